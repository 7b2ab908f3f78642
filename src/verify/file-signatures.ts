/**
 * Plain signatures of one file against the policy: the whole of it, on the certificate. There is no statement to be
 * checked, and the verdict is no VerifiedArtifact: no release takes it, and it never counts as provenance.
 */
import type { SigstoreInstance } from '../attest/instance.ts'
import { ERROR_CATALOG } from '../errors/catalog.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { VerifiedTimestamp } from './bundle-verifier.ts'
import { deepFreeze } from './deep-freeze.ts'
import { openDimensions, type OpenDimension, type VerificationPolicy } from './policy.ts'
import { checkIdentity } from './policy-check.ts'
import type { BlobVerifier, SignedBlob } from './signed-blob.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { refusedAs, type AttestationRecord, type RefusedAttestation } from './verified-artifact.ts'

/** A file, and the bundles that may hold a signature over it. Nothing here is believed yet. */
export interface SignedFile {
  /** For messages. */
  readonly label: string
  readonly bytes: Uint8Array
  readonly signatures: readonly AttestationRecord[]
}

/** A signature over the file by somebody whom the policy accepts. */
export interface AcceptedSignature {
  readonly signer: SignerIdentity
  readonly timestamps: readonly VerifiedTimestamp[]
  readonly logIndices: readonly string[]
  readonly instance: SigstoreInstance
  readonly bundle: unknown
  readonly source: string
  /** What the policy did not look at. */
  readonly open: readonly OpenDimension[]
}

/** `failure` is undefined exactly where `accepted` holds one. */
export interface SignatureVerdict {
  readonly accepted: readonly AcceptedSignature[]
  readonly refused: readonly RefusedAttestation[]
  readonly failure: ReleaseError | undefined
}

/** Judges every bundle; one good signature is enough, and the bad ones are listed. */
export function judgeSignatures(
  file: SignedFile,
  verifier: BlobVerifier,
  policy: VerificationPolicy,
): SignatureVerdict {
  const accepted: AcceptedSignature[] = []
  const refused: RefusedAttestation[] = []
  for (const record of file.signatures) {
    const outcome = judgeOne(record, file.bytes, { verifier, policy })
    if ('code' in outcome) refused.push(outcome)
    else accepted.push(outcome)
  }
  const failure = accepted.length > 0 ? undefined : refuse(file.label, refused)
  return { ...deepFreeze({ accepted, refused }), failure }
}

function judgeOne(
  { source, bundle }: AttestationRecord,
  bytes: Uint8Array,
  judge: { readonly verifier: BlobVerifier; readonly policy: VerificationPolicy },
): AcceptedSignature | RefusedAttestation {
  let signed: SignedBlob
  try {
    signed = judge.verifier.verifyBlob(bundle, bytes)
  } catch (error) {
    const { check = null, code, message, expected, actual, remedy } = toReleaseError(error)
    return refusedAs({ source, check, code, message, expected, actual, remedy })
  }
  const reasons = checkIdentity(signed.signer, judge.policy)
  const [first] = reasons
  if (first === undefined) return { ...signed, source, open: openDimensions(judge.policy) }
  const message = reasons.map(reason => `${reason.code}: ${reason.message}`).join('; ')
  return refusedAs({ ...first, source, message })
}

/** The reason that tells most, and all the others in the message. */
function refuse(label: string, refused: readonly RefusedAttestation[]): ReleaseError {
  const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('')
  // A bundle file may hold the signatures of many files: one of another is no evidence of foul play.
  const telling = refused.filter(one => one.code !== 'SUBJECT_MISMATCH')
  const reasons = telling.length > 0 ? telling : refused
  const worst = reasons.find(one => ERROR_CATALOG[one.code].class === 'security') ?? reasons[0]
  return new ReleaseError(worst?.code ?? 'ATTESTATION_NOT_FOUND', {
    ...(worst && { remedy: worst.remedy }),
    message: `no signature over ${label} is acceptable:${list === '' ? ' there is none' : list}`,
  })
}
