/**
 * A TUF repository with one key for the root role and one for all others, consistent snapshots, and a root that can
 * be rotated: https://theupdateframework.github.io/specification/latest/
 */
import { createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import {
  Key,
  Metadata,
  MetaFile,
  Root,
  Signature,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models'

import { keyFromPem, keyToPem, newKey, sha256 } from '../pki/keys.ts'
import type { Service } from '../service.ts'

const SPEC_VERSION = '1.0.31'

// Whole seconds: go-tuf does not read fractions.
const EXPIRES = '2044-01-01T00:00:00Z'

/** Target name → content. */
export type TufTargets = ReadonlyMap<string, Buffer>

/** All that a repository is. It keeps the signed bytes, so that what is served stays the same after a restart. */
export interface TufState {
  /** PKCS #8 PEM. */
  readonly rootKey: string
  readonly onlineKey: string
  readonly rootVersion: number
  /** Of targets, snapshot and timestamp. */
  readonly version: number
  /** Path → base64. */
  readonly files: Readonly<Record<string, string>>
}

export interface Publication {
  /** Versions go up by one unless a number is given. */
  readonly version?: number
  /** Default: in 2044. */
  readonly expires?: string
}

/** One mirror, empty until the first root and the first publication. */
export class TufRepository {
  #rootKey: KeyObject
  readonly #onlineKey: KeyObject
  #rootVersion: number
  #version: number
  /** What is served, by path. A test that exchanges a file plays a mirror in foreign hands. */
  readonly files: Map<string, Buffer>

  constructor(state?: TufState) {
    this.#rootKey = state ? keyFromPem(state.rootKey) : newKey('P-256')
    this.#onlineKey = state ? keyFromPem(state.onlineKey) : newKey('P-256')
    this.#rootVersion = state?.rootVersion ?? 0
    this.#version = state?.version ?? 0
    this.files = new Map(
      Object.entries(state?.files ?? {}).map(([path, text]) => [path, Buffer.from(text, 'base64')]),
    )
  }

  /** Version 1 of the root, from which clients start. */
  get initialRoot(): Buffer {
    return this.files.get('/1.root.json') ?? Buffer.alloc(0)
  }

  readonly service: Service = ({ method, path }) => {
    if (method !== 'GET') return undefined
    const body = this.files.get(path)
    // By a 404 a client learns that it has the newest root: an answer, not a missing endpoint.
    if (body === undefined) return { status: 404, body: 'not found' }
    return { headers: { 'content-type': 'application/octet-stream' }, body }
  }

  /** The next root: with a new key and, from version 2 on, signed by the old key too. */
  rotateRoot(expires = EXPIRES): void {
    const previous = this.#rootKey
    if (this.#rootVersion > 0) this.#rootKey = newKey('P-256')
    this.#rootVersion += 1
    const root = new Root({
      ...{ specVersion: SPEC_VERSION, version: this.#rootVersion, expires },
      consistentSnapshot: true,
    })
    root.addKey(tufKey(this.#rootKey), 'root')
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      root.addKey(tufKey(this.#onlineKey), role)
    }
    const keys = this.#rootVersion > 1 ? [previous, this.#rootKey] : [this.#rootKey]
    this.files.set(`/${this.#rootVersion}.root.json`, seal(new Metadata(root), keys))
  }

  /** The next targets, snapshot and timestamp; files of earlier versions stay. */
  publish(targets: TufTargets, publication: Publication = {}): void {
    this.#version = publication.version ?? this.#version + 1
    const version = this.#version
    const base = { specVersion: SPEC_VERSION, version, expires: publication.expires ?? EXPIRES }
    const keys = [this.#onlineKey]
    const list = new Targets(base)
    for (const [path, content] of targets) {
      const digest = sha256(content).toString('hex')
      list.addTarget(new TargetFile({ path, length: content.length, hashes: { sha256: digest } }))
      this.files.set(`/targets/${digest}.${path}`, content)
    }
    const targetsFile = seal(new Metadata(list), keys)
    const snapshot = new Snapshot({ ...base, meta: { 'targets.json': meta(version, targetsFile) } })
    const snapshotFile = seal(new Metadata(snapshot), keys)
    const timestamp = new Timestamp({ ...base, snapshotMeta: meta(version, snapshotFile) })
    this.files.set(`/${version}.targets.json`, targetsFile)
    this.files.set(`/${version}.snapshot.json`, snapshotFile)
    this.files.set('/timestamp.json', seal(new Metadata(timestamp), keys))
  }

  toJSON(): TufState {
    return {
      rootKey: keyToPem(this.#rootKey),
      onlineKey: keyToPem(this.#onlineKey),
      rootVersion: this.#rootVersion,
      version: this.#version,
      files: Object.fromEntries(
        [...this.files].map(([path, content]) => [path, content.toString('base64')]),
      ),
    }
  }
}

const KEY_TYPE = 'ecdsa'
const SCHEME = 'ecdsa-sha2-nistp256'

function tufKey(key: KeyObject): Key {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const keyval = { public: publicKey }
  // The key's id is the digest of its canonical JSON: members in order, and line ends as they are (TUF, section 4.2).
  const canonical = JSON.stringify({ keytype: KEY_TYPE, keyval, scheme: SCHEME })
  const keyID = sha256(canonical.replaceAll(String.raw`\n`, '\n')).toString('hex')
  return new Key({ keyID, keyType: KEY_TYPE, scheme: SCHEME, keyVal: keyval })
}

const meta = (version: number, file: Buffer): MetaFile =>
  new MetaFile({ version, length: file.length, hashes: { sha256: sha256(file).toString('hex') } })

type Signed = ConstructorParameters<typeof Metadata>[0]

function seal(metadata: Metadata<Signed>, keys: readonly KeyObject[]): Buffer {
  for (const key of keys) {
    metadata.sign(
      data =>
        new Signature({ keyID: tufKey(key).keyID, sig: sign('sha256', data, key).toString('hex') }),
    )
  }
  return Buffer.from(JSON.stringify(metadata.toJSON()))
}
