/** Temporary clones of this checkout, with its dependencies in place. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './tree.ts'

const git = (...args: readonly string[]): string => {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' })
  if (error !== undefined) throw new Error('git does not start', { cause: error })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** A temporary folder that is removed at the end of its scope. */
export class Scratch implements Disposable {
  readonly folder: string

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'attested-release-'))
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/**
 * Clones HEAD into a folder and puts the dependencies beside it: real files and not a symbolic link, which the
 * bundler would follow out of the clone.
 */
export const cloneHead = (folder: string): void => {
  mkdirSync(folder, { recursive: true })
  git('clone', '--quiet', '--shared', ROOT, folder)
  copyDependencies(ROOT, folder)
}

/** Copies a checkout as it lies there: every file that git tracks or would track, and the dependencies. */
export const copyTree = (from: string, to: string): void => {
  const listed = git('-C', from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  for (const file of new Set(listed.split('\0'))) {
    const source = join(from, file)
    if (file === '' || !existsSync(source)) continue
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(source, join(to, file), { verbatimSymlinks: true })
  }
  copyDependencies(from, to)
}

const copyDependencies = (checkout: string, folder: string): void => {
  const from = join(checkout, 'node_modules')
  if (!existsSync(from)) throw new Error('node_modules is missing: run npm ci first')
  const to = join(folder, 'node_modules')
  // Hard links cost a second; they need one file system and a cp that knows them.
  const linked = spawnSync('cp', ['-al', from, to])
  if (linked.status === 0) return
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}
