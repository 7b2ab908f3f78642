/** The ports of signing and of the attestation store. */
import type { ArtifactDigest } from '../attest/digest.ts'
import type { SigstoreInstance } from '../attest/instance.ts'
import type { Claim } from '../attest/subject.ts'
import type { ReleaseError } from '../errors/release-error.ts'

/** A predicate, ready to be signed about any subject. */
export interface TypedPredicate {
  readonly predicateType: string
  readonly predicate: object
}

/** Signs with the job's own identity. Needs `id-token: write`. */
export interface Signer {
  /** SLSA provenance of this very job. */
  provenancePredicate(): Promise<TypedPredicate>
  /** One statement with one subject → bundle, as JSON. Nothing is stored. */
  sign(claim: Claim, instance: SigstoreInstance): Promise<unknown>
}

/** One entry of the store's list; `unreadable`: it is listed, and its bundle cannot be had. */
export type StoredBundle = {
  /** `github`: made by GitHub itself about a release; never evidence of ours. */
  readonly initiator: 'user' | 'github'
} & ({ readonly bundle: unknown } | { readonly unreadable: ReleaseError })

/** GitHub's attestation store. */
export interface AttestationStore {
  /** Stores a bundle in this repository; returns its id. Never repeated blindly: see attest-subjects.ts. */
  create(bundle: unknown): Promise<string>
  /**
   * All bundles about a digest in a repository, or in all of an owner's; none where the store says 404. One bundle that
   * several digests share is one object, and must not be changed.
   */
  list(digest: ArtifactDigest, repository: string): Promise<readonly StoredBundle[]>
}
