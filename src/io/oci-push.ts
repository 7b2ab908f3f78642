/** Writing to a registry. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#push */
import { sha256Of } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import { imageName, referenceText, type ImageName, type TagOrDigest } from '../oci/reference.ts'
import type { HttpResponse } from './http.ts'
import type { Send } from './oci-registry.ts'

const MAX_ANSWER = 1024 * 1024
const TIMEOUT = 120_000
/** An upload that broke off is begun anew: its session is gone. */
const UPLOADS = 3

/** Uploads a blob in one piece, unless the registry has it. */
export async function pushBlob(image: ImageName, bytes: Uint8Array, send: Send): Promise<void> {
  const digest = sha256Of(bytes)
  const present = await send(image, {
    method: 'HEAD',
    path: `/blobs/sha256:${digest}`,
    actions: 'pull,push',
    maxBytes: MAX_ANSWER,
  })
  if (present.status === 200) return
  for (let attempt = 1; ; attempt += 1) {
    try {
      await upload(image, bytes, digest, send)
      return
    } catch (thrown) {
      const failure = toReleaseError(thrown)
      if (failure.code !== 'SERVICE_UNAVAILABLE' || attempt === UPLOADS) throw failure
    }
  }
}

async function upload(
  image: ImageName,
  bytes: Uint8Array,
  digest: string,
  send: Send,
): Promise<void> {
  const begun = await send(image, {
    method: 'POST',
    path: '/blobs/uploads/',
    headers: { 'content-length': '0' },
    actions: 'pull,push',
    maxBytes: MAX_ANSWER,
    repeatable: true,
  })
  const location = begun.headers.get('location')
  if (begun.status !== 202 || location === null || !URL.canParse(location, begun.url)) {
    throw refused(begun, `an upload to ${imageName(image)}`, 'HTTP 202 and an address')
  }
  const address = new URL(location, begun.url)
  address.searchParams.set('digest', `sha256:${digest}`)
  const ended = await send(image, {
    method: 'PUT',
    path: address.href,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes.slice(),
    actions: 'pull,push',
    maxBytes: MAX_ANSWER,
    timeout: TIMEOUT,
  })
  if (ended.status !== 201) throw refused(ended, `a blob of ${imageName(image)}`, 'HTTP 201')
}

/** A manifest under its digest or a tag; the same one again changes nothing. */
export async function pushManifest(
  image: ImageName,
  reference: TagOrDigest,
  text: string,
  send: Send,
): Promise<void> {
  const response = await send(image, {
    method: 'PUT',
    path: `/manifests/${referenceText(reference)}`,
    headers: { 'content-type': String(at(JSON.parse(text), 'mediaType')) },
    body: text,
    actions: 'pull,push',
    maxBytes: MAX_ANSWER,
    repeatable: true,
  })
  if (response.status === 201 || response.status === 200) return
  throw refused(response, `a manifest of ${imageName(image)}`, 'HTTP 201')
}

function refused({ status, body }: HttpResponse, what: string, expected: string): ReleaseError {
  const text = new TextDecoder().decode(body.subarray(0, 300))
  return new ReleaseError('RESPONSE_INVALID', {
    message: `the registry does not take ${what}`,
    expected,
    actual: `HTTP ${status} ${text}`.trim(),
  })
}
