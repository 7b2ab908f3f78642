/**
 * What a registry keeps about an image: which documents refer to it, and which of their layers are evidence. Lists and
 * annotations only lead there; what counts is the media type of the layer and the type that its signed statement has.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
import type { Sha256 } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import type { Descriptor, ImageManifest, Manifest } from './manifest.ts'
import { OCI_INDEX, OCI_MANIFEST } from './manifest.ts'

/** https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
export const BUNDLE_LAYER = 'application/vnd.dev.sigstore.bundle.v0.3+json'
/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
export const SIGNED_PAYLOAD_LAYER = 'application/vnd.dev.cosign.simplesigning.v1+json'
export const ENVELOPE_LAYER = 'application/vnd.dsse.envelope.v1+json'

const OLDER_BUNDLE_LAYER = /^application\/vnd\.dev\.sigstore\.bundle\+json;version=0\.[123]$/

/** The tag under which registries without the API keep the list of what refers to an image. */
export function fallbackTag(digest: Sha256): string {
  return `sha256-${digest}`
}

/** The tags of cosign before version 3. */
export function cosignTags(digest: Sha256): readonly string[] {
  return [`sha256-${digest}.sig`, `sha256-${digest}.att`]
}

/** Enough for years of nightly scans of one digest; each of them is opened. */
export const MAX_REFERRERS = 500

/** From all lists of one image the documents that may hold evidence, each once. */
export function candidates(lists: readonly Manifest[]): readonly Descriptor[] {
  const found = new Map<Sha256, Descriptor>()
  for (const list of lists) {
    if (list.kind !== 'index') continue
    for (const one of list.manifests) if (one.mediaType === OCI_MANIFEST) found.set(one.digest, one)
  }
  return [...found.values()]
}

/** A layer that is evidence, by its media type. */
export interface EvidenceLayer {
  readonly kind: 'bundle' | 'signed-payload' | 'envelope'
  readonly layer: Descriptor
}

/** The layers that are evidence; all others are somebody else's business. */
export function evidenceLayers({ layers }: ImageManifest): readonly EvidenceLayer[] {
  return layers.flatMap((layer): EvidenceLayer[] => {
    const { mediaType } = layer
    if (mediaType === BUNDLE_LAYER || OLDER_BUNDLE_LAYER.test(mediaType)) {
      return [{ kind: 'bundle', layer }]
    }
    if (mediaType === SIGNED_PAYLOAD_LAYER) return [{ kind: 'signed-payload', layer }]
    return mediaType === ENVELOPE_LAYER ? [{ kind: 'envelope', layer }] : []
  })
}

const EMPTY_MEDIA_TYPE = 'application/vnd.oci.empty.v1+json'
/** The config of what is no image. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
export const EMPTY_CONFIG = '{}'
const EMPTY_DIGEST = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'

/** Where a bundle is attached, and what is said of it. */
export interface Attachment {
  readonly subject: { readonly mediaType: string; readonly digest: Sha256; readonly size: number }
  readonly bundle: { readonly digest: Sha256; readonly size: number }
  /** For lists: verifiers do not believe it. */
  readonly predicateType: string
  /** ISO 8601. */
  readonly created: string
}

/** The manifest that attaches a bundle to an image, as actions/attest and cosign 3 write it. */
export function referrerManifest({ subject, bundle, predicateType, created }: Attachment): string {
  const descriptor = (mediaType: string, digest: string, size: number): object => {
    return { mediaType, digest: `sha256:${digest}`, size }
  }
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: BUNDLE_LAYER,
    config: descriptor(EMPTY_MEDIA_TYPE, EMPTY_DIGEST, EMPTY_CONFIG.length),
    layers: [descriptor(BUNDLE_LAYER, bundle.digest, bundle.size)],
    subject: descriptor(subject.mediaType, subject.digest, subject.size),
    annotations: referrerAnnotations(predicateType, created),
  })
}

function referrerAnnotations(
  predicateType: string,
  created: string,
): Readonly<Record<string, string>> {
  return {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': predicateType,
    'org.opencontainers.image.created': created,
  }
}

/**
 * The list under the fallback tag with one more entry. Those that it had stay as they are, unknown fields included:
 * they are others' work.
 */
export function withReferrer(
  present: unknown,
  referrer: Pick<Attachment, 'predicateType' | 'created'> & {
    readonly digest: Sha256
    readonly size: number
  },
): string {
  const list = at(present, 'manifests')
  const { digest, size, predicateType, created } = referrer
  const entry = {
    mediaType: OCI_MANIFEST,
    digest: `sha256:${digest}`,
    size,
    artifactType: BUNDLE_LAYER,
    annotations: referrerAnnotations(predicateType, created),
  }
  const others: readonly unknown[] = Array.isArray(list) ? list : []
  return JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...others, entry] })
}
