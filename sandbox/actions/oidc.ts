/** GitHub's token service: the issuer's public documents, and the endpoint where a running job asks for a token. */
import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

import { SignJWT } from 'jose'
import type { JWK, JWTVerifyGetKey } from 'jose'

import { githubServer } from '../github-server.ts'
import { keyToPem, publicKeyInfo, sha256 } from '../pki/keys.ts'
import type { Clock, Service, ServiceResponse } from '../service.ts'
import { claimsOf, issuerOf } from './claims.ts'
import { bearerOf, may } from './job.ts'
import type { Job, JobRegistry } from './job.ts'

const LIFETIME_S = 5 * 60

export interface OidcOptions {
  readonly jobs: JobRegistry
  readonly clock: Clock
  /** PKCS #8 PEM of an earlier sandbox's key. */
  readonly key?: string
}

interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly id: string
}

/** The issuer, with the one key that it signs with. */
export class OidcIssuer {
  readonly #options: OidcOptions
  /** RSA as GitHub uses it takes a tenth of a second to make, so it is made when the first token is wanted. */
  #key: Promise<SigningKey> | undefined

  constructor(options: OidcOptions) {
    this.#options = options
    if (options.key !== undefined) {
      this.#key = Promise.resolve(signingKey(createPrivateKey(options.key)))
    }
  }

  /** Finds the key for a token, for services that verify one. */
  readonly verificationKey: JWTVerifyGetKey = async header => {
    const key = await this.#signingKey()
    if (header.kid !== key.id) throw new Error(`no key ${header.kid ?? '(none)'}`)
    return key.publicKey
  }

  /** `token.actions.…`: discovery and keys, also below an enterprise's slug. */
  readonly discovery: Service = async ({ method, host, path }) => {
    if (method !== 'GET') return undefined
    const [, slug = '', document = ''] =
      /^(\/[\w-]+)?\/\.well-known\/(openid-configuration|jwks)$/.exec(path) ?? []
    if (document === 'openid-configuration') {
      return { json: discoveryDocument(`https://${host}${slug}`) }
    }
    if (document === 'jwks') return { json: { keys: [await this.#publicKey()] } }
    return undefined
  }

  /** `pipelines.actions.…`: a token for the job that the request token belongs to. */
  readonly tokenRequests: Service = async request => {
    if (request.method !== 'GET' || !request.path.endsWith('/idtoken')) return undefined
    const job = this.#options.jobs.byIdTokenRequestToken(bearerOf(request.headers) ?? '')
    if (job === undefined) return refusal(401, 'The request token is not that of a running job.')
    if (!may(job, 'id-token', 'write')) {
      return refusal(403, 'The job does not have the permission id-token: write.')
    }
    return {
      json: { count: 1, value: await this.issue(job, request.url.searchParams.get('audience')) },
    }
  }

  /** Mints a token; without an audience it is for the repository's owner, as GitHub has it. */
  async issue(job: Job, audience: string | null, lifetime = LIFETIME_S): Promise<string> {
    const key = await this.#signingKey()
    const now = Math.floor(this.#options.clock() / 1000)
    return new SignJWT(claimsOf(job))
      .setProtectedHeader({ alg: 'RS256', kid: key.id, typ: 'JWT', x5t: key.id })
      .setIssuer(issuerOf(job.identity))
      .setAudience(audience ?? ownerUrl(job))
      .setIssuedAt(now)
      .setNotBefore(now - LIFETIME_S)
      .setExpirationTime(now + lifetime)
      .setJti(randomUUID())
      .sign(key.privateKey)
  }

  /** PKCS #8 PEM for the state, or `undefined` where no token was wanted yet. */
  async exportKey(): Promise<string | undefined> {
    return this.#key && keyToPem((await this.#key).privateKey)
  }

  #signingKey(): Promise<SigningKey> {
    this.#key ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(pair =>
      signingKey(pair.privateKey),
    )
    return this.#key
  }

  async #publicKey(): Promise<JWK> {
    const key = await this.#signingKey()
    const { kty, n, e } = key.publicKey.export({ format: 'jwk' })
    return { ...jwkMembers({ kty, n, e }), kid: key.id, alg: 'RS256', use: 'sig' }
  }
}

function jwkMembers(members: Readonly<Record<string, string | undefined>>): JWK {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey)
  const id = sha256(publicKeyInfo(publicKey)).toString('hex').slice(0, 40).toUpperCase()
  return { privateKey, publicKey, id }
}

const discoveryDocument = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks`,
  subject_types_supported: ['public', 'pairwise'],
  response_types_supported: ['id_token'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid'],
})

const ownerUrl = ({ identity }: Job): string =>
  `https://${githubServer(identity.tenant).host}/${identity.repository.owner}`

const refusal = (status: number, message: string): ServiceResponse => ({
  status,
  json: { $id: '1', message, typeName: 'UnauthorizedRequestException', errorCode: 0 },
})
