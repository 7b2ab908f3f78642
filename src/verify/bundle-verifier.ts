/**
 * The cryptography, and nothing else: does the bundle prove that the holder of this certificate signed this
 * statement? Whom to believe is policy-check.ts.
 */
import { X509Certificate } from 'node:crypto'
import {
  bundleFromJSON,
  isBundleWithDsseEnvelope,
  type BundleWithDsseEnvelope,
} from '@sigstore/bundle'
import { toSignedEntity, Verifier } from '@sigstore/verify'
import type { SigstoreInstance } from '../attest/instance.ts'
import { at } from '../attest/json.ts'
import { sigstoreFault } from '../attest/json-shape.ts'
import { IN_TOTO_PAYLOAD_TYPE } from '../attest/predicate.ts'
import { parseStatement, type Statement } from '../attest/statement.ts'
import { VerificationError } from '../errors/release-error.ts'
import { readCertificate, type CertificateContent } from './certificate.ts'
import type { CheckId } from './checks.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import { frozenCopy } from './deep-freeze.ts'
import { proofFault } from './proof-fault.ts'
import { readSignerIdentity, type SignerIdentity } from './signer-identity.ts'
import { selectByIssuer, type TrustRoot, type TrustRoots } from './trust.ts'

/** A time at which the signature provably existed. */
export interface VerifiedTimestamp {
  readonly type: 'Tlog' | 'TimestampAuthority'
  readonly uri: string
  /** ISO 8601. */
  readonly timestamp: string
}

/** A statement whose signature holds. It says nothing yet about whether the signer is the right one. */
export interface SignedStatement {
  readonly statement: Statement
  readonly signer: SignerIdentity
  readonly timestamps: readonly VerifiedTimestamp[]
  /** Global indices of its entries in the public-good transparency log, for links. */
  readonly logIndices: readonly string[]
  readonly instance: SigstoreInstance
  /** The bundle as it came. */
  readonly bundle: unknown
}

/** Pure and synchronous: the same bundle and the same roots give the same answer. */
export interface BundleVerifier {
  /** Throws a VerificationError unless the proof holds. */
  verify(bundle: unknown): SignedStatement
}

/** A verifier for these trust roots, each bundle judged by the root of its own issuer alone. */
export function createBundleVerifier(roots: TrustRoots): BundleVerifier {
  const judges = new Map(
    [...roots].map(([organization, root]) => [
      organization,
      { root, verifier: new Verifier(root.material, root.thresholds) },
    ]),
  )
  return {
    verify(json) {
      const bundle = parseBundle(json)
      const certificate = readCertificate(leafOf(bundle))
      const { root, verifier } = selectByIssuer(judges, certificate.issuerOrganization)
      const entity = checkProof(bundle, verifier, root, certificate)
      return frozenCopy({
        statement: parseStatement(bundle.content.dsseEnvelope.payload),
        signer: readSignerIdentity(certificate),
        timestamps: timestampsOf(entity, root),
        logIndices: logIndicesOf(entity),
        instance: root.instance,
        bundle: json,
      })
    },
  }
}

// Below 0.2 a bundle need not hold a proof that the log holds its entry.
const MEDIA_TYPES: readonly string[] = [
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
  'application/vnd.dev.sigstore.bundle+json;version=0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json',
]

function parseBundle(json: unknown): BundleWithDsseEnvelope {
  const fault = sigstoreFault(json)
  if (fault !== undefined) {
    throw new VerificationError('BUNDLE_INVALID', {
      message: `the attestation cannot be read: ${fault}`,
      check: 'bundle.form',
    })
  }
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
  if (!MEDIA_TYPES.includes(bundle.mediaType)) {
    throw invalidBundle('bundle.form', 'media type', MEDIA_TYPES.join(' or '), bundle.mediaType)
  }
  if (!isBundleWithDsseEnvelope(bundle)) {
    throw invalidBundle('bundle.content', 'content', 'a DSSE envelope', 'a plain signature')
  }
  demand(
    'bundle.content',
    'payload type',
    IN_TOTO_PAYLOAD_TYPE,
    bundle.content.dsseEnvelope.payloadType,
  )
  return bundle
}

function leafOf(bundle: BundleWithDsseEnvelope): Uint8Array {
  const { content } = bundle.verificationMaterial
  if (content.$case === 'certificate') return content.certificate.rawBytes
  const leaf =
    content.$case === 'x509CertificateChain'
      ? content.x509CertificateChain.certificates[0]
      : undefined
  if (leaf === undefined)
    throw invalidBundle('bundle.certificate', 'signer', 'a certificate', content.$case)
  return leaf.rawBytes
}

type Entity = ReturnType<typeof toSignedEntity>

function checkProof(
  bundle: BundleWithDsseEnvelope,
  verifier: Verifier,
  { thresholds }: TrustRoot,
  { notBefore, notAfter }: CertificateContent,
): Entity {
  let entity: Entity
  try {
    entity = toSignedEntity(bundle)
  } catch (error) {
    throw new VerificationError('BUNDLE_INVALID', {
      message: 'the proof in the bundle cannot be read',
      check: 'bundle.form',
      cause: error,
    })
  }
  try {
    verifier.verify(entity)
    return entity
  } catch (error) {
    throw proofFault(error, {
      thresholds,
      signatureHolds: signatureHolds(entity, leafOf(bundle)),
      logEntries: entity.tlogEntries.length,
      times: timesOf(entity),
      notBefore,
      notAfter,
    })
  }
}

// The year 9999. Beyond it, and for what is no number, there is no time.
const MAX_TIME = 253_402_300_800

/** For the diagnosis: the library looks at signatures last, and may have stopped before. */
function signatureHolds(entity: Entity, leaf: Uint8Array): boolean {
  try {
    return entity.signature.verifySignature(new X509Certificate(leaf).publicKey)
  } catch {
    return false
  }
}

/** Only the log's promise binds a time; an inclusion proof alone says nothing about it. */
function timesOf(entity: Entity): readonly number[] {
  return entity.timestamps
    .map(timestamp => {
      if (timestamp.$case === 'timestamp-authority') {
        return timestamp.timestamp.signingTime.getTime() / 1000
      }
      const { inclusionPromise, integratedTime } = timestamp.tlogEntry
      return inclusionPromise === undefined ? NaN : Number(integratedTime)
    })
    .filter(time => time >= 0 && time < MAX_TIME)
}

/** Entries with a promise are of the log that can be searched by index. */
function logIndicesOf({ tlogEntries }: Entity): readonly string[] {
  return tlogEntries.flatMap(({ inclusionPromise, logIndex }) =>
    inclusionPromise === undefined ? [] : [logIndex],
  )
}

function timestampsOf(entity: Entity, root: TrustRoot): readonly VerifiedTimestamp[] {
  return entity.timestamps.flatMap((timestamp): VerifiedTimestamp[] => {
    if (timestamp.$case === 'timestamp-authority') {
      // Which of several authorities it was, the library does not tell.
      const uri = root.timestampUris.join(' ')
      const time = timestamp.timestamp.signingTime.toISOString()
      return [{ type: 'TimestampAuthority', uri, timestamp: time }]
    }
    const { logId, integratedTime, inclusionPromise } = timestamp.tlogEntry
    // Only the log's promise binds the time; an inclusion proof alone says nothing about it.
    if (inclusionPromise === undefined) return []
    const uri = root.logUris.get(logId.keyId.toString('hex')) ?? ''
    return [{ type: 'Tlog', uri, timestamp: rfc3339(Number(integratedTime)) }]
  })
}

function demand(check: CheckId, what: string, expected: string, actual: string): void {
  if (actual !== expected) throw invalidBundle(check, what, expected, actual)
}

function invalidBundle(
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
