/** Trusted publishing: a job's OIDC token for a token of half an hour. https://crates.io/docs/trusted-publishing */
import { randomBytes } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { JWTVerifyGetKey } from 'jose'
import { ISSUER } from '../actions/claims.ts'
import type { Clock } from '../service.ts'
import type { TrustpubData } from './crate.ts'

const AUDIENCE = 'crates.io'
const LIFETIME_MS = 30 * 60_000
const REFUSED_EVENTS: readonly unknown[] = ['pull_request_target', 'workflow_run']

/** What the owner of a crate has set up on its page. */
export interface TrustedPublisherConfig {
  readonly crate: string
  readonly owner: string
  readonly ownerId: number
  readonly repository: string
  /** File name in `.github/workflows` of the *calling* workflow. */
  readonly workflow: string
  readonly environment?: string
}

export interface PublishToken {
  readonly token: string
  readonly crates: readonly string[]
  readonly publisher: TrustpubData
  readonly expires: number
}

/** The exchange, with the tokens that it has handed out. */
export class TrustedPublishing {
  readonly configs: TrustedPublisherConfig[] = []
  readonly #tokens: PublishToken[] = []
  readonly #usedIds = new Set<unknown>()
  readonly #keys: JWTVerifyGetKey
  readonly #clock: Clock

  constructor(keys: JWTVerifyGetKey, clock: Clock) {
    this.#keys = keys
    this.#clock = clock
  }

  /** A token for the crates whose set-up fits, or the reason why there is none. */
  async exchange(jwt: string): Promise<PublishToken | string> {
    let claims: Readonly<Record<string, unknown>>
    try {
      const currentDate = new Date(this.#clock())
      const { payload } = await jwtVerify(jwt, this.#keys, { audience: AUDIENCE, currentDate })
      claims = payload
    } catch (error) {
      return `Failed to decode JWT: ${error instanceof Error ? error.message : String(error)}`
    }
    // Exactly the default issuer: none with an enterprise's slug.
    if (claims['iss'] !== ISSUER) return `Unsupported JWT issuer: ${String(claims['iss'])}`
    if (this.#usedIds.has(claims['jti'])) return 'JWT has already been used'
    this.#usedIds.add(claims['jti'])
    if (REFUSED_EVENTS.includes(claims['event_name'])) {
      return `Trusted publishing does not support the event ${String(claims['event_name'])}`
    }
    const crates = this.configs.filter(config => fits(config, claims)).map(({ crate }) => crate)
    if (crates.length === 0) {
      return `No matching trusted publishing config: ${String(claims['workflow_ref'])}`
    }
    return this.#issue(crates, claims)
  }

  #issue(crates: readonly string[], claims: Readonly<Record<string, unknown>>): PublishToken {
    const issued = {
      token: `cio_tp_${randomBytes(16).toString('hex')}`,
      crates,
      expires: this.#clock() + LIFETIME_MS,
      publisher: {
        provider: 'github',
        repository: String(claims['repository']),
        run_id: String(claims['run_id']),
        sha: String(claims['sha']),
      },
    } as const
    this.#tokens.push(issued)
    return issued
  }

  revoke(token: string): boolean {
    const at = this.#tokens.findIndex(one => one.token === token)
    if (at >= 0) this.#tokens.splice(at, 1)
    return at >= 0
  }

  find(token: string): PublishToken | undefined {
    return this.#tokens.find(one => one.token === token && one.expires > this.#clock())
  }

  /** Tokens that are neither revoked nor expired. */
  get valid(): readonly PublishToken[] {
    return this.#tokens.filter(one => one.expires > this.#clock())
  }
}

function fits(config: TrustedPublisherConfig, claims: Readonly<Record<string, unknown>>): boolean {
  const repository = `${config.owner}/${config.repository}`
  const [, workflow] = /\/\.github\/workflows\/([^@/]+)@/.exec(String(claims['workflow_ref'])) ?? []
  return (
    String(claims['repository']).toLowerCase() === repository.toLowerCase() &&
    claims['repository_owner_id'] === String(config.ownerId) &&
    workflow === config.workflow &&
    (config.environment === undefined || claims['environment'] === config.environment)
  )
}
