/** Paths and patterns of an input → files. */
import { glob, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ReleaseError } from '../errors/release-error.ts'

const MAX_FILES = 10_000

/** Expands `*`, `**`, `?`, `[…]` and `{…}` below a folder; a pattern without a match is refused (INPUT_INVALID). */
export function createExpand(
  folder: string,
): (patterns: readonly string[]) => Promise<readonly string[]> {
  return async patterns => {
    const found = new Set<string>()
    for (const pattern of patterns) {
      const files = await expandOne(pattern, folder)
      if (files.length === 0) {
        throw new ReleaseError('INPUT_INVALID', { message: `no file matches ${pattern}` })
      }
      for (const file of files) found.add(file)
      if (found.size > MAX_FILES) {
        throw new ReleaseError('INPUT_INVALID', { message: `more than ${MAX_FILES} files match` })
      }
    }
    return [...found]
  }
}

async function expandOne(pattern: string, folder: string): Promise<readonly string[]> {
  const literal = resolve(folder, pattern)
  // A file may have brackets in its name.
  if (await isFile(literal)) return [literal]
  const files: string[] = []
  for await (const match of glob(pattern, { cwd: folder })) {
    const path = resolve(folder, match)
    if (await isFile(path)) files.push(path)
  }
  return files.sort()
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
