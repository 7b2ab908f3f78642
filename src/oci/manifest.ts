/**
 * Manifests of images and indexes of manifests: read by what they hold, under the digest that was asked for.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md, …/image-index.md
 */
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { at, isJsonObject, type JsonObject } from '../attest/json.ts'
import { parseStrictJson } from '../attest/strict-json.ts'
import { VerificationError } from '../errors/release-error.ts'
import { parseDigest } from './reference.ts'

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json'
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json'
const KINDS: ReadonlyMap<string, 'image' | 'index'> = new Map([
  [OCI_MANIFEST, 'image'],
  [DOCKER_MANIFEST, 'image'],
  [OCI_INDEX, 'index'],
  [DOCKER_INDEX, 'index'],
])

/** The media types of manifests, in the order in which they are asked for. */
export const MANIFEST_TYPES: readonly string[] = [
  OCI_INDEX,
  OCI_MANIFEST,
  DOCKER_INDEX,
  DOCKER_MANIFEST,
]
/** What the specification has registries accept at least. */
export const MAX_MANIFEST = 4 * 1024 * 1024
/** Of a layer of in-toto statements, as BuildKit adds them to an index beside the images. */
const IN_TOTO_LAYER = 'application/vnd.in-toto+json'
const MAX_ENTRIES = 1000

/** What a manifest says of something else. https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: Sha256
  /** Bytes. */
  readonly size: number
  readonly annotations: Readonly<Record<string, string>>
  /** `linux/arm64/v8`, for people; undefined where none is given. */
  readonly platform: string | undefined
}

export interface ImageManifest {
  readonly kind: 'image'
  readonly mediaType: string
  readonly digest: Sha256
  /** Bytes. */
  readonly size: number
  readonly layers: readonly Descriptor[]
}

export interface ImageIndex {
  readonly kind: 'index'
  readonly mediaType: string
  readonly digest: Sha256
  readonly size: number
  readonly manifests: readonly Descriptor[]
}

export type Manifest = ImageManifest | ImageIndex

/** The answer of a registry. */
export interface ManifestBytes {
  readonly bytes: Uint8Array
  /** `Content-Type`, null where none was sent. */
  readonly contentType: string | null
}

/** Refuses bytes that are not those of the digest (IMAGE_DIGEST_MISMATCH). */
export function checkDigest(bytes: Uint8Array, expected: Sha256, what: string): void {
  const actual = sha256Of(bytes)
  if (actual === expected) return
  throw new VerificationError('IMAGE_DIGEST_MISMATCH', {
    message: `the registry serves another ${what} than the one that was asked for`,
    expected: `sha256:${expected}`,
    actual: `sha256:${actual}`,
  })
}

/**
 * Bytes → manifest, under their own digest. What two readers could take for different things is refused
 * (IMAGE_MANIFEST_INVALID): two media types, layers beside manifests, repeated keys.
 */
export function parseManifest({ bytes, contentType }: ManifestBytes): Manifest {
  const digest = sha256Of(bytes)
  const value = parseJson(bytes, digest)
  const mediaType = mediaTypeOf(value, contentType, digest)
  const kind = KINDS.get(mediaType)
  if (kind === undefined) {
    throw invalid(digest, `is of the media type ${JSON.stringify(mediaType.slice(0, 100))}`)
  }
  if (value['schemaVersion'] !== 2) throw invalid(digest, 'does not have schemaVersion 2')
  // CVE-2021-41190: what is both is an index to one reader and an image to another.
  const other = kind === 'index' ? ['layers', 'config', 'fsLayers'] : ['manifests', 'fsLayers']
  const strange = other.find(name => Object.hasOwn(value, name))
  if (strange !== undefined) throw invalid(digest, `is an ${kind} and has ${strange}`)
  const base = { mediaType, digest, size: bytes.length }
  if (kind === 'index') {
    return { ...base, kind, manifests: descriptors(value['manifests'], 'manifests', digest) }
  }
  descriptor(value['config'], 'config', digest)
  return { ...base, kind, layers: descriptors(value['layers'], 'layers', digest) }
}

function parseJson(bytes: Uint8Array, digest: Sha256): JsonObject {
  const value = parseStrictJson(bytes, (fault, cause) => invalid(digest, fault, cause))
  if (!isJsonObject(value)) throw invalid(digest, 'is no object')
  return value
}

/** The registry's word and the document's own: both where both are given, and then they must agree. */
function mediaTypeOf(value: JsonObject, contentType: string | null, digest: Sha256): string {
  const sent = (contentType ?? '').replace(/;.*$/s, '').trim().toLowerCase()
  const own = value['mediaType']
  if (own === undefined) return sent
  if (typeof own !== 'string') throw invalid(digest, 'has a media type that is no text')
  if (KINDS.has(sent) && sent !== own) {
    throw invalid(
      digest,
      `says that it is ${JSON.stringify(own.slice(0, 100))}, and the registry that it is ${sent}`,
    )
  }
  return own
}

function descriptors(value: unknown, what: string, digest: Sha256): readonly Descriptor[] {
  // What a registry in Go makes of an empty list.
  if (value === null) return []
  if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
    throw invalid(digest, `has no list of at most ${MAX_ENTRIES} ${what}`)
  }
  return value.map((one, index) => descriptor(one, `${what}[${index}]`, digest))
}

function descriptor(value: unknown, what: string, digest: Sha256): Descriptor {
  const mediaType = at(value, 'mediaType')
  const size = at(value, 'size')
  const sha256 = parseDigest(at(value, 'digest'))
  if (typeof mediaType !== 'string' || sha256 === undefined || !isSize(size)) {
    throw invalid(digest, `has no media type, sha256 digest and size in ${what}`)
  }
  return {
    mediaType,
    digest: sha256,
    size,
    annotations: textsOf(at(value, 'annotations')),
    platform: platformOf(at(value, 'platform')),
  }
}

const isSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  )
}

function platformOf(value: unknown): string | undefined {
  const parts = ['os', 'architecture', 'variant'].map(name => at(value, name))
  const text = parts.filter(part => typeof part === 'string' && part !== '').join('/')
  return text === '' ? undefined : text.slice(0, 100)
}

/**
 * Statements that BuildKit put into the index: nothing of it can be run, so that it needs no attestation of its own.
 * Its layers tell; an annotation that says so could stand on anything.
 */
export function holdsStatementsAlone({ layers }: ImageManifest): boolean {
  return layers.length > 0 && layers.every(({ mediaType }) => mediaType === IN_TOTO_LAYER)
}

function invalid(digest: Sha256, what: string, cause?: unknown): VerificationError {
  return new VerificationError('IMAGE_MANIFEST_INVALID', {
    message: `the manifest sha256:${digest} ${what}`,
    ...(cause === undefined ? {} : { cause }),
  })
}
