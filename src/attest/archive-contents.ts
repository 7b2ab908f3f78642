/** What a build job packed into an archive: the part of stage.json from which the archive's every byte can be judged. */
import { collidingPaths, entryPathProblem } from '../plan/archive-path.ts'
import type { Fields } from '../plan/fields.ts'
import { ARCHIVE_FORMATS, type ArchiveFormat } from '../plan/release-plan.ts'
import { parseSha256, sha256Of, type Sha256 } from './digest.ts'

/** A regular file in an archive; there is nothing else in one of ours. */
export interface ArchiveEntry {
  /** With forward slashes, below the archive's one folder. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Sha256
  /** Mode 755, else 644. */
  readonly executable: boolean
}

export interface ArchiveContents {
  readonly format: ArchiveFormat
  /** Seconds since the epoch: the time of the commit, for every entry. */
  readonly mtime: number
  /** By path, in the order of code units. */
  readonly entries: readonly ArchiveEntry[]
}

/** Far more than programs bring along; a record with so many still fits its limit. */
export const MOST_ENTRIES = 1000

/** Reads what {@link ArchiveContents} says; problems go where `fields` puts them. */
export function readArchiveContents(fields: Fields): ArchiveContents {
  fields.only(['format', 'mtime', 'entries'])
  const format = ARCHIVE_FORMATS.find(one => one === fields.raw('format'))
  if (format === undefined) fields.problem('format', `expected ${ARCHIVE_FORMATS.join(' or ')}`)
  const entries = fields.objects('entries').map(readEntry)
  const paths = entries.map(({ path }) => path)
  if (entries.length === 0 || entries.length > MOST_ENTRIES) {
    fields.problem('entries', `expected 1 to ${MOST_ENTRIES} entries, got ${entries.length}`)
  }
  if (paths.join('\n') !== [...paths].sort().join('\n')) {
    fields.problem('entries', 'not in the order of their paths')
  }
  for (const path of collidingPaths(paths)) fields.problem('entries', `${path}: there twice`)
  if (new Set(paths.map(path => path.split('/')[0])).size > 1) {
    fields.problem('entries', 'not in one folder')
  }
  return { format: format ?? 'tar.gz', mtime: fields.count('mtime'), entries }
}

function readEntry(fields: Fields): ArchiveEntry {
  fields.only(['path', 'size', 'sha256', 'executable'])
  const path = fields.text('path')
  const problem = entryPathProblem(path)
  if (problem !== undefined) fields.problem('path', problem)
  const sha256 = parseSha256(fields.raw('sha256'))
  if (sha256 === undefined) fields.problem('sha256', 'expected 64 lower-case hex digits')
  return {
    path,
    size: fields.count('size'),
    // The stand-in is never seen: a problem was recorded, so the parser throws.
    sha256: sha256 ?? sha256Of(''),
    executable: fields.flag('executable'),
  }
}
