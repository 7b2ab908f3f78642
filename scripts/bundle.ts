/** Compiles an entry and everything it imports into a folder, and says which packages went into it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './tree.ts'

const NCC = join(ROOT, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')

/** The part of webpack's statistics that is read here: https://webpack.js.org/api/stats/#module-object */
interface StatsModule {
  readonly nameForCondition?: string | null
  readonly chunks?: readonly unknown[]
  readonly modules?: readonly StatsModule[]
}

/** Bundles `entry` into the emptied folder `out` and returns the folders of the packages it contains, sorted. */
export const bundle = (entry: string, out: string): string[] => {
  // ncc leaves what it finds in the folder: a chunk of an earlier build would be shipped for ever.
  rmSync(out, { recursive: true, force: true })
  const scratch = mkdtempSync(join(tmpdir(), 'bundle-'))
  try {
    const statsFile = join(scratch, 'stats.json')
    const args = [
      NCC,
      'build',
      entry,
      '--out',
      out,
      '--no-cache',
      '--quiet',
      '--stats-out',
      statsFile,
    ]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (status !== 0) throw new Error(`ncc: exit status ${String(status)}\n${stdout}${stderr}`)
    // ncc writes this only for an entry that it takes for a module; the action is one in every case.
    writeFileSync(
      join(out, 'package.json'),
      `${JSON.stringify({ type: 'module' }, undefined, 2)}\n`,
    )
    const stats = JSON.parse(readFileSync(statsFile, 'utf8')) as StatsModule
    return packageFolders(stats.modules ?? [])
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const packageFolders = (modules: readonly StatsModule[]): string[] => {
  // A module that is in no chunk was looked at and left out. That holds at the top only: modules that are merged into
  // one name their chunk there, and none of their own.
  const bundled = modules.filter(({ chunks }) => chunks?.length !== 0)
  const files = bundled.flatMap(module => filesOf(module))
  return [...new Set(files.map(packageFolder).filter(folder => folder !== undefined))].sort()
}

const filesOf = ({ nameForCondition, modules = [] }: StatsModule): string[] => [
  ...(nameForCondition === undefined || nameForCondition === null ? [] : [nameForCondition]),
  ...modules.flatMap(filesOf),
]

/** `…/node_modules/@a/b/lib/c.js` → `…/node_modules/@a/b`; our own files belong to no package. */
const packageFolder = (file: string): string | undefined =>
  /^(?<folder>.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.groups?.[
    'folder'
  ]
