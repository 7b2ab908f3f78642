/**
 * Bundles made in this process, genuine or with one defect. A defect is never a flipped byte: everything in the
 * bundle is truly signed, and one thing is signed by the wrong key, over the wrong content or at the wrong time.
 */
import { createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { jsonObject } from '../json.ts'
import { toPem } from '../pki/certificate.ts'
import { newKey, sha256 } from '../pki/keys.ts'
import { identityOf } from './certificate-extensions.ts'
import type { WorkflowClaims } from './certificate-extensions.ts'
import { issueLeaf } from './fulcio.ts'
import { createInstance } from './instance.ts'
import type { InstanceName, SigstoreInstance } from './instance.ts'
import { preAuthenticationEncoding } from './rekor-entry.ts'
import { Rekor } from './rekor.ts'
import { timestampResponse } from './timestamp-authority.ts'
import { REKOR_HOST } from './trusted-root.ts'

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
  /** The time stamp is by an unknown authority (GitHub). */
  | 'foreign-timestamp-authority'
  /** The time stamp is genuine, but over another signature (GitHub). */
  | 'timestamp-of-another'
  /** Signed when the certificate had expired. */
  | 'too-late'
  /** Neither log entry nor time stamp. */
  | 'no-proof-of-time'

export interface BundleRequest {
  readonly instance: InstanceName
  /** `sigstore` of a running sandbox. */
  readonly keys: Readonly<Record<InstanceName, SigstoreInstance>> & { readonly rekor: Rekor }
  readonly claims: WorkflowClaims
  /** The payload: an in-toto statement as a rule. */
  readonly payload: string | Buffer
  readonly payloadType?: string
  /** Milliseconds; default now. */
  readonly time?: number
  /** Default: as the claims have it. */
  readonly identity?: string
  readonly defect?: Defect
}

/** A bundle, version 0.3, as JSON. */
export function makeBundle(request: BundleRequest): object {
  const time = request.time ?? Date.now()
  const signingKey = newKey('P-256')
  const certificate = certificateFor(request, signingKey, time)
  const envelopeKey = request.defect === 'foreign-key' ? newKey('P-256') : signingKey
  const envelope = signEnvelope(request, envelopeKey)
  const provenAt = request.defect === 'too-late' ? time + HOUR_MS : time
  // A stranger can log and stamp what he has signed, under his own key: the log asks no more.
  const verifier = request.defect === 'foreign-key' ? publicPem(envelopeKey) : toPem(certificate)
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString('base64') },
      ...proofOfTime(request, { envelope, verifier, signingKey }, provenAt),
    },
    dsseEnvelope: envelope,
  }
}

interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly [{ readonly sig: string }]
}

interface Signed {
  readonly envelope: Envelope
  /** PEM. */
  readonly verifier: string
  readonly signingKey: KeyObject
}

const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

function certificateFor(request: BundleRequest, key: KeyObject, time: number): Buffer {
  const { defect, claims } = request
  const genuine = request.keys[request.instance]
  const foreign = createInstance(request.instance)
  const logs =
    genuine.logs && defect === 'foreign-certificate-log'
      ? { ...genuine.logs, certificateLog: newKey('P-256') }
      : genuine.logs
  const source = defect === 'foreign-authority' ? foreign : genuine
  return issueLeaf(
    { ...source, logs: defect === 'no-certificate-log' ? null : logs },
    {
      publicKey: createPublicKey(key),
      claims,
      identity: request.identity ?? identityOf(claims),
      time,
    },
  )
}

function signEnvelope(
  request: Pick<BundleRequest, 'payload' | 'payloadType'>,
  key: KeyObject,
): Envelope {
  const payload = Buffer.from(request.payload)
  const payloadType = request.payloadType ?? IN_TOTO
  const signature = sign('sha256', preAuthenticationEncoding(payloadType, payload), key)
  return {
    payload: payload.toString('base64'),
    payloadType,
    signatures: [{ sig: signature.toString('base64') }],
  }
}

function proofOfTime(request: BundleRequest, signed: Signed, time: number): object {
  if (request.defect === 'no-proof-of-time') return {}
  if (request.instance === 'github') {
    return { timestampVerificationData: { rfc3161Timestamps: [timestamp(request, signed, time)] } }
  }
  return { tlogEntries: [logEntry(request, signed, time)] }
}

function timestamp({ defect, keys }: BundleRequest, { envelope }: Signed, time: number): object {
  const authority =
    defect === 'foreign-timestamp-authority'
      ? createInstance('github').timestampAuthority
      : keys.github.timestampAuthority
  const signature = Buffer.from(envelope.signatures[0].sig, 'base64')
  const digest = defect === 'timestamp-of-another' ? sha256('another') : sha256(signature)
  const wanted = { hash: 'sha256', digest, nonce: undefined, wantsCertificate: false } as const
  const signedTimestamp = timestampResponse(authority, wanted, time).toString('base64')
  return { signedTimestamp }
}

function logEntry(request: BundleRequest, signed: Signed, time: number): object {
  const { defect } = request
  const log =
    defect === 'foreign-log'
      ? new Rekor({ key: newKey('P-256'), host: REKOR_HOST, clock: () => time })
      : request.keys.rekor
  const logged =
    defect === 'log-entry-of-another'
      ? signEnvelope({ payload: '{"another":true}' }, signed.signingKey)
      : signed.envelope
  const proposedContent = {
    envelope: JSON.stringify(logged),
    verifiers: [Buffer.from(signed.verifier).toString('base64')],
  }
  const proposal = { apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } }
  const { entry } = log.add(jsonObject(proposal), time)
  const { inclusionProof, signedEntryTimestamp } = entry.verification
  const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: base64(entry.logID) },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: base64(inclusionProof.rootHash),
      treeSize: String(inclusionProof.treeSize),
      hashes: inclusionProof.hashes.map(base64),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: entry.body,
  }
}
