/** Numeric ids of a repository and its owner. https://docs.github.com/rest/repos/repos#get-a-repository */
import { at } from '../attest/json.ts'
import type { RepositoryIds } from '../commands/verify-policy.ts'
import { ReleaseError } from '../errors/release-error.ts'
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
    return {
      repositoryId: idIn(found.data, 'id'),
      ownerId: idIn(found.data, 'owner', 'id'),
    }
  }
}

/** One look-up of an owner, be it a user or an organisation. https://docs.github.com/rest/users/users#get-a-user */
export function createOwnerId(
  client: GitHubClient,
): (owner: string) => Promise<string | undefined> {
  return async owner => {
    const found = await callGitHubOrAbsent(
      { what: 'look up an owner', permission: 'metadata: read' },
      () => client.rest.users.getByUsername({ username: owner }),
    )
    return found === undefined ? undefined : idIn(found.data, 'id')
  }
}

/** A numeric id in an answer; RESPONSE_INVALID where there is none. */
export function idIn(answer: unknown, ...path: readonly string[]): string {
  const id = at(answer, ...path)
  if (Number.isSafeInteger(id)) return String(id)
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub's answer has no numeric ${path.join('.')}`,
  })
}
