/** What is refused before anything is signed: a signature in a public log cannot be taken back. */
import { ReleaseError } from '../errors/release-error.ts'
import type { SigstoreInstance } from './instance.ts'
import { IN_TOTO_PAYLOAD_TYPE } from './predicate.ts'
import { statementOf } from './statement.ts'
import { MAX_PREDICATE_BYTES, MAX_SUBJECTS } from './store-limits.ts'
import type { Claim } from './subject.ts'

export { MAX_PREDICATE_BYTES, MAX_SUBJECTS }
/** The public-good log sits behind a load balancer that refuses a few MB (sigstore/rekor#2915). */
export const DEFAULT_MAX_ENVELOPE = 2 * 1024 * 1024

// A DER signature of P-256 is 72 bytes at most, 96 in base64.
const SIGNATURE_PLACEHOLDER = 'x'.repeat(96)

/** Bytes of the DSSE envelope that signing this claim would send. */
export function envelopeBytes(claim: Claim): number {
  const payload = Buffer.from(JSON.stringify(statementOf(claim))).toString('base64')
  const envelope = {
    payload,
    payloadType: IN_TOTO_PAYLOAD_TYPE,
    signatures: [{ sig: SIGNATURE_PLACEHOLDER, keyid: '' }],
  }
  return Buffer.byteLength(JSON.stringify(envelope))
}

/** Refuses claims that would be refused only after some of them were signed. */
export function checkLimits(
  claims: readonly Claim[],
  options: { readonly instance: SigstoreInstance; readonly maxEnvelope: number },
): void {
  checkSubjects(claims)
  for (const claim of claims) {
    const what = `${claim.predicateType} of ${claim.subject.name}`
    const size = Buffer.byteLength(JSON.stringify(claim.predicate))
    if (size > MAX_PREDICATE_BYTES) {
      throw tooLarge('PREDICATE_TOO_LARGE', `the predicate ${what}`, MAX_PREDICATE_BYTES, size)
    }
    const envelope = envelopeBytes(claim)
    if (options.instance === 'public-good' && envelope > options.maxEnvelope) {
      throw tooLarge(
        'ENVELOPE_TOO_LARGE',
        `the envelope for ${what}`,
        options.maxEnvelope,
        envelope,
      )
    }
  }
}

function checkSubjects(claims: readonly Claim[]): void {
  const names = new Set(claims.map(claim => claim.subject.name))
  if (names.size > MAX_SUBJECTS) {
    throw new ReleaseError('TOO_MANY_SUBJECTS', {
      message: 'too many files to attest',
      expected: `at most ${MAX_SUBJECTS}`,
      actual: String(names.size),
    })
  }
  const seen = new Set<string>()
  for (const { subject, predicateType } of claims) {
    const key = `${predicateType}\n${subject.name}`
    if (subject.name === '' || seen.has(key)) {
      throw new ReleaseError('SUBJECT_INVALID', {
        message: `a subject of ${predicateType} has no name of its own: ${JSON.stringify(subject.name)}`,
      })
    }
    seen.add(key)
  }
}

function tooLarge(
  code: 'PREDICATE_TOO_LARGE' | 'ENVELOPE_TOO_LARGE',
  what: string,
  limit: number,
  size: number,
): ReleaseError {
  return new ReleaseError(code, {
    message: `${what} is too large`,
    expected: `at most ${limit} bytes`,
    actual: `${size} bytes`,
  })
}
