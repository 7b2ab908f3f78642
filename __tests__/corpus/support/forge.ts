/** Bundles whose signatures are genuine and whose content is not: certificate, statement and proof, each replaceable. */
import { createPublicKey, sign } from 'node:crypto'
import { ISSUER } from '../../../sandbox/actions/claims.ts'
import { jsonObject } from '../../../sandbox/json.ts'
import { issueCertificate, newSerial, toBeSigned, toPem } from '../../../sandbox/pki/certificate.ts'
import { extendedKeyUsage, keyUsage, uriName } from '../../../sandbox/pki/extensions.ts'
import { newKey, sha256 } from '../../../sandbox/pki/keys.ts'
import {
  makeBlobBundle,
  makeBundle,
  type BlobRequest,
  type Defect,
  type LogEntryKind,
} from '../../../sandbox/sigstore/bundle-maker.ts'
import {
  identityOf,
  workflowExtensions,
  type WorkflowClaims,
} from '../../../sandbox/sigstore/certificate-extensions.ts'
import { signedCertificateTimestamp } from '../../../sandbox/sigstore/certificate-log.ts'
import { createInstance, type InstanceName } from '../../../sandbox/sigstore/instance.ts'
import { Rekor } from '../../../sandbox/sigstore/rekor.ts'
import { preAuthenticationEncoding } from '../../../sandbox/sigstore/rekor-entry.ts'
import { timestampResponse } from '../../../sandbox/sigstore/timestamp-authority.ts'
import { REKOR_HOST, trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { IN_TOTO_PAYLOAD_TYPE, PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import type { RunIdentity } from '../../../src/run/run-identity.ts'
import { IDENTITY, provenanceOf } from '../../support/release-evidence.ts'

export { IDENTITY, provenanceOf }

export const CONTENT = 'a binary'
export const FILE = { name: 'rocket-1.2.3-linux-amd64', sha256: sha256Of(CONTENT) }

const rekorKeys = createInstance('public-good')
const KEYS = {
  'public-good': rekorKeys,
  github: createInstance('github'),
  rekor: new Rekor({
    key: rekorKeys.logs?.rekor ?? newKey('P-256'),
    host: REKOR_HOST,
    clock: () => Date.now(),
  }),
} as const

/** Both instances, a line each. */
export const TRUSTED_ROOTS = [KEYS['public-good'], KEYS.github]
  .map(instance => `${JSON.stringify(trustedRoot(instance))}\n`)
  .join('')

/** What a token says of the job that signs honestly. */
export const CLAIMS: WorkflowClaims = {
  iss: ISSUER,
  sub: `repo:${IDENTITY.repository}:ref:${IDENTITY.ref}`,
  event_name: IDENTITY.eventName,
  sha: IDENTITY.sha,
  workflow: 'Release',
  repository: IDENTITY.repository,
  ref: IDENTITY.ref,
  job_workflow_ref: IDENTITY.jobWorkflowRef,
  job_workflow_sha: IDENTITY.jobWorkflowSha,
  runner_environment: IDENTITY.runnerEnvironment,
  repository_id: IDENTITY.repositoryId,
  repository_owner: IDENTITY.owner,
  repository_owner_id: IDENTITY.ownerId,
  workflow_ref: IDENTITY.workflowRef,
  workflow_sha: IDENTITY.sha,
  run_id: IDENTITY.runId,
  run_attempt: String(IDENTITY.runAttempt),
  repository_visibility: IDENTITY.visibility,
}

/** The same job as a run identity: what an honest `attest` in it would write. */
export function identityFrom(claims: WorkflowClaims): RunIdentity {
  return {
    ...IDENTITY,
    issuer: claims.iss,
    repository: claims.repository,
    repositoryId: claims.repository_id,
    owner: claims.repository_owner,
    ownerId: claims.repository_owner_id,
    ref: claims.ref,
    sha: claims.sha,
    eventName: claims.event_name,
    runId: claims.run_id,
    runAttempt: Number(claims.run_attempt),
    runnerEnvironment: claims.runner_environment,
    jobWorkflowRef: claims.job_workflow_ref,
    jobWorkflowSha: claims.job_workflow_sha,
    workflowRef: claims.workflow_ref,
  }
}

/** An honest statement with some fields replaced. */
export function statement(changes: object = {}, claims: WorkflowClaims = CLAIMS): object {
  return {
    _type: STATEMENT_V1,
    subject: [{ name: FILE.name, digest: { sha256: FILE.sha256 } }],
    predicateType: PROVENANCE_V1,
    predicate: provenanceOf(identityFrom(claims)),
    ...changes,
  }
}

export interface Forgery {
  readonly instance?: InstanceName
  readonly claims?: Partial<WorkflowClaims>
  /** subjectAltName, where it is not the claims' own. */
  readonly identity?: string
  /** The certificate's workflow extensions, where they are not the claims' own. */
  readonly extensions?: (own: readonly Buffer[]) => readonly Buffer[]
  /** The signed bytes; default: the provenance that agrees with the claims. */
  readonly payload?: string
  readonly payloadType?: string
  readonly defect?: Defect
  readonly log?: LogEntryKind
  readonly time?: number
  /** Public-good without the two logs, stamped by GitHub's authority: for a merged root. */
  readonly stampedOnly?: boolean
}

export interface Bundle {
  readonly mediaType: string
  readonly verificationMaterial: Readonly<Record<string, unknown>>
  readonly dsseEnvelope: {
    readonly payload: string
    readonly payloadType: string
    readonly signatures: readonly { readonly sig: string }[]
  }
}

/** Makes the bundle. */
export function forge(forgery: Forgery = {}): Bundle {
  const claims = { ...CLAIMS, ...forgery.claims }
  const payload = forgery.payload ?? JSON.stringify(statement({}, claims))
  if (forgery.extensions !== undefined || forgery.stampedOnly === true) {
    return withCertificate(forgery, claims, payload)
  }
  const { instance = 'public-good', identity, payloadType, defect, time, log } = forgery
  return makeBundle({
    instance,
    keys: KEYS,
    claims,
    payload,
    ...(identity !== undefined && { identity }),
    ...(payloadType !== undefined && { payloadType }),
    ...(defect !== undefined && { defect }),
    ...(time !== undefined && { time }),
    ...(log !== undefined && { log }),
  }) as Bundle
}

/** A plain signature over the file, by the same job. */
export function forgeBlob(
  changes: Partial<Omit<BlobRequest, 'keys' | 'claims'>> & Pick<Forgery, 'claims'> = {},
): object {
  const claims = { ...CLAIMS, ...changes.claims }
  return makeBlobBundle({ instance: 'public-good', blob: CONTENT, ...changes, keys: KEYS, claims })
}

/** The same bundle in the form of an older version, as far as its content allows. */
export function asVersion<T extends Pick<Bundle, 'verificationMaterial'>>(
  version: '0.1' | '0.2',
  bundle: T,
): T & Pick<Bundle, 'mediaType'> {
  const { certificate, ...rest } = bundle.verificationMaterial
  return {
    ...bundle,
    mediaType: `application/vnd.dev.sigstore.bundle+json;version=${version}`,
    verificationMaterial: { x509CertificateChain: { certificates: [certificate] }, ...rest },
  }
}

/** The bundle with a change of each of its log entries. */
export function withLogEntries<T extends Pick<Bundle, 'verificationMaterial'>>(
  bundle: T,
  change: (entry: Readonly<Record<string, unknown>>) => object,
): T {
  const entries = bundle.verificationMaterial['tlogEntries'] as readonly Record<string, unknown>[]
  const verificationMaterial = { ...bundle.verificationMaterial, tlogEntries: entries.map(change) }
  return { ...bundle, verificationMaterial }
}

function withCertificate(forgery: Forgery, claims: WorkflowClaims, payload: string): Bundle {
  const key = newKey('P-256')
  const authority = KEYS[forgery.instance ?? 'public-good']
  const time = forgery.time ?? Date.now()
  const own = workflowExtensions(claims)
  const content = {
    subject: null,
    publicKey: createPublicKey(key),
    issuer: authority.certificateAuthority.name,
    issuerKey: authority.certificateAuthority.key,
    serial: newSerial(),
    notBefore: new Date(time),
    notAfter: new Date(time + 600_000),
    extensions: [
      keyUsage('digitalSignature'),
      extendedKeyUsage('codeSigning'),
      uriName(forgery.identity ?? identityOf(claims)),
      ...(forgery.extensions?.(own) ?? own),
    ],
  }
  const { logs } = authority
  const logged = logs !== null && forgery.stampedOnly !== true
  const precertificate = { toBeSigned: toBeSigned(content), issuerKey: content.issuerKey }
  const sct = logged ? [signedCertificateTimestamp(logs.certificateLog, precertificate, time)] : []
  const leaf = issueCertificate({ ...content, extensions: [...content.extensions, ...sct] })
  const payloadType = forgery.payloadType ?? IN_TOTO_PAYLOAD_TYPE
  const signed = preAuthenticationEncoding(payloadType, Buffer.from(payload))
  const signature = sign('sha256', signed, key)
  const dsseEnvelope = {
    payload: Buffer.from(payload).toString('base64'),
    payloadType,
    signatures: [{ sig: signature.toString('base64') }],
  }
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: leaf.toString('base64') },
      ...(logged
        ? { tlogEntries: [logEntry(dsseEnvelope, leaf, time)] }
        : { timestampVerificationData: { rfc3161Timestamps: [stamp(signature, time)] } }),
    },
    dsseEnvelope,
  }
}

function stamp(signature: Buffer, time: number): object {
  const digest = sha256(signature)
  const wanted = { hash: 'sha256', digest, nonce: undefined, wantsCertificate: false } as const
  const response = timestampResponse(KEYS.github.timestampAuthority, wanted, time)
  return { signedTimestamp: response.toString('base64') }
}

function logEntry(envelope: object, leaf: Buffer, time: number): object {
  const verifiers = [Buffer.from(toPem(leaf)).toString('base64')]
  const proposedContent = { envelope: JSON.stringify(envelope), verifiers }
  const proposal = { apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } }
  const { entry } = KEYS.rekor.add(jsonObject(proposal), time)
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
