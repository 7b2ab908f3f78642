/**
 * Log entry against bundle. The library compares signature and digest; that the entry names the very certificate of
 * the bundle is compared here, since one signature can stand under several certificates.
 */
import type { Bundle } from '@sigstore/bundle'
import type { SignedEntity, TrustMaterial } from '@sigstore/verify'
import { at } from '../attest/json.ts'
import { VerificationError } from '../errors/release-error.ts'
import { leafOf } from './bundle-format.ts'

interface EntryKind {
  /** The bundle's content that such an entry is about. */
  readonly of: readonly Bundle['content']['$case'][]
  /** Path to the certificate within the entry. */
  readonly certificate: readonly (string | number)[]
  /** base64 of DER, or of PEM. */
  readonly encoding: 'der' | 'pem'
}

const SIGNATURE_V002 = ['verifier', 'x509Certificate', 'rawBytes']

/** Kind and version → where an entry names the signer. https://github.com/sigstore/rekor/tree/main/pkg/types */
const KINDS: Readonly<Record<string, EntryKind>> = {
  'dsse 0.0.1': {
    of: ['dsseEnvelope'],
    certificate: ['spec', 'signatures', 0, 'verifier'],
    encoding: 'pem',
  },
  'intoto 0.0.2': {
    of: ['dsseEnvelope'],
    certificate: ['spec', 'content', 'envelope', 'signatures', 0, 'publicKey'],
    encoding: 'pem',
  },
  'hashedrekord 0.0.1': {
    of: ['messageSignature'],
    certificate: ['spec', 'signature', 'publicKey', 'content'],
    encoding: 'pem',
  },
  // Rekor v2. https://github.com/sigstore/rekor-tiles/tree/main/api/proto/rekor/v2
  'dsse 0.0.2': {
    of: ['dsseEnvelope'],
    certificate: ['spec', 'dsseV002', 'signatures', 0, ...SIGNATURE_V002],
    encoding: 'der',
  },
  'hashedrekord 0.0.2': {
    of: ['dsseEnvelope', 'messageSignature'],
    certificate: ['spec', 'hashedRekordV002', 'signature', ...SIGNATURE_V002],
    encoding: 'der',
  },
}

/** Refuses a bundle with a log entry of another kind of content, or of another certificate (LOG_ENTRY_INVALID). */
export function checkLogAgreement(bundle: Bundle): void {
  const leaf = leafOf(bundle)
  for (const { kindVersion, canonicalizedBody } of bundle.verificationMaterial.tlogEntries) {
    const name = `${kindVersion.kind} ${kindVersion.version}`
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
    if (kind?.of.includes(bundle.content.$case) !== true) {
      throw disagreement(`a log entry is of the kind ${name}, for ${bundle.content.$case}`)
    }
    const logged = certificateIn(canonicalizedBody, kind)
    if (logged?.equals(leaf) !== true) {
      throw disagreement('a log entry names another certificate than the bundle')
    }
  }
}

/**
 * The time that a log promised lies within the validity of its key, or the library refuses it. Of an entry without a
 * promise nobody but the time stamps tells the time, and they must lie there, too (LOG_ENTRY_INVALID).
 */
export function checkLogValidity(
  { verificationMaterial: { tlogEntries } }: Bundle,
  { timestamps }: Pick<SignedEntity, 'timestamps'>,
  logs: TrustMaterial['tlogs'],
): void {
  const times = timestamps.flatMap(one =>
    one.$case === 'timestamp-authority' ? [one.timestamp.signingTime] : [],
  )
  for (const { logId, inclusionPromise } of tlogEntries) {
    if (inclusionPromise !== undefined) continue
    const valid = logs.some(
      ({ logID, validFor: { start, end } }) =>
        logID.equals(logId.keyId) && times.every(time => start <= time && time <= end),
    )
    if (!valid) throw disagreement('a time stamp lies outside the validity of the log’s key')
  }
}

function certificateIn(body: Uint8Array, kind: EntryKind): Buffer | undefined {
  // It was parsed when the entry was verified.
  const entry: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
  const value = at(entry, ...kind.certificate)
  if (typeof value !== 'string') return undefined
  const bytes = Buffer.from(value, 'base64')
  if (kind.encoding === 'der') return bytes
  // Of a chain the signer comes first.
  const [, base64] =
    /^-----BEGIN CERTIFICATE-----\s([^-]+)-----END CERTIFICATE-----/.exec(bytes.toString()) ?? []
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64')
}

function disagreement(message: string): VerificationError {
  return new VerificationError('LOG_ENTRY_INVALID', { message, check: 'log.entry' })
}
