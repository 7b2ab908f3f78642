/** What a sandbox leaves in its folder for other commands to read: who runs it, its releases, its requests. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sandbox } from '../index.ts'

const FILES = { pid: 'pid', releases: 'releases.json', requests: 'requests.json' } as const

export interface ReleaseRecord {
  readonly repository: string
  readonly tag: string
  readonly state: 'draft' | 'prerelease' | 'published'
  readonly assets: readonly {
    readonly name: string
    readonly size: number
    readonly digest: string | null
    readonly attestations: number
  }[]
}

export interface RequestRecord {
  readonly method: string
  readonly address: string
  readonly status: number
  readonly refusal: string | undefined
}

/** Claims the folder for this process. The folder ignores itself, so that it stays out of a user's commits. */
export async function claim(dir: string): Promise<void> {
  const other = await runningIn(dir)
  if (other !== undefined)
    throw new Error(`a sandbox (process ${other}) is running in ${dir} already`)
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, '.gitignore'), '*\n')
  await writeFile(join(dir, FILES.pid), `${process.pid}\n`)
}

export async function release(dir: string): Promise<void> {
  await rm(join(dir, FILES.pid), { force: true })
}

/** The process that runs a sandbox in the folder; `undefined` when none does. */
export async function runningIn(dir: string): Promise<number | undefined> {
  const text = await readFile(join(dir, FILES.pid), 'utf8').catch(() => '')
  const pid = Number(text.trim())
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  return (await isSandbox(pid)) ? pid : undefined
}

/** The system gives ids out again: where it tells what a process is, it has to be this program. */
async function isSandbox(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return commandLine === undefined || commandLine.includes('cli.ts')
}

/** Writes down the releases and the requests so far. */
export async function record(sandbox: Sandbox): Promise<void> {
  await writeFile(join(sandbox.dir, FILES.releases), JSON.stringify(releasesOf(sandbox)))
  const requests: readonly RequestRecord[] = sandbox.log.entries.map(entry => ({
    method: entry.method,
    address: `https://${entry.host}${entry.path}`,
    status: entry.status,
    refusal: entry.refusal,
  }))
  await writeFile(join(sandbox.dir, FILES.requests), JSON.stringify(requests))
}

function releasesOf({ github }: Sandbox): readonly ReleaseRecord[] {
  return github.repositories.flatMap(repository =>
    repository.releases.map(one => ({
      repository: repository.fullName,
      tag: one.tagName,
      state: one.draft ? 'draft' : one.prerelease ? 'prerelease' : 'published',
      assets: one.assets.map(({ name, size, digest }) => ({
        name,
        size,
        digest,
        attestations: github.attestations.filter(kept => kept.digests.includes(digest ?? ''))
          .length,
      })),
    })),
  )
}

async function list<T>(dir: string, file: string): Promise<readonly T[]> {
  const text = await readFile(join(dir, file), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`no sandbox has run in ${dir}`)
  return JSON.parse(text) as readonly T[]
}

export async function recordedReleases(dir: string): Promise<readonly ReleaseRecord[]> {
  return list<ReleaseRecord>(dir, FILES.releases)
}

export async function recordedRequests(dir: string): Promise<readonly RequestRecord[]> {
  return list<RequestRecord>(dir, FILES.requests)
}
