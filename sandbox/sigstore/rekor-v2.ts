/**
 * Rekor v2: a log of tiles that promises nothing and tells no time; a checkpoint, signed by the log, is all.
 * https://github.com/sigstore/rekor-tiles/blob/main/api/proto/rekor/v2/rekor_service.proto
 */
import { createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { jsonObject, parseJsonObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { digestFor, publicKeyInfo, sha256 } from '../pki/keys.ts'
import { verifyOverDigest } from '../pki/verify-over-digest.ts'
import type { Service, ServiceResponse } from '../service.ts'
import { leafHash, MerkleTree } from './merkle.ts'
import { canonicalJson, EntryRefused, preAuthenticationEncoding } from './rekor-entry.ts'

const ENTRIES = '/api/v2/log/entries'

/** A `TransparencyLogEntry` as JSON, with a proof in the tree as it is at that moment. */
export interface TiledEntry {
  readonly logIndex: string
  readonly logId: { readonly keyId: string }
  readonly kindVersion: { readonly kind: string; readonly version: string }
  readonly inclusionProof: {
    readonly logIndex: string
    readonly rootHash: string
    readonly treeSize: string
    readonly hashes: readonly string[]
    readonly checkpoint: { readonly envelope: string }
  }
  readonly canonicalizedBody: string
}

export interface RekorV2Options {
  /** Ed25519 as the public log's, or P-256. */
  readonly key: KeyObject
  /** The log's origin, and the name on its checkpoints. */
  readonly host: string
  /** Canonical bodies, base64. */
  readonly entries?: readonly string[]
}

/** The log and its service. */
export class RekorV2 {
  readonly #options: RekorV2Options
  readonly #tree = new MerkleTree()
  readonly #entries: string[] = []

  constructor(options: RekorV2Options) {
    this.#options = options
    for (const body of options.entries ?? []) this.#append(Buffer.from(body, 'base64'))
  }

  get entries(): readonly string[] {
    return this.#entries
  }

  readonly service: Service = request => {
    if (request.method === 'GET' && request.path === '/api/v2/checkpoint') {
      return { body: this.#checkpoint(), headers: { 'content-type': 'text/plain; charset=utf-8' } }
    }
    if (request.method !== 'POST' || request.path !== ENTRIES) return undefined
    try {
      return { status: 201, json: this.add(parseJsonObject(request.body)) }
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error
      return failure(error.message)
    }
  }

  /** Logs what a `CreateEntryRequest` asks for; each time anew. Throws `EntryRefused`. */
  add(request: JsonObject | undefined): TiledEntry {
    const hashed = request?.object('hashedRekordRequestV002')
    const dsse = request?.object('dsseRequestV002')
    if ((hashed === undefined) === (dsse === undefined)) throw new EntryRefused('no single request')
    const entry = hashed === undefined ? dsseEntry(dsse) : hashedRekordEntry(hashed)
    return this.#located(this.#append(canonicalJson(entry)), entry.kind)
  }

  #append(body: Buffer): number {
    this.#entries.push(body.toString('base64'))
    return this.#tree.append(leafHash(body))
  }

  #located(index: number, kind: string): TiledEntry {
    return {
      logIndex: String(index),
      logId: { keyId: checkpointKeyId(this.#options).toString('base64') },
      kindVersion: { kind, version: '0.0.2' },
      inclusionProof: {
        logIndex: String(index),
        rootHash: this.#tree.root().toString('base64'),
        treeSize: String(this.#tree.size),
        hashes: this.#tree.inclusionProof(index).map(hash => hash.toString('base64')),
        checkpoint: { envelope: this.#checkpoint() },
      },
      canonicalizedBody: this.#entries[index] ?? '',
    }
  }

  /** https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md */
  #checkpoint(): string {
    const { host, key } = this.#options
    const note = `${host}\n${this.#tree.size}\n${this.#tree.root().toString('base64')}\n`
    const algorithm = key.asymmetricKeyType === 'ed25519' ? null : digestFor(key)
    const signature = sign(algorithm, Buffer.from(note), key)
    const hint = checkpointKeyId(this.#options).subarray(0, 4)
    return `${note}\n\u2014 ${host} ${Buffer.concat([hint, signature]).toString('base64')}\n`
  }
}

/** The key's id, untruncated. https://github.com/C2SP/C2SP/blob/main/signed-note.md#signature-types */
export function checkpointKeyId({ key, host }: Pick<RekorV2Options, 'key' | 'host'>): Buffer {
  const info = publicKeyInfo(key)
  // ECDSA keys do without the name.
  if (key.asymmetricKeyType !== 'ed25519') return sha256(info)
  return sha256(`${host}\n`, Buffer.from([1]), info.subarray(-32))
}

interface Verifier {
  readonly key: KeyObject
  /** As the entry holds it. */
  readonly json: object
}

const KEY_DETAILS = 'PKIX_ECDSA_P256_SHA_256'

function parseVerifier(verifier: JsonObject | undefined): Verifier {
  const certificate = verifier?.object('x509Certificate')?.string('rawBytes')
  const publicKey = verifier?.object('publicKey')?.string('rawBytes')
  if (verifier?.string('keyDetails') !== KEY_DETAILS) throw new EntryRefused('unknown key details')
  try {
    if (certificate !== undefined) {
      const { publicKey: key, raw } = new X509Certificate(Buffer.from(certificate, 'base64'))
      return { key, json: verifierJson({ x509Certificate: { rawBytes: raw.toString('base64') } }) }
    }
    const der = Buffer.from(publicKey ?? '', 'base64')
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return { key, json: verifierJson({ publicKey: { rawBytes: der.toString('base64') } }) }
  } catch (cause) {
    throw new EntryRefused('verifier is neither a certificate nor a public key', { cause })
  }
}

const verifierJson = (verifier: object): object => ({ ...verifier, keyDetails: KEY_DETAILS })

interface CanonicalEntry {
  readonly apiVersion: '0.0.2'
  readonly kind: string
  readonly spec: object
}

function hashedRekordEntry(request: JsonObject): CanonicalEntry {
  const digest = request.string('digest') ?? ''
  const content = request.object('signature')?.string('content') ?? ''
  const verifier = parseVerifier(request.object('signature')?.object('verifier'))
  const bytes = Buffer.from(digest, 'base64')
  if (bytes.length !== 32) throw new EntryRefused('hashedrekord wants a SHA-256 digest')
  if (!verifyOverDigest(bytes, verifier.key, Buffer.from(content, 'base64'))) {
    throw new EntryRefused('could not verify the signature over the digest')
  }
  const data = { algorithm: 'SHA2_256', digest }
  const signature = { content, verifier: verifier.json }
  return {
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: { hashedRekordV002: { data, signature } },
  }
}

function dsseEntry(request: JsonObject | undefined): CanonicalEntry {
  const envelope = request?.object('envelope')
  const payload = Buffer.from(envelope?.string('payload') ?? '', 'base64')
  const signed = preAuthenticationEncoding(envelope?.string('payloadType') ?? '', payload)
  const verifiers = (request?.array('verifiers') ?? []).map(one => parseVerifier(jsonObject(one)))
  const signatures = (envelope?.array('signatures') ?? []).map(one => {
    const content = jsonObject(one)?.string('sig') ?? ''
    const bytes = Buffer.from(content, 'base64')
    const verifier = verifiers.find(({ key }) => verify(digestFor(key), signed, key, bytes))
    if (verifier === undefined) throw new EntryRefused('could not verify envelope')
    return { content, verifier: verifier.json }
  })
  if (signatures.length === 0) throw new EntryRefused('envelope without a signature')
  const payloadHash = { algorithm: 'SHA2_256', digest: sha256(payload).toString('base64') }
  return { apiVersion: '0.0.2', kind: 'dsse', spec: { dsseV002: { payloadHash, signatures } } }
}

const failure = (message: string): ServiceResponse => ({
  status: 400,
  json: { code: 3, message, details: [] },
})
