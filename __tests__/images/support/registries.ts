/** Real registries on loopback: Debian's, which has no referrers API, and olareg, which has it. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MadeManifest } from '../../../sandbox/registry/image.ts'
import { ensureTool } from '../../../scripts/tools.ts'

export const REGISTRIES = ['docker-registry', 'olareg'] as const

export type RegistryKind = (typeof REGISTRIES)[number]

export interface RealRegistry extends AsyncDisposable {
  /** `127.0.0.1:port` */
  readonly host: string
  /** As any client pushes: blobs first, then each manifest under its digest, the last one under the tag too. */
  push(name: string, manifests: readonly MadeManifest[], tag: string): Promise<void>
}

/** Starts one with an empty store. */
export async function startRegistry(kind: RegistryKind, folder: string): Promise<RealRegistry> {
  const program = ensureTool(kind)
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const store = join(folder, kind)
  await mkdir(store, { recursive: true })
  const args = kind === 'olareg' ? olareg(port, store) : await dockerRegistry(host, store)
  const child = spawn(program, args, {
    stdio: 'ignore',
    env: { HOME: folder, PATH: '/usr/bin:/bin' },
  })
  await answers(`http://${host}/v2/`)
  return {
    host,
    push: async (name, manifests, tag) => {
      for (const manifest of manifests) await pushManifest(`http://${host}/v2/${name}`, manifest)
      const last = manifests.at(-1)
      if (last !== undefined) await put(`http://${host}/v2/${name}/manifests/${tag}`, last)
    },
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill()
      await ended
    },
  }
}

function olareg(port: number, store: string): readonly string[] {
  return [
    'serve',
    '--addr',
    '127.0.0.1',
    '--port',
    String(port),
    '--store-type',
    'dir',
    '--dir',
    store,
  ]
}

async function dockerRegistry(host: string, store: string): Promise<readonly string[]> {
  const path = join(store, 'config.yml')
  const root = join(store, 'data')
  const lines = [
    'version: 0.1',
    'storage:',
    '  filesystem:',
    `    rootdirectory: ${root}`,
    'http:',
    `  addr: ${host}`,
  ]
  await writeFile(path, `${lines.join('\n')}\n`)
  return ['serve', path]
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const status = await fetch(url).then(
      answer => answer.status,
      () => 0,
    )
    if (status === 200) return
    await sleep(100)
  }
  throw new Error(`${url} does not answer`)
}

async function pushManifest(base: string, manifest: MadeManifest): Promise<void> {
  for (const blob of manifest.blobs) {
    const begun = await fetch(`${base}/blobs/uploads/`, { method: 'POST' })
    const address = new URL(begun.headers.get('location') ?? '', begun.url)
    address.searchParams.set('digest', `sha256:${createHash('sha256').update(blob).digest('hex')}`)
    const ended = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(blob),
    })
    if (ended.status !== 201) throw new Error(`a blob: HTTP ${ended.status}`)
  }
  await put(`${base}/manifests/${manifest.digest}`, manifest)
}

async function put(url: string, { mediaType, text }: MadeManifest): Promise<void> {
  const headers = { 'content-type': mediaType }
  const answer = await fetch(url, { method: 'PUT', headers, body: text })
  if (answer.status !== 201) throw new Error(`${url}: HTTP ${answer.status} ${await answer.text()}`)
}
