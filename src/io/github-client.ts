/** The REST client of GitHub: octokit's endpoints over our own HTTP, and its failures in our own words. */
import { getOctokit } from '@actions/github'
import { ReleaseError } from '../errors/release-error.ts'
import { USER_AGENT } from '../run/tool.ts'
import type { Http } from './http.ts'

export type GitHubClient = ReturnType<typeof getOctokit>

export interface GitHubOptions {
  readonly token: string
  /** `https://api.github.com`, without a trailing slash. */
  readonly apiUrl: string
  readonly http: Http
}

/** Lists with bodies of release notes, and inline bundles where a server still sends them. */
const MAX_ANSWER = 32 * 1024 * 1024

/** A client whose every request goes through `http`: capped, timed, retried, its token bound to the API hosts. */
export function createGitHubClient({ token, apiUrl, http }: GitHubOptions): GitHubClient {
  return getOctokit(token, {
    baseUrl: apiUrl,
    userAgent: USER_AGENT,
    request: { fetch: fetchThrough(http) },
  })
}

interface FetchInit {
  readonly method: 'GET'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The part of fetch that octokit uses. */
export function fetchThrough(http: Http): (url: string, init: FetchInit) => Promise<Response> {
  return async (url, { method, headers, body }) => {
    const { authorization, ...others } = headers
    const answer = await http.send({
      method,
      url,
      headers: others,
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { body }),
      ...(isRepeatable(method, url) ? { repeatable: true } : {}),
      maxBytes: MAX_ANSWER,
    })
    const empty = answer.status === 204 || answer.status === 304
    return new Response(empty ? null : answer.body, {
      status: answer.status,
      headers: answer.headers,
    })
  }
}

/** Deleting twice is deleting once (404 counts as done), and notes are made without keeping anything. */
function isRepeatable(method: string, url: string): boolean {
  return method === 'DELETE' || url.endsWith('/releases/generate-notes')
}

/** What a call is for: the words and the permission that its failure will name. */
export interface Purpose {
  /** `store an attestation` */
  readonly what: string
  /** `attestations: write` */
  readonly permission: string
}

/** Runs one call; its failures become errors with a code. A 404 is the caller's to judge: it stays RESPONSE_INVALID. */
export async function callGitHub<T>(purpose: Purpose, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw gitHubError(error, purpose)
  }
}

/** The same, with undefined for what is not there. */
export async function callGitHubOrAbsent<T>(
  purpose: Purpose,
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw gitHubError(error, purpose)
  }
}

/** HTTP status of an octokit error. */
export function statusOf(error: unknown): number | undefined {
  const found = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof found === 'number' ? found : undefined
}

/** What octokit threw, in our own words. */
export function gitHubError(error: unknown, { what, permission }: Purpose): ReleaseError {
  const own = ownError(error)
  if (own !== undefined) return own
  const status = statusOf(error)
  if (status === 401 || status === 403) {
    return new ReleaseError('PERMISSION_MISSING', {
      message: `GitHub does not let this job ${what} (HTTP ${status})`,
      remedy: `Add to the job:\n\npermissions:\n  ${permission}`,
      cause: error,
    })
  }
  return new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub would not ${what}${status === undefined ? '' : ` (HTTP ${status})`}`,
    cause: error,
  })
}

/** Octokit wraps what our fetch throws into an error of its own. */
function ownError(error: unknown): ReleaseError | undefined {
  if (error instanceof ReleaseError) return error
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof ReleaseError ? cause : undefined
}
