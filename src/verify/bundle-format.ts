/**
 * The form of a Sigstore bundle: what each version must hold, and how much of it is looked at.
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
import { bundleFromJSON, type Bundle } from '@sigstore/bundle'
import { at } from '../attest/json.ts'
import { sigstoreFault } from '../attest/json-shape.ts'
import { VerificationError } from '../errors/release-error.ts'
import type { CheckId } from './checks.ts'

/** What proves who signed: a chain that begins with the signer's certificate, or that certificate alone. */
type Signer = 'x509CertificateChain' | 'certificate'

/**
 * Media type → where the certificate stands. Version 0.1 demands the log's promise of each log entry, the later ones a
 * proof of inclusion with its checkpoint: `bundleFromJSON` sees to that.
 */
const MEDIA_TYPES: ReadonlyMap<string, Signer> = new Map([
  ['application/vnd.dev.sigstore.bundle+json;version=0.1', 'x509CertificateChain'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.2', 'x509CertificateChain'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.3', 'certificate'],
  ['application/vnd.dev.sigstore.bundle.v0.3+json', 'certificate'],
])

const CONTENTS = ['dsseEnvelope', 'messageSignature']
const SIGNERS = ['certificate', 'x509CertificateChain', 'publicKey']

/** Each of them costs a signature check, and all of them are compared with each other. */
const MAX_PROOFS = 32
/** Read before its signature is checked; the public logs' have a few hundred characters. */
const MAX_CHECKPOINT = 16 * 1024

/** JSON → bundle of a known version, its lists bounded; anything else is refused (BUNDLE_INVALID). */
export function parseBundle(json: unknown): Bundle {
  const fault = sigstoreFault(json)
  if (fault !== undefined) {
    throw new VerificationError('BUNDLE_INVALID', {
      message: `the attestation cannot be read: ${fault}`,
      check: 'bundle.form',
    })
  }
  checkAlternatives(json, 'content', CONTENTS)
  checkAlternatives(at(json, 'verificationMaterial'), 'signer', SIGNERS)
  // Verified is the first signature only: of a second one nobody would know whose it is.
  const signatures = at(json, 'dsseEnvelope', 'signatures')
  if (Array.isArray(signatures)) {
    demand('bundle.one-signature', 'number of signatures', '1', String(signatures.length))
  }
  let bundle
  try {
    bundle = bundleFromJSON(json)
  } catch (error) {
    throw new VerificationError('BUNDLE_INVALID', {
      message: 'the attestation is not a Sigstore bundle',
      check: 'bundle.form',
      cause: error,
    })
  }
  const signer = MEDIA_TYPES.get(bundle.mediaType)
  if (signer === undefined) {
    throw invalidBundle(
      'bundle.form',
      'media type',
      [...MEDIA_TYPES.keys()].join(' or '),
      bundle.mediaType,
    )
  }
  const { content } = bundle.verificationMaterial
  demand('bundle.certificate', `signer (media type ${bundle.mediaType})`, signer, content.$case)
  checkProofs(bundle)
  return bundle
}

/** Of alternatives the library takes the first, another reader the last: two of them are refused. */
function checkAlternatives(json: unknown, what: string, names: readonly string[]): void {
  const given = names.filter(name => (at(json, name) ?? null) !== null)
  if (given.length > 1)
    throw invalidBundle('bundle.form', what, `one of ${names.join(', ')}`, given.join(', '))
}

function checkProofs({ verificationMaterial }: Bundle): void {
  const { content, tlogEntries, timestampVerificationData } = verificationMaterial
  const certificates =
    content.$case === 'x509CertificateChain' ? content.x509CertificateChain.certificates.length : 1
  const stamps = timestampVerificationData?.rfc3161Timestamps.length ?? 0
  const most = Math.max(certificates, tlogEntries.length, stamps)
  if (most > MAX_PROOFS) {
    const what = 'number of certificates, of log entries or of time stamps'
    throw invalidBundle('bundle.form', what, `at most ${MAX_PROOFS}`, String(most))
  }
  for (const { inclusionProof } of tlogEntries) {
    const checkpoint = inclusionProof?.checkpoint?.envelope.length
    if (inclusionProof === undefined || (checkpoint ?? Infinity) <= MAX_CHECKPOINT) continue
    const actual = checkpoint === undefined ? 'none' : `${checkpoint} characters`
    throw invalidBundle(
      'bundle.form',
      'checkpoint of a log entry',
      `at most ${MAX_CHECKPOINT} characters`,
      actual,
    )
  }
}

/** The signer's certificate, DER. */
export function leafOf({ verificationMaterial: { content } }: Bundle): Uint8Array {
  if (content.$case === 'certificate') return content.certificate.rawBytes
  const leaf =
    content.$case === 'x509CertificateChain'
      ? content.x509CertificateChain.certificates[0]
      : undefined
  if (leaf === undefined)
    throw invalidBundle('bundle.certificate', 'signer', 'a certificate', content.$case)
  return leaf.rawBytes
}

/** Refuses the bundle unless both are equal (BUNDLE_INVALID). */
export function demand(check: CheckId, what: string, expected: string, actual: string): void {
  if (actual !== expected) throw invalidBundle(check, what, expected, actual)
}

/** `the WHAT of the bundle: expected …, got …`. */
export function invalidBundle(
  check: CheckId,
  what: string,
  expected: string,
  actual: string,
): VerificationError {
  return new VerificationError('BUNDLE_INVALID', {
    message: `the ${what} of the bundle`,
    expected,
    actual,
    check,
  })
}
