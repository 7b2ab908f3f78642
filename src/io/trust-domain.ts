/** Under which name GitHub's mirror publishes the trust root of a tenant. https://docs.github.com/rest/meta/meta */
import { at } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { callGitHub, type GitHubClient } from './github-client.ts'

// It becomes a part of a file's name, and of an address.
const TRUST_DOMAIN = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i

/** One look-up; undefined where the server names none, as github.com does (RESPONSE_INVALID for no such name). */
export function createTrustDomain(client: GitHubClient): () => Promise<string | undefined> {
  return async () => {
    const { data } = await callGitHub(
      { what: 'name its trust domain', permission: 'metadata: read' },
      () => client.rest.meta.get(),
    )
    const domain = at(data, 'domains', 'artifact_attestations', 'trust_domain')
    if (domain === undefined || domain === null || domain === '') return undefined
    if (typeof domain === 'string' && TRUST_DOMAIN.test(domain)) return domain
    throw new ReleaseError('RESPONSE_INVALID', {
      message: 'the trust domain that GET /meta names is none',
      expected: 'letters, digits, dots, hyphens and underscores',
      actual: JSON.stringify(domain).slice(0, 100),
    })
  }
}
