/**
 * Bundles made in this process, genuine or with one defect. A defect is never a flipped byte: everything in the
 * bundle is truly signed, and one thing is signed by the wrong key, over the wrong content or at the wrong time.
 */
import { createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { newKey, sha256 } from '../pki/keys.ts'
import { identityOf } from './certificate-extensions.ts'
import type { WorkflowClaims } from './certificate-extensions.ts'
import { issueLeaf } from './fulcio.ts'
import { createInstance } from './instance.ts'
import type { InstanceName, SigstoreInstance } from './instance.ts'
import { logEntry } from './log-entry.ts'
import { preAuthenticationEncoding } from './rekor-entry.ts'
import { RekorV2 } from './rekor-v2.ts'
import { Rekor } from './rekor.ts'
import { tiledEntry } from './tiled-entry.ts'
import { timestampResponse } from './timestamp-authority.ts'
import { REKOR_HOST, REKOR_V2_HOST } from './trusted-root.ts'

const IN_TOTO = 'application/vnd.in-toto+json'
const HOUR_MS = 3_600_000

export type Defect =
  /** The envelope is signed by a key that the certificate does not name. */
  | 'foreign-key'
  /** The certificate is by an authority of the same names, but of other keys. */
  | 'foreign-authority'
  /** The certificate's SCT is by an unknown certificate log (public-good). */
  | 'foreign-certificate-log'
  /** The certificate has no SCT (public-good). */
  | 'no-certificate-log'
  /** The log entry is in an unknown log (public-good). */
  | 'foreign-log'
  /** The log entry is genuine, but of another envelope (public-good). */
  | 'log-entry-of-another'
  /** The log entry is genuine and of this very signature, but under another certificate of its key (public-good). */
  | 'log-entry-of-another-certificate'
  /** The checkpoint is genuine, but of a time at which the log did not hold the entry (Rekor v2). */
  | 'earlier-checkpoint'
  /** The checkpoint is of an unknown log (Rekor v2). */
  | 'foreign-checkpoint'
  /** There is no time stamp (Rekor v2). */
  | 'no-timestamp'
  /** The time stamp is by an unknown authority (GitHub, Rekor v2). */
  | 'foreign-timestamp-authority'
  /** The time stamp is genuine, but over another signature (GitHub, Rekor v2). */
  | 'timestamp-of-another'
  /** Signed when the certificate had expired. */
  | 'too-late'
  /** Neither log entry nor time stamp. */
  | 'no-proof-of-time'

/** The log of the public-good instance, and what a bundle's entry in it is. */
export type LogEntryKind = 'rekor-v1' | 'rekor-v2' | 'rekor-v2-dsse'

/** What bundles of every content are made from. */
export interface SigningRequest {
  readonly instance: InstanceName
  /** `sigstore` of a running sandbox. */
  readonly keys: Readonly<Record<InstanceName, SigstoreInstance>> & {
    readonly rekor: Rekor
    /** Default: a log of its own for each bundle, with the instance's key. */
    readonly rekorV2?: RekorV2
  }
  /** undefined: signed by GitHub itself, about a release; then `identity` is given. */
  readonly claims: WorkflowClaims | undefined
  /** Milliseconds; default now. */
  readonly time?: number
  /** Default: as the claims have it. */
  readonly identity?: string
  readonly defect?: Defect
  /** Default `rekor-v1`. */
  readonly log?: LogEntryKind
}

export interface BundleRequest extends SigningRequest {
  /** The payload: an in-toto statement as a rule. */
  readonly payload: string | Buffer
  readonly payloadType?: string
}

export interface BlobRequest extends SigningRequest {
  /** What is signed, as `cosign sign-blob` signs a file. */
  readonly blob: string | Buffer
}

/** A bundle with a DSSE envelope, version 0.3, as JSON. */
export function makeBundle(request: BundleRequest): object {
  const payloadType = request.payloadType ?? IN_TOTO
  const payload = Buffer.from(request.payload)
  const message = preAuthenticationEncoding(payloadType, payload)
  return bundleOf(request, message, signature => ({
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType,
      signatures: [{ sig: signature.toString('base64') }],
    },
  }))
}

/** A bundle with a plain signature, version 0.3, as JSON. */
export function makeBlobBundle(request: BlobRequest): object {
  const message = Buffer.from(request.blob)
  return bundleOf(request, message, signature => ({
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: sha256(message).toString('base64') },
      signature: signature.toString('base64'),
    },
  }))
}

/** What a bundle holds beside its verification material. */
export interface Content {
  readonly dsseEnvelope?: object
  readonly messageSignature?: object
}

/** What was signed, and by whom. */
export interface Signed {
  /** The bytes under the signature. */
  readonly message: Buffer
  readonly signature: Buffer
  readonly content: Content
  /** DER; absent where a stranger logs under his own key. */
  readonly certificate: Buffer | undefined
  readonly signingKey: KeyObject
}

function bundleOf(
  request: SigningRequest,
  message: Buffer,
  contentOf: (signature: Buffer) => Content,
): object {
  const { defect } = request
  const time = request.time ?? Date.now()
  const certifiedKey = newKey('P-256')
  const certificate = certificateFor(request, certifiedKey, time)
  const signingKey = defect === 'foreign-key' ? newKey('P-256') : certifiedKey
  const signature = sign('sha256', message, signingKey)
  const content = contentOf(signature)
  const provenAt = defect === 'too-late' ? time + HOUR_MS : time
  const signed = {
    ...{ message, signature, content, signingKey },
    certificate: loggedCertificate(request, { certifiedKey, certificate, time }),
  }
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString('base64') },
      ...proofOfTime(request, signed, provenAt),
    },
    ...content,
  }
}

function loggedCertificate(
  request: SigningRequest,
  own: { readonly certifiedKey: KeyObject; readonly certificate: Buffer; readonly time: number },
): Buffer | undefined {
  switch (request.defect) {
    // A stranger can log and stamp what he has signed, under his own key: the log asks no more.
    case 'foreign-key':
      return undefined
    case 'log-entry-of-another-certificate':
      return certificateFor(request, own.certifiedKey, own.time)
    default:
      return own.certificate
  }
}

/** The other content that a wrong log entry is of. */
function another({ signingKey, certificate }: Signed): Signed {
  const payload = Buffer.from('{"another":true}')
  const message = preAuthenticationEncoding(IN_TOTO, payload)
  const signature = sign('sha256', message, signingKey)
  const signatures = [{ sig: signature.toString('base64') }]
  const dsseEnvelope = { payload: payload.toString('base64'), payloadType: IN_TOTO, signatures }
  return { message, signature, content: { dsseEnvelope }, certificate, signingKey }
}

function certificateFor(request: SigningRequest, key: KeyObject, time: number): Buffer {
  const { defect, claims } = request
  const genuine = request.keys[request.instance]
  const logs =
    genuine.logs && defect === 'foreign-certificate-log'
      ? { ...genuine.logs, certificateLog: newKey('P-256') }
      : genuine.logs
  const source = defect === 'foreign-authority' ? createInstance(request.instance) : genuine
  return issueLeaf(
    { ...source, logs: defect === 'no-certificate-log' ? null : logs },
    {
      publicKey: createPublicKey(key),
      claims,
      identity: request.identity ?? (claims === undefined ? '' : identityOf(claims)),
      time,
    },
  )
}

function proofOfTime(request: SigningRequest, signed: Signed, time: number): object {
  const { defect, instance, log = 'rekor-v1' } = request
  if (defect === 'no-proof-of-time') return {}
  const stamped = (): object => ({
    timestampVerificationData: { rfc3161Timestamps: [timestamp(request, signed, time)] },
  })
  if (instance === 'github') return stamped()
  const logged = defect === 'log-entry-of-another' ? another(signed) : signed
  if (log === 'rekor-v1') return { tlogEntries: [logEntry(logged, logFor(request), time)] }
  return {
    tlogEntries: [tiledEntry(logged, { kind: log, log: tiledLog(request), defect })],
    ...(defect === 'no-timestamp' ? {} : stamped()),
  }
}

function logFor({ defect, keys }: SigningRequest): Rekor {
  if (defect !== 'foreign-log') return keys.rekor
  return new Rekor({ key: newKey('P-256'), host: REKOR_HOST, clock: Date.now })
}

function tiledLog({ instance, keys, defect }: SigningRequest): RekorV2 {
  const own = keys[instance].logs?.rekorV2
  if (own === undefined) throw new TypeError('this instance has no log')
  if (defect === 'foreign-log') return new RekorV2({ key: newKey('Ed25519'), host: REKOR_V2_HOST })
  return keys.rekorV2 ?? new RekorV2({ key: own, host: REKOR_V2_HOST })
}

function timestamp(
  { defect, keys, instance }: SigningRequest,
  { signature }: Signed,
  time: number,
): object {
  const authority =
    defect === 'foreign-timestamp-authority'
      ? createInstance(instance).timestampAuthority
      : keys[instance].timestampAuthority
  const digest = defect === 'timestamp-of-another' ? sha256('another') : sha256(signature)
  const wanted = { hash: 'sha256', digest, nonce: undefined, wantsCertificate: false } as const
  const signedTimestamp = timestampResponse(authority, wanted, time).toString('base64')
  return { signedTimestamp }
}
