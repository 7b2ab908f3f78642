/** What is in a .crate, by paths and digests. Nothing is ever unpacked to disk. */
import type { Sha256 } from '../attest/digest.ts'
import type { TarEntryType } from './tar-header.ts'

export interface ArchiveEntry {
  /** As in the archive, with its root folder. */
  readonly path: string
  readonly type: TarEntryType
  /** Bytes. */
  readonly size: number
  readonly sha256: Sha256
  readonly mode: number
  /** Seconds since the epoch. */
  readonly mtime: number
  /** `uid:gid owner:group`; cargo writes none. */
  readonly owner: string
  /** Where a link leads; empty for everything else. */
  readonly linkTarget: string
}

export interface CrateArchive {
  /** In the order of the archive. */
  readonly entries: readonly ArchiveEntry[]
  /** Content of the small files that say where a package comes from, by path below the root folder. */
  readonly texts: ReadonlyMap<string, string>
  /** What cargo never writes, or what makes the archive unreadable; empty: it is sound. */
  readonly faults: readonly string[]
}

/** What is read as text, and up to how many bytes. */
export const KEPT_FILES: ReadonlyMap<string, number> = new Map([
  ['.cargo_vcs_info.json', 64 * 1024],
  ['Cargo.toml', 4 * 1024 * 1024],
])

/** Bounds of one archive, unpacked; neither crates.io nor cargo takes more than 512 MiB. */
export const ARCHIVE_LIMITS = { bytes: 512 * 1024 * 1024, entries: 100_000, longName: 64 * 1024 }

// Control characters could hide a path from whoever reads a report.
const ODD_CHARACTERS = /[\\\u0000-\u001f\u007f\ufffd]/

/** What is wrong with an entry's path or kind; undefined: nothing. */
export function entryFault(entry: ArchiveEntry, root: string): string | undefined {
  const { path, type } = entry
  const shown = JSON.stringify(path)
  if (type !== 'file' && type !== 'directory') {
    const leads = entry.linkTarget === '' ? '' : ` to ${JSON.stringify(entry.linkTarget)}`
    return `${shown} is no file (${type}${leads})`
  }
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return `${shown} is an absolute path`
  const parts = path.replace(/\/$/, '').split('/')
  const odd = parts.some(part => part === '' || part === '.' || part === '..')
  if (odd || ODD_CHARACTERS.test(path)) return `${shown} is no plain path`
  if (parts[0] !== root) return `${shown} lies outside ${root}/`
  return undefined
}

/** Paths that occur twice; those that say where the package comes from not even in another case. */
export function repeatedPaths(entries: readonly ArchiveEntry[], root: string): readonly string[] {
  const special = [...KEPT_FILES.keys(), 'Cargo.lock'].map(name => `${root}/${name}`.toLowerCase())
  const seen = new Set<string>()
  return entries.flatMap(({ path }) => {
    const bare = path.replace(/\/$/, '')
    const key = special.includes(bare.toLowerCase()) ? bare.toLowerCase() : bare
    if (seen.has(key)) return [`${JSON.stringify(path)} is there twice`]
    seen.add(key)
    return []
  })
}
