/**
 * What a `uses:` names, and whether that can change behind its back.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */

/** Whether what a `uses:` names is fixed, and by what. */
export type Reference =
  | { readonly kind: 'commit'; readonly repository: string }
  /** An image by its digest. */
  | { readonly kind: 'digest' }
  /** A path of this checkout: `./…`. */
  | { readonly kind: 'local'; readonly path: string }
  /** A file of the repository and commit that the workflow itself comes from: `$/…`. */
  | { readonly kind: 'own' }
  | { readonly kind: 'moving'; readonly repository: string | undefined; readonly reason: string }

// SHA-1, or SHA-256 in a repository of that format; never a shortened one, which a branch may bear as its name.
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
const DIGEST = /@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+)(?:\/[^@\s]+)?@(\S+)$/
const HEX = /^[0-9a-f]{7,}$/i

/** Reads the value of a `uses:`. What is not of a known form counts as moving. */
export function readReference(text: string): Reference {
  if (text.includes('${{')) return moving('an expression decides what runs')
  if (text.startsWith('docker://')) {
    return DIGEST.test(text)
      ? { kind: 'digest' }
      : moving('an image has to be named by its digest, @sha256:…')
  }
  if (text.startsWith('./')) {
    const path = localPath(text)
    return path === undefined ? moving('the path leaves the checkout') : { kind: 'local', path }
  }
  if (text.startsWith('$/')) {
    return localPath(text) === undefined
      ? moving('the path leaves the repository')
      : { kind: 'own' }
  }
  const [, repository, ref = ''] = REPOSITORY.exec(text) ?? []
  if (repository === undefined) return moving('expected owner/repository@commit')
  if (COMMIT.test(ref)) return { kind: 'commit', repository }
  const reason = HEX.test(ref)
    ? 'a shortened commit: all 40 (or 64) digits are needed'
    : 'a branch or a tag can be moved to other code'
  return { kind: 'moving', repository, reason }
}

function moving(reason: string): Reference {
  return { kind: 'moving', repository: undefined, reason }
}

/** `./a/b` → `a/b`; undefined when it climbs out. */
function localPath(text: string): string | undefined {
  const parts = text
    .slice(2)
    .split(/[\\/]/)
    .filter(part => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : parts.join('/')
}

const VERSION = /(?:^|[\s@=:/-])v?[0-9]+(?:\.[0-9A-Za-z+-]+)*(?=[\s,;)]|$)/

/**
 * Whether the rest of the line behind a `uses:` says which version the commit is, as `# v7.0.1`. People compare it, and
 * the tools that raise pins write it.
 */
export function namesVersion(restOfLine: string): boolean {
  const comment = /(?:^|\s)#(.*)$/.exec(restOfLine)?.[1]
  return comment !== undefined && VERSION.test(comment)
}
