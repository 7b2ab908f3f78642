/** What was found in all files together. */
import { allowedBy } from './allow-list.ts'
import { namesVersion, readReference, type Reference } from './reference.ts'
import type { Use, UsesOfFile } from './uses-of.ts'
import type { Problem } from './yaml-view.ts'

export type PinVerdict = 'pinned' | 'unpinned' | 'allowed'

/** One `uses:` and what is said of it. */
export interface Pin extends Use {
  readonly file: string
  readonly reference: Reference
  readonly verdict: PinVerdict
  /** The entry of `allow` that lets it be. */
  readonly allowedBy: string | undefined
  /** A pin that does not say its version, so that nobody sees what it is. */
  readonly versionMissing: boolean
}

export interface FileProblem extends Problem {
  readonly file: string
}

export interface PinReport {
  /** Paths in the checkout, in the order in which they were read. */
  readonly files: readonly string[]
  readonly pins: readonly Pin[]
  readonly problems: readonly FileProblem[]
  /** Local actions and workflows that are not in this checkout: steps of the job must make them, so nobody can say. */
  readonly absent: readonly Pin[]
  /** Entries of `allow` that nothing needs. */
  readonly idle: readonly string[]
}

/** Judges one file. */
export function pinsOf(
  file: string,
  { uses }: Pick<UsesOfFile, 'uses'>,
  allow: readonly string[],
): readonly Pin[] {
  return uses.map(use => {
    const reference = readReference(use.text)
    const entry =
      reference.kind === 'moving' ? allowedBy(allow, use.text, reference.repository) : undefined
    const unpinned = reference.kind === 'moving' && entry === undefined
    return {
      ...use,
      file,
      reference,
      verdict: unpinned ? 'unpinned' : entry === undefined ? 'pinned' : 'allowed',
      allowedBy: entry,
      versionMissing: reference.kind === 'commit' && !namesVersion(use.restOfLine),
    }
  })
}

/** `path:line: owner/repository@ref` */
export function placeOf({ file, line, text }: Pick<Pin, 'file' | 'line' | 'text'>): string {
  return `${file}:${line}: ${text}`
}
