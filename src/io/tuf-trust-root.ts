/**
 * Trust roots from TUF mirrors. A mirror is believed because its metadata descend, root by root, from a first root
 * that we already hold: https://theupdateframework.github.io/specification/latest/
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TUF } from '@sigstore/tuf'
import { sha256Of } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { Http } from './http.ts'
import { readRootFile } from './trust-root.ts'

/** Where the first root of a mirror comes from. */
export type FirstRoot =
  /** The copy inside @sigstore/tuf. */
  | { readonly kind: 'seed' }
  | { readonly kind: 'file'; readonly path: string }
  /** One version, downloaded from the mirror itself and compared with its digest. */
  | { readonly kind: 'pinned'; readonly name: string; readonly sha256: string }

export interface TufMirror {
  /** https, without a slash at its end. */
  readonly url: string
  readonly firstRoot: FirstRoot
  /** The organisation whose root it serves, where that is known beforehand. */
  readonly organization: string | undefined
}

/** What is asked when the user names nothing: the mirrors of the two instances. */
export const PUBLIC_MIRRORS: readonly TufMirror[] = [
  {
    url: 'https://tuf-repo-cdn.sigstore.dev',
    firstRoot: { kind: 'seed' },
    organization: 'sigstore.dev',
  },
  {
    url: 'https://tuf-repo.github.com',
    // Version 3, which gh starts from too. It has expired; that does not matter for a first root, whose only use is to
    // check the next one.
    firstRoot: {
      kind: 'pinned',
      name: '3.root.json',
      sha256: '98cba97be9075bc98b2322de3de85fbd1b70ec7392991dfd2f53d215bede1a8d',
    },
    organization: 'GitHub, Inc.',
  },
]

export interface TufOptions {
  readonly http: Http
  /** RUNNER_TEMP. */
  readonly temporary: string
  /** Names of the wanted file; the first that the mirror lists is taken. */
  readonly targets: readonly string[]
}

export interface MirroredRoot {
  /** Which of the wanted files it is. */
  readonly target: string
  readonly text: string
}

/** What a mirror of one instance publishes. */
export const TARGET = 'trusted_root.json'

/** What GitHub's mirror publishes beside it for a tenant of ghe.com. */
export const tenantTarget = (trustDomain: string): string => `${trustDomain}.${TARGET}`

const MAX_ROOT_BYTES = 512 * 1024
const TIMEOUT = 10_000
const RETRY = { retries: 2, minTimeout: 500 }

/** The newest trusted root of a mirror. An older copy is never taken instead (TRUST_ROOT_UNAVAILABLE). */
export async function readMirroredRoot(
  mirror: TufMirror,
  options: TufOptions,
): Promise<MirroredRoot> {
  await mkdir(options.temporary, { recursive: true })
  // A new folder each time: the client believes the root.json that it finds in its cache, whoever wrote it there.
  const folder = await mkdtemp(join(options.temporary, 'attested-release-tuf-'))
  try {
    const rootPath = await firstRootFile(mirror, folder, options.http)
    return await refresh(mirror, { folder, rootPath, targets: options.targets })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Refresh extends Pick<TufOptions, 'targets'> {
  readonly folder: string
  readonly rootPath: string | undefined
}

async function refresh(
  mirror: TufMirror,
  { folder, rootPath, targets }: Refresh,
): Promise<MirroredRoot> {
  // Loaded here: most commands need no trust root, and many steps are given one as a file.
  const { initTUF } = await import('@sigstore/tuf')
  try {
    const client = await initTUF({
      mirrorURL: mirror.url,
      cachePath: join(folder, 'cache'),
      forceInit: true,
      forceCache: false,
      timeout: TIMEOUT,
      retry: RETRY,
      ...(rootPath === undefined ? {} : { rootPath }),
    })
    return await firstListed(client, targets)
  } catch (error) {
    throw unavailable(mirror, error)
  }
}

/** The mirror's signed list decides; any other failure than not standing there is one. */
async function firstListed(client: TUF, targets: readonly string[]): Promise<MirroredRoot> {
  const missing: unknown[] = []
  for (const target of targets) {
    try {
      return { target, text: await client.getTarget(target) }
    } catch (error) {
      if (at(error, 'code') !== 'TUF_FIND_TARGET_ERROR') throw error
      missing.push(error)
    }
  }
  throw missing.length === 1 ? missing[0] : new AggregateError(missing, 'not found')
}

async function firstRootFile(
  mirror: TufMirror,
  folder: string,
  http: Http,
): Promise<string | undefined> {
  const { firstRoot } = mirror
  if (firstRoot.kind === 'seed') return undefined
  // The very bytes that were checked are what the client gets to see.
  const copy = join(folder, 'first-root.json')
  const content =
    firstRoot.kind === 'file'
      ? await readRootFile(firstRoot.path)
      : await download(mirror, firstRoot, http)
  await writeFile(copy, content)
  return copy
}

async function download(
  mirror: TufMirror,
  { name, sha256 }: FirstRoot & { readonly kind: 'pinned' },
  http: Http,
): Promise<Uint8Array> {
  const url = `${mirror.url}/${name}`
  let answer
  try {
    answer = await http.send({ method: 'GET', url, maxBytes: MAX_ROOT_BYTES })
  } catch (error) {
    throw toReleaseError(error).class === 'security' ? error : unavailable(mirror, error)
  }
  const { status, body } = answer
  if (status !== 200) throw unavailable(mirror, new Error(`HTTP ${status} for ${url}`))
  const actual: string = sha256Of(body)
  if (actual !== sha256) {
    throw new ReleaseError('TRUST_ROOT_FORGED', {
      message: `${url} is not the file that it was`,
      expected: `sha256:${sha256}`,
      actual: `sha256:${actual}`,
    })
  }
  return body
}

function unavailable({ url }: TufMirror, cause: unknown): ReleaseError {
  return new ReleaseError('TRUST_ROOT_UNAVAILABLE', {
    message: `the mirror ${url} gave no trust root that can be believed today`,
    cause,
  })
}
