/** How two archives differ, entry by entry. */
import type { ArchiveEntry, CrateArchive } from './archive.ts'

export interface EntryDifference {
  /** Below the root folder. */
  readonly path: string
  /** One line for a person. */
  readonly what: string
}

/** Differences of content and of everything else that an entry says; empty: the same entries in the same order. */
export function archiveDifferences(
  expected: CrateArchive,
  actual: CrateArchive,
): readonly EntryDifference[] {
  const before = byPath(expected.entries)
  const after = byPath(actual.entries)
  const differences = [
    ...[...before].flatMap(([path, entry]) => {
      const other = after.get(path)
      return other === undefined
        ? [{ path, what: `missing (${describe(entry)})` }]
        : changes(entry, other).map(what => ({ path, what }))
    }),
    ...[...after].flatMap(([path, entry]) =>
      before.has(path) ? [] : [{ path, what: `added (${describe(entry)})` }],
    ),
  ]
  if (differences.length > 0 || sameOrder(expected.entries, actual.entries)) return differences
  return [{ path: '', what: 'the same entries in another order' }]
}

// Of repeated paths the number is part of the name, so that none is lost.
function byPath(entries: readonly ArchiveEntry[]): ReadonlyMap<string, ArchiveEntry> {
  const found = new Map<string, ArchiveEntry>()
  for (const entry of entries) {
    const bare = entry.path.replace(/^[^/]*\//, '')
    let path = bare
    for (let count = 2; found.has(path); count += 1) path = `${bare} (${count})`
    found.set(path, entry)
  }
  return found
}

function describe({ size, sha256, type }: ArchiveEntry): string {
  return `${type === 'file' ? '' : `${type}, `}${size} bytes, sha256:${sha256}`
}

function changes(expected: ArchiveEntry, actual: ArchiveEntry): readonly string[] {
  const content =
    expected.sha256 === actual.sha256 && expected.type === actual.type
      ? []
      : [`expected ${describe(expected)}, got ${describe(actual)}`]
  const mode = (entry: ArchiveEntry): string => entry.mode.toString(8)
  const pairs = [
    ['mode', mode(expected), mode(actual)],
    ['time', String(expected.mtime), String(actual.mtime)],
    ['owner', expected.owner, actual.owner],
    ['link', expected.linkTarget, actual.linkTarget],
    ['root folder', rootOf(expected), rootOf(actual)],
  ] as const
  return [
    ...content,
    ...pairs
      .filter(([, before, after]) => before !== after)
      .map(([what, before, after]) => `${what}: expected ${before}, got ${after}`),
  ]
}

function rootOf({ path }: ArchiveEntry): string {
  return path.split('/', 1)[0] ?? ''
}

function sameOrder(a: readonly ArchiveEntry[], b: readonly ArchiveEntry[]): boolean {
  return a.every((entry, index) => entry.path === b[index]?.path)
}
