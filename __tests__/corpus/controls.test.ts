/** What a verifier that refuses everything would fail. */
import { describe, expect, it } from '@jest/globals'
import { CYCLONEDX_BOM } from '../../src/attest/predicate.ts'
import { consumerPolicy, runPolicy } from '../../src/verify/policies.ts'
import { SERVER } from '../support/release-evidence.ts'
import { thrownBy } from '../support/thrown.ts'
import { policyOf, verify } from './support/case.ts'
import { asVersion, FILE, forge, IDENTITY, statement } from './support/forge.ts'

const CENTRAL = 'acme/central/.github/workflows/build.yml'
const central = { claims: { job_workflow_ref: `${CENTRAL}@refs/heads/main` } }

describe.each(['public-good', 'github'] as const)('honest evidence of %s', instance => {
  it.each(['run', 'consumer'] as const)('is accepted by the %s', judge => {
    const { accepted, refused } = verify([forge({ instance })], policyOf(judge))
    expect(accepted.map(one => [one.instance, one.open])).toEqual([[instance, []]])
    expect(refused).toEqual([])
  })

  it('is accepted with a certificate of any extensions made by hand', () => {
    expect(verify([forge({ instance, extensions: own => own })]).accepted).toHaveLength(1)
  })

  it('of an earlier attempt is accepted by the run', () => {
    const policy = runPolicy({ ...IDENTITY, runAttempt: 2 }, { serverUrl: SERVER })
    expect(verify([forge({ instance })], policy).accepted).toHaveLength(1)
  })

  it('of a reusable workflow is accepted where it is named, and nowhere else', () => {
    const bundle = forge({ instance, ...central })
    const naming = (signerWorkflow: string): ReturnType<typeof runPolicy> =>
      runPolicy(IDENTITY, { serverUrl: SERVER, signerWorkflow })
    for (const signer of [CENTRAL, `github.com/${CENTRAL}`, `${CENTRAL}@refs/heads/main`]) {
      expect(verify([bundle], naming(signer)).accepted).toHaveLength(1)
    }
    expect(thrownBy(() => verify([bundle])).code).toBe('REUSABLE_SIGNER')
    expect(thrownBy(() => verify([bundle], naming(`${CENTRAL}@refs/tags/v1`))).code).toBe(
      'SIGNER_REF_MISMATCH',
    )
  })

  it('is accepted beside evidence of another kind and of another file', () => {
    const other = statement({ subject: [{ name: 'other', digest: { sha256: 'f'.repeat(64) } }] })
    const sbom = statement({ predicateType: CYCLONEDX_BOM })
    const strays = [other, sbom].map(one => forge({ instance, payload: JSON.stringify(one) }))
    const { accepted, refused } = verify([...strays, forge({ instance })])
    expect([accepted.length, refused.length]).toEqual([1, 2])
  })
})

describe('honest evidence', () => {
  it.each([
    ['version 0.1', asVersion('0.1', forge())],
    ['version 0.2', asVersion('0.2', forge())],
    ['version 0.2 of GitHub', asVersion('0.2', forge({ instance: 'github' }))],
    ['Rekor v2', forge({ log: 'rekor-v2' })],
    ['a DSSE entry of Rekor v2', forge({ log: 'rekor-v2-dsse' })],
  ])('in the form of %s is accepted', (_, bundle) => {
    expect(verify([bundle]).accepted).toHaveLength(1)
    expect(verify([bundle], policyOf('consumer')).accepted).toHaveLength(1)
  })

  it('may be about several files', () => {
    const subject = [
      { name: 'other', digest: { sha256: 'f'.repeat(64) } },
      { name: FILE.name, digest: { sha256: FILE.sha256 } },
    ]
    const bundle = forge({ payload: JSON.stringify(statement({ subject })) })
    expect(verify([bundle]).accepted).toHaveLength(1)
  })

  it('is accepted where a tag holds letters that a URI escapes', () => {
    const ref = 'refs/tags/v1.2.3-\u00e9t\u00e9!'
    const workflow = IDENTITY.jobWorkflowRef.replace(IDENTITY.ref, ref)
    const claims = { ref, job_workflow_ref: workflow, workflow_ref: workflow }
    const identity = { ...IDENTITY, ref, jobWorkflowRef: workflow, workflowRef: workflow }
    const policy = runPolicy(identity, { serverUrl: SERVER })
    const [accepted] = verify([forge({ claims })], policy).accepted
    expect(accepted?.signer.subjectAlternativeName).toMatch(/v1\.2\.3-%C3%A9t%C3%A9%21$/)
  })

  it('may be twice there', () => {
    expect(verify([forge(), forge({ instance: 'github' })]).accepted).toHaveLength(2)
  })

  it('is accepted where the name of the repository is written in another case', () => {
    expect(verify([forge()], policyOf('run', 'ACME/Rocket')).accepted).toHaveLength(1)
  })

  it('is accepted by a consumer who knows the name alone, and the report says what is open', () => {
    const policy = consumerPolicy({
      serverUrl: SERVER,
      issuer: IDENTITY.issuer,
      repository: IDENTITY.repository,
      repositoryId: undefined,
      ownerId: undefined,
      signerWorkflow: undefined,
      sourceRef: undefined,
      sourceDigest: undefined,
      runId: undefined,
      denySelfHostedRunners: true,
    })
    expect(verify([forge()], policy).accepted[0]?.open).not.toHaveLength(0)
  })
})
