/** The services of a sandbox with the state they grow: made, or taken up again from a folder. */
import { ArtifactStore } from './actions/artifacts.ts'
import type { NameReuse } from './actions/artifacts.ts'
import { BlobHost } from './actions/blobs.ts'
import { JobRegistry, may } from './actions/job.ts'
import { OidcIssuer } from './actions/oidc.ts'
import { resultsService } from './actions/results-service.ts'
import { CrateRegistry } from './crates/registry.ts'
import { GithubWorld } from './github/index.ts'
import { githubServer, type GithubServer } from './github-server.ts'
import type { RunArtifact } from './github/index.ts'
import { SandboxRegistry } from './registry/registry.ts'
import { ShiftableClock } from './service.ts'
import type { Clock, Service } from './service.ts'
import { createInstance, instanceState, restoreInstance } from './sigstore/instance.ts'
import type { InstanceName, SigstoreInstance } from './sigstore/instance.ts'
import { fulcio } from './sigstore/fulcio.ts'
import { RekorV2 } from './sigstore/rekor-v2.ts'
import { Rekor } from './sigstore/rekor.ts'
import { timestampAuthority } from './sigstore/timestamp-authority.ts'
import {
  REKOR_HOST,
  REKOR_V2_HOST,
  SERVICE_HOSTS,
  TUF_HOSTS,
  tufTargets,
  type TenantInstance,
} from './sigstore/trusted-root.ts'
import { TufRepository } from './sigstore/tuf.ts'
import type { TufState } from './sigstore/tuf.ts'
import type { LoadedState, SandboxState } from './state.ts'

/** Where workflow artifacts are stored. */
export const ARTIFACT_BLOB_HOST = 'productionresultssa0.blob.core.windows.net'

export interface WorldOptions {
  /** Default `refuse`. */
  readonly reuseArtifactNames?: NameReuse
  /** The sandbox is this tenant of ghe.com; default: github.com. */
  readonly tenant?: string
}

/** One for each service, so that a test can shift one alone. */
export interface Clocks {
  readonly fulcio: ShiftableClock
  readonly rekor: ShiftableClock
  readonly timestamp: ShiftableClock
}

/** The services with the state they grow. */
export interface World {
  readonly server: GithubServer
  readonly clocks: Clocks
  readonly dotcom: SigstoreInstance
  readonly jobs: JobRegistry
  readonly oidc: OidcIssuer
  readonly publicGood: SigstoreInstance
  readonly githubInstance: SigstoreInstance
  readonly rekor: Rekor
  readonly rekorV2: RekorV2
  readonly tuf: Readonly<Record<InstanceName, TufRepository>>
  readonly blobs: BlobHost
  readonly artifacts: ArtifactStore
  readonly github: GithubWorld
  readonly crates: CrateRegistry
  /** ghcr.io, which takes a job's token; what is in it ends with the sandbox. */
  readonly images: SandboxRegistry
}

/** A new world, or that of the state. */
export function createWorld(
  state: LoadedState | undefined,
  clock: Clock,
  options: WorldOptions,
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
  const oidc = new OidcIssuer({
    jobs,
    clock,
    ...(state?.oidcKey !== undefined && { key: state.oidcKey }),
  })
  return {
    server,
    clocks,
    jobs,
    oidc,
    images: githubPackages(jobs),
    crates: new CrateRegistry({
      clock,
      tokenKeys: oidc.verificationKey,
      versions: state?.crates ?? [],
    }),
    publicGood,
    dotcom,
    githubInstance: tenant?.instance ?? dotcom,
    blobs,
    github,
    rekor: new Rekor({
      key: publicGood.logs.rekor,
      host: REKOR_HOST,
      clock: clocks.rekor.now,
      entries: state?.rekor ?? [],
    }),
    rekorV2: new RekorV2({
      key: publicGood.logs.rekorV2,
      host: REKOR_V2_HOST,
      entries: state?.rekorV2 ?? [],
    }),
    tuf: {
      'public-good': tufRepository(publicGood, state?.tuf?.['public-good']),
      github: tufRepository(dotcom, state?.tuf?.github, tenant),
    },
    artifacts: new ArtifactStore({ blobs, clock, nameReuse, artifacts: state?.artifacts ?? [] }),
  }
}

/** Who has a job's token may do there what the job may do with packages of its owner. */
function githubPackages(jobs: JobRegistry): SandboxRegistry {
  return new SandboxRegistry('ghcr.io', {
    login: 'token',
    allows: (account, repository, action) => {
      const job = account === undefined ? undefined : jobs.byGithubToken(account.password)
      const own = job !== undefined && repository.startsWith(`${job.identity.repository.owner}/`)
      return own && may(job, 'packages', action === 'pull' ? 'read' : 'write')
    },
  })
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

/** The services by host name. */
export function servicesOf(world: World, clock: Clock): ReadonlyMap<string, Service> {
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
    ...Object.entries(world.crates.services()),
    [world.images.host, world.images.service] as const,
    ...instances,
    [REKOR_HOST, world.rekor.service],
    [REKOR_V2_HOST, world.rekorV2.service],
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
export function runArtifacts(store: ArtifactStore, repositoryId: number): readonly RunArtifact[] {
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

/** What is kept of it. */
export async function stateOf(world: World): Promise<SandboxState> {
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
    rekorV2: world.rekorV2.entries,
    tuf: {
      'public-good': world.tuf['public-good'].toJSON(),
      github: world.tuf.github.toJSON(),
    },
    ...(oidcKey !== undefined && { oidcKey }),
    blobKey: world.blobs.key,
    jobs: world.jobs.jobs,
    artifacts: world.artifacts.records,
    github: world.github.toJSON(),
    crates: world.crates.toJSON(),
  }
}
