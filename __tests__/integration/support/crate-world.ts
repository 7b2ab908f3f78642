/**
 * A job of `crate` in a small world: the sandbox's crates.io behind the real adapter, real archives and files, and an
 * attestation store whose bundles need no cryptography.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CrateRegistry } from '../../../sandbox/crates/registry.ts'
import type { ServiceResponse } from '../../../sandbox/service.ts'
import type { CrateInputs } from '../../../src/commands/command-inputs.ts'
import { runCrate } from '../../../src/commands/crate.ts'
import type { CratePorts } from '../../../src/commands/crate/ports.ts'
import type { StepResult } from '../../../src/commands/ports.ts'
import { CRATES_IO } from '../../../src/crate/registry.ts'
import { readCrateArchive } from '../../../src/io/crate-archive.ts'
import { createCrateRegistry } from '../../../src/io/crate-registry.ts'
import { createFiles } from '../../../src/io/files.ts'
import { createHttp } from '../../../src/io/http.ts'
import { crateOf, honestEntries, type TarEntry } from '../../support/crate-archives.ts'
import { COMMIT } from '../../support/release-evidence.ts'
import { rawMetadata } from '../../unit/plan/metadata-builder.ts'
import { ReleaseWorld } from './release-world.ts'

export const INPUTS: CrateInputs = {
  manifestPath: 'Cargo.toml',
  packages: undefined,
  tag: undefined,
  allowBranchRef: false,
  cratePaths: [],
  waitTimeout: 600_000,
  registry: CRATES_IO,
  trustedRoot: undefined,
  tufMirrors: [],
  sigstore: 'auto',
  disclosePrivate: false,
  maxEnvelope: 2 * 1024 * 1024,
  dryRun: false,
  signRehearsal: false,
}

/** The crates of the workspace, in the order of its members. */
export const NAMES = ['rocket', 'rocket-core'] as const

export class CrateWorld implements AsyncDisposable {
  readonly release: ReleaseWorld
  readonly registry: CrateRegistry
  /** What cargo packages, by name. */
  readonly packaged = new Map<string, Buffer>()
  /** Every request that went to the registry, with whether it had a credential. */
  readonly requests: string[] = []

  private constructor(release: ReleaseWorld) {
    this.release = release
    // What the builds of a release attested is none of this job's business.
    release.stored.length = 0
    this.registry = new CrateRegistry({
      clock: () => release.github.now,
      tokenKeys: async () => Promise.reject(new Error('nobody publishes here')),
      versions: [],
    })
  }

  /** Two crates of this commit, packaged and published. */
  static async create(): Promise<CrateWorld> {
    const world = new CrateWorld(await ReleaseWorld.create())
    for (const name of NAMES) {
      world.package(name)
      world.publish(name)
    }
    return world
  }

  package(name: string, more: readonly TarEntry[] = [], commit = COMMIT): Buffer {
    const content = crateOf(honestEntries({ name, version: '1.2.3', commit }, more))
    this.packaged.set(name, content)
    return content
  }

  publish(name: string, content = this.packaged.get(name) ?? Buffer.alloc(0)): void {
    this.registry.plant({ name, version: '1.2.3', content })
  }

  async run(
    inputs: Partial<CrateInputs> = {},
    change: Partial<CratePorts> = {},
  ): Promise<StepResult> {
    return runCrate({ ...INPUTS, ...inputs }, { ...this.ports(), ...change })
  }

  ports(): CratePorts {
    const { release } = this
    const { context, ...base } = release.ports()
    const http = createHttp({
      clock: base.clock,
      sleep: base.sleep,
      random: () => 0,
      userAgent: 'attested-release',
      apiHosts: [],
      fetch: async (input, init) => this.#fetch(new Request(input, init)),
    })
    const metadata = rawMetadata(NAMES.map(name => ({ name })))
    const packages = (metadata['packages'] as readonly object[]).map(one => ({
      ...one,
      dependencies: [],
    }))
    return {
      ...base,
      context,
      files: createFiles(release.folder),
      cargo: {
        metadata: async () => JSON.stringify({ ...metadata, packages }),
        packageCrates: async ({ packages: names, targetFolder }) => {
          await mkdir(join(targetFolder, 'package'))
          for (const name of names) {
            const path = join(targetFolder, 'package', `${name}-1.2.3.crate`)
            await writeFile(path, this.packaged.get(name) ?? '')
          }
        },
      },
      git: {
        headCommit: async () => COMMIT,
        changedPaths: async () => [],
        modifiedPaths: async () => [],
        commitTime: async () => 1,
        prefix: async () => '',
        isTracked: async () => true,
      },
      readIdentity: async () => release.identity,
      resolveTag: async () => COMMIT,
      expand: async patterns => patterns,
      openRegistry: registry => createCrateRegistry(http, registry),
      registryNames: () => [],
      readArchive: readCrateArchive,
    }
  }

  async #fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const credential = request.headers.has('authorization') ? ' (a credential)' : ''
    this.requests.push(`${request.method} ${url.host}${url.pathname}${credential}`)
    const service = this.registry.services()[url.host]
    const answer: ServiceResponse = (await service?.({
      method: request.method,
      host: url.host,
      path: url.pathname,
      url,
      headers: Object.fromEntries(request.headers),
      body: Buffer.alloc(0),
    })) ?? { status: 404 }
    const { status = 200, json, body } = answer
    const content = json === undefined ? body : JSON.stringify(json)
    return new Response(content === undefined ? null : new Uint8Array(Buffer.from(content)), {
      status,
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release[Symbol.asyncDispose]()
  }
}
