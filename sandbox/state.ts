/**
 * What outlives a sandbox: one JSON file, and one file a blob beside it. It holds keys and certificates both: new
 * certificates for old keys, or the reverse, would turn every bundle of an earlier start into a forgery.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Artifact } from './actions/artifacts.ts'
import type { Blob } from './actions/blobs.ts'
import type { Job } from './actions/job.ts'
import type { StoredCrateVersion } from './crates/crate.ts'
import { sha256 } from './pki/keys.ts'
import type { InstanceState } from './sigstore/instance.ts'
import type { LoggedEntry } from './sigstore/rekor.ts'
import type { TufState } from './sigstore/tuf.ts'

const VERSION = 2

/** Everything but the bytes of blobs. */
export interface SandboxState {
  readonly instances: Readonly<Record<'public-good' | 'github', InstanceState>> & {
    /** GitHub's instance for the tenant of ghe.com that the sandbox is. */
    readonly tenant?: InstanceState
  }
  readonly rekor: readonly LoggedEntry[]
  /** Canonical bodies, base64. */
  readonly rekorV2: readonly string[]
  /** Absent in folders of before there were mirrors. */
  readonly tuf?: Readonly<Record<'public-good' | 'github', TufState>>
  /** PKCS #8 PEM; absent until a token was minted. */
  readonly oidcKey?: string
  readonly blobKey: string
  readonly jobs: readonly Job[]
  readonly artifacts: readonly Artifact[]
  /** As the GitHub world gives it. */
  readonly github: unknown
  /** Absent in folders of before there was a registry. */
  readonly crates?: readonly StoredCrateVersion[]
}

/** A state as loaded. */
export interface LoadedState extends SandboxState {
  readonly blobs: Readonly<Record<string, Blob>>
}

interface StateFile extends SandboxState {
  readonly version: number
  readonly blobs: Readonly<Record<string, Omit<Blob, 'content'> & { readonly sha256: string }>>
}

const fileOf = (dir: string): string => join(dir, 'state.json')
const blobFileOf = (dir: string, digest: string): string => join(dir, 'blobs', digest)

/** The state in a folder, or `undefined` where no sandbox has been. */
export async function loadState(dir: string): Promise<LoadedState | undefined> {
  let text: string
  try {
    text = await readFile(fileOf(dir), 'utf8')
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined
    throw error
  }
  // Our own file, in a folder of our own: a version that does not match is the one thing to expect.
  const { version, blobs, ...state } = JSON.parse(text) as StateFile
  if (version !== VERSION) {
    throw new Error(`${fileOf(dir)} is of version ${version}, this sandbox writes ${VERSION}`)
  }
  const contents = Object.entries(blobs).map(async ([path, { sha256: digest, ...blob }]) => {
    const content = await readFile(blobFileOf(dir, digest))
    return [path, { ...blob, content }] as const
  })
  return { ...state, blobs: Object.fromEntries(await Promise.all(contents)) }
}

/** Writes the state; a reader never sees half of it. */
export async function saveState(
  dir: string,
  state: SandboxState,
  blobs: ReadonlyMap<string, Blob>,
): Promise<void> {
  await mkdir(join(dir, 'blobs'), { recursive: true })
  const described: Record<string, StateFile['blobs'][string]> = {}
  for (const [path, { content, ...blob }] of blobs) {
    const digest = sha256(content).toString('hex')
    described[path] = { ...blob, sha256: digest }
    await writeOnce(blobFileOf(dir, digest), content)
  }
  const file: StateFile = { version: VERSION, ...state, blobs: described }
  const temporary = `${fileOf(dir)}.new`
  await writeFile(temporary, JSON.stringify(file), { mode: 0o600 })
  await rename(temporary, fileOf(dir))
}

/** Blobs are named by their digest: one that is there is the same. */
async function writeOnce(file: string, content: Buffer): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' })
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error
  }
}

/** By its code, not its class: a test runner gives node's own errors another `Error` than ours. */
const isSystemError = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
