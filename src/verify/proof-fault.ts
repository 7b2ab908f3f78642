/**
 * Why a proof does not hold. The library's own verdict stands; what it calls by one name for several causes is told
 * apart here, so that each has its code.
 */
import { VerificationError } from '../errors/release-error.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import type { CheckId } from './checks.ts'
import type { Thresholds } from './trust.ts'

/** What the bundle offers as proof, as far as it could be read. */
export interface ProofFacts {
  readonly thresholds: Thresholds
  /** Whether the signature over the envelope holds, whatever else does not. */
  readonly signatureHolds: boolean
  readonly logEntries: number
  /** Seconds since the epoch at which the signature existed, if the proofs hold. */
  readonly times: readonly number[]
  readonly notBefore: number
  readonly notAfter: number
}

type Fault = readonly [code: VerificationCode, check: CheckId, message: string]

type VerificationCode =
  | 'BUNDLE_INVALID'
  | 'CERTIFICATE_EXPIRED'
  | 'CERTIFICATE_UNLOGGED'
  | 'CERTIFICATE_UNTRUSTED'
  | 'LOG_ENTRY_INVALID'
  | 'LOG_ENTRY_MISSING'
  | 'SIGNATURE_INVALID'
  | 'TIMESTAMP_INVALID'
  | 'TIMESTAMP_MISSING'

/** The error for what the library threw. */
export function proofFault(cause: unknown, facts: ProofFacts): VerificationError {
  if (!facts.signatureHolds) return signatureInvalid(cause)
  const missing = missingProof(facts)
  if (missing !== undefined) return missing
  const outside = facts.times.find(time => time < facts.notBefore || time > facts.notAfter)
  const [code, check, message] = faultOf(cause, outside !== undefined)
  return new VerificationError(code, {
    message,
    check,
    cause,
    ...(code === 'CERTIFICATE_EXPIRED' && outside !== undefined
      ? {
          expected: `a time from ${rfc3339(facts.notBefore)} to ${rfc3339(facts.notAfter)}`,
          actual: rfc3339(outside),
        }
      : {}),
  })
}

function signatureInvalid(cause: unknown): VerificationError {
  const message = 'the signature of the attestation does not hold'
  return new VerificationError('SIGNATURE_INVALID', { message, check: 'signature', cause })
}

/** What an instance always offers, and this bundle does not. */
function missingProof({
  thresholds,
  logEntries,
  times,
}: ProofFacts): VerificationError | undefined {
  if (logEntries < thresholds.tlogThreshold) {
    return new VerificationError('LOG_ENTRY_MISSING', {
      message: 'the attestation has no entry of the transparency log',
      expected: `${thresholds.tlogThreshold}`,
      actual: `${logEntries}`,
      check: 'log.entry',
    })
  }
  if (times.length < thresholds.timestampThreshold) {
    return new VerificationError('TIMESTAMP_MISSING', {
      message: 'nothing proves when the attestation was signed',
      expected: `${thresholds.timestampThreshold} time stamp`,
      actual: `${times.length}`,
      check: 'time.stamp',
    })
  }
  return undefined
}

/** https://github.com/sigstore/sigstore-js/blob/main/packages/verify/src/error.ts */
const SIGNATURE_VERDICTS = ['SIGNATURE_ERROR', 'PUBLIC_KEY_ERROR', 'UNTRUSTED_SIGNER_ERROR']

function faultOf(cause: unknown, outside: boolean): Fault {
  const kind = codeOf(cause)
  if (kind.startsWith('TLOG')) {
    return ['LOG_ENTRY_INVALID', 'log.entry', 'the entry of the transparency log does not hold']
  }
  if (kind === 'TIMESTAMP_ERROR') {
    return ['TIMESTAMP_INVALID', 'time.stamp', 'the time stamp of the signature does not hold']
  }
  if (SIGNATURE_VERDICTS.includes(kind)) {
    return ['SIGNATURE_INVALID', 'signature', 'the signature of the attestation does not hold']
  }
  // The library has a code for each of its verdicts. Any other is of something that stumbled over the proof.
  if (kind !== 'CERTIFICATE_ERROR') {
    return ['BUNDLE_INVALID', 'bundle.form', 'a proof in the bundle cannot be read']
  }
  if (outside) {
    return [
      'CERTIFICATE_EXPIRED',
      'certificate.time',
      'the certificate was not valid when the attestation was signed',
    ]
  }
  // The library has one code for the chain and for the certificate log, and a name for the log's stamps alone.
  if (cause instanceof Error && /\bSCTs?\b/.test(cause.message)) {
    return [
      'CERTIFICATE_UNLOGGED',
      'certificate.log',
      'no certificate log of the trust root vouches for the certificate',
    ]
  }
  return [
    'CERTIFICATE_UNTRUSTED',
    'certificate.chain',
    'the certificate does not chain to an authority of the trust root that was valid then',
  ]
}

function codeOf(cause: unknown): string {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : ''
}
