/** The ports of images: what a registry is asked for, and what it is given. */
import type { Sha256 } from '../attest/digest.ts'
import type { Manifest } from '../oci/manifest.ts'
import type { ImageName, TagOrDigest } from '../oci/reference.ts'

/** Reads from registries, with the credential that docker's configuration has for each. */
export interface ImageRegistry {
  /**
   * What a tag or a digest names; undefined where the registry has none. Its bytes are those of the digest
   * (IMAGE_DIGEST_MISMATCH) and of one meaning (IMAGE_MANIFEST_INVALID).
   */
  manifest(image: ImageName, reference: TagOrDigest): Promise<Manifest | undefined>
  /** What the referrers API lists, page by page; none where the registry has no such API. */
  referrers(image: ImageName, digest: Sha256): Promise<readonly Manifest[]>
  /** The bytes of a blob, under its digest. */
  blob(image: ImageName, digest: Sha256, maxBytes: number): Promise<Uint8Array>
}

/** Writes to registries, too. */
export interface WritableRegistry extends ImageRegistry {
  /** Uploads what is not there yet. */
  pushBlob(image: ImageName, bytes: Uint8Array): Promise<void>
  /** A manifest under its digest, or under a tag, which it takes over. */
  pushManifest(image: ImageName, reference: TagOrDigest, text: string): Promise<void>
  /** A tag's document as it stands, to be written back with more in it; undefined where there is none. */
  document(image: ImageName, tag: string): Promise<unknown>
}
