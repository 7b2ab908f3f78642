/** Tags as GitHub has them now. https://docs.github.com/rest/git/refs */
import { ReleaseError } from '../errors/release-error.ts'
import { callGitHub, callGitHubOrAbsent, type GitHubClient } from './github-client.ts'

export interface GitHubRefs {
  /** The commit that a tag stands for, through annotated tags; undefined where there is no such tag. */
  readonly resolveTag: (tag: string) => Promise<string | undefined>
}

// An annotated tag may point at another; nobody needs more than a few.
const MAX_DEPTH = 5

/** Reads the refs of one repository. */
export function createGitHubRefs(
  client: GitHubClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): GitHubRefs {
  const purpose = { what: 'read a tag', permission: 'contents: read' }
  return {
    async resolveTag(tag) {
      // git/ref answers one exact ref; a prefix of others is 404.
      const found = await callGitHubOrAbsent(purpose, () =>
        client.rest.git.getRef({ owner, repo, ref: `tags/${tag}` }),
      )
      if (found?.data.ref !== `refs/tags/${tag}`) return undefined
      let { type, sha } = found.data.object
      for (let depth = 0; type === 'tag' && depth < MAX_DEPTH; depth += 1) {
        const tagSha = sha
        const { data } = await callGitHub(purpose, () =>
          client.rest.git.getTag({ owner, repo, tag_sha: tagSha }),
        )
        ;({ type, sha } = data.object)
      }
      if (type === 'commit') return sha
      throw new ReleaseError('RESPONSE_INVALID', {
        message: `the tag ${tag} does not lead to a commit but to a ${type}`,
      })
    },
  }
}
