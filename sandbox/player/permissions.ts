/**
 * What `permissions:` gives a job. A job's own block replaces the workflow's; a scope that a block does not name
 * is `none`; a called workflow can only narrow what its caller has.
 */
import type { Access, Permissions, PermissionScope } from '../actions/job.ts'
import { isMapping } from './document.ts'
import type { Problems } from './refusal.ts'

const SCOPES: Readonly<Record<PermissionScope, readonly Access[]>> = {
  actions: ['none', 'read', 'write'],
  'artifact-metadata': ['none', 'read', 'write'],
  attestations: ['none', 'read', 'write'],
  checks: ['none', 'read', 'write'],
  contents: ['none', 'read', 'write'],
  deployments: ['none', 'read', 'write'],
  discussions: ['none', 'read', 'write'],
  'id-token': ['none', 'write'],
  issues: ['none', 'read', 'write'],
  packages: ['none', 'read', 'write'],
  pages: ['none', 'read', 'write'],
  'pull-requests': ['none', 'read', 'write'],
  'repository-projects': ['none', 'read', 'write'],
  'security-events': ['none', 'read', 'write'],
  statuses: ['none', 'read', 'write'],
}

/** GitHub's restricted default, for a workflow without any `permissions:`. */
export const DEFAULT_PERMISSIONS: Permissions = { contents: 'read', packages: 'read' }

const scopeNames = Object.keys(SCOPES) as readonly PermissionScope[]

function isScope(name: string): name is PermissionScope {
  return Object.hasOwn(SCOPES, name)
}

function everything(access: 'read' | 'write'): Permissions {
  const granted = scopeNames.filter(scope => SCOPES[scope].includes(access))
  return Object.fromEntries(granted.map(scope => [scope, access]))
}

/** Reads a `permissions:` node; `undefined` when there is none. */
export function readPermissions(
  node: unknown,
  where: string,
  problems: Problems,
): Permissions | undefined {
  if (node === undefined) return undefined
  if (node === 'read-all') return everything('read')
  if (node === 'write-all') return everything('write')
  // `permissions:` with nothing after it is what `{}` is: nothing.
  if (node === null) return {}
  if (!isMapping(node)) {
    problems.add(where, "expected a mapping, 'read-all' or 'write-all'")
    return {}
  }
  const granted: Partial<Record<PermissionScope, Access>> = {}
  for (const [name, value] of Object.entries(node)) {
    const access = isScope(name) ? SCOPES[name].find(known => known === value) : undefined
    if (isScope(name) && access !== undefined) granted[name] = access
    else problems.add(where, `'${name}: ${String(value)}' is not a permission`)
  }
  return granted
}

const RANK: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 }

/** Where `wanted` goes beyond `allowed`, in GitHub's words; empty when it does not. */
export function excessOf(wanted: Permissions, allowed: Permissions): readonly string[] {
  return scopeNames
    .filter(scope => RANK[wanted[scope] ?? 'none'] > RANK[allowed[scope] ?? 'none'])
    .map(
      scope =>
        `requests '${scope}: ${wanted[scope] ?? 'none'}', but is only allowed '${scope}: ${allowed[scope] ?? 'none'}'`,
    )
}
