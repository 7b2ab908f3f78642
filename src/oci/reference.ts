/**
 * References to images, as people write them. The grammar is that of docker and of the distribution specification.
 * https://github.com/distribution/reference, https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
 */
import { parseSha256, type Sha256 } from '../attest/digest.ts'

/** A repository of a registry. */
export interface ImageName {
  /** Host, with its port where one is given; Docker Hub is `docker.io`. */
  readonly registry: string
  /** Path under the registry, lower case. */
  readonly repository: string
}

export interface ImageReference extends ImageName {
  /** undefined: none was written, which means `latest` where there is no digest either. */
  readonly tag: string | undefined
  /** Where both are written the digest decides, as it does everywhere. */
  readonly digest: Sha256 | undefined
}

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`)
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const HOST =
  /^(?:\[::1\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::([0-9]{1,5}))?$/
const MAX_NAME = 255
const DOCKER_HUB = 'docker.io'
/** Names under which Docker Hub is known. */
const DOCKER_HUB_NAMES: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
])

/** `[oci://][host[:port]/]name[:tag][@sha256:HEX]` → reference; a text says what is wrong with it. */
export function parseImageReference(text: string): ImageReference | string {
  const bare = text.startsWith('oci://') ? text.slice('oci://'.length) : text
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) {
    return `expected oci:// or no scheme, got ${JSON.stringify(text)}`
  }
  const [named = '', ...digests] = bare.split('@')
  if (digests.length > 1) return 'there is more than one @ in it'
  const [digestText] = digests
  const digest = parseDigest(digestText)
  if (digestText !== undefined && digest === undefined) {
    return `expected sha256: and 64 lower-case hex digits behind the @, got ${JSON.stringify(digestText.slice(0, 80))}`
  }
  const { name, tag } = splitTag(named)
  if (tag !== undefined && !TAG.test(tag)) return `${JSON.stringify(tag.slice(0, 80))} is no tag`
  const parsed = parseImageName(name)
  return typeof parsed === 'string' ? parsed : { ...parsed, tag, digest }
}

/** A colon before the last slash belongs to a port. */
function splitTag(named: string): { readonly name: string; readonly tag: string | undefined } {
  const colon = named.lastIndexOf(':')
  if (colon === -1 || colon < named.lastIndexOf('/')) return { name: named, tag: undefined }
  return { name: named.slice(0, colon), tag: named.slice(colon + 1) }
}

function parseImageName(name: string): ImageName | string {
  const slash = name.indexOf('/')
  const first = slash === -1 ? '' : name.slice(0, slash)
  // What everybody takes for a host: a dot, a port, localhost. Docker takes an upper-case letter for one, too, and then
  // asks a host for what was meant as a name.
  const hasHost = /[.:]/.test(first) || first === 'localhost'
  const host = hasHost ? first : DOCKER_HUB
  const port = HOST.exec(host)?.[1]
  if (!HOST.test(host) || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) {
    return `${JSON.stringify(host)} is no registry`
  }
  const path = hasHost ? name.slice(slash + 1) : name
  if (/[A-Z]/.test(path)) {
    return `the name of an image is lower case: expected ${path.toLowerCase()}, got ${path}`
  }
  const registry = DOCKER_HUB_NAMES.has(host.toLowerCase()) ? DOCKER_HUB : host.toLowerCase()
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path
  if (!REPOSITORY.test(path)) return `${JSON.stringify(path)} is no name of an image`
  if (registry.length + repository.length + 1 > MAX_NAME) {
    return `the name is longer than ${MAX_NAME} characters`
  }
  return { registry, repository }
}

/** `sha256:HEX` as manifests write it; anything else is undefined. */
export function parseDigest(value: unknown): Sha256 | undefined {
  return typeof value === 'string' && value.startsWith('sha256:') ? parseSha256(value) : undefined
}

/** `registry/repository`, which is also the name of an attestation's subject. */
export function imageName({ registry, repository }: ImageName): string {
  return `${registry}/${repository}`
}

/** `oci://registry/repository@sha256:HEX` */
export function imageByDigest(image: ImageName, digest: Sha256): string {
  return `oci://${imageName(image)}@sha256:${digest}`
}

/** What a manifest is asked for by. */
export type TagOrDigest = { readonly tag: string } | { readonly digest: Sha256 }

/** `sha256:HEX`, or the tag. */
export function referenceText(reference: TagOrDigest): string {
  return 'tag' in reference ? reference.tag : `sha256:${reference.digest}`
}

/** Where the registry of that name listens: Docker Hub has another host than its name says. */
export function registryHost(registry: string): string {
  return registry === DOCKER_HUB ? 'registry-1.docker.io' : registry
}

/** Such a registry is on this machine; it alone may be spoken to without TLS. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:[0-9]+$/, '')
  return name === 'localhost' || name === '[::1]' || /^127(?:\.[0-9]{1,3}){3}$/.test(name)
}
