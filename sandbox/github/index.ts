/** GitHub's REST API, its upload and download hosts and its blob store, as far as releases and attestations need them. */
import { randomUUID } from 'node:crypto'
import type { JobRegistry } from '../actions/job.ts'
import { GITHUB_COM, type GithubServer } from '../github-server.ts'
import type { Clock, Service } from '../service.ts'
import { assetRoutes, uploadRoutes } from './assets.ts'
import { attestationRemovalRoutes } from './attestation-removal.ts'
import type { Attestation } from './attestation.ts'
import { attestationRoutes, plantAttestation } from './attestations.ts'
import type { JsonObject } from './body.ts'
import { BUNDLE_HOST, bundleStore } from './bundle-store.ts'
import { ASSET_HOST, assetStore, downloadSite } from './downloads.ts'
import type { UserAccess } from './permissions.ts'
import { refRoutes } from './refs.ts'
import { sha256Digest } from './release.ts'
import type { Asset, Release } from './release.ts'
import { plantRelease, type PlantedRelease } from './planted-release.ts'
import { releaseRoutes } from './releases.ts'
import { repositoryRoutes } from './repositories.ts'
import type { Repository, RepositoryOptions } from './repository.ts'
import { routed } from './router.ts'
import { runRoutes } from './runs.ts'
import type { ArtifactsProvider } from './runs.ts'
import { restoreInto, snapshotOf } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { GithubState } from './state.ts'
import type { Hooks } from './state.ts'

export type { Asset, Release } from './release.ts'
export type { Attestation } from './attestation.ts'
export type { Repository, RepositoryOptions, RepositorySettings } from './repository.ts'
export type { ArtifactsProvider, RunArtifact } from './runs.ts'
export type { Hooks } from './state.ts'
export type { PlantedRelease } from './planted-release.ts'
export type { Snapshot } from './snapshot.ts'
export type { UserAccess } from './permissions.ts'
export { ASSET_HOST } from './downloads.ts'
export { BUNDLE_HOST } from './bundle-store.ts'
export { storedAssetName } from './asset-name.ts'

/** One GitHub: its services, and the ways in which a test or the demo arranges and disturbs it. */
export class GithubWorld {
  readonly #state: GithubState

  constructor(options: {
    readonly clock: Clock
    readonly jobs: JobRegistry
    /** Default `url`: lists answer `"bundle": null` and a `bundle_url`, as GitHub now does. */
    readonly bundles?: 'url' | 'inline'
    /** Default: github.com. */
    readonly server?: GithubServer
  }) {
    const { clock, jobs, bundles = 'url', server = GITHUB_COM } = options
    this.#state = new GithubState(clock, jobs, bundles, server)
  }

  /** The services by host name. */
  services(): Readonly<Record<string, Service>> {
    const state = this.#state
    const { server } = state
    return {
      // Fixed words of a path come before its parameters: assets and runs before releases by id.
      [server.apiHost]: routed(state, {
        ...attestationRoutes,
        ...attestationRemovalRoutes,
        ...assetRoutes,
        ...releaseRoutes,
        ...refRoutes,
        ...runRoutes,
        ...repositoryRoutes,
      }),
      [server.uploadHost]: routed(state, uploadRoutes),
      [server.host]: downloadSite(state),
      [ASSET_HOST]: assetStore(state),
      [BUNDLE_HOST]: bundleStore(state),
    }
  }

  addRepository(options: RepositoryOptions): Repository {
    return this.#state.addRepository(options)
  }

  repository(fullName: string): Repository | undefined {
    return this.#state.repository(fullName)
  }

  get repositories(): readonly Repository[] {
    return this.#state.repositories
  }

  /** Renames or transfers; the former name redirects until something else takes it. */
  renameRepository(repository: Repository, owner: string, name: string): void {
    this.#state.rename(repository, owner, name)
  }

  /** A maintainer's token beside those of the jobs. */
  addUserToken(token: string, access: UserAccess, login = 'maintainer'): void {
    const byName = (permissions: Exclude<UserAccess, 'all'>): UserAccess =>
      Object.fromEntries(
        Object.entries(permissions).map(([fullName, held]) => [fullName.toLowerCase(), held]),
      )
    this.#state.users.push({ token, login, access: access === 'all' ? access : byName(access) })
  }

  get attestations(): readonly Attestation[] {
    return this.#state.attestations
  }

  /** Stores a bundle without any check, under its own subjects or under the digests given. */
  plantAttestation(plant: {
    readonly repository: Repository
    readonly bundle: JsonObject
    readonly initiator?: 'user' | 'github'
    readonly digests?: readonly string[]
    readonly predicateType?: string
  }): Attestation {
    return plantAttestation(this.#state, { initiator: 'user', ...plant })
  }

  /** How long, and for how many reads, attestations stored from now on stay out of the lists. */
  set attestationLag(lag: { readonly ms?: number; readonly reads?: number }) {
    this.#state.attestationLag = { ms: lag.ms ?? 0, reads: lag.reads ?? 0 }
  }

  set bundles(form: 'url' | 'inline') {
    this.#state.bundles = form
  }

  /** Whether reading runs and artifacts of a public repository needs `actions: read`. */
  set actionsRead(rule: 'always' | 'private-only') {
    this.#state.actionsRead = rule
  }

  /** Where a test may interfere; assign or delete its members. */
  get hooks(): Hooks {
    return this.#state.hooks
  }

  /** Signs what GitHub attests about an immutable release when it is published. */
  set releaseSigner(signer: ((statement: object) => JsonObject) | undefined) {
    this.#state.releaseSigner = signer
  }

  setArtifactsProvider(provider: ArtifactsProvider): void {
    this.#state.artifactsProvider = provider
  }

  /** Exchanges an asset's bytes behind everyone's back; the digest shown follows unless it shall not. */
  corruptAsset(id: number, bytes: Buffer, options: { readonly keepDigest?: boolean } = {}): void {
    const asset = this.#asset(id)
    asset.bytes = bytes
    asset.size = bytes.length
    if (options.keepDigest !== true) asset.digest = sha256Digest(bytes)
  }

  /** Puts a release with its files there at once, as if it had been published on that day. */
  plantRelease(plant: PlantedRelease): Release {
    return plantRelease(this.#state, plant)
  }

  /** Leaves the remains of a failed upload in a release: they block the name until they are deleted. */
  plantStarterAsset(release: Release, name: string): Asset {
    const asset: Asset = {
      id: this.#state.nextId(),
      key: randomUUID(),
      name,
      label: null,
      state: 'starter',
      contentType: 'application/octet-stream',
      bytes: Buffer.alloc(0),
      size: 0,
      digest: null,
      createdAt: this.#state.clock(),
      updatedAt: this.#state.clock(),
      downloadCount: 0,
      uploader: release.author,
    }
    release.assets.push(asset)
    return asset
  }

  /** The whole state, asset bytes included. */
  toJSON(): Snapshot {
    return snapshotOf(this.#state)
  }

  /** Replaces the whole state by one that `toJSON` wrote. */
  restore(json: unknown): void {
    restoreInto(this.#state, json)
  }

  #asset(id: number): Asset {
    for (const repository of this.#state.repositories) {
      const found = repository.asset(id)
      if (found) return found.asset
    }
    throw new Error(`there is no asset ${id}`)
  }
}
