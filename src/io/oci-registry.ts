/** A registry over HTTP. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md */
import type { WritableRegistry } from '../commands/image-ports.ts'
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { ReleaseError, VerificationError } from '../errors/release-error.ts'
import {
  checkDigest,
  MANIFEST_TYPES,
  MAX_MANIFEST,
  OCI_INDEX,
  parseManifest,
  type Manifest,
} from '../oci/manifest.ts'
import {
  imageName,
  referenceText,
  registryHost,
  type ImageName,
  type TagOrDigest,
} from '../oci/reference.ts'
import type { HttpResponse } from './http.ts'
import { pushBlob, pushManifest } from './oci-push.ts'
import {
  createRegistryAccess,
  denied,
  type AccessOptions,
  type RegistryAccess,
  type RegistryRequest,
} from './registry-access.ts'

/** Pages of the referrers API; registries give hundreds of entries a page. */
const MAX_PAGES = 20
const BLOB_TIMEOUT = 120_000
const MAX_ERROR = 64 * 1024

/** One for each step: what it was given as credentials it remembers. */
export function createImageRegistry(options: AccessOptions): WritableRegistry {
  const known = new Map<string, RegistryAccess>()
  const accessTo = (image: ImageName): RegistryAccess => {
    const name = imageName(image)
    const access = known.get(name) ?? createRegistryAccess(image, options)
    known.set(name, access)
    return access
  }
  const send: Send = async (image, request) => {
    const access = accessTo(image)
    const { path, ...rest } = request
    const response = await access.send({ ...rest, url: absolute(path, access) })
    if (response.status !== 403) return response
    throw denied(
      await options.dockerConfig(),
      registryHost(image.registry),
      `HTTP 403 for ${image.repository}`,
    )
  }
  return {
    manifest: async (image, reference) => {
      const response = await manifestOf(image, reference, send)
      return response === undefined ? undefined : readManifest(response, reference)
    },
    referrers: async (image, digest) => referrers(image, digest, send),
    blob: async (image, digest, maxBytes) => {
      const response = await send(image, {
        method: 'GET',
        path: `/blobs/sha256:${digest}`,
        actions: 'pull',
        // Answers that are errors have a length of their own; the digest says what the blob is.
        maxBytes: Math.max(maxBytes, MAX_ERROR),
        timeout: BLOB_TIMEOUT,
      })
      if (response.status !== 200) throw unexpected(response, `a blob of ${imageName(image)}`)
      checkDigest(response.body, digest, 'blob')
      return response.body
    },
    pushBlob: async (image, bytes) => pushBlob(image, bytes, send),
    pushManifest: async (image, reference, text) => pushManifest(image, reference, text, send),
    document: async (image, tag) => {
      const response = await manifestOf(image, { tag }, send)
      if (response === undefined) return undefined
      // Refuses what is ambiguous before its text is written back.
      readManifest(response, { tag })
      return JSON.parse(new TextDecoder().decode(response.body)) as unknown
    },
  }
}

/** `path` is below the repository, or the whole address that the registry named. */
export type Send = (
  image: ImageName,
  request: Omit<RegistryRequest, 'url'> & { readonly path: string },
) => Promise<HttpResponse>

function absolute(path: string, { base }: RegistryAccess): string {
  return path.startsWith('/') ? `${base}${path}` : path
}

async function manifestOf(
  image: ImageName,
  reference: TagOrDigest,
  send: Send,
): Promise<HttpResponse | undefined> {
  const response = await send(image, {
    method: 'GET',
    path: `/manifests/${referenceText(reference)}`,
    headers: { accept: MANIFEST_TYPES.join(', ') },
    actions: 'pull',
    maxBytes: MAX_MANIFEST,
  })
  if (response.status === 404) return undefined
  if (response.status === 200) return response
  throw unexpected(response, `the manifest of ${imageName(image)} ${referenceText(reference)}`)
}

function readManifest({ body, headers }: HttpResponse, reference: TagOrDigest): Manifest {
  const bytes: Uint8Array = body
  if ('digest' in reference) checkDigest(bytes, reference.digest, 'manifest')
  const named = headers.get('docker-content-digest')
  const digest: Sha256 = sha256Of(bytes)
  if (named?.startsWith('sha256:') === true && named !== `sha256:${digest}`) {
    throw new VerificationError('IMAGE_DIGEST_MISMATCH', {
      message: `the registry names another digest than that of the manifest that it serves as ${referenceText(reference)}`,
      expected: `sha256:${digest}`,
      actual: named.slice(0, 100),
    })
  }
  return parseManifest({ bytes, contentType: headers.get('content-type') })
}

/** Whoever answers anything but 200 and an index, a redirect to a web page for example, has no such API. */
async function referrers(
  image: ImageName,
  digest: Sha256,
  send: Send,
): Promise<readonly Manifest[]> {
  const pages: Manifest[] = []
  let path: string | undefined = `/referrers/sha256:${digest}`
  while (path !== undefined) {
    if (pages.length === MAX_PAGES) {
      throw new VerificationError('IMAGE_TOO_LARGE', {
        message: `more pages of referrers of ${imageName(image)}@sha256:${digest} than are read`,
        expected: `at most ${MAX_PAGES}`,
        actual: 'more',
      })
    }
    const response: HttpResponse = await send(image, {
      method: 'GET',
      path,
      headers: { accept: OCI_INDEX },
      actions: 'pull',
      maxBytes: MAX_MANIFEST,
      redirect: 'return',
    })
    const contentType = response.headers.get('content-type')
    if (response.status !== 200 || contentType?.startsWith(OCI_INDEX) !== true) return pages
    pages.push(parseManifest({ bytes: response.body, contentType }))
    path = nextPage(response)
  }
  return pages
}

/** Only on the same host: the credential goes along. */
function nextPage({ headers, url }: HttpResponse): string | undefined {
  const target = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1]
  if (target === undefined || !URL.canParse(target, url)) return undefined
  const next = new URL(target, url)
  return next.origin === new URL(url).origin ? next.href : undefined
}

/** RESPONSE_INVALID, or IMAGE_NOT_FOUND for a 404. */
export function unexpected({ status }: HttpResponse, what: string): ReleaseError {
  if (status === 404) {
    return new ReleaseError('IMAGE_NOT_FOUND', { message: `the registry does not have ${what}` })
  }
  return new ReleaseError('RESPONSE_INVALID', {
    message: `the registry does not answer as specified when asked for ${what}`,
    expected: 'HTTP 200',
    actual: `HTTP ${status}`,
  })
}
