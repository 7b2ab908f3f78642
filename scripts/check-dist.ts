/**
 * `npm run check:dist`: rebuilds dist/ in a clone of HEAD and compares it, byte for byte, with the committed one.
 * `--clones 2` does so in two clones at paths of different depth.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Scratch, cloneHead } from './clone.ts'
import { filesBelow, isMain } from './tree.ts'

/** Depths unlike that of any ordinary checkout, and unlike one another. */
const DEPTHS = [['a', 'deeper', 'checkout', 'than', 'usual'], ['b']] as const

/** Says of every file that differs between two folders how it differs. */
export const differences = (committed: string, rebuilt: string): string[] => {
  const before = digests(committed)
  const after = digests(rebuilt)
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(file => {
    if (!after.has(file)) return [`${file}: committed, but the build does not make it`]
    if (!before.has(file)) return [`${file}: built, but not committed`]
    return before.get(file) === after.get(file) ? [] : [`${file}: differs`]
  })
}

const digests = (folder: string): Map<string, string> => {
  const files = existsSync(folder) ? filesBelow(folder) : []
  return new Map(
    files.map(file => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
}

const rebuiltDiffers = (parts: readonly string[]): string[] => {
  using scratch = new Scratch()
  const clone = join(scratch.folder, ...parts)
  cloneHead(clone)
  const committed = join(scratch.folder, 'committed-dist')
  const dist = join(clone, 'dist')
  if (existsSync(dist)) cpSync(dist, committed, { recursive: true })
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], {
    cwd: clone,
    stdio: 'inherit',
  })
  if (status !== 0) return [`the build fails in a clone: exit status ${String(status)}`]
  return differences(committed, dist)
}

if (isMain(import.meta)) {
  const { values } = parseArgs({ options: { clones: { type: 'string', default: '1' } } })
  for (const parts of DEPTHS.slice(0, Number(values.clones))) {
    const found = rebuiltDiffers(parts)
    if (found.length === 0) {
      console.log(`dist/ is what HEAD builds in …/${parts.join('/')}`)
      continue
    }
    console.error(
      `dist/ is not what HEAD builds in …/${parts.join('/')}: run npm run build and commit dist/`,
    )
    for (const line of found) console.error(`  ${line}`)
    process.exitCode = 1
  }
}
