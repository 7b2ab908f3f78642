/**
 * The cryptography, and nothing else: does the bundle prove that the holder of this certificate signed this
 * statement? Whom to believe is policy-check.ts.
 */
import {
  bundleFromJSON,
  isBundleWithDsseEnvelope,
  type BundleWithDsseEnvelope,
} from '@sigstore/bundle'
import { toSignedEntity, Verifier } from '@sigstore/verify'
import type { SigstoreInstance } from '../attest/instance.ts'
import { sigstoreFault } from '../attest/json-shape.ts'
import { IN_TOTO_PAYLOAD_TYPE } from '../attest/predicate.ts'
import { parseStatement, type Statement } from '../attest/statement.ts'
import { VerificationError } from '../errors/release-error.ts'
import { readCertificate } from './certificate.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import { frozenCopy } from './deep-freeze.ts'
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
      const entity = checkProof(bundle, verifier)
      return frozenCopy({
        statement: parseStatement(bundle.content.dsseEnvelope.payload),
        signer: readSignerIdentity(certificate),
        timestamps: timestampsOf(entity, root),
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
    })
  }
  let bundle
  try {
    bundle = bundleFromJSON(json)
  } catch (error) {
    throw new VerificationError('BUNDLE_INVALID', {
      message: 'the attestation is not a Sigstore bundle',
      cause: error,
    })
  }
  if (!MEDIA_TYPES.includes(bundle.mediaType)) {
    throw invalidBundle('media type', MEDIA_TYPES.join(' or '), bundle.mediaType)
  }
  if (!isBundleWithDsseEnvelope(bundle)) {
    throw invalidBundle('content', 'a DSSE envelope', 'a plain signature')
  }
  const { payloadType, signatures } = bundle.content.dsseEnvelope
  demand('payload type', IN_TOTO_PAYLOAD_TYPE, payloadType)
  // The library verifies the first signature only: of a second one nobody would know whose it is.
  demand('number of signatures', '1', String(signatures.length))
  return bundle
}

function leafOf(bundle: BundleWithDsseEnvelope): Uint8Array {
  const { content } = bundle.verificationMaterial
  if (content.$case === 'certificate') return content.certificate.rawBytes
  const leaf =
    content.$case === 'x509CertificateChain'
      ? content.x509CertificateChain.certificates[0]
      : undefined
  if (leaf === undefined) throw invalidBundle('signer', 'a certificate', content.$case)
  return leaf.rawBytes
}

type Entity = ReturnType<typeof toSignedEntity>

function checkProof(bundle: BundleWithDsseEnvelope, verifier: Verifier): Entity {
  try {
    const entity = toSignedEntity(bundle)
    verifier.verify(entity)
    return entity
  } catch (error) {
    throw new VerificationError('SIGNATURE_INVALID', {
      message: 'the signature of the attestation does not hold',
      cause: error,
    })
  }
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

function demand(what: string, expected: string, actual: string): void {
  if (actual !== expected) throw invalidBundle(what, expected, actual)
}

function invalidBundle(what: string, expected: string, actual: string): VerificationError {
  return new VerificationError('BUNDLE_INVALID', {
    message: `the ${what} of the bundle`,
    expected,
    actual,
  })
}
