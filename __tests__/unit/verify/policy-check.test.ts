import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import type { Statement } from '../../../src/attest/statement.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import { openDimensions, type VerificationPolicy } from '../../../src/verify/policy.ts'
import type { ExpectedSubject } from '../../../src/verify/check-statement.ts'
import type { Refusal } from '../../../src/verify/refusal.ts'
import { checkPolicy } from '../../../src/verify/policy-check.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { FILE, identity, provenance, SERVER, signer, statement } from './identities.ts'

const policy = runPolicy(identity, { serverUrl: SERVER })
const UNRELATED = 'https://example.com/predicate'

const codes = (
  changes: Partial<SignerIdentity>,
  demands: VerificationPolicy = policy,
  // A type that no provenance check looks at, so that one dimension shows alone.
  content: Statement = statement(UNRELATED),
  type = UNRELATED,
): readonly string[] =>
  checkPolicy({ signer: { ...signer, ...changes }, statement: content }, demands, type, FILE).map(
    one => one.code,
  )

const signedBy = (uri: string): Partial<SignerIdentity> => ({
  subjectAlternativeName: uri,
  buildSignerUri: uri,
})
const RUN = `${SERVER}/octo-org/widget/actions/runs/987654`

describe('checkPolicy', () => {
  it('accepts what agrees with everything', () => {
    expect(codes({}, policy, statement(), PROVENANCE_V1)).toEqual([])
    expect(openDimensions(policy)).toEqual([])
  })

  it.each<[string, Partial<SignerIdentity>, readonly string[]]>([
    ['issuer', { issuer: 'https://token.example' }, ['ISSUER_MISMATCH']],
    ['issuer, an enterprise’s', { issuer: `${identity.issuer}/evil` }, ['ENTERPRISE_ISSUER']],
    ['issuer with more than a slug', { issuer: `${identity.issuer}/a/b` }, ['ISSUER_MISMATCH']],
    [
      'repository',
      { sourceRepositoryUri: `${SERVER}/octo-org/widget2` },
      ['REPOSITORY_MISMATCH', 'BUILD_CONFIG_MISMATCH'],
    ],
    [
      'server',
      { sourceRepositoryUri: 'https://evil.ghe.com/octo-org/widget' },
      ['REPOSITORY_MISMATCH', 'BUILD_CONFIG_MISMATCH'],
    ],
    ['owner', { sourceRepositoryOwnerUri: `${SERVER}/octo` }, ['OWNER_MISMATCH']],
    ['repository id', { sourceRepositoryIdentifier: '4243' }, ['REPOSITORY_ID_MISMATCH']],
    ['owner id', { sourceRepositoryOwnerIdentifier: '7' }, ['OWNER_ID_MISMATCH']],
    [
      'ref',
      { sourceRepositoryRef: 'refs/tags/v1.2.3-evil' },
      ['REF_MISMATCH', 'BUILD_CONFIG_MISMATCH'],
    ],
    [
      'case of the ref',
      { sourceRepositoryRef: 'refs/tags/V1.2.3' },
      ['REF_MISMATCH', 'BUILD_CONFIG_MISMATCH'],
    ],
    ['commit', { sourceRepositoryDigest: 'f'.repeat(40) }, ['COMMIT_MISMATCH_SIGNED']],
    ['trigger', { buildTrigger: 'pull_request_target' }, ['TRIGGER_REFUSED', 'TRIGGER_REFUSED']],
    ['trigger', { buildTrigger: 'workflow_run' }, ['TRIGGER_REFUSED', 'TRIGGER_REFUSED']],
    ['trigger', { buildTrigger: 'issue_comment' }, ['TRIGGER_REFUSED', 'TRIGGER_REFUSED']],
    ['trigger', { buildTrigger: 'schedule' }, ['TRIGGER_REFUSED']],
    ['runner', { runnerEnvironment: 'self-hosted' }, ['RUNNER_REFUSED']],
    [
      'run',
      { runInvocationUri: `${SERVER}/octo-org/widget/actions/runs/9/attempts/1` },
      ['RUN_MISMATCH'],
    ],
    [
      'run of another repository',
      { runInvocationUri: `${SERVER}/a/b/actions/runs/987654/attempts/1` },
      ['RUN_MISMATCH'],
    ],
    ['later attempt', { runInvocationUri: `${RUN}/attempts/3` }, ['RUN_MISMATCH']],
    ['attempt zero', { runInvocationUri: `${RUN}/attempts/0` }, ['RUN_MISMATCH']],
    ['odd run', { runInvocationUri: `${RUN}/attempts/1/x` }, ['RUN_MISMATCH']],
    [
      'run elsewhere',
      { runInvocationUri: RUN.replace('github.com', 'evil.com') },
      ['RUN_MISMATCH'],
    ],
    [
      'signer that begins alike',
      signedBy(`${SERVER}/octo-org/widget/.github/workflows/release.yml.evil.yml@refs/tags/v1.2.3`),
      ['REUSABLE_SIGNER'],
    ],
    [
      'case of the path',
      signedBy(`${SERVER}/octo-org/widget/.github/workflows/Release.yml@refs/tags/v1.2.3`),
      ['REUSABLE_SIGNER'],
    ],
    [
      'signer repository',
      signedBy(`${SERVER}/evil/widget/.github/workflows/release.yml@refs/tags/v1.2.3`),
      ['REUSABLE_SIGNER', 'REUSABLE_SIGNER'],
    ],
    [
      'signer ref',
      signedBy(`${SERVER}/octo-org/widget/.github/workflows/release.yml@refs/heads/main`),
      ['SIGNER_REF_MISMATCH'],
    ],
    [
      'signer elsewhere',
      signedBy('https://gitlab.com/octo-org/widget/x.yml@refs/tags/v1.2.3'),
      ['SIGNER_MISMATCH'],
    ],
    [
      'signer without a ref',
      signedBy(`${SERVER}/octo-org/widget/.github/workflows/release.yml`),
      ['SIGNER_MISMATCH'],
    ],
    [
      'signer named two ways',
      { buildSignerUri: `${SERVER}/a/b/c.yml@refs/tags/v1.2.3` },
      ['SIGNER_MISMATCH'],
    ],
  ])('refuses another %s', (_what, changes, expected) => {
    expect(codes(changes)).toEqual(expected)
  })

  it('takes the names of owners and repositories in any case', () => {
    expect(
      codes({
        sourceRepositoryUri: `${SERVER}/Octo-Org/Widget`,
        sourceRepositoryOwnerUri: `${SERVER}/OCTO-ORG`,
        runInvocationUri: `${SERVER}/Octo-Org/Widget/actions/runs/987654/attempts/2`,
        ...signedBy(`${SERVER}/Octo-Org/Widget/.github/workflows/release.yml@refs/tags/v1.2.3`),
      }),
    ).toEqual([])
  })

  it('binds the subject by digest, and by name where one is planned', () => {
    const subject = (name: string, digest: Record<string, string>): Statement => ({
      ...statement(UNRELATED),
      subject: [{ name, digest }],
    })
    expect(codes({}, policy, subject(FILE.name, { sha256: sha256Of('x') }))).toEqual([
      'SUBJECT_CHANGED',
    ])
    expect(codes({}, policy, subject('other', { sha256: FILE.sha256 }))).toEqual([
      'SUBJECT_RENAMED',
    ])
    expect(codes({}, policy, subject(FILE.name, { sha512: FILE.sha256 }))).toEqual([
      'SUBJECT_MISMATCH',
    ])
    const byDigest = checkPolicy(
      { signer, statement: subject('renamed', { sha256: FILE.sha256 }) },
      policy,
      UNRELATED,
      { name: null, sha256: FILE.sha256 },
    )
    expect(byDigest).toEqual([])
    const unnamed = checkPolicy(
      { signer, statement: subject('x', { sha256: '0' }) },
      policy,
      UNRELATED,
      { name: null, sha256: FILE.sha256 },
    )
    expect(unnamed.map(one => one.code)).toEqual(['SUBJECT_MISMATCH'])
  })

  it('names the nearest subjects, and says how many more there are', () => {
    const names = ['zebra', 'widget-1', 'other', `${FILE.name}.exe`]
    const subjects = names.map(name => ({ name, digest: { sha256: 'f'.repeat(64) } }))
    const refusals = (file: ExpectedSubject): readonly Refusal[] =>
      checkPolicy(
        { signer, statement: { ...statement(UNRELATED), subject: subjects } },
        policy,
        UNRELATED,
        file,
      )
    const found = `sha256:${'f'.repeat(64)}`
    const [byName] = refusals(FILE)
    expect(byName?.actual).toBe(
      `${FILE.name}.exe ${found}, widget-1 ${found}, zebra ${found}, 1 more`,
    )
    const [byLabel] = refusals({ name: null, sha256: FILE.sha256, label: 'zebra' })
    expect([byLabel?.code, byLabel?.actual]).toEqual(['SUBJECT_CHANGED', `zebra ${found}`])
  })

  it('compares the predicate type inside the signature', () => {
    expect(codes({}, policy, statement(CYCLONEDX_BOM), PROVENANCE_V1)).toEqual([
      'PREDICATE_TYPE_MISMATCH',
    ])
  })
})

describe('a provenance that contradicts its certificate', () => {
  const elsewhere = 'https://example.com'
  it.each<[string, Partial<SignerIdentity>]>([
    [
      'workflow path',
      { buildConfigUri: `${SERVER}/octo-org/widget/.github/workflows/x.yml@refs/tags/v1.2.3` },
    ],
    ['unreadable workflow', { buildConfigUri: elsewhere }],
    ['builder', { buildSignerUri: elsewhere, subjectAlternativeName: elsewhere }],
    ['event', { buildTrigger: 'schedule' }],
    ['commit', { sourceRepositoryDigest: 'f'.repeat(40) }],
    ['ref', { sourceRepositoryRef: 'refs/heads/main' }],
    ['repository', { sourceRepositoryUri: elsewhere }],
    ['repository id', { sourceRepositoryIdentifier: '1' }],
    ['owner id', { sourceRepositoryOwnerIdentifier: '1' }],
    ['runner', { runnerEnvironment: 'self-hosted' }],
    ['attempt', { runInvocationUri: `${RUN}/attempts/2` }],
  ])('is refused: %s', (_what, changes) => {
    expect(codes(changes, policy, statement(), PROVENANCE_V1)).toContain('PROVENANCE_CONTRADICTION')
  })

  const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
      : [path]

  it.each(leaves(provenance()).map(path => [path.join('.'), path] as const))(
    'is refused without %s',
    (_name, path) => {
      const predicate = provenance()
      const last = path.at(-1) ?? ''
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>(
          (value, key) => value[key] as Record<string, unknown>,
          predicate,
        )
      for (const wrong of [undefined, 'wrong', 1, null]) {
        parent[last] = wrong
        if (wrong === undefined) Reflect.deleteProperty(parent, last)
        expect(codes({}, policy, { ...statement(), predicate }, PROVENANCE_V1)).toContain(
          'PROVENANCE_CONTRADICTION',
        )
      }
    },
  )

  it('is not looked for in other predicates', () => {
    expect(codes({}, policy, { ...statement(UNRELATED), predicate: {} })).toEqual([])
  })
})
