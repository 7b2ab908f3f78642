/** Tags as GitHub has them now. https://docs.github.com/rest/git/refs */
import { at } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { callGitHub, callGitHubOrAbsent, type GitHubClient } from './github-client.ts'

export interface GitHubRefs {
  /** The commit that a tag stands for, through annotated tags; undefined where there is no such tag. */
  readonly resolveTag: (tag: string) => Promise<string | undefined>
  /** What the ref itself names: the tag object where the tag is annotated, else the commit. */
  readonly tagObject: (tag: string) => Promise<string | undefined>
}

// An annotated tag may point at another; nobody needs more than a few.
const MAX_DEPTH = 5

/** Reads the refs of one repository. */
export function createGitHubRefs(
  client: GitHubClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): GitHubRefs {
  const purpose = { what: 'read a tag', permission: 'contents: read' }
  const objectOf = async (
    tag: string,
  ): Promise<{ readonly type: string; readonly sha: string } | undefined> => {
    // git/ref answers one exact ref; a prefix of others is 404.
    const found = await callGitHubOrAbsent(purpose, () =>
      client.rest.git.getRef({ owner, repo, ref: `tags/${tag}` }),
    )
    if (found === undefined) return undefined
    const name = at(found.data, 'ref')
    // What is no answer about a ref (a proxy's page, say) is not the answer that there is none.
    if (typeof name !== 'string') {
      throw new ReleaseError('RESPONSE_INVALID', {
        message: `GitHub's answer about the tag ${tag} names no ref`,
      })
    }
    return name === `refs/tags/${tag}` ? found.data.object : undefined
  }
  return {
    tagObject: async tag => (await objectOf(tag))?.sha,
    async resolveTag(tag) {
      const object = await objectOf(tag)
      if (object === undefined) return undefined
      let { type, sha } = object
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
