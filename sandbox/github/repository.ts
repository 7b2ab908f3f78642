/** A repository of the sandbox: identity, settings, git state and releases. */
import type { RepositoryIdentity, Visibility } from '../actions/job.ts'
import type { GithubServer } from '../github-server.ts'
import type { Clock } from '../service.ts'
import { GitStore } from './git.ts'
import type { GitObject } from './git.ts'
import type { Asset, Release } from './release.ts'

/** What a repository is made from. */
export interface RepositoryOptions extends RepositoryIdentity {
  /** Default `main`. */
  readonly defaultBranch?: string
  /** Default `Organization`. */
  readonly ownerType?: 'Organization' | 'User'
}

/** Behaviour that differs from repository to repository on GitHub. */
export interface RepositorySettings {
  /** `null`: assets are shown without a digest, as those uploaded before June 2025 are. */
  digests: 'present' | 'null'
  /** Releases published from now on lock their tag and assets. */
  immutableReleases: boolean
  /** `restricted`: a ruleset refuses new tags. */
  tagCreation: 'allowed' | 'restricted'
}

/** A repository with everything that can change about it. */
export class Repository {
  readonly id: number
  readonly ownerId: number
  readonly ownerType: 'Organization' | 'User'
  readonly defaultBranch: string
  owner: string
  name: string
  visibility: Visibility
  readonly settings: RepositorySettings = {
    digests: 'present',
    immutableReleases: false,
    tagCreation: 'allowed',
  }
  readonly git = new GitStore()
  readonly releases: Release[] = []
  /** Tags of immutable releases: reserved for ever, even after the release is deleted. */
  readonly reservedTags = new Set<string>()
  /** The release that was made "latest" by name; without one GitHub falls back on dates. */
  latestReleaseId: number | undefined
  readonly server: GithubServer
  readonly #clock: Clock

  constructor(options: RepositoryOptions, clock: Clock, server: GithubServer) {
    this.id = options.id
    this.ownerId = options.ownerId
    this.owner = options.owner
    this.name = options.name
    this.visibility = options.visibility
    this.ownerType = options.ownerType ?? 'Organization'
    this.defaultBranch = options.defaultBranch ?? 'main'
    this.#clock = clock
    this.server = server
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`
  }

  /** `https://github.com/owner/name`: the form certificates carry. */
  get htmlUrl(): string {
    return `https://${this.server.host}/${this.fullName}`
  }

  get apiUrl(): string {
    return `https://${this.server.apiHost}/repos/${this.fullName}`
  }

  /** Makes or moves a tag, as `git push --force` would. */
  setTag(
    name: string,
    commitSha: string,
    options: { readonly annotated?: boolean } = {},
  ): GitObject {
    if (this.reservedTags.has(name)) throw new Error(`${name} belongs to an immutable release`)
    return this.git.setTag(name, commitSha, this.#clock(), options.annotated ?? false)
  }

  /** Deletes a tag; its release, if published, falls back to a draft, as GitHub does it. */
  deleteTag(name: string): void {
    const release = this.publishedRelease(name)
    if (release?.immutable === true) throw new Error(`${name} belongs to an immutable release`)
    if (release) release.draft = true
    this.git.refs.delete(`refs/tags/${name}`)
  }

  setBranch(name: string, commitSha: string): void {
    this.git.setBranch(name, commitSha, this.#clock())
  }

  release(id: number): Release | undefined {
    return this.releases.find(release => release.id === id)
  }

  /** The published release of a tag. Drafts of the same tag do not count. */
  publishedRelease(tag: string): Release | undefined {
    return this.releases.find(release => !release.draft && release.tagName === tag)
  }

  asset(id: number): { readonly release: Release; readonly asset: Asset } | undefined {
    for (const release of this.releases) {
      const asset = release.assets.find(candidate => candidate.id === id)
      if (asset) return { release, asset }
    }
    return undefined
  }

  /** What `releases/latest` shows: the release chosen, else the youngest by date; never a draft or prerelease. */
  latestRelease(): Release | undefined {
    const candidates = this.releasesByDate().filter(
      release => !release.draft && !release.prerelease,
    )
    return candidates.find(release => release.id === this.latestReleaseId) ?? candidates[0]
  }

  /** Youngest first; of the same date, the one made last. */
  releasesByDate(): readonly Release[] {
    return this.releases.toReversed().toSorted((a, b) => b.createdAt - a.createdAt)
  }
}
