/** What an audit needs of the world. io/audit-github.ts, io/attestation-lists.ts and io/report-folder.ts satisfy it. */
import type { Sha256 } from '../../attest/digest.ts'
import type { ReleaseError } from '../../errors/release-error.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import type { Verifiers } from '../../verify/bundle-verifier.ts'
import type { ReleaseAttestationVerifier } from '../../verify/release-attestation.ts'
import type { Clock, Files, Log } from '../ports.ts'
import type { PolicyPorts } from '../verify-policy.ts'

/** A repository as GitHub has it now. */
export interface RepositoryFacts {
  /** `owner/name`: another one than was asked for where it was renamed or transferred. */
  readonly fullName: string
  readonly repositoryId: string
  readonly ownerId: string
  readonly ownerType: 'User' | 'Organization'
  readonly isPublic: boolean
}

export interface ListedRelease {
  readonly release: RemoteRelease
  /** All of them. */
  readonly assets: readonly RemoteAsset[]
}

/** What a tag names. */
export interface TagFacts {
  /** The ref's own object: a tag object where the tag is annotated. */
  readonly object: string
  /** The commit behind it. */
  readonly commit: string
}

/** Releases and tags of one repository. */
export interface AuditGitHub {
  /** Drafts first, then the youngest first; read page by page. */
  releases(): AsyncIterable<ListedRelease>
  /** Every tag of the repository. */
  tags(): Promise<ReadonlyMap<string, TagFacts>>
  /** The bytes that GitHub hands out, more than its size refused. */
  readAsset(asset: RemoteAsset, maxBytes: number): Promise<Uint8Array>
  /** The same, hashed as they come. */
  hashAsset(asset: RemoteAsset): Promise<Sha256>
}

/** An attestation that the store lists, not yet read. */
export interface ListedAttestation {
  /** Tells it from every other one, and stays the same from list to list. */
  readonly name: string
  /** One that is listed and cannot be had is told; a service that is down is thrown. */
  read(): Promise<{ readonly bundle: unknown } | { readonly unreadable: ReleaseError }>
}

/** What the store answers about a digest; `skipped`: it was not asked. */
export type Listing =
  | { readonly entries: readonly ListedAttestation[] }
  | { readonly failed: ReleaseError }
  | { readonly skipped: true }

/** The attestation store, asked with as few requests as it allows. */
export interface AuditStore {
  /**
   * Many digests at once. Where each costs a request of its own, those for which `dispensable` says so are skipped.
   * Never rejects: what could not be had stands in its place.
   */
  list(
    digests: readonly Sha256[],
    dispensable: (digest: Sha256) => boolean,
  ): Promise<ReadonlyMap<Sha256, Listing>>
  /** One digest, by the list of the repository itself: an index of many may lag behind it. */
  listOne(digest: Sha256): Promise<Listing>
  /** GitHub's attestations of a release, by what its tag names. */
  ofRelease(object: string): Promise<Listing>
}

/** Whose keys are believed. */
export interface AuditTrust {
  readonly verifier: Verifiers
  /** Of the keys: see audit/fingerprint.ts. */
  readonly roots: Sha256
  /** Of GitHub's attestations of releases; a failure says that no root for them was given. */
  readonly releaseVerifier: () => ReleaseAttestationVerifier
}

export interface AuditFiles extends Pick<
  Files,
  'list' | 'readText' | 'writeText' | 'appendText' | 'keptFolder' | 'temporaryFolder'
> {
  /** Makes it where it is missing. */
  ensureFolder(path: string): Promise<void>
}

export interface AuditPorts extends Pick<PolicyPorts, 'tokenIssuer'> {
  readonly context: PolicyPorts['context'] & { readonly workspace: string }
  readonly repositoryFacts: (repository: string) => Promise<RepositoryFacts | undefined>
  readonly openGitHub: (facts: RepositoryFacts) => AuditGitHub
  readonly openStore: (facts: RepositoryFacts) => AuditStore
  readonly loadTrust: () => Promise<AuditTrust>
  readonly files: AuditFiles
  readonly log: Log
  readonly clock: Clock
}
