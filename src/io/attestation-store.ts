/**
 * GitHub's attestation store. https://docs.github.com/rest/repos/attestations
 * Lists name each bundle by a presigned address on a blob host; the bundle there is compressed with snappy.
 */
import { uncompress } from 'snappyjs'
import type { AttestationStore, StoredBundle } from '../commands/attestation-ports.ts'
import { at, isJsonObject } from '../attest/json.ts'
import type { Sha256 } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { gitHubError } from './github-client.ts'
import type { Http, HttpResponse } from './http.ts'

export interface AttestationStoreOptions {
  readonly http: Http
  readonly token: string
  readonly apiUrl: string
  /** `owner/name` that is written to. */
  readonly repository: string
}

const MIB = 1024 * 1024
/** A predicate of 16 MiB, in base64, inside the bundle's JSON. */
const MAX_BUNDLE = 32 * MIB
const MAX_PAGE = 64 * MIB
// 1000 attestations of one digest, as many as gh reads at most.
const MAX_PAGES = 10

/** The store of one repository, to be written to; any repository can be read. */
export function createAttestationStore(options: AttestationStoreOptions): AttestationStore {
  return {
    create: async bundle => create(bundle, options),
    list: async (sha256, repository) => list(sha256, repository, options),
  }
}

async function create(bundle: unknown, options: AttestationStoreOptions): Promise<string> {
  const response = await options.http.send({
    method: 'POST',
    url: `${options.apiUrl}/repos/${options.repository}/attestations`,
    ...api(options),
    body: JSON.stringify({ bundle }),
    maxBytes: MIB,
    timeout: 60_000,
  })
  const purpose = { what: 'store an attestation', permission: 'attestations: write' }
  if (response.status !== 201 && response.status !== 200) throw refused(response, purpose)
  const id = at(parse(response.body, response.url), 'id')
  if (typeof id === 'number' || typeof id === 'string') return String(id)
  throw new ReleaseError('RESPONSE_INVALID', {
    message: 'the store took an attestation without telling its id',
  })
}

async function list(
  sha256: Sha256,
  repository: string,
  options: AttestationStoreOptions,
): Promise<readonly StoredBundle[]> {
  const bundles: StoredBundle[] = []
  // gh asks the organisations' address for users, too. https://docs.github.com/rest/orgs/attestations
  const scope = repository.includes('/') ? `repos/${repository}` : `orgs/${repository}`
  let url: string | undefined =
    `${options.apiUrl}/${scope}/attestations/sha256:${sha256}?per_page=100`
  for (let page = 1; url !== undefined; page += 1) {
    if (page > MAX_PAGES) throw tooMany(sha256)
    const response = await options.http.send({
      method: 'GET',
      url,
      ...api(options),
      maxBytes: MAX_PAGE,
    })
    // 404 stands for no attestation, and for a repository that the token cannot see.
    if (response.status === 404) return bundles
    if (response.status !== 200) {
      throw refused(response, { what: 'list attestations', permission: 'attestations: read' })
    }
    const entries = at(parse(response.body, response.url), 'attestations')
    for (const entry of Array.isArray(entries) ? entries : []) {
      bundles.push(await readEntry(entry, options.http))
    }
    url = nextPage(response.headers.get('link'), options.apiUrl)
  }
  return bundles
}

function api({ token }: AttestationStoreOptions): {
  readonly headers: Readonly<Record<string, string>>
  readonly authorization: string
} {
  return {
    headers: {
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    authorization: `token ${token}`,
  }
}

async function readEntry(entry: unknown, http: Http): Promise<StoredBundle> {
  const initiator = at(entry, 'initiator') === 'github' ? 'github' : 'user'
  const url = at(entry, 'bundle_url')
  if (typeof url === 'string' && url !== '')
    return { initiator, bundle: await fetchBundle(url, http) }
  const bundle = at(entry, 'bundle')
  if (isJsonObject(bundle)) return { initiator, bundle }
  throw new ReleaseError('RESPONSE_INVALID', {
    message: 'the store lists an attestation without a bundle and without its address',
  })
}

async function fetchBundle(url: string, http: Http): Promise<unknown> {
  // Presigned: no token belongs here.
  const response = await http.send({ method: 'GET', url, maxBytes: MAX_BUNDLE })
  if (response.status !== 200) {
    throw new ReleaseError('SERVICE_UNAVAILABLE', {
      message: `the blob host does not hand out a bundle (HTTP ${response.status})`,
    })
  }
  // The content type is no guide on every mirror; JSON begins with a brace, a snappy block of a bundle does not.
  const compressed = response.body[0] !== 0x7b
  return parse(compressed ? decompress(response.body) : response.body, response.url)
}

/** Decodes a snappy block; the length in its header is checked before anything is allocated. */
export function decompress(block: Uint8Array): Uint8Array {
  try {
    return uncompress(Buffer.from(block), MAX_BUNDLE)
  } catch (error) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: 'a bundle is not a snappy block, or of more than the largest size',
      cause: error,
    })
  }
}

function parse(body: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the answer from ${new URL(url).host} is not JSON`,
      cause: error,
    })
  }
}

function nextPage(link: string | null, apiUrl: string): string | undefined {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  // The token goes along; a next page elsewhere is none of ours.
  return url?.startsWith(`${apiUrl}/`) === true ? url : undefined
}

function refused(
  response: HttpResponse,
  purpose: { readonly what: string; readonly permission: string },
): ReleaseError {
  const text = new TextDecoder().decode(response.body.subarray(0, 500))
  const error = Object.assign(new Error(`HTTP ${response.status} ${text}`), {
    status: response.status,
  })
  return gitHubError(error, purpose)
}

function tooMany(sha256: Sha256): ReleaseError {
  return new ReleaseError('RESPONSE_TOO_LARGE', {
    message: `the store lists more than ${MAX_PAGES * 100} attestations of sha256:${sha256}`,
  })
}
