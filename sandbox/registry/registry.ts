/** A registry of images as one host of the sandbox: the distribution specification's pull and push, and its token flow. */
import { randomBytes } from 'node:crypto'
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { digestOf, ImageRepository } from './store.ts'

export interface RegistryAccount {
  readonly username: string
  readonly password: string
}

export type Action = 'pull' | 'push'

export interface RegistryRules {
  /** Default `true`; Debian's docker-registry has none. */
  readonly referrersApi?: boolean
  /** Default: none is asked for. */
  readonly login?: 'token' | 'basic'
  /** Whether somebody may do that; default: everybody may everything. */
  readonly allows?: (
    account: RegistryAccount | undefined,
    repository: string,
    action: Action,
  ) => boolean
  /** Default: the registry's own. */
  readonly realm?: string
}

const INDEX = 'application/vnd.oci.image.index.v1+json'

/** One host. */
export class SandboxRegistry {
  readonly host: string
  rules: RegistryRules
  readonly #repositories = new Map<string, ImageRepository>()
  readonly #tokens = new Map<string, { readonly scope: string }>()

  constructor(host: string, rules: RegistryRules = {}) {
    this.host = host
    this.rules = rules
  }

  /** A repository, made when it is first asked for. */
  repository(name: string): ImageRepository {
    const known = this.#repositories.get(name) ?? new ImageRepository()
    this.#repositories.set(name, known)
    return known
  }

  /** Every token is refused from now on, as after some minutes. */
  expireTokens(): void {
    this.#tokens.clear()
  }

  readonly service: Service = request => {
    if (request.path === '/token') return this.#token(request)
    const [, name = '', kind = '', reference = ''] =
      /^\/v2\/(.+?)\/(manifests|blobs|referrers|blobs\/uploads)\/([^/]*)$/.exec(request.path) ?? []
    if (name === '') return undefined
    const action = request.method === 'GET' || request.method === 'HEAD' ? 'pull' : 'push'
    const refused = this.#refuse(request, name, action)
    if (refused !== undefined) return refused
    const repository = this.repository(name)
    const upload = kind === 'blobs/uploads' || reference === 'uploads'
    if (upload) return this.#upload(request, name, repository)
    if (kind === 'manifests') return manifests(request, reference, repository, this.#hasReferrers)
    if (kind === 'blobs') return blob(reference, repository)
    if (!this.#hasReferrers) return refusal(404, 'NAME_UNKNOWN')
    const list = {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: repository.referrersOf(reference),
    }
    return { headers: { 'content-type': INDEX }, body: JSON.stringify(list) }
  }

  get #hasReferrers(): boolean {
    return this.rules.referrersApi ?? true
  }

  #refuse(request: ServiceRequest, name: string, action: Action): ServiceResponse | undefined {
    const { login, allows, realm } = this.rules
    if (login === undefined) return undefined
    const authorization = request.headers['authorization'] ?? ''
    if (login === 'basic') {
      const account = accountOf(authorization)
      if (account !== undefined && (allows?.(account, name, action) ?? true)) return undefined
      return refusal(401, 'UNAUTHORIZED', { 'www-authenticate': `Basic realm="${this.host}"` })
    }
    const scope = this.#tokens.get(authorization.replace(/^Bearer /, ''))?.scope ?? ''
    const [, of = '', actions = ''] = /^repository:([^:]+):(.*)$/.exec(scope) ?? []
    if (of === name && actions.split(',').includes(action)) return undefined
    const url = realm ?? `https://${this.host}/token`
    const asked = `repository:${name}:${action === 'pull' ? 'pull' : 'pull,push'}`
    const header = `Bearer realm="${url}",service="${this.host}",scope="${asked}"`
    return refusal(401, 'UNAUTHORIZED', { 'www-authenticate': header })
  }

  #token({ method, url, headers }: ServiceRequest): ServiceResponse | undefined {
    if (method !== 'GET') return undefined
    const account = accountOf(headers['authorization'] ?? '')
    const scope = url.searchParams.get('scope') ?? ''
    const [, name = '', actions = ''] = /^repository:([^:]+):(.*)$/.exec(scope) ?? []
    const asked = actions
      .split(',')
      .filter((one): one is Action => one === 'pull' || one === 'push')
    const granted = asked.filter(action => this.rules.allows?.(account, name, action) ?? true)
    if (granted.length === 0) return refusal(403, 'DENIED')
    const token = randomBytes(16).toString('hex')
    this.#tokens.set(token, { scope: `repository:${name}:${granted.join(',')}` })
    return { json: { token } }
  }

  #upload(request: ServiceRequest, name: string, repository: ImageRepository): ServiceResponse {
    if (request.method === 'POST') {
      const location = `/v2/${name}/blobs/uploads/${randomBytes(8).toString('hex')}?state=s`
      return { status: 202, headers: { location } }
    }
    const digest = request.url.searchParams.get('digest') ?? ''
    if (digestOf(request.body) !== digest) return refusal(400, 'DIGEST_INVALID')
    repository.putBlob(request.body)
    return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}` } }
  }
}

function manifests(
  { method, headers, body }: ServiceRequest,
  reference: string,
  repository: ImageRepository,
  hasReferrers: boolean,
): ServiceResponse {
  if (method === 'PUT') {
    const isDigest = reference.startsWith('sha256:')
    if (isDigest && digestOf(body) !== reference) return refusal(400, 'DIGEST_INVALID')
    const mediaType = headers['content-type'] ?? ''
    const digest = repository.putManifest(mediaType, body, isDigest ? undefined : reference)
    const { subject } = JSON.parse(body.toString()) as { subject?: { digest?: string } }
    return {
      status: 201,
      headers: {
        'docker-content-digest': digest,
        ...(hasReferrers && subject?.digest !== undefined && { 'oci-subject': subject.digest }),
      },
    }
  }
  const found = repository.find(reference)
  if (found === undefined) return refusal(404, 'MANIFEST_UNKNOWN')
  return {
    headers: { 'content-type': found.mediaType, 'docker-content-digest': found.digest },
    body: found.bytes,
  }
}

function blob(digest: string, repository: ImageRepository): ServiceResponse {
  const bytes = repository.blobs.get(digest)
  if (bytes === undefined) return refusal(404, 'BLOB_UNKNOWN')
  return { headers: { 'content-type': 'application/octet-stream' }, body: bytes }
}

function accountOf(authorization: string): RegistryAccount | undefined {
  const [, encoded] = /^Basic (\S+)$/.exec(authorization) ?? []
  if (encoded === undefined) return undefined
  const [username = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':')
  return { username, password: password.join(':') }
}

function refusal(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): ServiceResponse {
  return { status, headers, json: { errors: [{ code, message: `sandbox: ${code}` }] } }
}
