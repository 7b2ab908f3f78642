/** What a statement that does not fit is told, word for word; and each field of a provenance with its own. */
import { describe, expect, it } from '@jest/globals'
import type { Statement } from '../../../src/attest/statement.ts'
import { checkStatement, type ExpectedSubject } from '../../../src/verify/check-statement.ts'
import { provenanceContradictions } from '../../../src/verify/provenance-agreement.ts'
import { FILE, provenance, SERVER, SHA, signer, statement } from './identities.ts'

const TYPE = 'https://example.com/predicate'
const ONES = '1'.repeat(64)
const TWOS = '2'.repeat(64)

type Subject = Statement['subject'][number]
const about = (...subject: Subject[]): Statement => ({ ...statement(TYPE), subject })
const named = (name: string, sha256 = ONES): Subject => ({ name, digest: { sha256 } })
const refused = (content: Statement, file: ExpectedSubject = FILE): readonly unknown[] =>
  checkStatement(content, TYPE, file).map(({ code, expected, actual }) => [code, expected, actual])

const WANTED = `${FILE.name} sha256:${FILE.sha256}`

describe('the subject', () => {
  it('is refused under a code of its own where the file has another name', () => {
    expect(refused(about(named('a'), named('b', FILE.sha256), named('c', FILE.sha256)))).toEqual([
      ['SUBJECT_RENAMED', WANTED, `b sha256:${FILE.sha256}, c sha256:${FILE.sha256}`],
    ])
  })

  it('is refused under a code of its own where the file has other bytes', () => {
    expect(refused(about(named('a'), named(FILE.name, TWOS)))).toEqual([
      ['SUBJECT_CHANGED', WANTED, `${FILE.name} sha256:${TWOS}`],
    ])
  })

  it('is listed by the longest beginning in common, three at most', () => {
    const list = (...names: string[]): unknown => refused(about(...names.map(name => named(name))))
    expect(list('x', 'wid', 'w', `${FILE.name}2`)).toEqual([
      [
        'SUBJECT_MISMATCH',
        WANTED,
        `${FILE.name}2 sha256:${ONES}, wid sha256:${ONES}, w sha256:${ONES}, 1 more`,
      ],
    ])
    expect(list('x', 'wid', 'w')).toEqual([
      ['SUBJECT_MISMATCH', WANTED, `wid sha256:${ONES}, w sha256:${ONES}, x sha256:${ONES}`],
    ])
    expect(list('x', 'y', 'z', 'u', 'v')).toEqual([
      ['SUBJECT_MISMATCH', WANTED, `x sha256:${ONES}, y sha256:${ONES}, z sha256:${ONES}, 2 more`],
    ])
  })

  it('without a digest of the algorithm is shown as one without', () => {
    const sha512 = { name: FILE.name, digest: { sha512: 'f'.repeat(128) } }
    expect(refused(about(named('x'), sha512))[0]).toEqual([
      'SUBJECT_MISMATCH',
      WANTED,
      `${FILE.name} sha256:?, x sha256:${ONES}`,
    ])
    expect(refused(about(sha512))).toEqual([['SUBJECT_MISMATCH', WANTED, `${FILE.name} sha256:?`]])
  })

  it('without a demanded name is told apart by its label, or not at all', () => {
    const { sha256 } = FILE
    expect(refused(about(named('b'), named('app')), { name: null, sha256 })).toEqual([
      ['SUBJECT_MISMATCH', `(any name) sha256:${sha256}`, `b sha256:${ONES}, app sha256:${ONES}`],
    ])
    const labelled = { name: null, sha256, label: 'app' }
    expect(refused(about(named('b'), named('apple')), labelled)).toEqual([
      ['SUBJECT_MISMATCH', `app sha256:${sha256}`, `apple sha256:${ONES}, b sha256:${ONES}`],
    ])
    expect(refused(about(named('other', sha256)), labelled)).toEqual([])
  })

  it('is one of several, and the digest of another name does not count', () => {
    expect(refused(about(named('a'), named(FILE.name, FILE.sha256)))).toEqual([])
    expect(refused(about())).toEqual([['SUBJECT_MISMATCH', WANTED, '']])
  })
})

it('every refusal of a statement bears its check and its sentence', () => {
  const other = checkStatement(about(named('a')), 'https://example.com/x', FILE)
  expect(other.map(({ check, message }) => [check, message])).toEqual([
    ['statement.predicate-type', `predicate type: expected https://example.com/x, got ${TYPE}`],
    ['statement.subject', `subject: expected ${WANTED}, got a sha256:${ONES}`],
  ])
  for (const subject of [named('a', FILE.sha256), named(FILE.name)]) {
    expect(checkStatement(about(subject), TYPE, FILE)).toEqual([
      expect.objectContaining({
        check: 'statement.subject',
        message: expect.stringMatching(/^subject: expected /),
      }),
    ])
  }
})

/** Each field of the predicate, and what the certificate says of it. */
const FIELDS = [
  ['buildDefinition.buildType', 'https://actions.github.io/buildtypes/workflow/v1'],
  ['buildDefinition.externalParameters.workflow.repository', `${SERVER}/octo-org/widget`],
  ['buildDefinition.externalParameters.workflow.ref', 'refs/tags/v1.2.3'],
  ['buildDefinition.externalParameters.workflow.path', '.github/workflows/release.yml'],
  ['buildDefinition.internalParameters.github.event_name', 'push'],
  ['buildDefinition.internalParameters.github.repository_id', '4242'],
  ['buildDefinition.internalParameters.github.repository_owner_id', '77'],
  ['buildDefinition.internalParameters.github.runner_environment', 'github-hosted'],
  ['buildDefinition.resolvedDependencies.0.uri', `git+${SERVER}/octo-org/widget@refs/tags/v1.2.3`],
  ['buildDefinition.resolvedDependencies.0.digest.gitCommit', SHA],
  ['runDetails.builder.id', signer.buildSignerUri],
  ['runDetails.metadata.invocationId', signer.runInvocationUri],
] as const

describe('a provenance', () => {
  it('that agrees is not refused, and an empty one lacks every field', () => {
    expect(provenanceContradictions(provenance(), signer, SERVER)).toEqual([])
    expect(provenanceContradictions({}, signer, SERVER)).toEqual(
      FIELDS.map(([path, expected]) => ({
        check: 'provenance.agreement',
        code: 'PROVENANCE_CONTRADICTION',
        message: `${path}: expected ${expected}, got nothing`,
        expected,
        actual: 'nothing',
      })),
    )
  })

  it('is refused where the certificate names no workflow of this server', () => {
    const [refusal] = provenanceContradictions(
      provenance(),
      { ...signer, buildConfigUri: 'x' },
      SERVER,
    )
    expect([refusal?.expected, refusal?.actual]).toEqual([
      'a workflow of this server',
      '".github/workflows/release.yml"',
    ])
    const without = provenance()
    const parameters = without['buildDefinition']?.['externalParameters'] as {
      workflow: { path?: unknown }
    }
    delete parameters.workflow.path
    const missing = provenanceContradictions(without, { ...signer, buildConfigUri: 'x' }, SERVER)
    expect(missing.map(one => one.actual)).toEqual(['nothing'])
  })

  it('is quoted in part where it is long', () => {
    const long = { ...provenance(), runDetails: { builder: { id: 'x'.repeat(300) } } }
    const [refusal] = provenanceContradictions(long, signer, SERVER)
    expect(refusal?.actual).toBe(`"${'x'.repeat(199)}`)
  })
})
