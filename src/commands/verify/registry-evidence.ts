/**
 * Evidence that lies beside an image in its registry: all that refers to it, by the API and under the fallback tag, and
 * what cosign left before version 3. Everything is opened; what it is, its layers and its signed statement say.
 */
import type { Sha256 } from '../../attest/digest.ts'
import { parseBundleFile } from '../../attest/bundle-file.ts'
import { ReleaseError, toReleaseError, VerificationError } from '../../errors/release-error.ts'
import { envelopeBundle, signatureBundle } from '../../oci/cosign-layers.ts'
import type { ImageManifest, Manifest } from '../../oci/manifest.ts'
import { imageByDigest, type ImageName } from '../../oci/reference.ts'
import {
  candidates,
  cosignTags,
  evidenceLayers,
  fallbackTag,
  MAX_REFERRERS,
  type EvidenceLayer,
} from '../../oci/referrers.ts'
import type { SignedPayload } from '../../verify/image-signatures.ts'
import type { AttestationRecord } from '../../verify/verified-artifact.ts'
import { settleAll } from '../concurrent.ts'
import type { FetchedAttestations } from '../fetch-attestations.ts'
import type { ImageRegistry } from '../image-ports.ts'

/** What a registry says about an image. */
export interface RegistryEvidence extends FetchedAttestations {
  /** Plain signatures, as cosign made them before version 3. */
  readonly payloads: readonly SignedPayload[]
}

/** Never rejects: what could not be had stands beside what was found. */
export type ReadRegistry = (image: ImageName, digest: Sha256) => Promise<RegistryEvidence>

const AT_ONCE = 8
/** A predicate of 16 MiB in base64, its envelope and its proof. */
const MAX_LAYER = 32 * 1024 * 1024

/** Reads each image's evidence once for all of its readers, attestations and signatures, and lets go of it then. */
export function createReadRegistry(registry: ImageRegistry, readers: number): ReadRegistry {
  const reading = new Map<string, { left: number; readonly found: Promise<RegistryEvidence> }>()
  return async (image, digest) => {
    const key = imageByDigest(image, digest)
    const one = reading.get(key) ?? {
      left: readers,
      found: evidenceInRegistry(image, digest, registry),
    }
    one.left -= 1
    if (one.left > 0) reading.set(key, one)
    else reading.delete(key)
    return one.found
  }
}

/** All of it; never rejects. */
export async function evidenceInRegistry(
  image: ImageName,
  digest: Sha256,
  registry: ImageRegistry,
): Promise<RegistryEvidence> {
  const unreadable: ReleaseError[] = []
  const each = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
    const settled = await settleAll(items, AT_ONCE, work)
    return settled.flatMap(result => {
      if (result.status === 'fulfilled') return [result.value]
      unreadable.push(toReleaseError(result.reason))
      return []
    })
  }
  const byTag = async (tag: string): Promise<Manifest | undefined> =>
    registry.manifest(image, { tag })
  const lists = await each(
    [
      async () => registry.referrers(image, digest),
      async () => present(byTag(fallbackTag(digest))),
    ],
    async list => list(),
  )
  const referrers = candidates(lists.flat())
  if (referrers.length > MAX_REFERRERS) {
    const failure = new VerificationError('IMAGE_TOO_LARGE', {
      message: `more documents refer to ${imageByDigest(image, digest)} than are opened`,
      expected: `at most ${MAX_REFERRERS}`,
      actual: String(referrers.length),
    })
    return { records: [], payloads: [], unreadable: [failure] }
  }
  const opened = await each(referrers, async one => required(image, one.digest, registry))
  const older = await each(cosignTags(digest), byTag)
  const documents = [...opened, ...older].filter(isImage)
  const layers = documents.flatMap(document =>
    evidenceLayers(document).map(layer => ({ ...layer, source: sourceOf(document) })),
  )
  const read = await each(layers, async one => readLayer(one, image, registry))
  return {
    records: read.flatMap(one => ('record' in one ? [one.record] : [])),
    payloads: read.flatMap(one => ('payload' in one ? [one.payload] : [])),
    unreadable,
  }
}

async function present(list: Promise<Manifest | undefined>): Promise<readonly Manifest[]> {
  const found = await list
  return found === undefined ? [] : [found]
}

async function required(
  image: ImageName,
  digest: Sha256,
  registry: ImageRegistry,
): Promise<Manifest> {
  const manifest = await registry.manifest(image, { digest })
  if (manifest !== undefined) return manifest
  throw new ReleaseError('BUNDLE_UNREADABLE', {
    message: `the registry lists ${imageByDigest(image, digest)} and does not have it`,
  })
}

function isImage(manifest: Manifest | undefined): manifest is ImageManifest {
  return manifest?.kind === 'image'
}

function sourceOf({ digest }: ImageManifest): string {
  return `registry, sha256:${digest.slice(0, 12)}…`
}

type ReadLayer = { readonly record: AttestationRecord } | { readonly payload: SignedPayload }

async function readLayer(
  { kind, layer, source }: EvidenceLayer & { readonly source: string },
  image: ImageName,
  registry: ImageRegistry,
): Promise<ReadLayer> {
  if (layer.size > MAX_LAYER) {
    throw new ReleaseError('RESPONSE_TOO_LARGE', {
      message: `a layer of ${source}`,
      expected: `at most ${MAX_LAYER} bytes`,
      actual: `${layer.size} bytes`,
    })
  }
  const bytes = await registry.blob(image, layer.digest, layer.size)
  const { annotations } = layer
  if (kind === 'signed-payload') {
    try {
      return { payload: { source, bytes, bundle: signatureBundle({ annotations, bytes }) } }
    } catch (thrown) {
      return { payload: { source, fault: toReleaseError(thrown) } }
    }
  }
  try {
    const bundle =
      kind === 'envelope' ? envelopeBundle({ annotations, bytes }) : readBundle(bytes, source)
    return { record: { source, bundle } }
  } catch {
    // Evidence that cannot be read is none; the verifier says so of what is not there.
    return { record: { source, bundle: null } }
  }
}

function readBundle(bytes: Uint8Array, source: string): object {
  const [read, ...others] = parseBundleFile(bytes, source)
  if (read !== undefined && others.length === 0) return read()
  throw new VerificationError('BUNDLE_INVALID', { message: `${source} holds more than one bundle` })
}
