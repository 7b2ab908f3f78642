/** GitHub and Sigstore on one machine, with real cryptography and on loopback alone: start one, run children in it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { ArtifactStore } from './actions/artifacts.ts'
import type { NameReuse } from './actions/artifacts.ts'
import { BlobHost } from './actions/blobs.ts'
import { JobRegistry } from './actions/job.ts'
import { OidcIssuer } from './actions/oidc.ts'
import { resultsService } from './actions/results-service.ts'
import { Faults } from './faults.ts'
import { GithubWorld } from './github/index.ts'
import { githubServer, type GithubServer } from './github-server.ts'
import type { RunArtifact } from './github/index.ts'
import { RequestLog } from './request-log.ts'
import { realClock, ShiftableClock } from './service.ts'
import type { Clock, Service } from './service.ts'
import { createInstance, instanceState, restoreInstance } from './sigstore/instance.ts'
import type { InstanceName, SigstoreInstance } from './sigstore/instance.ts'
import { fulcio } from './sigstore/fulcio.ts'
import { Rekor } from './sigstore/rekor.ts'
import { timestampAuthority } from './sigstore/timestamp-authority.ts'
import {
  REKOR_HOST,
  SERVICE_HOSTS,
  trustedRoot,
  TUF_HOSTS,
  tufTargets,
  type TenantInstance,
} from './sigstore/trusted-root.ts'
import { TufRepository } from './sigstore/tuf.ts'
import type { TufState } from './sigstore/tuf.ts'
import { loadState, saveState } from './state.ts'
import type { LoadedState, SandboxState } from './state.ts'
import { startConnectProxy } from './transport/connect-proxy.ts'
import type { ConnectProxy } from './transport/connect-proxy.ts'
import { startTlsServer } from './transport/tls-server.ts'
import type { Transport } from './transport/tls-server.ts'

/** Where workflow artifacts are stored. */
export const ARTIFACT_BLOB_HOST = 'productionresultssa0.blob.core.windows.net'

export interface SandboxOptions {
  /** Kept between starts: state, authority of the TLS connections, trusted roots. */
  readonly dir: string
  readonly clock?: Clock
  /** Default `refuse`. */
  readonly reuseArtifactNames?: NameReuse
  /** The sandbox is this tenant of ghe.com; default: github.com. */
  readonly tenant?: string
}

export interface Sandbox extends AsyncDisposable {
  readonly dir: string
  readonly jobs: JobRegistry
  readonly github: GithubWorld
  readonly artifacts: ArtifactStore
  readonly oidc: OidcIssuer
  /**
   * The keys behind the services, for bundles made without a child process (sigstore/bundle-maker.ts). On a tenant
   * `github` is the tenant's own instance.
   */
  readonly sigstore: Readonly<Record<InstanceName, SigstoreInstance>> & { readonly rekor: Rekor }
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

/** One for each service, so that a test can shift one alone. */
export interface Clocks {
  readonly fulcio: ShiftableClock
  readonly rekor: ShiftableClock
  readonly timestamp: ShiftableClock
}

/** The services with the state they grow. */
interface World {
  readonly server: GithubServer
  readonly clocks: Clocks
  readonly dotcom: SigstoreInstance
  readonly jobs: JobRegistry
  readonly oidc: OidcIssuer
  readonly publicGood: SigstoreInstance
  readonly githubInstance: SigstoreInstance
  readonly rekor: Rekor
  readonly tuf: Readonly<Record<InstanceName, TufRepository>>
  readonly blobs: BlobHost
  readonly artifacts: ArtifactStore
  readonly github: GithubWorld
}

/** Starts a sandbox in a folder, which it takes up again where the last one in it stopped. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const dir = resolve(options.dir)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const clock = options.clock ?? realClock
  const world = createWorld(await loadState(dir), clock, options)
  const log = new RequestLog()
  const faults = new Faults()
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
  const { jobs, github, artifacts, oidc, tuf, dotcom, clocks } = world
  const sigstore = {
    'public-good': world.publicGood,
    github: world.githubInstance,
    rekor: world.rekor,
  }
  return {
    ...{ dir, jobs, github, artifacts, oidc, sigstore, dotcom, clocks, tuf, log, faults, proxy },
    ...{ save, close },
    tlsPort: transport.port,
    ...files,
    [Symbol.asyncDispose]: close,
  }
}

function createWorld(
  state: LoadedState | undefined,
  clock: Clock,
  options: Pick<SandboxOptions, 'reuseArtifactNames' | 'tenant'>,
): World {
  const nameReuse = options.reuseArtifactNames ?? 'refuse'
  const server = githubServer(options.tenant)
  const clocks = {
    fulcio: new ShiftableClock(clock),
    rekor: new ShiftableClock(clock),
    timestamp: new ShiftableClock(clock),
  }
  const jobs = new JobRegistry()
  jobs.restore(state?.jobs ?? [])
  const publicGood = state
    ? restoreInstance(state.instances['public-good'])
    : createInstance('public-good')
  const dotcom = state ? restoreInstance(state.instances.github) : createInstance('github')
  const tenant = options.tenant === undefined ? undefined : tenantInstance(server, state)
  if (publicGood.logs === null) throw new TypeError('the public-good instance has no log')
  const blobs = new BlobHost({
    host: ARTIFACT_BLOB_HOST,
    clock,
    ...(state && { key: state.blobKey, blobs: state.blobs }),
  })
  const github = new GithubWorld({ clock, jobs, server })
  if (state) github.restore(state.github)
  return {
    server,
    clocks,
    jobs,
    publicGood,
    dotcom,
    githubInstance: tenant?.instance ?? dotcom,
    blobs,
    github,
    oidc: new OidcIssuer({
      jobs,
      clock,
      ...(state?.oidcKey !== undefined && { key: state.oidcKey }),
    }),
    rekor: new Rekor({
      key: publicGood.logs.rekor,
      host: REKOR_HOST,
      clock: clocks.rekor.now,
      entries: state?.rekor ?? [],
    }),
    tuf: {
      'public-good': tufRepository(publicGood, state?.tuf?.['public-good']),
      github: tufRepository(dotcom, state?.tuf?.github, tenant),
    },
    artifacts: new ArtifactStore({ blobs, clock, nameReuse, artifacts: state?.artifacts ?? [] }),
  }
}

function tenantInstance(server: GithubServer, state: LoadedState | undefined): TenantInstance {
  const kept = state?.instances.tenant
  return { server, instance: kept ? restoreInstance(kept) : createInstance('github') }
}

function tufRepository(
  instance: SigstoreInstance,
  state: TufState | undefined,
  tenant?: TenantInstance,
): TufRepository {
  const repository = new TufRepository(state)
  if (state === undefined) {
    repository.rotateRoot()
    repository.publish(tufTargets(instance, tenant))
  }
  return repository
}

function servicesOf(world: World, clock: Clock): ReadonlyMap<string, Service> {
  const { server, clocks } = world
  const tokenKeys = world.oidc.verificationKey
  const instances = [
    { instance: world.publicGood, hosts: SERVICE_HOSTS['public-good'] },
    { instance: world.githubInstance, hosts: server },
  ].flatMap(({ instance, hosts }) => [
    [
      hosts.fulcio,
      fulcio({
        ...{ instance, tokenKeys, clock, certificateClock: clocks.fulcio.now },
        // Those of a tenant are known to its own instance alone.
        ...(hosts === server && { issuers: issuersOf(server) }),
      }),
    ] as const,
    [hosts.tsa, timestampAuthority(instance.timestampAuthority, clocks.timestamp.now)] as const,
    [TUF_HOSTS[instance.name], world.tuf[instance.name].service] as const,
  ])
  return new Map<string, Service>([
    ...Object.entries(world.github.services()),
    ...instances,
    [REKOR_HOST, world.rekor.service],
    [server.tokenHost, world.oidc.discovery],
    [server.pipelinesHost, world.oidc.tokenRequests],
    [server.resultsHost, resultsService(world.jobs, world.artifacts)],
    [ARTIFACT_BLOB_HOST, world.blobs.service],
  ])
}

/** An enterprise may have its slug appended. */
const issuersOf = ({ tokenHost }: GithubServer): RegExp =>
  new RegExp(`^https://${tokenHost.replaceAll('.', String.raw`\.`)}(?:/[\\w-]+)?$`)

/** The artifacts of a repository's runs, as the REST API wants them. */
function runArtifacts(store: ArtifactStore, repositoryId: number): readonly RunArtifact[] {
  return store.ofRepository(repositoryId).map(one => ({
    id: one.id,
    runId: one.runId,
    name: one.name,
    size: one.content.size,
    digest: one.content.digest,
    createdAt: Date.parse(one.createdAt),
    downloadUrl: store.downloadUrl(one),
  }))
}

async function stateOf(world: World): Promise<SandboxState> {
  const oidcKey = await world.oidc.exportKey()
  return {
    instances: {
      'public-good': instanceState(world.publicGood),
      github: instanceState(world.dotcom),
      ...(world.githubInstance !== world.dotcom && {
        tenant: instanceState(world.githubInstance),
      }),
    },
    rekor: world.rekor.entries,
    tuf: {
      'public-good': world.tuf['public-good'].toJSON(),
      github: world.tuf.github.toJSON(),
    },
    ...(oidcKey !== undefined && { oidcKey }),
    blobKey: world.blobs.key,
    jobs: world.jobs.jobs,
    artifacts: world.artifacts.records,
    github: world.github.toJSON(),
  }
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
