/** What must hold after every run, whatever happened in it. Each function gives the ways in which it does not. */
import type { ChildResult } from '../../../sandbox/child.ts'
import { ERROR_CATALOG } from '../../../src/errors/catalog.ts'
import { publishedReleases, type Case, type Template } from './release-case.ts'

/** Releases that are none of ours, planted before the run. */
export interface Foreign {
  /** Their JSON, which must stay. */
  readonly before: string
}

const FOREIGN_TAGS = ['v0.9.0', 'v1.0.0-draft']

/** A published release and a draft of somebody else, under other tags. */
export function plantForeign({ repository }: Case): Foreign {
  const base = {
    author: { login: 'maintainer', id: 1, type: 'User' as const },
    targetCommitish: 'main',
    name: 'Mine',
    body: 'mine',
    prerelease: false,
    immutable: false,
    createdAt: 0,
    updatedAt: 0,
    assets: [],
  }
  repository.releases.push(
    { ...base, id: 11, draftSlug: 'a', tagName: 'v0.9.0', draft: false, publishedAt: 0 },
    {
      ...base,
      id: 12,
      draftSlug: 'b',
      tagName: 'v1.0.0-draft',
      draft: true,
      publishedAt: undefined,
    },
  )
  return { before: foreignJson({ repository }) }
}

function foreignJson({ repository }: Pick<Case, 'repository'>): string {
  return JSON.stringify(
    repository.releases.filter(release => FOREIGN_TAGS.includes(release.tagName)),
  )
}

/** Nothing foreign touched; what is public is exactly the plan, and every byte of it is attested. */
export function stateFaults(one: Case, template: Template, foreign: Foreign): readonly string[] {
  const { repository, sandbox } = one
  const faults: string[] = []
  if (foreignJson(one) !== foreign.before) faults.push('something foreign was touched')
  const ours = publishedReleases(repository).filter(({ tagName }) => tagName === 'v1.2.3')
  if (publishedReleases(repository).length !== ours.length + 1) {
    faults.push('a release is published under another tag')
  }
  if (ours.length > 1) faults.push(`${ours.length} releases are published`)
  const attested = new Set(sandbox.github.attestations.flatMap(({ digests }) => digests))
  for (const release of ours) {
    const names = release.assets.map(({ name }) => name).sort()
    if (names.join() !== [...template.files].sort().join()) {
      faults.push(`published with ${names.join(', ')}`)
    }
    for (const asset of release.assets) {
      if (asset.state !== 'uploaded') faults.push(`published with a ${asset.state} ${asset.name}`)
      if (!attested.has(asset.digest ?? '')) faults.push(`published unattested: ${asset.name}`)
    }
  }
  return faults
}

/** A run ends with 0 and a state, or with 1 and a code of the catalog in its class. */
export function endFaults(result: ChildResult): readonly string[] {
  const found = outcomeOf(result)
  if (result.status === 0) {
    return GOOD.includes(found) ? [] : [`exit status 0 with the state ${found}`]
  }
  if (result.status !== 1)
    return [`ended with ${String(result.status)}: ${result.stderr.slice(-300)}`]
  const match = /^([A-Z_]+) \((security|operational)\)$/.exec(found)
  const code = match?.[1] ?? ''
  const entry = Object.entries(ERROR_CATALOG).find(([known]) => known === code)?.[1]
  if (entry === undefined || entry.class !== match?.[2]) return [`no documented code: ${found}`]
  return code === 'INTERNAL' ? [`unforeseen: ${result.stdout.slice(-1500)}`] : []
}

const GOOD = ['published', 'unchanged', 'attested']

/** The state of a run that ended well, else `CODE (class)`. */
export function outcomeOf(result: ChildResult): string {
  if (result.status === 0) return result.outputs['state'] ?? 'attested'
  return /::error title=([^:]*)::/.exec(result.stdout)?.[1] ?? `status ${String(result.status)}`
}

/** After a second run without any fault, the release is there and nothing is left over. */
export function recoveryFaults(
  { repository }: Case,
  first: ChildResult,
  result: ChildResult,
): readonly string[] {
  // What was public and is not what it was to be stays for a person to look at.
  if (outcomeOf(first).startsWith('PUBLISH_MISMATCH')) return []
  const drafts = repository.releases.filter(({ draft, tagName }) => draft && tagName === 'v1.2.3')
  return [
    ...(result.status === 0 ? [] : [`no recovery: ${outcomeOf(result)}: ${lastError(result)}`]),
    ...(drafts.length === 0 ? [] : [`${drafts.length} drafts are left`]),
  ]
}

function lastError({ stdout }: ChildResult): string {
  return stdout.slice(Math.max(0, stdout.indexOf('::error'))).slice(0, 500)
}
