/**
 * Who calls, and what the caller may do. A job's token holds exactly what its job declares; a maintainer's
 * token what the test gave it; a stranger may read what is public.
 */
import type { Job, JobRegistry, PermissionScope, Permissions, Visibility } from '../actions/job.ts'
import { may } from '../actions/job.ts'
import { notFound, refusal } from './errors.ts'

/** What a maintainer's token may do: everything, or these permissions in these repositories (by full name). */
export type UserAccess = 'all' | Readonly<Record<string, Permissions>>

/** A personal access token. */
export interface UserToken {
  readonly token: string
  readonly login: string
  readonly access: UserAccess
}

/** The caller of a request. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'user'; readonly user: UserToken }

/** The part of a repository that decides on access. */
export interface Guarded {
  readonly id: number
  readonly fullName: string
  readonly visibility: Visibility
}

/** The caller of a request; a token nobody issued is refused even where none is needed. */
export function callerOf(
  headers: Readonly<Record<string, string>>,
  jobs: JobRegistry,
  users: readonly UserToken[],
): Caller {
  const header = headers['authorization']
  if (header === undefined) return { kind: 'anonymous' }
  const token = /^(?:bearer|token)\s+(\S+)$/i.exec(header)?.[1]
  const job = token === undefined ? undefined : jobs.byGithubToken(token)
  if (job) return { kind: 'job', job }
  const user = users.find(known => known.token === token)
  if (user) return { kind: 'user', user }
  throw refusal(401, 'Bad credentials')
}

/** Whether the repository exists for this caller. */
export function canSee(caller: Caller, repository: Guarded): boolean {
  if (repository.visibility === 'public') return true
  switch (caller.kind) {
    case 'anonymous':
      return false
    case 'job':
      // Every job's token reads its own repository's metadata, whatever it declares.
      return caller.job.identity.repository.id === repository.id
    case 'user':
      return permissionsOf(caller.user, repository) !== undefined
  }
}

/** Whether the caller was granted the permission itself, however public the repository is. */
export function granted(
  caller: Caller,
  repository: Guarded,
  scope: PermissionScope,
  wanted: 'read' | 'write',
): boolean {
  switch (caller.kind) {
    case 'anonymous':
      return false
    case 'job':
      return caller.job.identity.repository.id === repository.id && may(caller.job, scope, wanted)
    case 'user': {
      const permissions = permissionsOf(caller.user, repository)
      const access = permissions === 'all' ? 'write' : permissions?.[scope]
      return access === 'write' || access === wanted
    }
  }
}

/** Refuses as GitHub does unless the caller may; what is public needs no permission to be read. */
export function demand(
  caller: Caller,
  repository: Guarded,
  scope: PermissionScope,
  wanted: 'read' | 'write',
): void {
  if (wanted === 'read' && repository.visibility === 'public') return
  demandGrant(caller, repository, scope, wanted)
}

/** As `demand`, without the exception for what is public. */
export function demandGrant(
  caller: Caller,
  repository: Guarded,
  scope: PermissionScope,
  wanted: 'read' | 'write',
): void {
  if (granted(caller, repository, scope, wanted)) return
  if (!canSee(caller, repository)) throw notFound()
  if (caller.kind === 'anonymous') throw refusal(401, 'Requires authentication')
  const holder = caller.kind === 'job' ? 'integration' : 'personal access token'
  throw refusal(403, `Resource not accessible by ${holder}`, {
    headers: { 'x-accepted-github-permissions': `${scope.replaceAll('-', '_')}=${wanted}` },
  })
}

function permissionsOf(user: UserToken, repository: Guarded): Permissions | 'all' | undefined {
  return user.access === 'all' ? 'all' : user.access[repository.fullName.toLowerCase()]
}
