/**
 * Fulcio: a short-lived certificate for whoever holds a token of a workflow and the key to be certified.
 * https://github.com/sigstore/fulcio/blob/main/fulcio.proto
 */
import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { jwtVerify } from 'jose'
import type { JWTVerifyGetKey } from 'jose'

import { bearerOf } from '../actions/job.ts'
import { parseJsonObject } from '../json.ts'
import { issueCertificate, newSerial, toBeSigned, toPem } from '../pki/certificate.ts'
import type { CertificateContent } from '../pki/certificate.ts'
import {
  authorityKeyIdentifier,
  extendedKeyUsage,
  keyUsage,
  subjectKeyIdentifier,
  uriName,
} from '../pki/extensions.ts'
import { digestFor } from '../pki/keys.ts'
import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { identityOf, workflowExtensions } from './certificate-extensions.ts'
import type { WorkflowClaims } from './certificate-extensions.ts'
import { signedCertificateTimestamp } from './certificate-log.ts'
import type { SigstoreInstance } from './instance.ts'

const LIFETIME_MS = 10 * 60_000

// Fulcio knows the default issuer and those of enterprises, which append a slug.
const ISSUERS = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[\w-]+)?$/

export interface FulcioOptions {
  readonly instance: SigstoreInstance
  /** Keys of the token issuer. */
  readonly tokenKeys: JWTVerifyGetKey
  readonly clock: Clock
  /** Which issuers are known here; default: those of github.com. */
  readonly issuers?: RegExp
  /** Where certificates get their times from; default: the same clock. */
  readonly certificateClock?: Clock
}

/** What the service answers to a request it does not accept. */
class Refusal extends Error {
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string, cause?: unknown) {
    super(message, { cause })
    this.status = status
    this.code = code
  }
}

const invalidArgument = (message: string, cause?: unknown): Refusal =>
  new Refusal(400, 3, message, cause)

/** The service at `fulcio.…`. */
export function fulcio(options: FulcioOptions): Service {
  const chain = options.instance.certificateAuthority.chain.map(toPem)
  return async request => {
    if (request.method === 'GET' && request.path === '/api/v2/trustBundle') {
      return { json: { chains: [{ certificates: chain }] } }
    }
    if (request.method !== 'POST' || request.path !== '/api/v2/signingCert') return undefined
    try {
      return certificateResponse(options.instance, await signingCertificate(request, options))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, message } = error
      return { status: error.status, json: { code, message, details: [] } }
    }
  }
}

function certificateResponse(instance: SigstoreInstance, leaf: Buffer): ServiceResponse {
  const certificates = [leaf, ...instance.certificateAuthority.chain].map(toPem)
  const field = instance.logs ? 'signedCertificateEmbeddedSct' : 'signedCertificateDetachedSct'
  return { json: { [field]: { chain: { certificates } } } }
}

async function signingCertificate(
  asked: Pick<ServiceRequest, 'body' | 'headers'>,
  options: FulcioOptions,
): Promise<Buffer> {
  const request = parseRequest(asked)
  const claims = await verifyToken(request.token, options)
  const publicKey = parsePublicKey(request.publicKey)
  if (!verify(proofDigest(publicKey), Buffer.from(claims.sub), publicKey, request.proof)) {
    throw invalidArgument('The signature supplied in the request could not be verified')
  }
  const time = (options.certificateClock ?? options.clock)()
  return issueLeaf(options.instance, { publicKey, claims, identity: identityOf(claims), time })
}

interface SigningRequest {
  readonly token: string
  readonly publicKey: string
  readonly proof: Buffer
}

/** The token is in the body, or where sigstore-go puts it. */
function parseRequest({ body, headers }: Pick<ServiceRequest, 'body' | 'headers'>): SigningRequest {
  const request = parseJsonObject(body)
  const token = request?.object('credentials')?.string('oidcIdentityToken') ?? bearerOf(headers)
  const keyRequest = request?.object('publicKeyRequest')
  const publicKey = keyRequest?.object('publicKey')?.string('content')
  const proof = keyRequest?.string('proofOfPossession')
  if (token === undefined || publicKey === undefined || proof === undefined) {
    throw invalidArgument('credentials, public key and proof of possession are required')
  }
  return { token, publicKey, proof: Buffer.from(proof, 'base64') }
}

async function verifyToken(token: string, options: FulcioOptions): Promise<WorkflowClaims> {
  try {
    const { payload } = await jwtVerify<WorkflowClaims>(token, options.tokenKeys, {
      audience: 'sigstore',
      algorithms: ['RS256'],
      requiredClaims: ['iss', 'sub', 'exp', 'job_workflow_ref'],
      currentDate: new Date(options.clock()),
    })
    if (!(options.issuers ?? ISSUERS).test(payload.iss))
      throw new Error(`unknown issuer ${payload.iss}`)
    return payload
  } catch (cause) {
    throw new Refusal(401, 16, 'There was an error processing the identity token', cause)
  }
}

function parsePublicKey(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem)
    const curve = key.asymmetricKeyDetails?.namedCurve
    if (curve === 'prime256v1' || curve === 'secp384r1' || key.asymmetricKeyType === 'ed25519') {
      return key
    }
  } catch (cause) {
    throw invalidArgument('The public key supplied in the request could not be parsed', cause)
  }
  throw invalidArgument('The public key supplied in the request is of an unsupported kind')
}

const proofDigest = (key: KeyObject): string | null =>
  key.asymmetricKeyType === 'ed25519' ? null : digestFor(key)

/** What a leaf is made of. */
export interface Leaf {
  readonly publicKey: KeyObject
  /** undefined: a certificate of GitHub's own, which names no workflow. */
  readonly claims: WorkflowClaims | undefined
  /** subjectAltName. */
  readonly identity: string
  readonly time: number
}

/** Issues a leaf: with an embedded SCT where the instance has a certificate log. */
export function issueLeaf(instance: Omit<SigstoreInstance, 'name'>, leaf: Leaf): Buffer {
  const { certificateAuthority: ca, logs } = instance
  const content: CertificateContent = {
    subject: null,
    publicKey: leaf.publicKey,
    issuer: ca.name,
    issuerKey: ca.key,
    serial: newSerial(),
    notBefore: new Date(leaf.time),
    notAfter: new Date(leaf.time + LIFETIME_MS),
    extensions: [
      keyUsage('digitalSignature'),
      extendedKeyUsage('codeSigning'),
      subjectKeyIdentifier(leaf.publicKey),
      authorityKeyIdentifier(ca.key),
      uriName(leaf.identity),
      ...(leaf.claims === undefined ? [] : workflowExtensions(leaf.claims)),
    ],
  }
  if (logs === null) return issueCertificate(content)
  const precertificate = { toBeSigned: toBeSigned(content), issuerKey: ca.key }
  const sct = signedCertificateTimestamp(logs.certificateLog, precertificate, leaf.time)
  return issueCertificate({ ...content, extensions: [...content.extensions, sct] })
}
