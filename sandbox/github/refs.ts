/** Refs, tags and commits. https://docs.github.com/rest/git/refs */
import type { ServiceResponse } from '../service.ts'
import { notFound, refusal } from './errors.ts'
import type { Commit, GitObject } from './git.ts'
import { numberedPage } from './paging.ts'
import { demand } from './permissions.ts'
import { nodeId, pathOf, timestamp } from './release.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'

const SHORT_SHA = /^[0-9a-f]{7,39}$/

/** Routes of git data; all of them need `contents: read`. */
export const refRoutes: RouteTable = {
  'GET /repos/{owner}/{repo}/tags': listTags,
  'GET /repos/{owner}/{repo}/git/ref/{ref*}': getRef,
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref*}': matchingRefs,
  'GET /repos/{owner}/{repo}/git/tags/{sha}': getTag,
  'GET /repos/{owner}/{repo}/git/commits/{sha}': getGitCommit,
  'GET /repos/{owner}/{repo}/commits/{ref*}': getCommit,
}

function readable(call: Call): Repository {
  const repository = repositoryOf(call)
  demand(call.caller, repository, 'contents', 'read')
  return repository
}

function getRef(call: Call): ServiceResponse {
  const repository = readable(call)
  const name = `refs/${call.param('ref')}`
  const object = repository.git.refs.get(name)
  if (!object) throw notFound()
  return { json: refJson(repository, name, object) }
}

function matchingRefs(call: Call): ServiceResponse {
  const repository = readable(call)
  const prefix = `refs/${call.param('ref')}`
  const found = [...repository.git.refs].filter(([name]) => name.startsWith(prefix)).sort()
  return { json: found.map(([name, object]) => refJson(repository, name, object)) }
}

/** https://docs.github.com/rest/repos/repos#list-repository-tags: the commits behind all tags, paged. */
function listTags(call: Call): ServiceResponse {
  const repository = readable(call)
  const found = [...repository.git.refs].flatMap(([ref, object]) => {
    const commit = ref.startsWith('refs/tags/') ? repository.git.peel(object) : undefined
    return commit === undefined ? [] : [{ name: ref.slice('refs/tags/'.length), sha: commit.sha }]
  })
  const page = numberedPage(
    call,
    found.toSorted((a, b) => (a.name < b.name ? 1 : -1)),
  )
  return {
    headers: page.headers,
    json: page.items.map(({ name, sha }) => ({
      name,
      commit: { sha, url: `${repository.apiUrl}/commits/${sha}` },
      node_id: nodeId('REF', repository.id),
    })),
  }
}

function getTag(call: Call): ServiceResponse {
  const repository = readable(call)
  const tag = repository.git.annotatedTags.get(call.param('sha'))
  if (!tag) throw notFound()
  return {
    json: {
      node_id: nodeId('TA', repository.id),
      sha: tag.sha,
      url: `${repository.apiUrl}/git/tags/${tag.sha}`,
      tag: tag.tag,
      message: tag.message,
      tagger: person(tag.date),
      object: objectJson(repository, { type: 'commit', sha: tag.target }),
      verification: UNSIGNED,
    },
  }
}

function getGitCommit(call: Call): ServiceResponse {
  const repository = readable(call)
  const commit = repository.git.commits.get(call.param('sha'))
  if (!commit) throw notFound()
  const url = `${repository.apiUrl}/git/commits/${commit.sha}`
  return { json: { sha: commit.sha, url, ...commitBody(commit), parents: [] } }
}

function getCommit(call: Call): ServiceResponse {
  const repository = readable(call)
  const ref = call.param('ref')
  const commit = repository.git.resolve(ref) ?? byShortSha(repository, ref)
  if (!commit) throw refusal(422, `No commit found for SHA: ${ref}`)
  if (call.request.headers['accept']?.includes('vnd.github.sha') === true) {
    return { headers: { 'content-type': 'application/vnd.github.sha' }, body: commit.sha }
  }
  return {
    json: {
      sha: commit.sha,
      node_id: nodeId('C', repository.id),
      url: `${repository.apiUrl}/commits/${commit.sha}`,
      html_url: `${repository.htmlUrl}/commit/${commit.sha}`,
      commit: commitBody(commit),
      author: null,
      committer: null,
      parents: [],
    },
  }
}

function byShortSha(repository: Repository, ref: string): Commit | undefined {
  if (!SHORT_SHA.test(ref)) return undefined
  const found = [...repository.git.commits.values()].filter(({ sha }) => sha.startsWith(ref))
  return found.length === 1 ? found[0] : undefined
}

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null }

function commitBody(commit: Commit): object {
  return {
    message: commit.message,
    author: person(commit.date),
    committer: person(commit.date),
    verification: UNSIGNED,
  }
}

function person(date: number): object {
  return { name: 'Sandbox', email: 'sandbox@example.com', date: timestamp(date) }
}

function refJson(repository: Repository, ref: string, object: GitObject): object {
  return {
    ref,
    node_id: nodeId('REF', repository.id),
    url: `${repository.apiUrl}/git/${pathOf(ref)}`,
    object: objectJson(repository, object),
  }
}

function objectJson(repository: Repository, object: GitObject): object {
  return { ...object, url: `${repository.apiUrl}/git/${object.type}s/${object.sha}` }
}
