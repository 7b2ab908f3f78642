/**
 * Other generators, each at the version pinned in tools/ (cargo-cyclonedx: here), installed once under .cache/tools/.
 * How long an installation took is kept beside it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../tree.ts'

export const CARGO_CYCLONEDX = '0.5.9'

const TOOLS = join(ROOT, '.cache', 'tools', 'sbom')

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): string => {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
    timeout: 30 * 60_000,
  })
  if (result.status === 0) return result.stdout
  throw new Error(
    `${command} ${args.join(' ')}: ${String(result.status)}\n${result.stderr.slice(-2000)}`,
  )
}

/** Folder of a tool; `make` fills it, and what that took is written down. */
const installed = (name: string, make: (folder: string) => void): string => {
  const folder = join(TOOLS, name)
  if (existsSync(join(folder, 'seconds'))) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  make(folder)
  writeFileSync(join(folder, 'seconds'), String((performance.now() - started) / 1000))
  return folder
}

const goTool = (name: string): string =>
  installed(name, folder => {
    const args = ['build', '-trimpath', '-buildvcs=false', '-o', `${folder}/`, 'tool']
    run('go', args, join(ROOT, 'tools', name), { CGO_ENABLED: '0' })
  })

export const osvScanner = (): string => join(goTool('osv-scanner'), 'osv-scanner')

export const sbomqsTool = (): string => join(goTool('sbomqs'), 'sbomqs')

export interface Peer {
  readonly name: string
  /** Seconds that its installation took on this machine. */
  readonly installSeconds: () => number
  /** Writes nothing that counts into the folder, or may: it is a clone of its own. */
  readonly generate: (folder: string, bin: string, target: string) => string
}

const seconds = (folder: string): number => Number(readFileSync(join(folder, 'seconds'), 'utf8'))

const cycloneDx = (): string =>
  installed(`cargo-cyclonedx-${CARGO_CYCLONEDX}`, folder => {
    const crate = `cargo-cyclonedx@${CARGO_CYCLONEDX}`
    run('cargo', ['install', '--locked', '--quiet', crate, '--root', folder], ROOT)
  })

const cargoCycloneDx = (name: string, more: readonly string[]): Peer => ({
  name,
  installSeconds: () => seconds(cycloneDx()),
  generate: (folder, bin, target) => {
    const command = join(cycloneDx(), 'bin', 'cargo-cyclonedx')
    const fixed = ['--format', 'json', '--spec-version', '1.5', '--describe', 'binaries', '--quiet']
    run(command, ['cyclonedx', ...fixed, '--target', target, ...more], folder)
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
      path => path.endsWith(`${bin}_bin.cdx.json`) && !path.startsWith('target'),
    )
    if (file === undefined) throw new Error(`cargo-cyclonedx wrote nothing for ${bin}`)
    return readFileSync(join(folder, file), 'utf8')
  },
})

const syft: Peer = {
  name: 'syft 1.57.0',
  installSeconds: () => seconds(goTool('syft')),
  generate: folder => {
    const env = { SYFT_CHECK_FOR_APP_UPDATE: 'false' }
    return run(
      join(goTool('syft'), 'syft'),
      ['scan', 'dir:.', '-o', 'cyclonedx-json@1.6'],
      folder,
      env,
    )
  },
}

const cdxgenFolder = (): string =>
  installed('cdxgen', folder => {
    for (const file of ['package.json', 'package-lock.json']) {
      writeFileSync(join(folder, file), readFileSync(join(ROOT, 'tools/cdxgen', file)))
    }
    // By the lock, but not `npm ci`: that wants packages of other systems in it, which not every registry has.
    run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
  })

const cdxgen: Peer = {
  name: 'cdxgen 12.8.4',
  installSeconds: () => seconds(cdxgenFolder()),
  generate: folder => {
    const command = join(cdxgenFolder(), 'node_modules/@cyclonedx/cdxgen/bin/cdxgen.js')
    const out = join(folder, 'cdxgen-bom.json')
    run(
      process.execPath,
      [command, '-t', 'rust', '--spec-version', '1.6', '--no-install-deps', '-o', out, '.'],
      folder,
    )
    return readFileSync(out, 'utf8')
  },
}

/** In the order of the table. */
export const PEERS: readonly Peer[] = [
  cargoCycloneDx(`cargo-cyclonedx ${CARGO_CYCLONEDX}`, []),
  cargoCycloneDx(`cargo-cyclonedx ${CARGO_CYCLONEDX}, no build deps`, ['--no-build-deps']),
  syft,
  cdxgen,
]
