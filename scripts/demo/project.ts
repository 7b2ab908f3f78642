/** The project that the demo releases: our example or a crate of crates.io, as a git repository of its own. */
import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'
import { promisify } from 'node:util'
import type { DemoOptions } from './options.ts'

const run = promisify(execFile)
const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'hello-release')

export interface Project {
  readonly directory: string
  readonly name: string
  readonly version: string
  readonly sha: string
  readonly tag: string
  /** Time that cargo took to fetch the crate and its lock file. */
  readonly cargoMs: number
}

/** Makes the repository: sources, our release.yml, the platforms, one commit, one tag. */
export async function prepareProject(options: DemoOptions, directory: string): Promise<Project> {
  const started = performance.now()
  if (options.crate === undefined) await copySources(EXAMPLE, directory)
  else await fetchCrate(options.crate, directory)
  await addWorkflow(directory)
  await declarePlatforms(directory)
  const { name, version } = await lockedPackage(directory)
  const cargoMs = performance.now() - started
  const tag = `v${version}`
  const sha = await commit(directory, tag)
  return { directory, name, version, sha, tag, cargoMs }
}

const NOT_SOURCES = new Set([
  '.git',
  '.github',
  '.cargo-ok',
  '.cargo_vcs_info.json',
  'target',
  'rust-toolchain.toml',
  'rust-toolchain',
])

async function copySources(from: string, to: string): Promise<void> {
  const skip = (path: string): boolean =>
    NOT_SOURCES.has(path.slice(from.length + 1).split(/[/\\]/)[0] ?? '')
  await cp(from, to, { recursive: true, filter: path => path === from || !skip(path) })
}

/**
 * cargo downloads dependencies only, so a throw-away project depends on the crate. `vendor` and not `metadata`: a crate
 * without a library is no dependency to the latter.
 */
async function fetchCrate(crate: NonNullable<DemoOptions['crate']>, to: string): Promise<void> {
  const folder = `${to}-fetch`
  await mkdir(join(folder, 'src'), { recursive: true })
  await writeFile(join(folder, 'src', 'lib.rs'), '')
  const dependency = `${crate.name} = "=${crate.version}"`
  const manifest = `[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n${dependency}\n`
  await writeFile(join(folder, 'Cargo.toml'), manifest)
  const args = ['vendor', '--quiet', '--versioned-dirs', 'vendor']
  await run('cargo', args, { cwd: folder, maxBuffer: 16 * 1024 * 1024 })
  const sources = join(folder, 'vendor', `${crate.name}-${crate.version}`)
  await stat(sources).catch((cause: unknown) => {
    throw new Error(`cargo did not find ${crate.name} ${crate.version}`, { cause })
  })
  await copySources(sources, to)
  await rm(folder, { recursive: true })
}

interface CargoPackage {
  readonly name: string
  readonly version: string
  readonly manifest_path: string
}

async function metadata(
  directory: string,
  ...args: readonly string[]
): Promise<readonly CargoPackage[]> {
  const { stdout } = await run('cargo', ['metadata', '--format-version', '1', ...args], {
    cwd: directory,
    maxBuffer: 256 * 1024 * 1024,
  })
  return (JSON.parse(stdout) as { readonly packages: readonly CargoPackage[] }).packages
}

/** A crate may come without a lock file, or with one that does not fit any more. */
async function lockedPackage(directory: string): Promise<CargoPackage> {
  const locked = await metadata(directory, '--locked').catch(async () => {
    await run('cargo', ['generate-lockfile'], { cwd: directory })
    return metadata(directory, '--locked')
  })
  const own = locked.find(one => dirname(one.manifest_path) === directory)
  if (own === undefined) throw new Error(`there is no package in ${directory}`)
  return own
}

async function addWorkflow(directory: string): Promise<void> {
  await cp(join(EXAMPLE, '.github'), join(directory, '.github'), { recursive: true })
  const ignore = join(directory, '.gitignore')
  const lines =
    (await stat(ignore).catch(() => undefined)) === undefined ? '' : await readFile(ignore, 'utf8')
  const others = lines
    .split('\n')
    .filter(line => line !== '' && line !== 'Cargo.lock' && line !== '/Cargo.lock')
  await writeFile(ignore, `${[...others, '/target'].join('\n')}\n`)
}

const HOSTS: Readonly<Record<string, string>> = {
  'linux/x64': 'linux-amd64',
  'linux/arm64': 'linux-arm64',
  'darwin/arm64': 'macos-arm64',
  'darwin/x64': 'macos-amd64',
}
const PLATFORMS = ['linux-amd64', 'linux-arm64', 'macos-arm64', 'macos-amd64', 'windows-amd64']

/** Only this machine's platform is required; the others are optional, and their jobs are skipped here. */
async function declarePlatforms(directory: string): Promise<void> {
  const host = HOSTS[`${platform}/${arch}`]
  if (host === undefined) throw new Error(`the demo does not run on ${platform}/${arch}`)
  const list = PLATFORMS.map(name => `"${name}${name === host ? '' : '?'}"`).join(', ')
  const path = join(directory, 'Cargo.toml')
  const manifest = (await readFile(path, 'utf8')).replace(
    /^(?:#[^\n]*\n)*\[package\.metadata\.attested-release\]\n(?:(?!\[)[^\n]*\n?)*/m,
    '',
  )
  await writeFile(
    path,
    `${manifest.trimEnd()}\n\n[package.metadata.attested-release]\nplatforms = [${list}]\n`,
  )
}

async function commit(directory: string, tag: string): Promise<string> {
  const identity = ['-c', 'user.name=Maintainer', '-c', 'user.email=maintainer@example.com']
  const git = async (...args: readonly string[]): Promise<string> =>
    (
      await run('git', ['-C', directory, ...identity, ...args], { maxBuffer: 64 * 1024 * 1024 })
    ).stdout.trim()
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('add', '--all')
  // A crate may ignore its own lock file; a release needs it.
  await git('add', '--force', 'Cargo.lock')
  await git('commit', '--quiet', '--message', `Release ${tag}`)
  await git('tag', tag)
  return git('rev-parse', 'HEAD')
}
