/** What a registry keeps: manifests by digest, tags, blobs. Media types are the client's word, as in the real ones. */
import { sha256 } from '../pki/keys.ts'

export interface StoredManifest {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One repository of a registry. */
export class ImageRepository {
  readonly manifests = new Map<string, StoredManifest>()
  readonly tags = new Map<string, string>()
  readonly blobs = new Map<string, Buffer>()

  /** `sha256:HEX` */
  putBlob(bytes: Buffer | string): string {
    const content = Buffer.from(bytes)
    const digest = digestOf(content)
    this.blobs.set(digest, content)
    return digest
  }

  /** Under its digest and, where one is given, under a tag. */
  putManifest(mediaType: string, bytes: Buffer | string, tag?: string): string {
    const content = Buffer.from(bytes)
    const digest = digestOf(content)
    this.manifests.set(digest, { mediaType, bytes: content })
    if (tag !== undefined) this.tags.set(tag, digest)
    return digest
  }

  /** By tag or digest. */
  find(reference: string): (StoredManifest & { readonly digest: string }) | undefined {
    const digest = this.tags.get(reference) ?? reference
    const found = this.manifests.get(digest)
    return found && { ...found, digest }
  }

  /** What names the digest as its subject, as the referrers API lists it. */
  referrersOf(digest: string): readonly object[] {
    return [...this.manifests].flatMap(([own, { mediaType, bytes }]) => {
      const manifest = JSON.parse(bytes.toString()) as ReferringManifest
      if (manifest.subject?.digest !== digest) return []
      const artifactType = manifest.artifactType ?? manifest.config?.mediaType
      return [
        {
          ...{ mediaType, digest: own, size: bytes.length },
          ...(artifactType !== undefined && { artifactType }),
          ...(manifest.annotations && { annotations: manifest.annotations }),
        },
      ]
    })
  }
}

interface ReferringManifest {
  readonly subject?: { readonly digest?: string }
  readonly artifactType?: string
  readonly config?: { readonly mediaType?: string }
  readonly annotations?: object
}

export const digestOf = (bytes: Buffer): string => `sha256:${sha256(bytes).toString('hex')}`
