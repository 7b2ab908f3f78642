/**
 * Requests to one repository of one registry, and its credential: shown when the registry asks, to that registry and to
 * its own token service, and to nobody else. https://distribution.github.io/distribution/spec/auth/token/
 */
import { chooseChallenge, parseChallenges } from '../oci/challenge.ts'
import { helperOf, type Credential, type DockerConfig } from '../oci/docker-config.ts'
import { realmOf, tokenUrl, type Realm } from '../oci/realm.ts'
import { isLoopback, registryHost, type ImageName } from '../oci/reference.ts'
import { at } from '../attest/json.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { Http, HttpRequest, HttpResponse } from './http.ts'

export interface AccessOptions {
  /** A client whose requests may bear a credential to these hosts alone, and speak without TLS to the others. */
  readonly httpFor: (apiHosts: readonly string[], plainHosts: readonly string[]) => Http
  readonly dockerConfig: () => Promise<DockerConfig>
}

/** What is done: a token is asked for no more. */
export type Actions = 'pull' | 'pull,push'

export interface RegistryRequest extends Omit<HttpRequest, 'authorization'> {
  readonly actions: Actions
}

export interface RegistryAccess {
  /** `https://host/v2/name` */
  readonly base: string
  /** Any answer but 401 is returned; a registry that still says no then ends in REGISTRY_DENIED. */
  send(request: RegistryRequest): Promise<HttpResponse>
}

const MAX_TOKEN_ANSWER = 256 * 1024
const TOKEN = /^[A-Za-z0-9._~+/=-]{1,65536}$/
const CLIENT = 'attested-release'

/** Access to the repository of an image. */
export function createRegistryAccess(image: ImageName, options: AccessOptions): RegistryAccess {
  const host = registryHost(image.registry)
  const scheme = isLoopback(host) ? 'http' : 'https'
  const http = options.httpFor([host], isLoopback(host) ? [host] : [])
  const authorizations = new Map<Actions, Promise<string | undefined>>()
  return {
    base: `${scheme}://${host}/v2/${image.repository}`,
    async send({ actions, ...request }) {
      const send = async (authorization: string | undefined): Promise<HttpResponse> => {
        // An upload may go on elsewhere: what is signed into that address is all that it needs.
        const here = new URL(request.url).host === host
        return http.send(
          here && authorization !== undefined ? { ...request, authorization } : request,
        )
      }
      const known = await authorizations.get(actions)?.catch(() => undefined)
      const first = await send(known)
      if (first.status !== 401) return first
      // The first who is asked fetches a token for all; one that has expired is replaced.
      const current = authorizations.get(actions)
      if (current === undefined || (known !== undefined && (await current) === known)) {
        authorizations.set(actions, authorize(first, { image, host, actions }, options))
      }
      const authorization = await authorizations.get(actions)
      const second = authorization === undefined ? first : await send(authorization)
      if (second.status !== 401) return second
      throw denied(await options.dockerConfig(), host, `HTTP 401 for ${image.repository}`)
    },
  }
}

interface Asked {
  readonly image: ImageName
  readonly host: string
  readonly actions: Actions
}

/** The `Authorization` header that answers a 401; undefined: there is nothing to answer with. */
async function authorize(
  { headers }: HttpResponse,
  asked: Asked,
  options: AccessOptions,
): Promise<string | undefined> {
  const config = await options.dockerConfig()
  const credential = config.credentials.get(asked.host)
  const challenge = chooseChallenge(parseChallenges(headers.get('www-authenticate')))
  if (credential?.kind === 'registry-token') return `Bearer ${credential.token}`
  if (challenge?.scheme === 'basic') {
    return credential?.kind === 'password' ? basic(credential) : undefined
  }
  if (challenge === undefined) return undefined
  const text = challenge.parameters['realm'] ?? ''
  const realm = realmOf(text, asked.host)
  if (realm === undefined) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the registry ${asked.host} names a token service that cannot be asked: ${JSON.stringify(text.slice(0, 200))}`,
    })
  }
  const token = await fetchToken(realm, challenge.parameters['service'], asked, options)
  return `Bearer ${token}`
}

async function fetchToken(
  realm: Realm,
  service: string | undefined,
  asked: Asked,
  options: AccessOptions,
): Promise<string> {
  const config = await options.dockerConfig()
  const credential = credentialFor(realm, asked.host, config)
  const { host } = realm.url
  const http = options.httpFor([host], isLoopback(asked.host) ? [host] : [])
  const scope = `repository:${asked.image.repository}:${asked.actions}`
  const response = await http.send({
    ...tokenRequest(realm, { service, scope }, credential),
    maxBytes: MAX_TOKEN_ANSWER,
    redirect: 'return',
    repeatable: true,
  })
  if ([400, 401, 403].includes(response.status)) {
    throw denied(config, asked.host, `HTTP ${response.status} of its token service ${host}`)
  }
  const answer = parse(response)
  const token = at(answer, 'token') ?? at(answer, 'access_token')
  if (response.status === 200 && typeof token === 'string' && TOKEN.test(token)) return token
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `the token service ${host} gives no token`,
    expected: 'HTTP 200 and a token',
    actual: `HTTP ${response.status}`,
  })
}

/** A service elsewhere gets what the configuration has for it by its own name, and nothing that is the registry's. */
function credentialFor(realm: Realm, host: string, config: DockerConfig): Credential | undefined {
  const credential = config.credentials.get(host)
  if (realm.kind === 'own') return credential
  const named = config.credentials.get(realm.url.host)
  if (named === undefined && credential !== undefined) {
    throw new PolicyError('REGISTRY_REALM_FOREIGN', {
      message: `the registry ${host} asks for its credential to be sent to another host`,
      expected: `${host}, or a domain above it`,
      actual: realm.url.host,
    })
  }
  return named
}

function tokenRequest(
  realm: Realm,
  wanted: { readonly service: string | undefined; readonly scope: string },
  credential: Credential | undefined,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'authorization'> {
  if (credential?.kind === 'refresh-token') {
    return {
      method: 'POST',
      url: realm.url.href,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      // https://distribution.github.io/distribution/spec/auth/oauth/
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        service: wanted.service ?? '',
        client_id: CLIENT,
        scope: wanted.scope,
        refresh_token: credential.token,
      }).toString(),
    }
  }
  return {
    method: 'GET',
    url: tokenUrl(realm, wanted),
    ...(credential?.kind === 'password' && { authorization: basic(credential) }),
  }
}

function basic({ username, password }: Credential & { readonly kind: 'password' }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

function parse({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // Its message would quote what may be a token.
    return undefined
  }
}

/** REGISTRY_DENIED, which says whether a credential was there to be shown. */
export function denied(config: DockerConfig, host: string, reason: string): ReleaseError {
  const helper = helperOf(config, host)
  const shown = config.credentials.has(host)
    ? 'with the credential of the docker configuration'
    : helper === undefined
      ? 'without a credential, for the docker configuration has none for it'
      : `without a credential, for the docker configuration leaves it to the helper ${JSON.stringify(helper)}, and no helper is started`
  return new ReleaseError('REGISTRY_DENIED', {
    message: `the registry ${host} refuses this step, ${shown}: ${reason}`,
  })
}
