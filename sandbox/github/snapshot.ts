/** The whole state as JSON and back, so that the sandbox can be stopped and started again. */
import type { Attestation } from './attestation.ts'
import type { AnnotatedTag, Commit, GitObject } from './git.ts'
import type { UserToken } from './permissions.ts'
import { Presigner } from './presigned.ts'
import type { Asset, Release } from './release.ts'
import type { Repository, RepositoryOptions, RepositorySettings } from './repository.ts'
import type { GithubState } from './state.ts'

const VERSION = 1

type AssetSnapshot = Omit<Asset, 'bytes'> & { readonly base64: string }

type ReleaseSnapshot = Omit<Release, 'assets' | 'publishedAt'> & {
  readonly publishedAt: number | null
  readonly assets: readonly AssetSnapshot[]
}

interface RepositorySnapshot {
  readonly options: Required<RepositoryOptions>
  readonly settings: RepositorySettings
  readonly refs: readonly [string, GitObject][]
  readonly commits: readonly Commit[]
  readonly annotatedTags: readonly AnnotatedTag[]
  readonly releases: readonly ReleaseSnapshot[]
  readonly reservedTags: readonly string[]
  readonly latestReleaseId: number | null
}

/** The state as JSON. Jobs are the registry's, hooks and providers are code: neither is part of it. */
export interface Snapshot {
  readonly version: typeof VERSION
  readonly lastId: number
  readonly signingKey: string
  readonly bundles: 'url' | 'inline'
  readonly actionsRead: GithubState['actionsRead']
  readonly attestationLag: GithubState['attestationLag']
  readonly repositories: readonly RepositorySnapshot[]
  readonly formerNames: readonly [string, number][]
  readonly attestations: readonly Attestation[]
  readonly users: readonly UserToken[]
}

/** Writes the state down. */
export function snapshotOf(state: GithubState): Snapshot {
  return {
    version: VERSION,
    lastId: state.lastId,
    signingKey: state.presigner.key.toString('base64'),
    bundles: state.bundles,
    actionsRead: state.actionsRead,
    attestationLag: { ...state.attestationLag },
    repositories: state.repositories.map(repositorySnapshot),
    formerNames: [...state.formerNames],
    attestations: state.attestations.map(attestation => ({ ...attestation })),
    users: [...state.users],
  }
}

/** Puts a written state in place of the present one. */
export function restoreInto(state: GithubState, json: unknown): void {
  if (!isSnapshot(json)) throw new TypeError(`not a version ${VERSION} snapshot of GitHub's state`)
  const snapshot = structuredClone(json)
  state.lastId = snapshot.lastId
  state.presigner = new Presigner(Buffer.from(snapshot.signingKey, 'base64'), state.clock)
  state.bundles = snapshot.bundles
  state.actionsRead = snapshot.actionsRead
  state.attestationLag = snapshot.attestationLag
  state.attestations.splice(0, Infinity, ...snapshot.attestations)
  state.users.splice(0, Infinity, ...snapshot.users)
  state.formerNames.clear()
  for (const [name, id] of snapshot.formerNames) state.formerNames.set(name, id)
  state.repositories.length = 0
  for (const repository of snapshot.repositories) restoreRepository(state, repository)
}

/** The sandbox wrote the file itself; the version is what may differ. */
function isSnapshot(json: unknown): json is Snapshot {
  return typeof json === 'object' && json !== null && 'version' in json && json.version === VERSION
}

function repositorySnapshot(repository: Repository): RepositorySnapshot {
  const { owner, ownerId, ownerType, name, id, visibility, defaultBranch, git } = repository
  return {
    options: { owner, ownerId, ownerType, name, id, visibility, defaultBranch },
    settings: { ...repository.settings },
    refs: [...git.refs],
    commits: [...git.commits.values()],
    annotatedTags: [...git.annotatedTags.values()],
    releases: repository.releases.map(releaseSnapshot),
    reservedTags: [...repository.reservedTags],
    latestReleaseId: repository.latestReleaseId ?? null,
  }
}

function releaseSnapshot(release: Release): ReleaseSnapshot {
  return {
    ...release,
    publishedAt: release.publishedAt ?? null,
    assets: release.assets.map(({ bytes, ...asset }) => ({
      ...asset,
      base64: bytes.toString('base64'),
    })),
  }
}

function restoreRepository(state: GithubState, snapshot: RepositorySnapshot): void {
  const repository = state.addRepository(snapshot.options)
  Object.assign(repository.settings, snapshot.settings)
  for (const [name, object] of snapshot.refs) repository.git.refs.set(name, object)
  for (const commit of snapshot.commits) repository.git.commits.set(commit.sha, commit)
  for (const tag of snapshot.annotatedTags) repository.git.annotatedTags.set(tag.sha, tag)
  for (const tag of snapshot.reservedTags) repository.reservedTags.add(tag)
  repository.releases.push(...snapshot.releases.map(restoredRelease))
  repository.latestReleaseId = snapshot.latestReleaseId ?? undefined
}

function restoredRelease(snapshot: ReleaseSnapshot): Release {
  return {
    ...snapshot,
    publishedAt: snapshot.publishedAt ?? undefined,
    assets: snapshot.assets.map(({ base64, ...asset }) => ({
      ...asset,
      bytes: Buffer.from(base64, 'base64'),
    })),
  }
}
