/** What GitHub says about a repository and about itself. */
import type { ServiceResponse } from '../service.ts'
import { canSee, granted } from './permissions.ts'
import { nodeId } from './release.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'
import { notFound, refusal } from './errors.ts'

/** Routes of repositories, owners and `/meta`. */
export const repositoryRoutes: RouteTable = {
  'GET /repos/{owner}/{repo}': get,
  'GET /repos/{owner}/{repo}/immutable-releases': getImmutableReleases,
  'GET /orgs/{owner}': getOwner,
  'GET /users/{owner}': getOwner,
  'GET /repos/{owner}/{repo}/rulesets': rulesets,
  'GET /rate_limit': rateLimit,
  'GET /meta': meta,
}

/** A repository in the API's JSON. */
export function repositoryJson(repository: Repository): object {
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.visibility !== 'public',
    owner: ownerJson(repository),
    html_url: repository.htmlUrl,
    description: null,
    fork: false,
    url: repository.apiUrl,
    releases_url: `${repository.apiUrl}/releases{/id}`,
    clone_url: `${repository.htmlUrl}.git`,
    default_branch: repository.defaultBranch,
    visibility: repository.visibility,
    archived: false,
    disabled: false,
  }
}

function get(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  if (call.caller.kind === 'anonymous') return { json: repositoryJson(repository) }
  const push = granted(call.caller, repository, 'contents', 'write')
  const permissions = { admin: false, maintain: false, push, triage: false, pull: true }
  return { json: { ...repositoryJson(repository), permissions } }
}

/** Needs `administration: read`, which a workflow cannot grant to its jobs. */
function getImmutableReleases(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  if (call.caller.kind === 'anonymous') throw refusal(401, 'Requires authentication')
  if (call.caller.kind === 'job') throw refusal(403, 'Resource not accessible by integration')
  if (!repository.settings.immutableReleases) throw notFound()
  return { json: { enabled: true, enforced_by_owner: false } }
}

/** https://docs.github.com/rest/repos/rules: whoever may read the repository sees its rulesets. */
function rulesets(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  const tags = { id: 1, name: 'tags', target: 'tag', enforcement: 'active' }
  return { json: repository.settings.tagCreation === 'restricted' ? [tags] : [] }
}

/** Asking costs nothing: https://docs.github.com/rest/rate-limit/rate-limit */
function rateLimit(call: Call): ServiceResponse {
  const limit = call.caller.kind === 'anonymous' ? 60 : 1000
  const reset = Math.floor(call.state.clock() / 1000) + 3600
  const core = { limit, used: 1, remaining: limit - 1, reset, resource: 'core' }
  return { json: { resources: { core }, rate: core } }
}

function getOwner(call: Call): ServiceResponse {
  const wanted = call.param('owner').toLowerCase()
  const isOrganization = call.request.path.startsWith('/orgs/')
  const owned = call.state.repositories.find(
    repository =>
      repository.owner.toLowerCase() === wanted &&
      canSee(call.caller, repository) &&
      // `/users/` answers for organisations too; `/orgs/` does not for users.
      (!isOrganization || repository.ownerType === 'Organization'),
  )
  if (!owned) throw notFound()
  return { json: ownerJson(owned) }
}

function meta({ state }: Call): ServiceResponse {
  return {
    json: {
      verifiable_password_authentication: false,
      domains: { artifact_attestations: { trust_domain: state.server.trustDomain, services: [] } },
    },
  }
}

function ownerJson(repository: Repository): object {
  return {
    login: repository.owner,
    id: repository.ownerId,
    node_id: nodeId(repository.ownerType === 'User' ? 'U' : 'O', repository.ownerId),
    url: `https://${repository.server.apiHost}/users/${repository.owner}`,
    html_url: `https://${repository.server.host}/${repository.owner}`,
    type: repository.ownerType,
    site_admin: false,
  }
}
