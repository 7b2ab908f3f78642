/** What an archive holds beside the binary: licences, completions, man pages, by pattern. */
import { posix } from 'node:path'
import { entryPathProblem } from './archive-path.ts'
import { ReleaseError } from '../errors/release-error.ts'

/** One entry of `include`. */
export interface IncludedFiles {
  /** File or glob, below the checkout. */
  readonly pattern: string
  /** Where it goes in the archive: a folder with a slash at its end, or the file itself; null: where it lies in the checkout. */
  readonly place: string | null
}

/** Entries `pattern[=place]`; SELECTION_INVALID names every one that cannot be followed. */
export function parseIncludes(entries: readonly string[]): readonly IncludedFiles[] {
  const problems: string[] = []
  const includes = entries.map(entry => {
    const [pattern = '', place, ...more] = entry.split('=')
    const problem =
      patternProblem(pattern) ?? placeProblem(place) ?? (more.length > 0 ? 'two =' : undefined)
    if (problem !== undefined) problems.push(`${JSON.stringify(entry)}: ${problem}`)
    return { pattern: pattern.replace(/^\.\//, ''), place: place ?? null }
  })
  if (problems.length === 0) return includes
  throw new ReleaseError('SELECTION_INVALID', {
    message: `include cannot be followed:\n${problems.join('\n')}`,
    expected: 'files or globs below the checkout, each perhaps with =place or =folder/',
    remedy:
      'Correct the input `include`, for example:\n\nwith:\n  include: LICENSE*, README.md, target/man/*=man/',
  })
}

function patternProblem(pattern: string): string | undefined {
  const parts = pattern.split('/')
  if (pattern === '') return 'no pattern'
  if (pattern.includes('\\')) return 'paths have forward slashes'
  if (pattern.startsWith('/') || /^[A-Za-z]:/.test(pattern)) return 'not below the checkout'
  return parts.includes('..') || parts.includes('') ? 'not a plain path' : undefined
}

function placeProblem(place: string | undefined): string | undefined {
  return place === undefined ? undefined : entryPathProblem(place.replace(/\/$/, ''))
}

/** The place of one found file below the archive's folder; `path` is its place in the checkout, with forward slashes. */
export function placeOf({ place }: IncludedFiles, path: string): string {
  if (place === null) return path
  return place.endsWith('/') ? `${place}${posix.basename(path)}` : place
}
