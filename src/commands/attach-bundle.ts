/**
 * A bundle beside its image in the registry. What was pushed is looked for afterwards: some registries answer the
 * referrers API and forget, others have none; then the list under the fallback tag is kept by us, as the specification
 * wants it. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { Manifest } from '../oci/manifest.ts'
import { imageByDigest, type ImageName } from '../oci/reference.ts'
import { EMPTY_CONFIG, fallbackTag, referrerManifest, withReferrer } from '../oci/referrers.ts'
import type { WritableRegistry } from './image-ports.ts'
import type { Clock, Sleep } from './ports.ts'

export interface AttachPorts {
  readonly registry: WritableRegistry
  readonly clock: Clock
  readonly sleep: Sleep
}

/** What is attached to what. */
export interface Attaching {
  readonly image: ImageName
  /** The image's own. */
  readonly manifest: Manifest
  readonly bundle: unknown
  readonly predicateType: string
}

/** Two jobs may write one list at a time, and registries have no lock: whoever lost writes again. */
const ROUNDS = 5
const PAUSE = 1_000

/** Pushes it and returns the digest of what refers to the image; it is listed there (REFERRER_LOST). */
export async function attachBundle(
  { image, manifest, bundle, predicateType }: Attaching,
  ports: AttachPorts,
): Promise<Sha256> {
  const { registry } = ports
  const layer = new TextEncoder().encode(JSON.stringify(bundle))
  await registry.pushBlob(image, new TextEncoder().encode(EMPTY_CONFIG))
  await registry.pushBlob(image, layer)
  const created = rfc3339(Math.floor(ports.clock() / 1000))
  const text = referrerManifest({
    subject: manifest,
    bundle: { digest: sha256Of(layer), size: layer.length },
    ...{ predicateType, created },
  })
  const digest = sha256Of(text)
  await registry.pushManifest(image, { digest }, text)
  if (lists(await registry.referrers(image, manifest.digest), digest)) return digest
  const size = new TextEncoder().encode(text).length
  const tag = fallbackTag(manifest.digest)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const present = await registry.document(image, tag)
    const more = withReferrer(present, { digest, size, predicateType, created })
    await registry.pushManifest(image, { tag }, more)
    // A write of another job between reading and writing shows only now.
    const list = await registry.manifest(image, { tag })
    if (list !== undefined && lists([list], digest)) return digest
    await ports.sleep(PAUSE * round)
  }
  throw new ReleaseError('REFERRER_LOST', {
    message: `${imageByDigest(image, manifest.digest)}: what refers to it was pushed, and is not listed`,
    expected: `sha256:${digest}`,
  })
}

function lists(pages: readonly Manifest[], digest: Sha256): boolean {
  return pages.some(
    page => page.kind === 'index' && page.manifests.some(one => one.digest === digest),
  )
}
