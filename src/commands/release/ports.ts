/** What publication needs of GitHub. io/github-releases.ts satisfies it. */
import type { Sha256 } from '../../attest/digest.ts'
import type { LockedFile } from '../../release/file-lock.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import type { ReleaseAttestationVerifier } from '../../verify/release-attestation.ts'
import type { StoredBundle } from '../attestation-ports.ts'
import type { Clock, Log, Sleep } from '../ports.ts'

export interface DraftFields {
  readonly tag: string
  /** Title of the release. */
  readonly title: string
  readonly body: string
  readonly prerelease: boolean
  /** Used by GitHub only to find the notes; the tag exists and rules. */
  readonly commit: string
}

export interface ReleaseChange {
  readonly draft?: boolean
  readonly tag?: string
  readonly title?: string
  readonly body?: string
  readonly prerelease?: boolean
  readonly latest?: boolean
}

/** A file on disk together with what it must be. */
export interface LocalFile extends LockedFile {
  readonly path: string
}

export interface GitHubReleases {
  /** All of them, drafts included: "get by tag" hides drafts. */
  list(): Promise<readonly RemoteRelease[]>
  /** undefined: it was deleted. */
  get(id: number): Promise<RemoteRelease | undefined>
  publishedByTag(tag: string): Promise<RemoteRelease | undefined>
  createDraft(fields: DraftFields): Promise<RemoteRelease>
  /** A tag that an immutable release burnt is thrown (TAG_BURNT). */
  update(id: number, change: ReleaseChange): Promise<RemoteRelease>
  remove(id: number): Promise<void>
  generateNotes(tag: string, commit: string): Promise<string>
  assets(releaseId: number): Promise<readonly RemoteAsset[]>
  /** Streams the opened file while hashing it again; a file that is no longer its lock is thrown (FILE_CHANGED). */
  upload(release: RemoteRelease, file: LocalFile, contentType: string): Promise<RemoteAsset>
  removeAsset(id: number): Promise<void>
  /** Downloads an asset and hashes what comes; more bytes than `size` are refused. */
  hashAsset(asset: RemoteAsset): Promise<Sha256>
  repositoryId(): Promise<string>
}

/** Tags, as GitHub has them now. */
export interface GitHubRefs {
  /** The commit behind a tag, annotated ones peeled; undefined: there is no such tag. */
  resolveTag(tag: string): Promise<string | undefined>
  /** What the ref itself names: the tag object where the tag is annotated, else the commit. */
  tagObject(tag: string): Promise<string | undefined>
}

/** What GitHub itself attests about immutable releases. */
export interface ReleaseAttestations {
  /** Those about a ref object, whoever made them. */
  ofObject(sha1: string): Promise<readonly StoredBundle[]>
  /** Reads the trust root of GitHub's instance. */
  loadVerifier(): Promise<ReleaseAttestationVerifier>
}

export interface PublishPorts {
  readonly releases: GitHubReleases
  readonly refs: GitHubRefs
  readonly releaseAttestations: ReleaseAttestations
  readonly log: Log
  readonly clock: Clock
  readonly sleep: Sleep
}
