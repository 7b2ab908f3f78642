/**
 * The job's identity from GitHub's token service. The token's signature is checked: earlier steps of the job can set
 * ACTIONS_ID_TOKEN_REQUEST_URL, and an answer of their own making must not pass.
 */
import * as core from '@actions/core'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import type { ReadIdentity } from '../commands/ports.ts'
import { at, isJsonObject } from '../attest/json.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { parseRunIdentity } from '../run/run-identity.ts'
import type { Http } from './http.ts'

const AUDIENCE = 'attested-release'
const MAX_DOCUMENT = 1024 * 1024
const CLOCK_TOLERANCE = 60

/** Where the tokens of this server's jobs come from. */
export function tokenIssuer(serverUrl: string): string {
  const { host } = new URL(serverUrl)
  return `https://token.actions.${host === 'github.com' ? 'githubusercontent.com' : host}`
}

/** Reads and checks the identity once; needs `id-token: write`. */
export function createReadIdentity(options: {
  readonly http: Http
  readonly serverUrl: string
}): ReadIdentity {
  const issuer = tokenIssuer(options.serverUrl)
  return async () => {
    const token = await requestToken()
    const keys = await fetchKeys(issuer, options.http)
    return parseRunIdentity(await checkToken(token, keys, issuer))
  }
}

/** The library retries ten times and has time-outs for none of them; an answer that is cut off it awaits for ever. */
const TOKEN_DEADLINE_MS = 120_000

async function requestToken(): Promise<string> {
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`no end after ${TOKEN_DEADLINE_MS / 1000} s`))
  }, TOKEN_DEADLINE_MS)
  try {
    return await Promise.race([core.getIDToken(AUDIENCE), deadline])
  } catch (error) {
    throw new ReleaseError('OIDC_UNAVAILABLE', {
      message: 'no OIDC token for this job',
      cause: error,
    })
  } finally {
    clearTimeout(timer)
  }
}

/** The claims of a token that one of these keys signed for us, from this issuer (IDENTITY_MISMATCH). */
export async function checkToken(
  token: string,
  keys: JSONWebKeySet,
  issuer: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      audience: AUDIENCE,
      algorithms: ['RS256', 'ES256', 'ES384'],
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['iss', 'exp', 'iat'],
    })
    // An enterprise may have its slug appended, and nothing else.
    const { iss = '' } = payload
    const slug = iss.startsWith(`${issuer}/`) && /^\/[A-Za-z0-9-]+$/.test(iss.slice(issuer.length))
    if (iss !== issuer && !slug) throw new Error(`issued by ${iss}`)
    return payload
  } catch (error) {
    throw new PolicyError('IDENTITY_MISMATCH', {
      message: `the OIDC token of this job is not one of ${issuer}`,
      cause: error,
    })
  }
}

async function fetchKeys(issuer: string, http: Http): Promise<JSONWebKeySet> {
  const configuration = await getJson(`${issuer}/.well-known/openid-configuration`, http)
  const url = at(configuration, 'jwks_uri')
  if (typeof url !== 'string' || !url.startsWith(`${issuer}/`)) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the keys of ${issuer} lie somewhere else`,
      actual: String(url),
    })
  }
  const keys = await getJson(url, http)
  if (!isJwks(keys)) throw new ReleaseError('RESPONSE_INVALID', { message: `no keys at ${url}` })
  return keys
}

function isJwks(value: unknown): value is JSONWebKeySet {
  const keys = at(value, 'keys')
  return Array.isArray(keys) && keys.every(isJsonObject)
}

async function getJson(url: string, http: Http): Promise<unknown> {
  const { status, body } = await http.send({ method: 'GET', url, maxBytes: MAX_DOCUMENT })
  try {
    if (status !== 200) throw new Error(`HTTP ${status}`)
    return JSON.parse(new TextDecoder().decode(body))
  } catch (error) {
    throw new ReleaseError('RESPONSE_INVALID', { message: `no JSON at ${url}`, cause: error })
  }
}
