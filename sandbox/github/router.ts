/** From a request to a handler: the conditions every call must meet, the route table, and the headers every answer has. */
import { randomBytes } from 'node:crypto'
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { notFound, Refusal, refusal } from './errors.ts'
import { callerOf, canSee } from './permissions.ts'
import type { Caller } from './permissions.ts'
import type { Repository } from './repository.ts'
import type { GithubState } from './state.ts'

/** API versions that exist; any other is refused: https://docs.github.com/rest/about-the-rest-api/api-versions */
export const API_VERSIONS = ['2022-11-28', '2026-03-10'] as const

/** One matched request. */
export interface Call {
  readonly state: GithubState
  readonly request: ServiceRequest
  readonly caller: Caller
  readonly query: URLSearchParams
  readonly apiVersion: string
  /** A part of the path, decoded. */
  param(name: string): string
}

/** What answers a route. */
export type Handler = (call: Call) => ServiceResponse | Promise<ServiceResponse>

/** `METHOD /path/{parameter}`; `{parameter*}` spans slashes. The first match wins. */
export type RouteTable = Readonly<Record<string, Handler>>

interface CompiledRoute {
  readonly method: string
  readonly pattern: RegExp
  readonly handler: Handler
}

/** A service that answers from a route table, as api.github.com does. */
export function routed(state: GithubState, table: RouteTable): Service {
  const routes = Object.entries(table).map(compile)
  return async request => {
    try {
      const response = await dispatch(state, routes, request)
      return response && decorate(state, request, response)
    } catch (error) {
      if (error instanceof Refusal) return decorate(state, request, error.response)
      throw error
    }
  }
}

/** The repository a call names; absent, hidden and moved ones are refused as GitHub does. */
export function repositoryOf(call: Call): Repository {
  const fullName = `${call.param('owner')}/${call.param('repo')}`
  const repository = call.state.repository(fullName)
  if (repository) {
    if (canSee(call.caller, repository)) return repository
    throw notFound()
  }
  const moved = call.state.movedRepository(fullName)
  if (moved && canSee(call.caller, moved)) throw movedTo(call.request, moved)
  throw notFound()
}

function compile([route, handler]: [string, Handler]): CompiledRoute {
  const [method = '', path = ''] = route.split(' ')
  const source = path.replaceAll(/\{(\w+)(\*?)\}/g, (_match, name: string, star: string) =>
    star === '*' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  )
  return { method, pattern: new RegExp(`^${source}$`), handler }
}

async function dispatch(
  state: GithubState,
  routes: readonly CompiledRoute[],
  request: ServiceRequest,
): Promise<ServiceResponse | undefined> {
  const apiVersion = checkHeaders(request)
  const caller = callerOf(request.headers, state.jobs, state.users)
  const path = namedPath(state, request.path)
  for (const { method, pattern, handler } of routes) {
    const match = method === request.method ? pattern.exec(path) : null
    if (!match) continue
    const param = (name: string): string => decodePart(match.groups?.[name] ?? '')
    return handler({ state, request, caller, query: request.url.searchParams, apiVersion, param })
  }
  return undefined
}

function checkHeaders(request: ServiceRequest): string {
  if ((request.headers['user-agent'] ?? '') === '') {
    throw refusal(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
    )
  }
  const version = request.headers['x-github-api-version'] ?? API_VERSIONS[0]
  if (API_VERSIONS.some(known => known === version)) return version
  throw refusal(400, `${version} is not a supported version of the REST API`)
}

/** `/repositories/{id}/…`, to which redirects of moved repositories point, means the same as `/repos/{owner}/{name}/…`. */
function namedPath(state: GithubState, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path)
  if (!match) return path
  const repository = state.repositoryById(Number(match[1]))
  if (!repository) throw notFound()
  return `/repos/${repository.fullName}${match[2] ?? ''}`
}

function movedTo(request: ServiceRequest, repository: Repository): Refusal {
  const rest = request.path.split('/').slice(4)
  const path = ['', 'repositories', String(repository.id), ...rest].join('/')
  const url = `https://${request.host}${path}${request.url.search}`
  // A redirect of anything but a GET must keep its method, hence 307.
  const [status, message] =
    request.method === 'GET' ? [301, 'Moved Permanently'] : [307, 'Temporary Redirect']
  return new Refusal(message, {
    status,
    headers: { location: url },
    json: { message, url, documentation_url: 'https://docs.github.com/rest/guides/best-practices' },
  })
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    throw Object.assign(refusal(400, 'Bad Request'), { cause })
  }
}

function decorate(
  state: GithubState,
  request: ServiceRequest,
  response: ServiceResponse,
): ServiceResponse {
  const limit = request.headers['authorization'] === undefined ? 60 : 1000
  return {
    ...response,
    headers: {
      'x-github-request-id': randomBytes(8).toString('hex').toUpperCase(),
      'x-github-media-type': 'github.v3; format=json',
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - 1),
      'x-ratelimit-used': '1',
      'x-ratelimit-resource': 'core',
      'x-ratelimit-reset': String(Math.floor(state.clock() / 1000) + 3600),
      ...response.headers,
    },
  }
}
