/**
 * crates.io: the API where cargo publishes, the sparse index, and the CDN. They learn of a version one after the other,
 * and a test may make each of them late, or lie.
 */
import { randomBytes } from 'node:crypto'
import type { JWTVerifyGetKey } from 'jose'
import { bearerOf } from '../actions/job.ts'
import { parseJsonObject } from '../json.ts'
import { sha256 } from '../pki/keys.ts'
import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts'
import type { CrateVersion, StoredCrateVersion, Surface, TrustpubData } from './crate.ts'
import { parsePublishRequest } from './publish-request.ts'
import { TrustedPublishing } from './trusted-publishing.ts'

export const CRATE_HOSTS = {
  cdn: 'static.crates.io',
  index: 'index.crates.io',
  api: 'crates.io',
} as const

/** What `cargo publish` may upload without asking for more. */
const MAX_CRATE_BYTES = 10 * 1024 * 1024

export class CrateRegistry {
  readonly trustedPublishing: TrustedPublishing
  /** An ordinary API token, which may publish everything. */
  readonly apiToken = `cio${randomBytes(16).toString('hex')}`
  /** Requests that each part ignores a new version for. */
  readonly lag: Record<Surface, number> = { cdn: 0, index: 0, api: 0 }
  /** Crates that were allowed more than 10 MiB. */
  maxCrateBytes = MAX_CRATE_BYTES
  /** Stops taking crates after so many more: a publication that ends half-way. */
  uploadsLeft = Number.POSITIVE_INFINITY
  readonly #versions: CrateVersion[] = []

  constructor(options: {
    readonly clock: Clock
    readonly tokenKeys: JWTVerifyGetKey
    readonly versions: readonly StoredCrateVersion[]
  }) {
    this.trustedPublishing = new TrustedPublishing(options.tokenKeys, options.clock)
    for (const { content, ...stored } of options.versions) {
      const lag = { cdn: 0, index: 0, api: 0 }
      this.#versions.push({ ...stored, content: Buffer.from(content, 'base64'), lag, lies: {} })
    }
  }

  get versions(): readonly CrateVersion[] {
    return this.#versions
  }

  /** For tests: what is published, exactly so spelt. */
  version(name: string, version: string): CrateVersion {
    const found = this.#versions.find(one => one.name === name && one.version === version)
    if (found === undefined) throw new Error(`${name} ${version} is not published`)
    return found
  }

  /** Publishes without `cargo publish`. */
  plant(
    crate: Pick<CrateVersion, 'name' | 'version' | 'content'>,
    trustpub: TrustpubData | null = null,
  ): CrateVersion {
    const { name, version: vers } = crate
    return this.#add({ ...crate, index: { name, vers, deps: [], features: {}, v: 2 } }, trustpub)
  }

  #add(
    crate: Pick<CrateVersion, 'name' | 'version' | 'content' | 'index'>,
    trustpub: TrustpubData | null,
  ): CrateVersion {
    const version = { ...crate, trustpub, yanked: false, lag: { ...this.lag }, lies: {} }
    this.#versions.push(version)
    return version
  }

  /** By host name. */
  services(): Readonly<Record<string, Service>> {
    return {
      [CRATE_HOSTS.cdn]: request => this.#cdn(request),
      [CRATE_HOSTS.index]: request => this.#index(request),
      [CRATE_HOSTS.api]: request => this.#api(request),
    }
  }

  toJSON(): readonly StoredCrateVersion[] {
    return this.#versions.map(({ name, version, content, index, trustpub, yanked }) => {
      return { name, version, index, trustpub, yanked, content: content.toString('base64') }
    })
  }

  #shown(version: CrateVersion, surface: Surface): boolean {
    if (version.lag[surface] === 0) return true
    version.lag[surface] -= 1
    return false
  }

  /** A bucket without the right to list: what is not there is forbidden. */
  #cdn({ method, path }: ServiceRequest): ServiceResponse | undefined {
    if (method !== 'GET') return undefined
    const [, name = '', rest = ''] = /^\/crates\/([^/]+)\/([^/]+(?:\/download)?)$/.exec(path) ?? []
    const version = this.#versions.find(one => {
      const plain = one.version.replaceAll('+', '%2B')
      return one.name === name && [`${name}-${plain}.crate`, `${plain}/download`].includes(rest)
    })
    if (version === undefined || !this.#shown(version, 'cdn')) {
      return { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
    }
    const { served, servedToCargo } = version.lies
    const lie = rest.endsWith('/download') ? (servedToCargo ?? served) : served
    return {
      headers: {
        'content-type': 'application/gzip',
        'cache-control': 'public,max-age=31536000,immutable',
      },
      body: lie ?? version.content,
    }
  }

  #index({ method, path }: ServiceRequest): ServiceResponse | undefined {
    if (method !== 'GET') return undefined
    if (path === '/config.json') {
      return {
        json: { dl: `https://${CRATE_HOSTS.cdn}/crates`, api: `https://${CRATE_HOSTS.api}` },
      }
    }
    const lines = this.#versions
      .filter(one => `/${indexPathOf(one.name)}` === path && this.#shown(one, 'index'))
      .map(one => ({ ...one.index, cksum: one.lies.cksum ?? digestOf(one), yanked: one.yanked }))
    if (lines.length === 0) return { status: 404, body: 'not found' }
    return {
      headers: { 'content-type': 'text/plain', 'cache-control': 'public,max-age=600' },
      body: lines.map(line => `${JSON.stringify(line)}\n`).join(''),
    }
  }

  async #api(request: ServiceRequest): Promise<ServiceResponse | undefined> {
    const { method, path, headers } = request
    // https://crates.io/data-access
    if ((headers['user-agent'] ?? '') === '' && !path.endsWith('/download')) {
      return refusal(403, 'We require that all requests include a User-Agent header.')
    }
    if (path === '/api/v1/trusted_publishing/tokens') return this.#tokens(request)
    if (path === '/api/v1/crates/new' && method === 'PUT') return this.#publish(request)
    const [, name, number] = /^\/api\/v1\/crates\/([^/]+)\/([^/]+)$/.exec(path) ?? []
    if (method !== 'GET' || name === undefined || number === undefined) return undefined
    // Names are looked up by their canonical form, unlike on the CDN.
    const version = this.#versions.find(
      one => canonical(one.name) === canonical(name) && one.version === decodeURIComponent(number),
    )
    if (version === undefined || !this.#shown(version, 'api')) {
      return refusal(404, `crate \`${name}\` does not have a version \`${number}\``)
    }
    return { json: { version: describe(version) } }
  }

  async #tokens({ method, headers, body }: ServiceRequest): Promise<ServiceResponse | undefined> {
    if (method === 'DELETE') {
      const revoked = this.trustedPublishing.revoke(bearerOf(headers) ?? '')
      return revoked ? { status: 204 } : refusal(401, 'Invalid authorization header')
    }
    if (method !== 'POST') return undefined
    const issued = await this.trustedPublishing.exchange(parseJsonObject(body)?.string('jwt') ?? '')
    if (typeof issued === 'string') return refusal(400, issued)
    return { json: { token: issued.token } }
  }

  #publish({ headers, body }: ServiceRequest): ServiceResponse {
    // cargo sends the bare token.
    const token = headers['authorization'] ?? ''
    const trusted = this.trustedPublishing.find(token.replace(/^Bearer /, ''))
    if (trusted === undefined && token !== this.apiToken) {
      return refusal(403, 'authentication failed')
    }
    const request = parsePublishRequest(body)
    if (request === undefined) return refusal(400, 'invalid publish request')
    const { name, version, content } = request
    if (trusted !== undefined && !trusted.crates.includes(name)) {
      return refusal(403, `The provided access token is not valid for crate \`${name}\``)
    }
    const twin = this.#versions.find(
      one => canonical(one.name) === canonical(name) && bare(one.version) === bare(version),
    )
    if (twin !== undefined) return refusal(400, `crate version \`${version}\` is already uploaded`)
    if (content.length > this.maxCrateBytes) return refusal(413, 'max upload size is 10485760')
    if (this.uploadsLeft <= 0) return refusal(503, 'crates.io is in read-only mode')
    this.uploadsLeft -= 1
    this.#add(request, trusted?.publisher ?? null)
    return {
      json: { warnings: { invalid_categories: [], invalid_badges: [], other: [] } },
    }
  }
}

function describe(version: CrateVersion): Readonly<Record<string, unknown>> {
  return {
    crate: version.name,
    num: version.version,
    checksum: version.lies.checksum ?? digestOf(version),
    crate_size: version.content.length,
    yanked: version.yanked,
    trustpub_data: version.trustpub,
    published_by: version.trustpub === null ? { login: 'octocat' } : null,
  }
}

const digestOf = ({ content }: CrateVersion): string => sha256(content).toString('hex')

/** Names are unique modulo case and separators. */
const canonical = (name: string): string => name.toLowerCase().replaceAll('_', '-')

const bare = (version: string): string => version.replace(/\+.*$/, '')

function indexPathOf(name: string): string {
  const lower = name.toLowerCase()
  if (lower.length <= 2) return `${String(lower.length)}/${lower}`
  if (lower.length === 3) return `3/${lower.slice(0, 1)}/${lower}`
  return `${lower.slice(0, 2)}/${lower.slice(2, 4)}/${lower}`
}

function refusal(status: number, detail: string): ServiceResponse {
  return { status, json: { errors: [{ detail }] } }
}
