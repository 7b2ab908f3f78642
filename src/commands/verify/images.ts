/** Images that `verify` is asked about: a tag is resolved once, and an index is followed to its children on request. */
import type { Sha256 } from '../../attest/digest.ts'
import { PolicyError, ReleaseError, VerificationError } from '../../errors/release-error.ts'
import { holdsStatementsAlone, type ImageIndex, type Manifest } from '../../oci/manifest.ts'
import {
  imageByDigest,
  imageName,
  parseImageReference,
  type ImageName,
  type ImageReference,
  type TagOrDigest,
} from '../../oci/reference.ts'
import type { VerifyInputs } from '../command-inputs.ts'
import type { ImageRegistry } from '../image-ports.ts'
import type { Log } from '../ports.ts'

export interface ImagePorts {
  readonly registry: ImageRegistry
  readonly log: Pick<Log, 'info'>
}

/** What is known of an image beside its digest. */
export interface SubjectImage {
  readonly name: ImageName
  /** The tag that was resolved; undefined: the digest was given. */
  readonly tag: string | undefined
  /** The index whose child it is. */
  readonly index: Sha256 | undefined
  /** As the index says it, for people. */
  readonly platform: string | undefined
}

export interface ImageSubject {
  readonly label: string
  readonly digest: { readonly sha256: Sha256 }
  readonly image: SubjectImage
}

/** An index of indexes has no use beyond this; without an end it would be a trap. */
const DEEPEST = 3
const MAX_CHILDREN = 1000

/** The image itself and, with `images: all`, every child of an index. */
export async function readImage(
  label: string,
  { images }: Pick<VerifyInputs, 'images'>,
  ports: ImagePorts,
): Promise<readonly ImageSubject[]> {
  const reference = parseImageReference(label)
  if (typeof reference === 'string') {
    throw new ReleaseError('INPUT_INVALID', { message: `subject: ${label}: ${reference}` })
  }
  const { digest, tag } = await resolve(reference, label, ports)
  const name = { registry: reference.registry, repository: reference.repository }
  const image = { name, tag, index: undefined, platform: undefined }
  const whole: ImageSubject = { label, digest: { sha256: digest }, image }
  if (images === 'index') return [whole]
  const manifest = await required(name, { digest }, ports)
  if (manifest.kind === 'image') return [whole]
  const children = await childrenOf(manifest, name, ports)
  return [whole, ...children]
}

/** The digest; of a tag that the registry names now, once for everything that follows. */
async function resolve(
  reference: ImageReference,
  label: string,
  ports: ImagePorts,
): Promise<{ readonly digest: Sha256; readonly tag: string | undefined }> {
  if (reference.digest !== undefined) return { digest: reference.digest, tag: undefined }
  const tag = reference.tag ?? 'latest'
  const { digest } = await required(reference, { tag }, ports)
  ports.log.info(`${label}: the tag ${tag} names sha256:${digest}`)
  return { digest, tag }
}

async function required(
  name: ImageName,
  reference: TagOrDigest,
  { registry }: ImagePorts,
): Promise<Manifest> {
  const manifest = await registry.manifest(name, reference)
  if (manifest !== undefined) return manifest
  throw new ReleaseError('IMAGE_NOT_FOUND', {
    message:
      'tag' in reference
        ? `the registry has no ${imageName(name)}:${reference.tag}`
        : `the registry has no ${imageByDigest(name, reference.digest)}`,
  })
}

async function childrenOf(
  index: ImageIndex,
  name: ImageName,
  ports: ImagePorts,
): Promise<readonly ImageSubject[]> {
  const found = new Map<Sha256, ImageSubject>()
  let level: readonly ImageIndex[] = [index]
  for (let depth = 1; level.length > 0; depth += 1) {
    const deeper: ImageIndex[] = []
    for (const { digest: parent, manifests } of level) {
      for (const { digest, platform } of manifests) {
        if (found.has(digest) || digest === index.digest) continue
        if (found.size === MAX_CHILDREN || depth > DEEPEST) throw tooLarge(index, name)
        const child = await required(name, { digest }, ports)
        if (child.kind === 'image' && holdsStatementsAlone(child)) {
          ports.log.info(
            `sha256:${digest} holds statements of BuildKit and no image: not asked about`,
          )
          continue
        }
        const suffix = platform === undefined ? '' : ` (${platform})`
        found.set(digest, {
          label: `${imageByDigest(name, digest)}${suffix}`,
          digest: { sha256: digest },
          image: { name, tag: undefined, index: parent, platform },
        })
        if (child.kind === 'index') deeper.push(child)
      }
    }
    level = deeper
  }
  return [...found.values()]
}

function tooLarge({ digest }: ImageIndex, name: ImageName): ReleaseError {
  return new VerificationError('IMAGE_TOO_LARGE', {
    message: `the index ${imageByDigest(name, digest)} holds more than is looked at`,
    expected: `at most ${MAX_CHILDREN} manifests, indexes nested at most ${DEEPEST} deep`,
    actual: 'more',
  })
}

/** Refuses a tag that names another image than at the beginning (IMAGE_TAG_MOVED); a digest cannot move. */
export async function checkTagStays(
  { digest, image: { name, tag } }: ImageSubject,
  { registry }: Pick<ImagePorts, 'registry'>,
): Promise<void> {
  if (tag === undefined) return
  const now = await registry.manifest(name, { tag })
  if (now?.digest === digest.sha256) return
  throw new PolicyError('IMAGE_TAG_MOVED', {
    message: `the tag ${imageName(name)}:${tag} was moved while it was verified`,
    expected: `sha256:${digest.sha256}`,
    actual: now === undefined ? 'no image' : `sha256:${now.digest}`,
  })
}
