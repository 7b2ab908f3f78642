/** What the statement is about, and of which kind it is. */
import { algorithmAndHex, digestName, type SubjectDigest } from '../attest/digest.ts'
import type { Statement, StatementSubject } from '../attest/statement.ts'
import { compare } from './comparison.ts'
import { refusal, type Refusal } from './refusal.ts'

/** The file that an attestation must be about; a name of null leaves the digest alone to decide. */
export type ExpectedSubject = SubjectDigest & {
  readonly name: string | null
  /** What it goes by here, where that is not demanded: for the diagnosis alone. */
  readonly label?: string
}

/** Kind and subject. */
export function checkStatement(
  statement: Statement,
  predicateType: string,
  subject: ExpectedSubject,
): readonly Refusal[] {
  return [
    ...compare(
      {
        check: 'statement.predicate-type',
        code: 'PREDICATE_TYPE_MISMATCH',
        what: 'predicate type',
      },
      predicateType,
      statement.predicateType,
    ),
    ...checkSubject(statement.subject, subject),
  ]
}

function checkSubject(
  subjects: readonly StatementSubject[],
  expected: ExpectedSubject,
): readonly Refusal[] {
  const { name } = expected
  // Under the algorithm that was asked for and no other: a digest of each algorithm stands for itself.
  const [algorithm, hex] = algorithmAndHex(expected)
  const same = subjects.filter(
    ({ digest }) => Object.hasOwn(digest, algorithm) && digest[algorithm] === hex,
  )
  if (same.some(subject => name === null || subject.name === name)) return []
  const known = name ?? expected.label
  const wanted = `${known ?? '(any name)'} ${digestName(expected)}`
  const check = 'statement.subject'
  if (same.length > 0) {
    return [
      refusal({ check, code: 'SUBJECT_RENAMED', what: 'subject' }, wanted, list(same, algorithm)),
    ]
  }
  const namesakes = subjects.filter(
    ({ name: its, digest }) => its === known && Object.hasOwn(digest, algorithm),
  )
  if (namesakes.length > 0) {
    return [
      refusal(
        { check, code: 'SUBJECT_CHANGED', what: 'subject' },
        wanted,
        list(namesakes, algorithm),
      ),
    ]
  }
  const nearest = subjects.toSorted(
    (a, b) => commonPrefix(b.name, known ?? '') - commonPrefix(a.name, known ?? ''),
  )
  return [
    refusal({ check, code: 'SUBJECT_MISMATCH', what: 'subject' }, wanted, list(nearest, algorithm)),
  ]
}

const SHOWN = 3

function list(subjects: readonly StatementSubject[], algorithm: string): string {
  const shown = subjects
    .slice(0, SHOWN)
    .map(({ name, digest }) => `${name} ${algorithm}:${digest[algorithm] ?? '?'}`)
  const more = subjects.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
