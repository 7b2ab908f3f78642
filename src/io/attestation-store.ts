/**
 * GitHub's attestation store. https://docs.github.com/rest/repos/attestations
 * Lists name each bundle by a presigned address on a blob host.
 */
import type { AttestationStore, StoredBundle } from '../commands/attestation-ports.ts'
import { at, isJsonObject } from '../attest/json.ts'
import { digestName } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { createBundleBlobs, type BundleBlobs } from './bundle-blobs.ts'
import { gitHubError } from './github-client.ts'
import type { Http, HttpResponse } from './http.ts'
import { createLimit } from './limit.ts'

export interface AttestationStoreOptions {
  readonly http: Http
  readonly token: string
  readonly apiUrl: string
  /** `owner/name` that is written to. */
  readonly repository: string
}

const MIB = 1024 * 1024
const MAX_PAGE = 64 * MIB
// 1000 attestations of one digest, as many as gh reads at most.
const MAX_PAGES = 10
/** GitHub's secondary limit stands at 100 requests at once, for everything that a token does. */
const MAX_REQUESTS = 16

/** The store of one repository, to be written to; any repository can be read. */
export function createAttestationStore(options: AttestationStoreOptions): AttestationStore {
  const limit = createLimit(MAX_REQUESTS)
  const http: Http = { send: async request => limit(async () => options.http.send(request)) }
  const blobs = createBundleBlobs(http)
  return {
    create: async bundle => create(bundle, options),
    list: async (digest, repository) => {
      const query = { digest: digestName(digest), repository }
      const first = await list(query, { ...options, http }, blobs)
      if (first.every(entry => 'bundle' in entry)) return first
      // An address lives for minutes, and a blob host has its moments: a new list has new addresses. What has been
      // read is remembered, so that only the rest is asked for again.
      return list(query, { ...options, http }, blobs)
    },
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
  const id = at(parseAnswer(response.body, response.url), 'id')
  if (typeof id === 'number' || typeof id === 'string') return String(id)
  throw new ReleaseError('RESPONSE_INVALID', {
    message: 'the store took an attestation without telling its id',
  })
}

/** What the store lists about one digest. */
export interface AttestationQuery {
  /** `algorithm:hex` */
  readonly digest: string
  /** `owner/name`, or an owner. */
  readonly repository: string
  /** `release`, for what GitHub attests by itself; default: any. */
  readonly predicateType?: 'release'
}

/** GitHub's own attestations about a ref object. */
export async function listReleaseAttestations(
  query: { readonly sha1: string; readonly repository: string },
  options: Pick<AttestationStoreOptions, 'http' | 'token' | 'apiUrl'>,
): Promise<readonly StoredBundle[]> {
  const { sha1, repository } = query
  return list(
    { digest: `sha1:${sha1}`, repository, predicateType: 'release' },
    options,
    createBundleBlobs(options.http),
  )
}

async function list(
  { digest, repository, predicateType }: AttestationQuery,
  options: Pick<AttestationStoreOptions, 'http' | 'token' | 'apiUrl'>,
  blobs: BundleBlobs,
): Promise<readonly StoredBundle[]> {
  // gh asks the organisations' address for users, too. https://docs.github.com/rest/orgs/attestations
  const scope = repository.includes('/') ? `repos/${repository}` : `orgs/${repository}`
  const entries: unknown[] = []
  let url: string | undefined =
    `${options.apiUrl}/${scope}/attestations/${digest}?per_page=100${predicateType === undefined ? '' : `&predicate_type=${predicateType}`}`
  for (let page = 1; url !== undefined; page += 1) {
    if (page > MAX_PAGES) throw tooMany(digest)
    const response = await options.http.send({
      method: 'GET',
      url,
      ...api(options),
      maxBytes: MAX_PAGE,
    })
    // 404 stands for no attestation, and for a repository that the token cannot see: whoever asks may find out which.
    if (response.status === 404) break
    if (response.status !== 200) throw unreadable(response)
    entries.push(...entriesOf(response))
    url = nextPage(response.headers.get('link'), options.apiUrl)
  }
  return Promise.all(entries.map(async entry => readEntry(entry, blobs)))
}

/** The list in an answer, its entries unchecked. */
export function entriesOf(response: HttpResponse): readonly unknown[] {
  const entries = at(parseAnswer(response.body, response.url), 'attestations')
  if (Array.isArray(entries)) return entries as readonly unknown[]
  throw new ReleaseError('RESPONSE_INVALID', {
    message: 'the attestation store answers without a list of attestations',
  })
}

/** Headers of every call. */
export function api({ token }: Pick<AttestationStoreOptions, 'token'>): {
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

async function readEntry(entry: unknown, blobs: BundleBlobs): Promise<StoredBundle> {
  const initiator = at(entry, 'initiator') === 'github' ? 'github' : 'user'
  const url = at(entry, 'bundle_url')
  const bundle = at(entry, 'bundle')
  const hasAddress = typeof url === 'string' && url !== ''
  if (!hasAddress && isJsonObject(bundle)) return { initiator, bundle }
  try {
    if (!hasAddress) throw withoutBundle()
    return { initiator, bundle: await blobs.read(url) }
  } catch (error) {
    // One bundle that cannot be had does not hide the others; a host that is down or too busy stops everything.
    if (!(error instanceof ReleaseError) || error.code !== 'BUNDLE_UNREADABLE') throw error
    return { initiator, unreadable: error }
  }
}

/** An entry that names nothing to read. */
export function withoutBundle(): ReleaseError {
  return new ReleaseError('BUNDLE_UNREADABLE', {
    message: 'the store lists an attestation without a bundle and without its address',
  })
}

/** An answer's JSON (RESPONSE_INVALID). */
export function parseAnswer(body: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the answer from ${new URL(url).host} is not JSON`,
      cause: error,
    })
  }
}

/** Where a list goes on, if it goes on at the API. */
export function nextPage(link: string | null, apiUrl: string): string | undefined {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  // The token goes along; a next page elsewhere is none of ours.
  return url?.startsWith(`${apiUrl}/`) === true ? url : undefined
}

function refused(
  response: HttpResponse,
  purpose: { readonly what: string; readonly permission: string },
): ReleaseError {
  return gitHubError(answered(response), purpose)
}

function answered({ status, body }: HttpResponse): Error {
  const text = new TextDecoder().decode(body.subarray(0, 500))
  return Object.assign(new Error(`HTTP ${status} ${text}`), { status })
}

/** Why a list was not handed out. */
export function unreadable(response: HttpResponse): ReleaseError {
  if (response.status !== 401) {
    return refused(response, { what: 'list attestations', permission: 'attestations: read' })
  }
  return new ReleaseError('PERMISSION_MISSING', {
    message: 'GitHub does not know the token: it is expired, revoked or mistyped (HTTP 401)',
    remedy:
      'Leave the input github-token out, so that it is the token of the job, and let the job read:\n\npermissions:\n  attestations: read',
    cause: answered(response),
  })
}

function tooMany(digest: string): ReleaseError {
  return new ReleaseError('RESPONSE_TOO_LARGE', {
    message: `the store lists more than ${MAX_PAGES * 100} attestations of ${digest}`,
  })
}
