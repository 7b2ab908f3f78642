/** `GET /api/v1/crates/{name}/{version}` of crates.io: https://crates.io/docs */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { excerpt, parseJson } from '../plan/fields.ts'
import type { CrateId } from './crate-name.ts'

/** By whose token the version was published: the registry's word, unsigned. */
export interface TrustedPublisher {
  /** `owner/name` */
  readonly repository: string
  readonly runId: string
  /** Commit. */
  readonly sha: string
}

export interface ApiVersion {
  readonly checksum: Sha256
  readonly yanked: boolean
  /** undefined: published with an API token. */
  readonly publisher: TrustedPublisher | undefined
}

/** The API's answer; RESPONSE_INVALID for one that is not about this crate or lacks what is compared. */
export function parseApiVersion(text: string, crate: CrateId): ApiVersion {
  const version = at(parseJson(text), 'version')
  const problems: string[] = []
  const expect = (field: string, found: unknown, holds: boolean): void => {
    if (!holds) problems.push(`${field}: ${excerpt(found)}`)
  }
  const [name, num] = [at(version, 'crate'), at(version, 'num')]
  expect('crate', name, name === crate.name)
  expect('num', num, num === crate.version)
  const checksum = parseSha256(at(version, 'checksum'))
  expect('checksum', at(version, 'checksum'), checksum !== undefined)
  const yanked = at(version, 'yanked')
  expect('yanked', yanked, typeof yanked === 'boolean')
  const data = at(version, 'trustpub_data') ?? null
  const publisher = data === null ? undefined : parsePublisher(data)
  expect('trustpub_data', data, data === null || publisher !== undefined)
  if (checksum !== undefined && problems.length === 0) {
    return { checksum, yanked: yanked === true, publisher }
  }
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `the registry's answer about ${crate.name} ${crate.version} is not as documented: ${problems.join('; ')}`,
  })
}

// Another provider than GitHub cannot be this run, and must not pass for an absent one.
function parsePublisher(data: unknown): TrustedPublisher | undefined {
  const [repository, runId, sha] = ['repository', 'run_id', 'sha'].map(key => at(data, key))
  if (typeof repository !== 'string' || typeof runId !== 'string' || typeof sha !== 'string') {
    return undefined
  }
  const provider = at(data, 'provider')
  if (typeof provider !== 'string') return undefined
  return provider === 'github'
    ? { repository, runId, sha }
    : { repository: `${provider}:${repository}`, runId, sha }
}
