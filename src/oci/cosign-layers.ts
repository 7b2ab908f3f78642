/**
 * What cosign before version 3 left in a registry: signature, certificate and log entry stand in the annotations of a
 * layer. Here they become a Sigstore bundle, so that one verifier judges all. The annotations are believed in nothing:
 * each of them is part of the proof, and holds or does not.
 * https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
import { createHash, X509Certificate } from 'node:crypto'
import type { Sha256 } from '../attest/digest.ts'
import { at, isJsonObject } from '../attest/json.ts'
import { parseStrictJson } from '../attest/strict-json.ts'
import { VerificationError } from '../errors/release-error.ts'
import { parseDigest } from './reference.ts'

const SIGNATURE = 'dev.cosignproject.cosign/signature'
const CERTIFICATE = 'dev.sigstore.cosign/certificate'
const LOG_ENTRY = 'dev.sigstore.cosign/bundle'
const TIME_STAMP = 'dev.sigstore.cosign/rfc3161timestamp'

/** A layer as the registry has it. */
export interface CosignLayer {
  readonly annotations: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** A layer of `.sig` → a bundle with a plain signature over its bytes (BUNDLE_INVALID where it cannot be one). */
export function signatureBundle({ annotations, bytes }: CosignLayer): object {
  const digest = createHash('sha256').update(bytes).digest('base64')
  return {
    ...material(annotations),
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest },
      signature: annotations[SIGNATURE] ?? '',
    },
  }
}

/** A layer of `.att` → a bundle with its envelope. */
export function envelopeBundle({ annotations, bytes }: CosignLayer): object {
  const envelope = parseJson(bytes)
  const signatures = at(envelope, 'signatures')
  if (!Array.isArray(signatures)) throw invalid('an envelope without signatures')
  return {
    ...material(annotations),
    dsseEnvelope: {
      payload: at(envelope, 'payload'),
      payloadType: at(envelope, 'payloadType'),
      signatures: signatures.map(one => ({ sig: at(one, 'sig') })),
    },
  }
}

/** Version 0.1 of the format: the one that takes a log's promise without a proof of inclusion. */
function material(annotations: Readonly<Record<string, string>>): object {
  const stamp = parsed(annotations[TIME_STAMP])
  const signedTimestamp = at(stamp, 'SignedRFC3161Timestamp')
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      x509CertificateChain: { certificates: [{ rawBytes: certificateOf(annotations) }] },
      tlogEntries: logEntries(parsed(annotations[LOG_ENTRY])),
      ...(typeof signedTimestamp === 'string' && {
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp }] },
      }),
    },
  }
}

/** DER in base64. */
function certificateOf(annotations: Readonly<Record<string, string>>): string {
  const pem = annotations[CERTIFICATE]
  if (pem === undefined)
    throw invalid('a signature without a certificate: by a key, and not by a workflow')
  try {
    return new X509Certificate(pem).raw.toString('base64')
  } catch (error) {
    throw invalid('a certificate that cannot be read', error)
  }
}

function logEntries(entry: unknown): readonly object[] {
  const body = at(entry, 'Payload', 'body')
  if (typeof body !== 'string') return []
  const canonical = parsed(Buffer.from(body, 'base64').toString())
  const keyId = Buffer.from(text(at(entry, 'Payload', 'logID')), 'hex').toString('base64')
  return [
    {
      logIndex: text(at(entry, 'Payload', 'logIndex')),
      logId: { keyId },
      kindVersion: {
        kind: text(at(canonical, 'kind')),
        version: text(at(canonical, 'apiVersion')),
      },
      integratedTime: text(at(entry, 'Payload', 'integratedTime')),
      inclusionPromise: { signedEntryTimestamp: at(entry, 'SignedEntryTimestamp') },
      canonicalizedBody: body,
    },
  ]
}

/** Whatever is neither text nor a number becomes what no proof can hold with. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : parseJson(Buffer.from(text))
}

function parseJson(bytes: Uint8Array): unknown {
  return parseStrictJson(bytes, (fault, cause) => invalid(`what ${fault}`, cause))
}

/**
 * The digest of the image that a signed payload is about (SUBJECT_MISMATCH, BUNDLE_INVALID). Its reference says how
 * the image was called when it was signed, and nobody checked that.
 * https://github.com/containers/image/blob/main/docs/containers-signature.5.md
 */
export function signedImage(bytes: Uint8Array): Sha256 {
  const payload = parseJson(bytes)
  const type = at(payload, 'critical', 'type')
  if (!isJsonObject(payload) || type !== 'cosign container image signature') {
    throw invalid('a payload that is no signature of an image')
  }
  const sha256 = parseDigest(at(payload, 'critical', 'image', 'docker-manifest-digest'))
  if (sha256 === undefined) throw invalid('a payload that names no sha256 digest of an image')
  return sha256
}

function invalid(what: string, cause?: unknown): VerificationError {
  return new VerificationError('BUNDLE_INVALID', {
    message: `a layer of cosign holds ${what}`,
    check: 'bundle.form',
    ...(cause === undefined ? {} : { cause }),
  })
}
