/** What may stay unpinned: repositories (`owner/repository`, `owner/*`), or one exact `uses:`. */

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]*\/(?:[A-Za-z0-9_.-]+|\*)$/
const EXACT = /^(?:docker:\/\/\S+|[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+(?:\/[^@\s]+)?@\S+)$/

/** The forms of an entry, in words. */
export const ALLOW_FORM = 'owner/repository, owner/*, owner/repository@ref or docker://image'
/** The forms of an entry. */
export const ALLOW = new RegExp(`${REPOSITORY.source}|${EXACT.source}`)

/** The first entry that lets a `uses:` stay as it is. GitHub does not tell names apart by the case of their letters. */
export function allowedBy(
  allow: readonly string[],
  text: string,
  repository: string | undefined,
): string | undefined {
  const names = repository === undefined ? [] : [repository, `${repository.replace(/\/.*/, '')}/*`]
  return allow.find(entry => entry === text || names.some(name => sameName(entry, name)))
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
