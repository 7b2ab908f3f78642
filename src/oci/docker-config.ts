/**
 * Credentials of registries from docker's configuration file. What is in the file itself is read; a credential helper
 * is a program, and none is started. https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
import { ReleaseError } from '../errors/release-error.ts'
import { isJsonObject, type JsonObject } from '../attest/json.ts'
import { registryHost } from './reference.ts'

/** What proves who asks. */
export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** An OAuth 2 refresh token for the token service. */
  | { readonly kind: 'refresh-token'; readonly token: string }
  /** A token that the registry itself takes. */
  | { readonly kind: 'registry-token'; readonly token: string }

export interface DockerConfig {
  /** By host, with its port. */
  readonly credentials: ReadonlyMap<string, Credential>
  /** Hosts whose credential is with a helper, and the helper's name. */
  readonly helpers: ReadonlyMap<string, string>
  /** The helper of all hosts that have no entry. */
  readonly store: string | undefined
}

export const NO_DOCKER_CONFIG: DockerConfig = {
  credentials: new Map(),
  helpers: new Map(),
  store: undefined,
}

/** The text of config.json → credentials; every entry that cannot be read is named (DOCKER_CONFIG_INVALID), no secret is. */
export function parseDockerConfig(text: string, source: string): DockerConfig {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Its message would quote what stands there.
    throw invalid(source, 'not JSON')
  }
  if (!isJsonObject(value)) throw invalid(source, 'no object')
  const problems: string[] = []
  const credentials = new Map<string, Credential>()
  for (const [key, entry] of entriesOf(value['auths'])) {
    const credential = isJsonObject(entry) ? credentialOf(entry) : undefined
    if (credential === undefined) problems.push(`auths[${JSON.stringify(key)}] is no credential`)
    else if (credential !== 'none') credentials.set(hostOfKey(key), credential)
  }
  if (problems.length > 0) throw invalid(source, problems.join('; '))
  const helpers = entriesOf(value['credHelpers']).flatMap(([key, name]) =>
    typeof name === 'string' ? [[hostOfKey(key), name] as const] : [],
  )
  const store = value['credsStore']
  return {
    credentials,
    helpers: new Map(helpers),
    store: typeof store === 'string' && store !== '' ? store : undefined,
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJsonObject(value) ? Object.entries(value) : []
}

/** An entry without anything in it says that a helper has the credential. */
function credentialOf(entry: JsonObject): Credential | 'none' | undefined {
  const text = (name: string): string => {
    const value = entry[name]
    return typeof value === 'string' ? value : ''
  }
  if (text('registrytoken') !== '') return { kind: 'registry-token', token: text('registrytoken') }
  if (text('identitytoken') !== '') return { kind: 'refresh-token', token: text('identitytoken') }
  if (text('username') !== '' && text('password') !== '') {
    return { kind: 'password', username: text('username'), password: text('password') }
  }
  if (text('auth') === '') return 'none'
  const decoded = Buffer.from(text('auth'), 'base64').toString()
  const colon = decoded.indexOf(':')
  if (colon < 1) return undefined
  // Docker itself pads with zero bytes.
  const password = decoded.slice(colon + 1).replace(/\0+$/, '')
  return { kind: 'password', username: decoded.slice(0, colon), password }
}

/** `https://index.docker.io/v1/`, `ghcr.io`, `registry.example:5000/v2/` → the host that the registry is asked under. */
export function hostOfKey(key: string): string {
  const host = key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .toLowerCase()
  return registryHost(host === 'index.docker.io' ? 'docker.io' : host)
}

/** The helper that docker would have asked for a host's credential; undefined: none. */
export function helperOf(
  { helpers, store, credentials }: DockerConfig,
  host: string,
): string | undefined {
  if (credentials.has(host)) return undefined
  return helpers.get(host) ?? store
}

function invalid(source: string, what: string): ReleaseError {
  return new ReleaseError('DOCKER_CONFIG_INVALID', {
    message: `docker's configuration ${source} cannot be read: ${what}`,
  })
}
