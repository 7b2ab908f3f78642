import { describe, expect, it } from '@jest/globals'
import {
  consumerPolicy,
  ofEarlierRun,
  ownPolicy,
  runPolicy,
  signerDemands,
} from '../../../src/verify/policies.ts'
import { openDimensions, type VerificationPolicy } from '../../../src/verify/policy.ts'
import { checkPolicy } from '../../../src/verify/policy-check.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { thrownBy } from '../../support/thrown.ts'
import { FILE, identity, SERVER, signer, statement } from './identities.ts'

const UNRELATED = 'https://example.com/predicate'
const RUN = `${SERVER}/octo-org/widget/actions/runs/987654`

const codes = (changes: Partial<SignerIdentity>, demands: VerificationPolicy): readonly string[] =>
  checkPolicy(
    { signer: { ...signer, ...changes }, statement: statement(UNRELATED) },
    demands,
    UNRELATED,
    FILE,
  ).map(one => one.code)

const signedBy = (uri: string): Partial<SignerIdentity> => ({
  subjectAlternativeName: uri,
  buildSignerUri: uri,
})

it('evidence of an earlier run may differ in what differs from run to run, and in nothing else', () => {
  const own = runPolicy(identity, { serverUrl: SERVER })
  const open = { open: 'of an earlier run' }
  const run = { open: 'any run' }
  expect(ofEarlierRun(own, run)).toEqual({ ...own, run, trigger: open, visibility: open })
})

describe('the policies', () => {
  const known = {
    serverUrl: SERVER,
    issuer: identity.issuer,
    repository: 'octo-org/widget',
    repositoryId: undefined,
    ownerId: undefined,
    signerWorkflow: undefined,
    sourceRef: undefined,
    sourceDigest: undefined,
    runId: undefined,
    denySelfHostedRunners: false,
  }

  it('names every dimension that a consumer leaves open', () => {
    expect(openDimensions(consumerPolicy(known)).map(one => one.dimension)).toEqual([
      'source repository id',
      'source owner id',
      'signer workflow',
      'signer ref',
      'source ref',
      'source commit',
      'workflow run',
      'runner environment',
    ])
  })

  it('demands all that a consumer knows', () => {
    const all = consumerPolicy({
      ...known,
      repositoryId: '4242',
      ownerId: '77',
      signerWorkflow: 'github.com/octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3',
      sourceRef: identity.ref,
      sourceDigest: identity.sha,
      runId: identity.runId,
      denySelfHostedRunners: true,
    })
    expect(openDimensions(all)).toEqual([])
    expect(codes({}, all)).toEqual([])
    expect(codes({ runInvocationUri: `${RUN}/attempts/17` }, all)).toEqual([])
    expect(codes({ runnerEnvironment: 'self-hosted' }, all)).toEqual(['RUNNER_REFUSED'])
  })

  it('holds a consumer without a signer to the workflows of the repository itself', () => {
    const demands = consumerPolicy(known)
    expect(codes({}, demands)).toEqual([])
    const other = signedBy(
      `${SERVER}/octo-org/widget-evil/.github/workflows/release.yml@refs/tags/v1.2.3`,
    )
    expect(codes(other, demands)).toEqual(['REUSABLE_SIGNER'])
  })

  it('takes another signer for the builds, never for the own evidence', () => {
    const signerWorkflow = 'octo-org/ci/.github/workflows/sign.yml'
    const builds = runPolicy(identity, { serverUrl: SERVER, signerWorkflow })
    expect(builds.signerWorkflow).toEqual({ equal: signerWorkflow })
    expect(openDimensions(builds).map(one => one.dimension)).toEqual(['signer ref'])
    expect(builds.signerDigest).toHaveProperty('open')
    const pinned = runPolicy(identity, {
      serverUrl: SERVER,
      signerWorkflow: `${signerWorkflow}@${'a'.repeat(40)}`,
    })
    expect(pinned.signerDigest).toEqual({ equal: 'a'.repeat(40) })
    expect(ownPolicy(identity, SERVER).signerWorkflow).toEqual({
      equal: 'octo-org/widget/.github/workflows/release.yml',
    })
  })

  it.each(['github-hosted', 'self-hosted'])(
    'holds own evidence to the %s runner it is made on',
    own => {
      const here = { ...identity, runnerEnvironment: own }
      for (const serverUrl of [SERVER, 'https://acme.ghe.com']) {
        expect(ownPolicy(here, serverUrl)).toEqual({
          ...runPolicy(here, { serverUrl }),
          runnerEnvironment: { equal: own },
        })
        expect(ownPolicy(here, serverUrl).serverUrl).toBe(serverUrl)
      }
    },
  )

  it('demands no better runner than its own', () => {
    const own = { ...identity, runnerEnvironment: 'self-hosted' }
    expect(openDimensions(runPolicy(own, { serverUrl: SERVER })).map(one => one.dimension)).toEqual(
      ['runner environment'],
    )
    expect(ownPolicy(own, SERVER)).toMatchObject({
      serverUrl: SERVER,
      runnerEnvironment: { equal: 'self-hosted' },
    })
  })

  it.each(['release.yml', 'o/r', 'o/r/', 'o/r/.github/workflows/release', 'o@x/r/a.yml'])(
    'refuses %s as a signer',
    text => {
      expect(thrownBy(() => signerDemands(text, SERVER, '')).code).toBe('INPUT_INVALID')
    },
  )

  it('refuses a token without a workflow', () => {
    const odd = { ...identity, jobWorkflowRef: 'nothing' }
    expect(thrownBy(() => runPolicy(odd, { serverUrl: SERVER })).code).toBe('IDENTITY_MISMATCH')
  })
})
