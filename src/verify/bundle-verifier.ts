/**
 * The cryptography, and nothing else: does the bundle prove that the holder of this certificate signed this
 * statement? Whom to believe is policy-check.ts.
 */
import { X509Certificate } from 'node:crypto'
import {
  isBundleWithDsseEnvelope,
  isBundleWithMessageSignature,
  type Bundle,
  type BundleWithDsseEnvelope,
} from '@sigstore/bundle'
import { toSignedEntity, Verifier } from '@sigstore/verify'
import type { SigstoreInstance } from '../attest/instance.ts'
import { IN_TOTO_PAYLOAD_TYPE } from '../attest/predicate.ts'
import { parseStatement, type Statement, type StatementVersions } from '../attest/statement.ts'
import { VerificationError } from '../errors/release-error.ts'
import { demand, invalidBundle, leafOf, parseBundle } from './bundle-format.ts'
import { readCertificate, type CertificateContent } from './certificate.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import { frozenCopy } from './deep-freeze.ts'
import { checkLogAgreement, checkLogValidity } from './log-agreement.ts'
import { proofFault } from './proof-fault.ts'
import { checkMessageDigest, type BlobVerifier } from './signed-blob.ts'
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

/** Checks bundles of either content. */
export type Verifiers = BundleVerifier & BlobVerifier

/** A verifier for these trust roots, each bundle judged by the root of its own issuer alone. */
export function createBundleVerifier(
  roots: TrustRoots,
  versions: StatementVersions = 'v1',
): Verifiers {
  const judges = judgesOf(roots)
  const prove = (bundle: Bundle, blob?: Uint8Array): Proof => proofOf(bundle, blob, judges)
  return {
    verify(json) {
      const bundle = withEnvelope(parseBundle(json))
      const { certificate, ...proven } = prove(bundle)
      const statement = parseStatement(bundle.content.dsseEnvelope.payload, versions)
      const signer = readSignerIdentity(certificate)
      return frozenCopy({ statement, signer, ...proven, bundle: json })
    },
    verifyBlob(json, blob) {
      const bundle = parseBundle(json)
      if (!isBundleWithMessageSignature(bundle)) {
        throw invalidBundle('bundle.content', 'content', 'a plain signature', 'a DSSE envelope')
      }
      checkMessageDigest(bundle, blob)
      const { certificate, ...proven } = prove(bundle, blob)
      return frozenCopy({ signer: readSignerIdentity(certificate), ...proven, bundle: json })
    },
  }
}

/** Signature and proof of time alone, for what is not signed by a workflow. */
export function checkSignature(
  json: unknown,
  roots: TrustRoots,
): { readonly statement: Statement; readonly certificate: CertificateContent } {
  const bundle = withEnvelope(parseBundle(json))
  const { certificate } = proofOf(bundle, undefined, judgesOf(roots))
  return { statement: parseStatement(bundle.content.dsseEnvelope.payload), certificate }
}

type Judges = ReadonlyMap<string, { readonly root: TrustRoot; readonly verifier: Verifier }>

function judgesOf(roots: TrustRoots): Judges {
  return new Map(
    [...roots].map(([organization, root]) => [
      organization,
      { root, verifier: new Verifier(root.material, root.thresholds) },
    ]),
  )
}

function proofOf(bundle: Bundle, blob: Uint8Array | undefined, judges: Judges): Proof {
  const certificate = readCertificate(leafOf(bundle))
  const judge = selectByIssuer(judges, certificate.issuerOrganization)
  const entity = checkProof(bundle, blob, judge, certificate)
  checkLogAgreement(bundle)
  const { root } = judge
  checkLogValidity(bundle, entity, root.material.tlogs)
  return {
    certificate,
    timestamps: timestampsOf(entity, root),
    logIndices: logIndicesOf(entity),
    instance: root.instance,
  }
}

interface Proof extends Pick<SignedStatement, 'timestamps' | 'logIndices' | 'instance'> {
  readonly certificate: CertificateContent
}

function withEnvelope(bundle: Bundle): BundleWithDsseEnvelope {
  if (!isBundleWithDsseEnvelope(bundle)) {
    throw invalidBundle('bundle.content', 'content', 'a DSSE envelope', 'a plain signature')
  }
  const { payloadType } = bundle.content.dsseEnvelope
  demand('bundle.content', 'payload type', IN_TOTO_PAYLOAD_TYPE, payloadType)
  return bundle
}

type Entity = ReturnType<typeof toSignedEntity>

function checkProof(
  bundle: Bundle,
  blob: Uint8Array | undefined,
  { verifier, root: { thresholds } }: { readonly verifier: Verifier; readonly root: TrustRoot },
  { notBefore, notAfter }: CertificateContent,
): Entity {
  let entity: Entity
  try {
    entity = toSignedEntity(bundle, blob && Buffer.from(blob))
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
        return secondsOf(() => timestamp.timestamp.signingTime)
      }
      const { inclusionPromise, integratedTime } = timestamp.tlogEntry
      return inclusionPromise === undefined ? NaN : Number(integratedTime)
    })
    .filter(time => time >= 0 && time < MAX_TIME)
}

/** A stamp is taken apart only when it is asked for its time, and may then turn out to be none. */
function secondsOf(signingTime: () => Date): number {
  try {
    return signingTime().getTime() / 1000
  } catch {
    return NaN
  }
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
