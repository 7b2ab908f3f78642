/** Numeric ids of a repository and its owner. https://docs.github.com/rest/repos/repos#get-a-repository */
import type { RepositoryIds } from '../commands/verify.ts'
import { callGitHubOrAbsent, type GitHubClient } from './github-client.ts'

/** One look-up for each repository; undefined where the token cannot see it. */
export function createRepositoryIds(
  client: GitHubClient,
): (repository: string) => Promise<RepositoryIds | undefined> {
  return async repository => {
    const [owner = '', repo = ''] = repository.split('/')
    const found = await callGitHubOrAbsent(
      { what: 'look up a repository', permission: 'metadata: read' },
      () => client.rest.repos.get({ owner, repo }),
    )
    if (found === undefined) return undefined
    return { repositoryId: String(found.data.id), ownerId: String(found.data.owner.id) }
  }
}
