/**
 * Rekor v1: one append-only Merkle tree with signed promises, proofs and checkpoints.
 * https://github.com/sigstore/rekor/blob/main/openapi.yaml
 */
import { createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { parseJsonObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { logId } from '../pki/keys.ts'
import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { leafHash, MerkleTree } from './merkle.ts'
import { canonicalBody, canonicalJson, EntryRefused } from './rekor-entry.ts'

const TREE_ID = 1193050959916656506n

// The public log had other shards before this one: the index in the log is not the index in the tree.
const EARLIER_SHARDS = 100_000

const LOG = '/api/v1/log'
const ENTRIES = `${LOG}/entries`

/** A logged entry as the state keeps it. */
export interface LoggedEntry {
  /** Canonical body, base64. */
  readonly body: string
  /** Seconds. */
  readonly integratedTime: number
  /** The log's promise (SET), base64. */
  readonly signedEntryTimestamp: string
}

/** An entry as the API shows it, without its UUID. */
export interface RekorEntry {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification: {
    readonly inclusionProof: {
      readonly checkpoint: string
      readonly hashes: readonly string[]
      readonly logIndex: number
      readonly rootHash: string
      readonly treeSize: number
    }
    readonly signedEntryTimestamp: string
  }
}

/** What became of a proposal. */
export interface Logged {
  readonly isNew: boolean
  readonly uuid: string
  readonly entry: RekorEntry
}

export interface RekorOptions {
  readonly key: KeyObject
  readonly host: string
  readonly clock: Clock
  readonly entries?: readonly LoggedEntry[]
}

/** The log and its service. */
export class Rekor {
  readonly #options: RekorOptions
  readonly #logId: Buffer
  readonly #tree = new MerkleTree()
  readonly #entries: LoggedEntry[] = []
  readonly #indexByLeaf = new Map<string, number>()

  constructor(options: RekorOptions) {
    this.#options = options
    this.#logId = logId(options.key)
    for (const entry of options.entries ?? []) this.#append(entry)
  }

  get entries(): readonly LoggedEntry[] {
    return this.#entries
  }

  readonly service: Service = request => {
    const { method, path, url } = request
    if (method === 'POST' && path === ENTRIES) return this.#propose(request)
    if (method !== 'GET') return undefined
    if (path === LOG) return this.#logInfo()
    if (path === `${LOG}/proof`) return this.#consistency(url.searchParams)
    if (path === `${LOG}/publicKey`) return this.#publicKey()
    if (path === ENTRIES) {
      const index = Number(url.searchParams.get('logIndex') ?? 'none') - EARLIER_SHARDS
      return this.#lookUp(index)
    }
    const uuid = /^\/api\/v1\/log\/entries\/([0-9a-f]+)$/.exec(path)?.[1]
    return uuid === undefined ? undefined : this.#lookUp(this.#indexOf(uuid))
  }

  /** Logs a proposal, once: the second time it names the entry that is there. Throws `EntryRefused`. */
  add(proposal: JsonObject | undefined, time = this.#options.clock()): Logged {
    const body = canonicalBody(proposal)
    const known = this.#indexByLeaf.get(leafHash(body).toString('hex'))
    if (known !== undefined) return { isNew: false, ...this.#located(known) }
    return { isNew: true, ...this.#located(this.#append(this.#promise(body, time))) }
  }

  #append(entry: LoggedEntry): number {
    const leaf = leafHash(Buffer.from(entry.body, 'base64'))
    const index = this.#tree.append(leaf)
    this.#entries.push(entry)
    this.#indexByLeaf.set(leaf.toString('hex'), index)
    return index
  }

  #propose(request: ServiceRequest): ServiceResponse {
    try {
      const { isNew, uuid, entry } = this.add(parseJsonObject(request.body))
      const headers = { location: `${ENTRIES}/${uuid}`, etag: uuid }
      if (isNew) return { status: 201, headers, json: { [uuid]: entry } }
      const message = `an equivalent entry already exists in the transparency log with UUID ${uuid}`
      return { ...failure(409, message), headers }
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error
      return failure(400, `error processing entry: ${error.message}`)
    }
  }

  /** The log's promise to include an entry, made before the tree grows. */
  #promise(body: Buffer, time: number): LoggedEntry {
    const entry = {
      body: body.toString('base64'),
      integratedTime: Math.floor(time / 1000),
      logID: this.#logId.toString('hex'),
      logIndex: EARLIER_SHARDS + this.#tree.size,
    }
    const promise = sign('sha256', canonicalJson(entry), this.#options.key)
    return {
      body: entry.body,
      integratedTime: entry.integratedTime,
      signedEntryTimestamp: promise.toString('base64'),
    }
  }

  /** Entries come with a proof in the tree as it is now, so that two look-ups differ as the log grows. */
  #located(index: number): { readonly uuid: string; readonly entry: RekorEntry } {
    const entry = this.#entries[index]
    if (entry === undefined) throw new RangeError(`no entry ${index}`)
    return {
      uuid: uuidOf(leafHash(Buffer.from(entry.body, 'base64')).toString('hex')),
      entry: {
        body: entry.body,
        integratedTime: entry.integratedTime,
        logID: this.#logId.toString('hex'),
        logIndex: EARLIER_SHARDS + index,
        verification: {
          inclusionProof: {
            checkpoint: this.#checkpoint(),
            hashes: this.#tree.inclusionProof(index).map(hash => hash.toString('hex')),
            logIndex: index,
            rootHash: this.#tree.root().toString('hex'),
            treeSize: this.#tree.size,
          },
          signedEntryTimestamp: entry.signedEntryTimestamp,
        },
      },
    }
  }

  /** A signed note (https://github.com/transparency-dev/formats/blob/main/log/README.md). */
  #checkpoint(): string {
    const { host, key } = this.#options
    const root = this.#tree.root().toString('base64')
    const note = `${host} - ${TREE_ID}\n${this.#tree.size}\n${root}\n`
    const signature = sign('sha256', Buffer.from(note), key)
    const hinted = Buffer.concat([this.#logId.subarray(0, 4), signature]).toString('base64')
    return `${note}\n\u2014 ${host} ${hinted}\n`
  }

  #indexOf(uuid: string): number {
    const inThisTree = uuid.length === 64 || uuid.startsWith(TREE_ID.toString(16).padStart(16, '0'))
    return (inThisTree ? this.#indexByLeaf.get(uuid.slice(-64)) : undefined) ?? -1
  }

  #lookUp(index: number): ServiceResponse {
    const found = Number.isInteger(index) && index >= 0 && index < this.#tree.size
    if (!found) return failure(404, 'entry not found')
    const { uuid, entry } = this.#located(index)
    return { json: { [uuid]: entry } }
  }

  #logInfo(): ServiceResponse {
    return {
      json: {
        rootHash: this.#tree.root().toString('hex'),
        treeSize: this.#tree.size,
        signedTreeHead: this.#checkpoint(),
        treeID: TREE_ID.toString(),
        inactiveShards: [],
      },
    }
  }

  #consistency(query: URLSearchParams): ServiceResponse {
    const first = Number(query.get('firstSize') ?? '1')
    const last = Number(query.get('lastSize') ?? 'none')
    const known = Number.isInteger(last) && last <= this.#tree.size
    if (!known || !Number.isInteger(first) || first < 1 || first > last) {
      return failure(400, 'firstSize and lastSize must be sizes that the tree has had')
    }
    const hashes = this.#tree.consistencyProof(first, last).map(hash => hash.toString('hex'))
    return { json: { rootHash: this.#tree.root(last).toString('hex'), hashes } }
  }

  #publicKey(): ServiceResponse {
    const pem = createPublicKey(this.#options.key).export({ type: 'spki', format: 'pem' })
    return { body: pem.toString(), headers: { 'content-type': 'application/x-pem-file' } }
  }
}

const uuidOf = (leaf: string): string => `${TREE_ID.toString(16).padStart(16, '0')}${leaf}`

const failure = (code: number, message: string): ServiceResponse => ({
  status: code,
  json: { code, message },
})
