/**
 * A Chromium for the page that an audit writes: the machine's own, else Debian's package and what it needs, unpacked
 * under .cache/tools/ and not installed. Debian keeps one version at a time, so it is pinned by apt's signatures and
 * not by a digest of ours. `node scripts/chromium.ts` prints its path.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isMain, ROOT } from './tree.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** How to start it. */
export interface Chromium {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const folder = join(ROOT, '.cache', 'tools', 'chromium')

const run = (command: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

const installed = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(path => NAMES.map(name => join(path, name)))
    .find(path => existsSync(path))

const unpack = (): void => {
  const unfinished = `${folder}.unfinished-${process.pid}`
  const archives = join(unfinished, 'archives')
  const root = join(unfinished, 'root')
  mkdirSync(join(archives, 'partial'), { recursive: true })
  mkdirSync(root)
  try {
    run(
      'apt-get',
      ...['--yes', '--no-install-recommends', '--download-only'],
      ...['-o', `Dir::Cache::archives=${archives}`, '-o', 'Debug::NoLocking=true'],
      ...['install', 'chromium'],
    )
    for (const name of readdirSync(archives).filter(one => one.endsWith('.deb'))) {
      run('dpkg', '-x', join(archives, name), root)
    }
    rmSync(archives, { recursive: true })
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Makes sure that there is one. */
export const ensureChromium = (): Chromium => {
  const own = installed()
  if (own !== undefined) return { path: own, environment: {} }
  if (!existsSync(folder)) unpack()
  const root = join(folder, 'root')
  const libraries = readdirSync(join(root, 'usr', 'lib'))
    .filter(name => name.endsWith('-linux-gnu'))
    .flatMap(name => [join(root, 'usr', 'lib', name), join(root, 'usr', 'lib', name, 'pulseaudio')])
  return {
    path: join(root, 'usr', 'lib', 'chromium', 'chromium'),
    environment: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      FONTCONFIG_PATH: join(root, 'etc', 'fonts'),
    },
  }
}

if (isMain(import.meta)) console.log(ensureChromium().path)
