/**
 * Keyless signatures of an image against the policy: the whole of it, on the certificate. A public central signer signs
 * for anyone who calls it, so that its name alone says nothing; the source repository in the certificate decides. The
 * verdict is no VerifiedArtifact, and a signature never counts as provenance.
 */
import type { Sha256 } from '../attest/digest.ts'
import { COSIGN_SIGNATURE } from '../attest/predicate.ts'
import { ReleaseError, toReleaseError, VerificationError } from '../errors/release-error.ts'
import { signedImage } from '../oci/cosign-layers.ts'
import type { Verifiers } from './bundle-verifier.ts'
import { judgeSignatures, type AcceptedSignature } from './file-signatures.ts'
import type { VerificationPolicy } from './policy.ts'
import {
  refusalsOf,
  refusedAs,
  verifyAttestations,
  type AcceptedAttestation,
  type AttestationRecord,
  type RefusedAttestation,
} from './verified-artifact.ts'

/** What cosign before version 3 signed, with the bundle made of its layer, or why there can be none. */
export type SignedPayload = { readonly source: string } & (
  { readonly bytes: Uint8Array; readonly bundle: unknown } | { readonly fault: ReleaseError }
)

/** An image, and all that may be a signature of it. Nothing here is believed yet. */
export interface SignedImage {
  /** For messages. */
  readonly label: string
  readonly sha256: Sha256
  readonly bundles: readonly AttestationRecord[]
  readonly payloads: readonly SignedPayload[]
}

/** `failure` is undefined exactly where one of the first two holds one. */
export interface ImageSignatureVerdict {
  readonly accepted: readonly AcceptedAttestation[]
  readonly signatures: readonly AcceptedSignature[]
  readonly refused: readonly RefusedAttestation[]
  readonly failure: ReleaseError | undefined
}

/** Judges every signature; one good one is enough, and the bad ones are listed. */
export function judgeImageSignatures(
  image: SignedImage,
  verifier: Verifiers,
  policy: VerificationPolicy,
): ImageSignatureVerdict {
  const statements = judgeStatements(image, verifier, policy)
  const payloads = image.payloads.map(one => judgePayload(one, image, { verifier, policy }))
  const signatures = payloads.flatMap(one => one.accepted)
  const refused = [...statements.refused, ...payloads.flatMap(one => one.refused)]
  const good = statements.accepted.length + signatures.length > 0
  const failures = [statements.failure, ...payloads.map(one => one.failure)].filter(
    one => one !== undefined,
  )
  return {
    accepted: statements.accepted,
    signatures,
    refused,
    failure: good ? undefined : worstOf(failures, image),
  }
}

type Part<T> = Pick<ImageSignatureVerdict, 'refused' | 'failure'> & {
  readonly accepted: readonly T[]
}

/** https://github.com/sigstore/cosign/blob/main/specs/COSIGN_PREDICATE_SPEC.md */
function judgeStatements(
  { label, sha256, bundles }: SignedImage,
  verifier: Verifiers,
  policy: VerificationPolicy,
): Part<AcceptedAttestation> {
  const requirements = [{ predicateType: COSIGN_SIGNATURE, policy }] as const
  try {
    const subject = { name: null, label, sha256, requirements, attestations: bundles }
    const { accepted, refused } = verifyAttestations(subject, verifier)
    return { accepted, refused: refused.filter(isSignature), failure: undefined }
  } catch (thrown) {
    const failure = toReleaseError(thrown)
    return { accepted: [], refused: refusalsOf(failure).filter(isSignature), failure }
  }
}

/** The image's attestations lie beside its signatures; that they are none is no news. */
function isSignature({ code }: RefusedAttestation): boolean {
  return code !== 'PREDICATE_TYPE_MISMATCH'
}

function judgePayload(
  payload: SignedPayload,
  { label, sha256 }: SignedImage,
  { verifier, policy }: { readonly verifier: Verifiers; readonly policy: VerificationPolicy },
): Part<AcceptedSignature> {
  const { source } = payload
  try {
    if ('fault' in payload) throw payload.fault
    const { bytes, bundle } = payload
    checkImage(signedImage(bytes), sha256)
    const file = { label, bytes, signatures: [{ source, bundle }] }
    return judgeSignatures(file, verifier, policy)
  } catch (thrown) {
    const failure = toReleaseError(thrown)
    const { check = null, code, message, expected, actual, remedy } = failure
    const refused = refusedAs({ source, check, code, message, expected, actual, remedy })
    return { accepted: [], refused: [refused], failure }
  }
}

/** The signature is over the payload: whose it is stands in there, and nowhere else. */
function checkImage(named: Sha256, expected: Sha256): void {
  if (named === expected) return
  throw new VerificationError('SUBJECT_MISMATCH', {
    message: 'the signature is over another image',
    check: 'statement.subject',
    expected: `sha256:${expected}`,
    actual: `sha256:${named}`,
  })
}

const ABSENT = new Set(['ATTESTATION_NOT_FOUND', 'PREDICATE_TYPE_NOT_FOUND'])

function worstOf(failures: readonly ReleaseError[], { label, sha256 }: SignedImage): ReleaseError {
  const telling = failures.filter(({ code }) => !ABSENT.has(code))
  const [first] = telling
  const worst = telling.find(one => one.class === 'security') ?? first
  return (
    worst ??
    new ReleaseError('SIGNATURE_NOT_FOUND', {
      message: `no keyless signature of ${label} is there`,
      expected: `one of sha256:${sha256}`,
      check: 'statement.predicate-type',
    })
  )
}
