/** What a rehearsal asks GitHub. A refusal (403, 404) is an answer here: this token is not told. */
import { at, textOf } from '../attest/json.ts'
import type { OutlookPorts } from '../commands/release/rehearse-outlook.ts'
import { gitHubError, statusOf, type GitHubClient } from './github-client.ts'

const QUIET: readonly number[] = [403, 404]

/** The adapter for one repository. */
export function createGitHubOutlook(
  client: GitHubClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): OutlookPorts {
  const { rest } = client
  return {
    mayWrite: async () =>
      // What GitHub says of the caller's rights; for a job's token that is close to its permissions, not the same.
      told(async () => (await rest.repos.get({ owner, repo })).data.permissions?.push),
    ownerType: async () =>
      told(async () => (await rest.users.getByUsername({ username: owner })).data.type),
    async immutableReleases() {
      const path = 'GET /repos/{owner}/{repo}/immutable-releases'
      const answer = await told(async () => (await client.request(path, { owner, repo })).data)
      const enabled = at(answer, 'enabled')
      return typeof enabled === 'boolean' ? enabled : undefined
    },
    tagRulesets: async () =>
      told(async () => {
        const path = 'GET /repos/{owner}/{repo}/rulesets'
        const answer: unknown = (await client.request(path, { owner, repo, per_page: 100 })).data
        const rulesets: readonly unknown[] = Array.isArray(answer) ? answer : []
        return rulesets
          .filter(one => at(one, 'target') === 'tag' && at(one, 'enforcement') === 'active')
          .map(one => textOf(at(one, 'name')))
      }),
    rateLimit: async () =>
      told(async () => {
        const { remaining, limit } = (await rest.rateLimit.get()).data.resources.core
        return { remaining, limit }
      }),
  }
}

async function told<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    const status = statusOf(error)
    if (status !== undefined && QUIET.includes(status)) return undefined
    const failure = gitHubError(error, { what: 'look ahead', permission: 'contents: read' })
    if (failure.class === 'operational') return undefined
    throw failure
  }
}
