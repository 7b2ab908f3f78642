/**
 * A plain signature over a file, as `cosign sign-blob` makes it. It says who held the file and nothing of how the file
 * came to be: there is no statement, and nothing of what is here makes a VerifiedArtifact.
 */
import { createHash } from 'node:crypto'
import type { BundleWithMessageSignature } from '@sigstore/bundle'
import { HashAlgorithm } from '@sigstore/protobuf-specs'
import type { SigstoreInstance } from '../attest/instance.ts'
import { VerificationError } from '../errors/release-error.ts'
import { invalidBundle } from './bundle-format.ts'
import type { VerifiedTimestamp } from './bundle-verifier.ts'
import type { SignerIdentity } from './signer-identity.ts'

/** Bytes whose signature holds. It says nothing yet about whether the signer is the right one. */
export interface SignedBlob {
  readonly signer: SignerIdentity
  readonly timestamps: readonly VerifiedTimestamp[]
  readonly logIndices: readonly string[]
  readonly instance: SigstoreInstance
  /** The bundle as it came. */
  readonly bundle: unknown
}

/** Pure and synchronous, as BundleVerifier is. */
export interface BlobVerifier {
  /** Throws a VerificationError unless the bundle holds a plain signature over exactly these bytes. */
  verifyBlob(bundle: unknown, blob: Uint8Array): SignedBlob
}

// The digest that is named is the digest that is signed.
const ALGORITHMS: ReadonlyMap<HashAlgorithm, string> = new Map([
  [HashAlgorithm.SHA2_256, 'sha256'],
  [HashAlgorithm.SHA2_384, 'sha384'],
  [HashAlgorithm.SHA2_512, 'sha512'],
])

/** The digest in the bundle is copied from no signature: it must be that of the bytes (SUBJECT_MISMATCH). */
export function checkMessageDigest(
  { content: { messageSignature } }: BundleWithMessageSignature,
  blob: Uint8Array,
): void {
  const { algorithm, digest } = messageSignature.messageDigest
  const name = ALGORITHMS.get(algorithm)
  if (name === undefined) {
    const known = [...ALGORITHMS.values()].join(', ')
    throw invalidBundle('bundle.form', 'digest algorithm', known, String(algorithm))
  }
  const actual = createHash(name).update(blob).digest('hex')
  const claimed = digest.toString('hex')
  if (claimed === actual) return
  throw new VerificationError('SUBJECT_MISMATCH', {
    message: 'the signature is over another file',
    check: 'statement.subject',
    expected: `${name}:${actual}`,
    actual: `${name}:${claimed.slice(0, 128)}`,
  })
}
