/**
 * The attestation store for an audit: lists first, bundles when they are wanted, and many digests in one request where
 * the API allows it. https://docs.github.com/rest/orgs/attestations#list-attestations-by-bulk-subject-digests
 */
import { digestName, sha256Of, type Sha256 } from '../attest/digest.ts'
import { at, isJsonObject } from '../attest/json.ts'
import type { AuditStore, ListedAttestation, Listing } from '../commands/audit/ports.ts'
import { settleAll } from '../commands/concurrent.ts'
import type { Log } from '../commands/ports.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import {
  api,
  entriesOf,
  nextPage,
  parseAnswer,
  unreadable,
  withoutBundle,
} from './attestation-store.ts'
import { blobName, createBundleBlobs, type BundleBlobs } from './bundle-blobs.ts'
import type { Http, HttpResponse } from './http.ts'
import { createLimit } from './limit.ts'

export interface AttestationListsOptions {
  readonly http: Http
  readonly token: string
  readonly apiUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly ownerType: 'User' | 'Organization'
  readonly log: Pick<Log, 'info'>
}

const MIB = 1024 * 1024
const MAX_PAGE = 64 * MIB
/** Of one request for many digests: 10,000 attestations. */
const MAX_PAGES = 100
const MAX_REQUESTS = 16
const DIGESTS_AT_ONCE = 100
/** Most bundles are about one file; those about a whole release are read for one file after the other. */
const KEPT_BYTES = MIB / 2
/** What is wrong with the store is wrong for every digest. */
const CONCERNS_ALL = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'PERMISSION_MISSING'])

/** The store of one repository, to be read by an audit. */
export function createAttestationLists(options: AttestationListsOptions): AuditStore {
  const limit = createLimit(MAX_REQUESTS)
  const http: Http = { send: async request => limit(async () => options.http.send(request)) }
  const lists = new Lists({ ...options, http })
  return {
    list: async (digests, dispensable) => lists.many(digests, dispensable),
    listOne: async digest => lists.one(`${digestName(digest)}?per_page=100`),
    ofRelease: async object => lists.one(`sha1:${object}?per_page=100&predicate_type=release`),
  }
}

class Lists {
  readonly #options: AttestationListsOptions
  readonly #blobs: BundleBlobs
  /** Whether many digests can be asked for at once; found out by the first request. */
  #bulk = true
  #trouble: ReleaseError | undefined

  constructor(options: AttestationListsOptions) {
    this.#options = options
    this.#blobs = createBundleBlobs(options.http, KEPT_BYTES)
  }

  async many(
    digests: readonly Sha256[],
    dispensable: (digest: Sha256) => boolean,
  ): Promise<ReadonlyMap<Sha256, Listing>> {
    const found = new Map<Sha256, Listing>()
    for (let from = 0; from < digests.length; from += DIGESTS_AT_ONCE) {
      const part = digests.slice(from, from + DIGESTS_AT_ONCE)
      for (const [digest, listing] of await this.#part(part, dispensable))
        found.set(digest, listing)
    }
    return found
  }

  async #part(
    digests: readonly Sha256[],
    dispensable: (digest: Sha256) => boolean,
  ): Promise<ReadonlyMap<Sha256, Listing>> {
    const { log } = this.#options
    if (this.#bulk) {
      const listed = await this.#guarded(async () => this.#bulkList(digests))
      if (!(listed instanceof ReleaseError)) {
        if (listed !== 'unsupported') return listed
        this.#bulk = false
        log.info('the store takes no request for many digests here: each file costs a request')
      } else {
        return new Map(digests.map(digest => [digest, { failed: listed }]))
      }
    }
    const settled = await settleAll(digests, MAX_REQUESTS, async digest => {
      const skipped: Listing = { skipped: true }
      return dispensable(digest) ? skipped : this.one(`${digestName(digest)}?per_page=100`)
    })
    return new Map(
      digests.map((digest, index) => {
        const one = settled[index]
        const listing: Listing =
          one?.status === 'fulfilled' ? one.value : { failed: toReleaseError(one?.reason) }
        return [digest, listing]
      }),
    )
  }

  /** Never rejects. */
  async one(query: string): Promise<Listing> {
    const listed = await this.#guarded(async () => this.#repositoryList(query))
    return listed instanceof ReleaseError ? { failed: listed } : { entries: listed }
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T | ReleaseError> {
    if (this.#trouble !== undefined) return this.#trouble
    try {
      return await work()
    } catch (thrown) {
      const failure = toReleaseError(thrown)
      if (CONCERNS_ALL.has(failure.code)) this.#trouble ??= failure
      return failure
    }
  }

  async #bulkList(
    digests: readonly Sha256[],
  ): Promise<ReadonlyMap<Sha256, Listing> | 'unsupported'> {
    const { http, apiUrl, repository, ownerType } = this.#options
    const [owner = ''] = repository.split('/')
    const scope = ownerType === 'User' ? 'users' : 'orgs'
    const url = `${apiUrl}/${scope}/${owner}/attestations/bulk-list?per_page=100`
    const body = JSON.stringify({ subject_digests: digests.map(digestName) })
    const entries = new Map(digests.map((digest): [Sha256, ListedAttestation[]] => [digest, []]))
    let after = ''
    for (let page = 1; ; page += 1) {
      if (page > MAX_PAGES) throw tooMany()
      const response = await http.send({
        method: 'POST',
        url: after === '' ? url : `${url}&after=${encodeURIComponent(after)}`,
        ...api(this.#options),
        body,
        maxBytes: MAX_PAGE,
        // It reads, and only its body is too long for an address.
        repeatable: true,
      })
      // A server without it, or a token that may not look at the whole owner.
      if (page === 1 && [403, 404, 405].includes(response.status)) return 'unsupported'
      if (response.status !== 200) throw unreadable(response)
      const answer = parseAnswer(response.body, response.url)
      const byDigest = at(answer, 'attestations_subject_digests')
      if (!isJsonObject(byDigest)) throw without('lists by digest')
      for (const [digest, list] of entries) {
        const found = at(byDigest, digestName(digest)) ?? []
        if (!Array.isArray(found)) throw without('a list for a digest')
        list.push(...(found as readonly unknown[]).map(one => this.#entry(one, digest)))
      }
      const next = at(answer, 'page_info', 'next')
      if (at(answer, 'page_info', 'has_next') !== true) break
      // The same cursor again would never end.
      if (typeof next !== 'string' || next === '' || next === after) throw without('a next page')
      after = next
    }
    return new Map([...entries].map(([digest, list]) => [digest, { entries: list }]))
  }

  async #repositoryList(query: string): Promise<readonly ListedAttestation[]> {
    const { http, apiUrl, repository } = this.#options
    const found: ListedAttestation[] = []
    const digest = query.split('?')[0] ?? query
    let url: string | undefined = `${apiUrl}/repos/${repository}/attestations/${query}`
    for (let page = 1; url !== undefined; page += 1) {
      if (page > MAX_PAGES) throw tooMany()
      const response: HttpResponse = await http.send({
        ...{ method: 'GET', url, maxBytes: MAX_PAGE },
        ...api(this.#options),
      })
      // The repository itself was seen: here 404 means that there is none.
      if (response.status === 404) break
      if (response.status !== 200) throw unreadable(response)
      found.push(...entriesOf(response).map(one => this.#entry(one, digest)))
      url = nextPage(response.headers.get('link'), apiUrl)
    }
    return found
  }

  /** What a list says of one attestation: an address, or in older versions of the API the bundle itself. */
  #entry(entry: unknown, digest: string): ListedAttestation {
    const url = at(entry, 'bundle_url')
    const bundle = at(entry, 'bundle')
    if (typeof url === 'string' && url !== '') {
      return { name: blobName(url), read: async () => this.#read(url, digest) }
    }
    if (!isJsonObject(bundle)) {
      return { name: 'nothing', read: async () => ({ unreadable: withoutBundle() }) }
    }
    return { name: `sha256:${sha256Of(JSON.stringify(bundle))}`, read: async () => ({ bundle }) }
  }

  async #read(url: string, digest: string): ReturnType<ListedAttestation['read']> {
    const first = await this.#blob(url)
    if ('bundle' in first) return first
    // An address lives for minutes: a new list has new ones.
    const name = blobName(url)
    const { http, apiUrl, repository } = this.#options
    const subject = digest.includes(':') ? digest : `sha256:${digest}`
    const response = await http.send({
      method: 'GET',
      url: `${apiUrl}/repos/${repository}/attestations/${subject}?per_page=100`,
      ...api(this.#options),
      maxBytes: MAX_PAGE,
    })
    if (response.status !== 200) return first
    const again = entriesOf(response)
      .map(one => at(one, 'bundle_url'))
      .find(one => typeof one === 'string' && blobName(one) === name)
    return typeof again === 'string' ? this.#blob(again) : first
  }

  async #blob(url: string): ReturnType<ListedAttestation['read']> {
    try {
      return { bundle: await this.#blobs.read(url) }
    } catch (error) {
      // One that cannot be had hides no other; a host that is down is the caller's to know.
      if (!(error instanceof ReleaseError) || error.code !== 'BUNDLE_UNREADABLE') throw error
      return { unreadable: error }
    }
  }
}

function without(what: string): ReleaseError {
  return new ReleaseError('RESPONSE_INVALID', {
    message: `the attestation store answers a request for many digests without ${what}`,
  })
}

function tooMany(): ReleaseError {
  return new ReleaseError('RESPONSE_TOO_LARGE', {
    message: `the store lists more than ${MAX_PAGES * 100} attestations in one answer`,
  })
}
