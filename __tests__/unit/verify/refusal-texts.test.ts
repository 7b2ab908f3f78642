/** What each comparison says, word for word: code, what was compared, expected and actual. */
import { describe, expect, it } from '@jest/globals'
import type { Statement } from '../../../src/attest/statement.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import type { VerificationPolicy } from '../../../src/verify/policy.ts'
import { checkIdentity, checkPolicy } from '../../../src/verify/policy-check.ts'
import { adviseInput, type Refusal } from '../../../src/verify/refusal.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { FILE, identity, SERVER, SHA, signer, statement } from './identities.ts'

const TYPE = 'https://example.com/predicate'
const policy = runPolicy(identity, { serverUrl: SERVER })
const OTHER = 'f'.repeat(40)
const WORKFLOW = `${SERVER}/octo-org/widget/.github/workflows/release.yml`
const TAG = 'refs/tags/v1.2.3'

const refusals = (
  changes: Partial<SignerIdentity>,
  demands: Partial<VerificationPolicy> = {},
  content: Statement = statement(TYPE),
): readonly Refusal[] =>
  checkPolicy(
    { signer: { ...signer, ...changes }, statement: content },
    { ...policy, ...demands },
    TYPE,
    FILE,
  )

const signedBy = (uri: string): Partial<SignerIdentity> => ({
  subjectAlternativeName: uri,
  buildSignerUri: uri,
})

/** A signer that is called by nobody who can be read, so that no reusable workflow explains it. */
const signedAlone = (uri: string): Partial<SignerIdentity> => ({
  ...signedBy(uri),
  buildConfigUri: 'x',
})

type Row = readonly [
  check: string,
  changes: Partial<SignerIdentity>,
  code: string,
  what: string,
  wanted: string,
  found: string,
]

const ROWS: readonly Row[] = [
  [
    'source.issuer',
    { issuer: 'https://token.example' },
    'ISSUER_MISMATCH',
    'token issuer',
    identity.issuer,
    'https://token.example',
  ],
  [
    'source.issuer',
    { issuer: `${identity.issuer}/acme-Corp1` },
    'ENTERPRISE_ISSUER',
    'token issuer',
    identity.issuer,
    `${identity.issuer}/acme-Corp1`,
  ],
  [
    'source.repository',
    { sourceRepositoryUri: `${SERVER}/octo-org/other` },
    'REPOSITORY_MISMATCH',
    'source repository',
    'octo-org/widget',
    `${SERVER}/octo-org/other`,
  ],
  [
    'source.owner',
    { sourceRepositoryOwnerUri: `${SERVER}/octo` },
    'OWNER_MISMATCH',
    'source owner',
    'octo-org',
    `${SERVER}/octo`,
  ],
  [
    'source.repository-id',
    { sourceRepositoryIdentifier: '4243' },
    'REPOSITORY_ID_MISMATCH',
    'source repository id',
    '4242',
    '4243',
  ],
  [
    'source.owner-id',
    { sourceRepositoryOwnerIdentifier: '7' },
    'OWNER_ID_MISMATCH',
    'source owner id',
    '77',
    '7',
  ],
  [
    'source.ref',
    { sourceRepositoryRef: 'refs/heads/x' },
    'REF_MISMATCH',
    'source ref',
    TAG,
    'refs/heads/x',
  ],
  [
    'source.commit',
    { sourceRepositoryDigest: OTHER },
    'COMMIT_MISMATCH_SIGNED',
    'source commit',
    SHA,
    OTHER,
  ],
  [
    'signer.name',
    signedBy('https://gitlab.com/o/r/x.yml@refs/tags/v1'),
    'SIGNER_MISMATCH',
    'signer',
    `a workflow of ${SERVER}, named twice alike`,
    'https://gitlab.com/o/r/x.yml@refs/tags/v1 and https://gitlab.com/o/r/x.yml@refs/tags/v1',
  ],
  [
    'signer.repository',
    signedAlone(`${SERVER}/acme/ci/.github/workflows/release.yml@${TAG}`),
    'SIGNER_MISMATCH',
    'repository of the signer workflow',
    'octo-org/widget',
    'acme/ci',
  ],
  [
    'signer.workflow',
    signedAlone(`${SERVER}/octo-org/widget/.github/workflows/x.yml@${TAG}`),
    'SIGNER_MISMATCH',
    'signer workflow',
    'octo-org/widget/.github/workflows/release.yml',
    'octo-org/widget/.github/workflows/x.yml',
  ],
  [
    'signer.ref',
    signedBy(`${WORKFLOW}@refs/heads/x`),
    'SIGNER_REF_MISMATCH',
    'ref of the signer workflow',
    TAG,
    'refs/heads/x',
  ],
  [
    'signer.commit',
    { buildSignerDigest: OTHER },
    'SIGNER_DIGEST_MISMATCH',
    'commit of the signer workflow',
    SHA,
    OTHER,
  ],
  [
    'run.runner',
    { runnerEnvironment: 'self-hosted' },
    'RUNNER_REFUSED',
    'runner environment',
    'github-hosted',
    'self-hosted',
  ],
  [
    'run.invocation',
    { runInvocationUri: 'x' },
    'RUN_MISMATCH',
    'workflow run',
    'octo-org/widget run 987654, attempt 1 to 2',
    'x',
  ],
  ['run.trigger', { buildTrigger: 'fork' }, 'TRIGGER_REFUSED', 'build trigger', 'push', 'fork'],
  [
    'config.workflow',
    { buildConfigUri: `${SERVER}/octo-org/widget/.github/workflows/x.yml@${TAG}` },
    'BUILD_CONFIG_MISMATCH',
    'top-level workflow',
    identity.workflowRef,
    `${SERVER}/octo-org/widget/.github/workflows/x.yml@${TAG}`,
  ],
  [
    'config.of-source',
    { buildConfigUri: `${SERVER}/o/r/x.yml@${TAG}` },
    'BUILD_CONFIG_MISMATCH',
    'top-level workflow',
    `one of ${SERVER}/octo-org/widget at ${TAG}`,
    `${SERVER}/o/r/x.yml@${TAG}`,
  ],
  [
    'config.commit',
    { buildConfigDigest: OTHER },
    'BUILD_CONFIG_MISMATCH',
    'commit of the top-level workflow',
    SHA,
    OTHER,
  ],
  [
    'source.visibility',
    { sourceRepositoryVisibilityAtSigning: 'private' },
    'VISIBILITY_MISMATCH',
    'visibility',
    'public',
    'private',
  ],
]

describe('a refusal', () => {
  it.each(ROWS)('%s says what was compared', (check, changes, code, what, expected, actual) => {
    const message = `${what}: expected ${expected}, got ${actual}`
    const wanted = { check, code, message, expected, actual }
    const said = expect.objectContaining(wanted)
    expect(refusals(changes)).toContainEqual(said)
    expect(checkIdentity({ ...signer, ...changes }, policy)).toContainEqual(said)
  })

  it('says which triggers are refused', () => {
    const refusedTriggers = ['fork', 'issues']
    const [first] = refusals({ buildTrigger: 'fork' }, { refusedTriggers })
    expect(first).toEqual({
      check: 'run.trigger',
      code: 'TRIGGER_REFUSED',
      message: 'build trigger: expected an event other than fork, issues, got fork',
      expected: 'an event other than fork, issues',
      actual: 'fork',
    })
  })

  it('says what a reusable workflow is, who called it and which input would accept it', () => {
    const uri = `${SERVER}/acme/ci/.github/workflows/rust.yml@refs/tags/v3`
    const demands = {
      signerRepository: { open: '' },
      signerRef: { open: '' },
      signerDigest: { open: '' },
    }
    const expected = 'octo-org/widget/.github/workflows/release.yml'
    const actual = 'acme/ci/.github/workflows/rust.yml'
    expect(refusals(signedBy(uri), demands)).toEqual([
      {
        check: 'signer.workflow',
        code: 'REUSABLE_SIGNER',
        message: `signer workflow: expected ${expected}, got ${actual}, a reusable workflow called by ${expected}`,
        expected,
        actual,
        remedy: `A reusable workflow signed. If you trust it, name it:\n\nwith:\n  signer-workflow: ${actual}@refs/tags/v3`,
      },
    ])
    const sourceOf = { signerOfSource: true, signerWorkflow: { open: '' } }
    expect(refusals(signedAlone(uri), { ...demands, ...sourceOf })[0]).toEqual({
      check: 'signer.of-source',
      code: 'SIGNER_MISMATCH',
      message: `repository of the signer workflow: expected the source repository, ${SERVER}/octo-org/widget, got acme/ci`,
      expected: `the source repository, ${SERVER}/octo-org/widget`,
      actual: 'acme/ci',
    })
  })

  it('is explained by a reusable workflow only where a workflow of the source called another', () => {
    const uri = `${SERVER}/acme/ci/.github/workflows/rust.yml@${TAG}`
    const codesOf = (buildConfigUri: string, by = uri): readonly string[] =>
      refusals({ ...signedBy(by), buildConfigUri })
        .filter(one => one.check.startsWith('signer.'))
        .map(one => one.code)
    expect(codesOf(`${WORKFLOW}@${TAG}`)).toEqual(['REUSABLE_SIGNER', 'REUSABLE_SIGNER'])
    expect(codesOf(`${SERVER}/o/r/x.yml@${TAG}`)).toEqual(['SIGNER_MISMATCH', 'SIGNER_MISMATCH'])
    const own = `${SERVER}/octo-org/widget/.github/workflows/x.yml@${TAG}`
    expect(codesOf(own, own)).toEqual(['SIGNER_MISMATCH'])
    expect(codesOf(own, own.replace('octo-org/widget', 'Octo-Org/Widget'))).toEqual([
      'SIGNER_MISMATCH',
    ])
  })
})

describe('the input that is proposed', () => {
  it.each(['a', 'A.b@c:d/e+f-g_h', 'x'.repeat(400)])('takes %s', value => {
    expect(adviseInput('Do it:', 'tag', value)).toBe(`Do it:\n\nwith:\n  tag: ${value}`)
  })

  it.each(['', ' a', 'a b', 'a\n', 'a#', '"a"', 'ä', '{a', 'x'.repeat(401)])('omits %j', value => {
    expect(adviseInput('Do it:', 'tag', value)).toBeUndefined()
  })
})
