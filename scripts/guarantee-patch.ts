/**
 * A sabotage: a unified diff that breaks one guarantee on purpose, in a file of its own under __tests__/guarantees/.
 * Lines before the diff name the guarantee and the tests that must turn red:
 *
 *     Guarantee: 2.1 only verified files are published
 *     Tests: __tests__/unit/release/
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What the header of a sabotage patch says. */
export interface PatchHeader {
  readonly guarantee: string
  /** Patterns of test paths, as jest takes them. */
  readonly tests: readonly string[]
}

/** A sabotage patch on disk. */
export interface GuaranteePatch extends PatchHeader {
  readonly name: string
  readonly path: string
}

/** Every sabotage patch of a checkout, in the order of their file names. */
export const readPatches = (tree: string): GuaranteePatch[] => {
  const folder = join(tree, '__tests__', 'guarantees')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .filter(name => name.endsWith('.patch'))
    .sort()
    .map(name => {
      const path = join(folder, name)
      return { name, path, ...readPatchHeader(readFileSync(path, 'utf8')) }
    })
}

/** Reads the header of a sabotage patch; both lines must be there. */
export const readPatchHeader = (text: string): PatchHeader => {
  const header = text.split(/^(?:diff --git|---) /m, 1)[0] ?? ''
  const guarantee = field(header, 'Guarantee')
  const tests = field(header, 'Tests').split(/\s+/)
  return { guarantee, tests }
}

const field = (header: string, name: string): string => {
  const value = new RegExp(`^${name}: *(.+)$`, 'm').exec(header)?.[1]?.trim()
  if (value === undefined || value === '') throw new Error(`the patch has no line "${name}: …"`)
  return value
}
