/**
 * The independent tools that check our work: gh, actionlint, zizmor, a small program over sigstore-go, and cosign.
 * Their versions and checksums are pinned in tools/, they are built or installed once, and land under .cache/tools/ in
 * a folder named after those pins. cosign is large, so it has pins of its own and is built only where it is named; so do
 * the registries of images, olareg from its sources and docker-registry from Debian, whose signature apt checks.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, isMain } from './tree.ts'

const GO_TOOLS = ['gh', 'actionlint', 'sigstore-check'] as const
const COSIGN = 'cosign'
const OLAREG = 'olareg'
const DOCKER_REGISTRY = 'docker-registry'
const PYTHON_TOOLS = ['zizmor'] as const

/** A tool that tools/ pins. */
export type Tool =
  | (typeof GO_TOOLS)[number]
  | (typeof PYTHON_TOOLS)[number]
  | typeof COSIGN
  | typeof OLAREG
  | typeof DOCKER_REGISTRY

const isGoTool = (tool: Tool): boolean => GO_TOOLS.some(name => name === tool)

const pinned = (...files: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(ROOT, 'tools', file)))
  return hash.digest('hex').slice(0, 16)
}

const goFolder = (): string =>
  join(ROOT, '.cache', 'tools', pinned('go.mod', 'go.sum', 'sigstore-check/main.go'))
const cosignFolder = (): string =>
  join(ROOT, '.cache', 'tools', pinned('cosign/go.mod', 'cosign/go.sum'))
const olaregFolder = (): string =>
  join(ROOT, '.cache', 'tools', pinned('registry/go.mod', 'registry/go.sum'))
const debianFolder = (): string => join(ROOT, '.cache', 'tools', DOCKER_REGISTRY)
const pythonFolder = (): string => join(ROOT, '.cache', 'tools', pinned('requirements.txt'))
const suffix = process.platform === 'win32' ? '.exe' : ''
const scripts = process.platform === 'win32' ? 'Scripts' : 'bin'

/** Where a tool's executable lies once `npm run tools` has run. */
export const toolPath = (tool: Tool): string => {
  if (tool === COSIGN) return join(cosignFolder(), `${tool}${suffix}`)
  if (tool === OLAREG) return join(olaregFolder(), `${tool}${suffix}`)
  if (tool === DOCKER_REGISTRY) return join(debianFolder(), 'usr', 'bin', tool)
  return isGoTool(tool)
    ? join(goFolder(), `${tool}${suffix}`)
    : join(pythonFolder(), scripts, `${tool}${suffix}`)
}

const run = (command: string, args: readonly string[], cwd: string): void => {
  const env = { ...process.env, CGO_ENABLED: '0' }
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'inherit' })
  if (error !== undefined) throw new Error(`${command} does not start`, { cause: error })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit status ${String(status)}`)
}

/** Two builds may run at once, and a build may be cut short: only a finished folder gets the final name. */
const inPlace = (folder: string, fill: (unfinished: string) => void): void => {
  if (existsSync(folder)) return
  const unfinished = `${folder}.unfinished-${String(process.pid)}`
  mkdirSync(unfinished, { recursive: true })
  try {
    fill(unfinished)
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

const goBuild = (folder: string, module: string, ...packages: readonly string[]): void =>
  run(
    'go',
    ['build', '-trimpath', '-buildvcs=false', '-o', `${folder}/`, ...packages],
    join(ROOT, module),
  )

/** Builds gh, actionlint and sigstore-check from the sources that tools/go.sum pins; a second call does nothing. */
export const buildGoTools = (): void =>
  inPlace(goFolder(), folder => goBuild(folder, 'tools', 'tool', './sigstore-check'))

/** Builds cosign, which takes minutes and 140 MB; a second call does nothing. */
export const buildCosign = (): void =>
  inPlace(cosignFolder(), folder => goBuild(folder, join('tools', COSIGN), 'tool'))

/** Builds a registry of images that has the referrers API; a second call does nothing. */
export const buildOlareg = (): void =>
  inPlace(olaregFolder(), folder => goBuild(folder, join('tools', 'registry'), 'tool'))

/** Unpacks Debian's registry, which has no referrers API; nothing of it is installed. A second call does nothing. */
export const unpackDockerRegistry = (): void =>
  inPlace(debianFolder(), folder => {
    run('apt-get', ['download', '--quiet', DOCKER_REGISTRY], folder)
    for (const name of readdirSync(folder)) run('dpkg-deb', ['-x', name, '.'], folder)
  })

/** Installs zizmor from the wheels whose hashes tools/requirements.txt pins; a second call does nothing. */
export const installPythonTools = (): void => {
  const folder = pythonFolder()
  if (existsSync(toolPath('zizmor'))) return
  rmSync(folder, { recursive: true, force: true })
  // No move into place here: a virtual environment holds its own path.
  run('python3', ['-m', 'venv', folder], ROOT)
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps']
  const pins = [
    '--only-binary=:all:',
    '--require-hashes',
    '-r',
    join(ROOT, 'tools', 'requirements.txt'),
  ]
  run(join(folder, scripts, 'python3'), [...pip, ...pins], ROOT)
}

/** Makes sure that one tool is there and returns its path. */
export const ensureTool = (tool: Tool): string => {
  if (tool === COSIGN) buildCosign()
  else if (tool === OLAREG) buildOlareg()
  else if (tool === DOCKER_REGISTRY) unpackDockerRegistry()
  else if (isGoTool(tool)) buildGoTools()
  else installPythonTools()
  const path = toolPath(tool)
  if (!existsSync(path)) throw new Error(`${tool} was not built: ${path} is missing`)
  return path
}

if (isMain(import.meta)) {
  const named = process.argv.slice(2)
  const usual: readonly Tool[] = [...GO_TOOLS, ...PYTHON_TOOLS]
  const all: readonly Tool[] = [...usual, COSIGN, OLAREG, DOCKER_REGISTRY]
  const unknown = named.filter(name => !all.some(tool => tool === name))
  if (unknown.length > 0) throw new Error(`unknown tool: ${unknown.join(', ')} (${all.join(', ')})`)
  for (const tool of all) {
    if (named.length === 0 ? usual.includes(tool) : named.includes(tool)) {
      console.log(ensureTool(tool))
    }
  }
}
