/** Paths in an archive: plain ones alone, which every system unpacks to the same place. */

// What both formats and every file system keep as it is. ustar holds 155 + 1 + 100 bytes.
const SEGMENT = /^[A-Za-z0-9_+@(),=~#.-](?:[A-Za-z0-9_+@(),=~#. -]*[A-Za-z0-9_+@(),=~#-])?$/
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i
const NAME_BYTES = 100
const PREFIX_BYTES = 155

/** Why a path may not be in an archive; undefined: it may. */
export function entryPathProblem(path: string): string | undefined {
  const parts = path.split('/')
  const plain = parts.every(
    part => SEGMENT.test(part) && part !== '.' && part !== '..' && !WINDOWS_DEVICES.test(part),
  )
  if (!plain) return 'not a plain path that every system keeps as it is'
  return splitPath(path) === undefined ? 'too long for a tar archive' : undefined
}

/** A path as the two fields of a ustar header; undefined: it fits into neither. */
export function splitPath(
  path: string,
): { readonly prefix: string; readonly name: string } | undefined {
  if (path.length <= NAME_BYTES) return { prefix: '', name: path }
  const slash = path.indexOf('/', path.length - NAME_BYTES - 1)
  if (slash < 1 || slash > PREFIX_BYTES || slash === path.length - 1) return undefined
  return { prefix: path.slice(0, slash), name: path.slice(slash + 1) }
}

/** Paths that two entries share, or of which one is a folder above the other; upper and lower case alike. */
export function collidingPaths(paths: readonly string[]): readonly string[] {
  const lower = paths.map(path => path.toLowerCase())
  const folders = new Set(lower.flatMap(foldersAbove))
  const collides = (path: string, at: number): boolean =>
    folders.has(path) || lower.indexOf(path) !== at
  return paths.filter((path, at) => collides(path.toLowerCase(), at))
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
}
