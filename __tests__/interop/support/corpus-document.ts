/** Reads docs/verification-corpus.md. */

/** A case that gh accepts and we refuse. */
export interface Difference {
  /** In ASCII: look-alikes are escaped. */
  readonly name: string
  /** Under which we refuse it. */
  readonly code: string
  /** Does gh accept it with all its flags too? */
  readonly strict: boolean
}

/** The cases that the document's tables list, and how large it says that the corpus is. */
export function documented(text: string): {
  readonly differences: readonly Difference[]
  readonly total: number
} {
  const rows = text.matchAll(/^\| `(.+?)` +\| `([A-Z_]+)` +\| (yes|no) +\|/gm)
  const total = /^The corpus has (\d+) cases/m.exec(text)?.[1]
  return {
    differences: [...rows].map(([, name = '', code = '', strict]) => ({
      name,
      code,
      strict: strict === 'yes',
    })),
    total: Number(total),
  }
}

/** A case's name as the document writes it. */
export const ascii = (name: string): string =>
  name.replace(
    /[^ -~]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
