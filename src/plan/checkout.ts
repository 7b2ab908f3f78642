/** What is checked out must be what the run was started for. */
import { ReleaseError } from '../errors/release-error.ts'

/** COMMIT_MISMATCH unless HEAD is GITHUB_SHA. */
export function checkHead(head: string, sha: string): void {
  if (head === sha) return
  throw new ReleaseError('COMMIT_MISMATCH', {
    message: 'another commit is checked out than the one this run is about',
    expected: sha,
    actual: head,
  })
}

/**
 * Changed paths but those that an input names, files or folders: what was downloaded or written there to be handed to
 * this step is no change of the source.
 */
export function withoutInputs(
  changed: readonly string[],
  given: readonly (string | undefined)[],
  workspace: string,
): readonly string[] {
  const prefixes = given.flatMap(path => {
    if (path === undefined) return []
    const relative = path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path
    return [`${relative.replace(/^\.\//, '').replace(/\/+$/, '')}/`]
  })
  return changed.filter(path => !prefixes.some(prefix => `${path}/`.startsWith(prefix)))
}

/** TREE_DIRTY if any path differs from HEAD. */
export function checkTreeClean(changed: readonly string[]): void {
  if (changed.length === 0) return
  const listed = changed.slice(0, 10).join(', ')
  throw new ReleaseError('TREE_DIRTY', {
    message: 'the checkout is not the commit',
    expected: 'no file that differs from HEAD',
    actual: changed.length > 10 ? `${listed} and ${changed.length - 10} more` : listed,
  })
}

/**
 * TREE_DIRTY if a manifest or the lock file differs: name, version and dependencies come from them. Other paths may
 * differ here, since earlier steps of a job leave their products in the checkout.
 */
export function checkManifestsClean(changed: readonly string[]): void {
  checkTreeClean(changed.filter(path => /(?:^|\/)Cargo\.(?:toml|lock)$/.test(path)))
}

/** TAG_NOT_FOUND or TAG_COMMIT_MISMATCH unless the tag on GitHub is this commit. */
export function checkTagCommit(tag: string, found: string | undefined, sha: string): void {
  if (found === sha) return
  if (found === undefined) {
    throw new ReleaseError('TAG_NOT_FOUND', { message: `GitHub has no tag ${tag}` })
  }
  throw new ReleaseError('TAG_COMMIT_MISMATCH', {
    message: `the tag ${tag} is not of this commit`,
    expected: sha,
    actual: found,
  })
}
