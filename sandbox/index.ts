/** GitHub and Sigstore on one machine, with real cryptography and on loopback alone: start one, run children in it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ArtifactStore } from './actions/artifacts.ts'
import type { JobRegistry } from './actions/job.ts'
import type { OidcIssuer } from './actions/oidc.ts'
import type { SandboxRegistry } from './registry/registry.ts'
import type { CrateRegistry } from './crates/registry.ts'
import { Faults } from './faults.ts'
import type { GithubWorld } from './github/index.ts'
import type { GithubServer } from './github-server.ts'
import { RequestLog } from './request-log.ts'
import { realClock } from './service.ts'
import type { Clock } from './service.ts'
import { makeBundle } from './sigstore/bundle-maker.ts'
import type { InstanceName, SigstoreInstance } from './sigstore/instance.ts'
import type { RekorV2 } from './sigstore/rekor-v2.ts'
import type { Rekor } from './sigstore/rekor.ts'
import { trustedRoot } from './sigstore/trusted-root.ts'
import type { TufRepository } from './sigstore/tuf.ts'
import { loadState, saveState } from './state.ts'
import { startConnectProxy } from './transport/connect-proxy.ts'
import type { ConnectProxy } from './transport/connect-proxy.ts'
import { startTlsServer } from './transport/tls-server.ts'
import type { Transport } from './transport/tls-server.ts'
import { createWorld, runArtifacts, servicesOf, stateOf } from './world.ts'
import type { Clocks, World, WorldOptions } from './world.ts'

export { ARTIFACT_BLOB_HOST } from './world.ts'
export type { Clocks } from './world.ts'

export interface SandboxOptions extends WorldOptions {
  /** Kept between starts: state, authority of the TLS connections, trusted roots. */
  readonly dir: string
  readonly clock?: Clock
}

export interface Sandbox extends AsyncDisposable {
  readonly dir: string
  /** Which GitHub it is. */
  readonly server: GithubServer
  readonly jobs: JobRegistry
  readonly github: GithubWorld
  /** crates.io: its API, its sparse index and its CDN. */
  readonly crates: CrateRegistry
  /** ghcr.io. */
  readonly images: SandboxRegistry
  readonly artifacts: ArtifactStore
  readonly oidc: OidcIssuer
  /**
   * The keys behind the services, for bundles made without a child process (sigstore/bundle-maker.ts). On a tenant
   * `github` is the tenant's own instance.
   */
  readonly sigstore: Readonly<Record<InstanceName, SigstoreInstance>> & {
    readonly rekor: Rekor
    readonly rekorV2: RekorV2
  }
  /** GitHub's instance for github.com, which on a tenant signs nothing. */
  readonly dotcom: SigstoreInstance
  /** The clocks that certificates, log entries and time stamps get their times from. */
  readonly clocks: Clocks
  readonly log: RequestLog
  readonly faults: Faults
  /** Loopback port of the socket-redirect transport. */
  readonly tlsPort: number
  /** The other transport, for clients that are told of a proxy. */
  readonly proxy: Pick<ConnectProxy, 'port' | 'tunnels'>
  /** PEM file, for NODE_EXTRA_CA_CERTS. */
  readonly tlsAuthority: string
  /** Files: one JSON document for each instance, and both, one a line. */
  readonly trustedRoots: {
    readonly publicGood: string
    readonly github: string
    readonly jsonl: string
  }
  /** The TUF mirrors that publish the same: to bump, to rotate, to tamper with. */
  readonly tuf: Readonly<Record<InstanceName, TufRepository>>
  /** Files: the first root.json of each mirror. */
  readonly tufRoots: { readonly publicGood: string; readonly github: string }
  save(): Promise<void>
  /** Saves and stops. */
  close(): Promise<void>
}

/** Starts a sandbox in a folder, which it takes up again where the last one in it stopped. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const dir = resolve(options.dir)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const clock = options.clock ?? realClock
  const world = createWorld(await loadState(dir), clock, options)
  const log = new RequestLog()
  const faults = new Faults()
  world.github.releaseSigner = statement => signRelease(statement, world, clock)
  world.github.setArtifactsProvider(repositoryId => runArtifacts(world.artifacts, repositoryId))
  const backend = { services: servicesOf(world, clock), log, faults, clock }
  const transport = await startTlsServer(backend)
  const proxy = await startConnectProxy(backend, transport.accept)
  const files = await writeFiles(dir, world, transport)
  const save = async (): Promise<void> => saveState(dir, await stateOf(world), world.blobs.blobs)
  await save()
  const stop = async (): Promise<void> => {
    await proxy.close()
    await transport.close()
  }
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= stop().then(save))
  const { server, jobs, github, crates, images, artifacts, oidc, tuf, dotcom, clocks } = world
  const sigstore = {
    'public-good': world.publicGood,
    github: world.githubInstance,
    rekor: world.rekor,
    rekorV2: world.rekorV2,
  }
  return {
    ...{
      dir,
      jobs,
      github,
      crates,
      images,
      artifacts,
      oidc,
      sigstore,
      dotcom,
      clocks,
      tuf,
      log,
      faults,
    },
    proxy,
    ...{ server, save, close },
    tlsPort: transport.port,
    ...files,
    [Symbol.asyncDispose]: close,
  }
}

/** GitHub's own word about an immutable release: signed by its instance, for no workflow. */
function signRelease(statement: object, world: World, clock: Clock): Record<string, unknown> {
  const { publicGood, githubInstance: github, rekor } = world
  const bundle = makeBundle({
    instance: 'github',
    keys: { 'public-good': publicGood, github, rekor },
    claims: undefined,
    identity: 'https://dotcom.releases.github.com',
    payload: JSON.stringify(statement),
    time: clock(),
  })
  return { ...bundle }
}

async function writeFiles(
  dir: string,
  world: World,
  transport: Transport,
): Promise<Pick<Sandbox, 'tlsAuthority' | 'trustedRoots' | 'tufRoots'>> {
  const publicGood = JSON.stringify(trustedRoot(world.publicGood))
  const github = JSON.stringify(trustedRoot(world.githubInstance, world.server))
  const files = {
    tlsAuthority: join(dir, 'tls-authority.pem'),
    publicGood: join(dir, 'trusted_root.public-good.json'),
    github: join(dir, 'trusted_root.github.json'),
    jsonl: join(dir, 'trusted_root.jsonl'),
  }
  const tufRoots = {
    publicGood: join(dir, 'tuf_root.public-good.json'),
    github: join(dir, 'tuf_root.github.json'),
  }
  await Promise.all([
    writeFile(files.tlsAuthority, transport.authorityPem),
    writeFile(files.publicGood, publicGood),
    writeFile(files.github, github),
    // The newline at the end is needed: gh drops a last line without one.
    writeFile(files.jsonl, `${publicGood}\n${github}\n`),
    writeFile(tufRoots.publicGood, world.tuf['public-good'].initialRoot),
    writeFile(tufRoots.github, world.tuf.github.initialRoot),
  ])
  const { tlsAuthority, ...trustedRoots } = files
  return { tlsAuthority, trustedRoots, tufRoots }
}
