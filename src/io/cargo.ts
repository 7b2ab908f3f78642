/** cargo as a child process: https://doc.rust-lang.org/cargo/commands/ */
import { mkdtemp, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BuildRequest, Cargo } from '../commands/cargo-port.ts'
import type { CratePackager } from '../commands/crate/ports.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { FeatureSelection } from '../plan/features.ts'
import { configuredRustflags, registrySettings } from '../plan/cargo-config.ts'
import { CFG } from '../attest/build-facts.ts'
import { runChild, type ChildResult } from './child.ts'
import { buildEnvironment } from './child-environment.ts'
import { cargoConfigFiles } from './cargo-config-files.ts'
import { crateSha512, readManifest, rustflagsOf } from './cargo-home.ts'
import { findToolchain, isInside } from './rust-toolchain.ts'

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024
const METADATA_TIMEOUT_MS = 10 * 60_000
const BUILD_TIMEOUT_MS = 60 * 60_000

export interface CargoOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The checkout. */
  readonly workspace: string
  /** Where the empty folder is made. */
  readonly temporary: string
  /**
   * `refused` in a job that may sign: cargo executes a repository's `.cargo/config.toml` (build.rustc,
   * build.rustc-wrapper) even for `metadata` and `tree`, and `rust-toolchain.toml` may choose a toolchain. There
   * cargo is started in an empty folder, where neither is found, with the compiler named by absolute path.
   */
  readonly projectCode: 'allowed' | 'refused'
}

/** How cargo is started. */
interface Launch {
  readonly cargo: string
  readonly rustc: string
  readonly cwd: string | undefined
  readonly environment: Readonly<Record<string, string>>
}

/** The adapter of the ports {@link Cargo} and {@link CratePackager}. Nothing is started before the first call. */
export function createCargo(options: CargoOptions): Cargo & CratePackager {
  let launch: Promise<Launch> | undefined
  const run = async (
    args: readonly string[],
    manifestPath: string,
    timeoutMs: number,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const { cargo, cwd, environment } = await (launch ??= prepare(options))
    const folder = cwd ?? dirname(manifestPath)
    const told = cwd === undefined ? [] : await registries(manifestPath, options)
    const all = { ...environment, ...more }
    const result = await start(cargo, [...args, ...told], folder, all, timeoutMs)
    return accept(result, `cargo ${args[0] ?? ''}`)
  }
  const ask = async (program: 'cargo' | 'rustc', ...args: readonly string[]): Promise<string> => {
    const found = await (launch ??= prepare(options))
    const { cwd, environment } = found
    const folder = cwd ?? options.workspace
    const result = await start(found[program], args, folder, environment, METADATA_TIMEOUT_MS)
    return accept(result, `${program} ${args.join(' ')}`)
  }
  return {
    metadata: async ({ manifestPath, dependencies, targets = [], features }) =>
      run(
        [
          'metadata',
          ...common(manifestPath),
          '--format-version',
          '1',
          ...(dependencies ? [] : ['--no-deps']),
          ...targets.flatMap(target => ['--filter-platform', target]),
          ...(features === undefined ? [] : featureFlags(features)),
        ],
        manifestPath,
        METADATA_TIMEOUT_MS,
      ),
    tree: async request =>
      run(
        [
          'tree',
          ...common(request.manifestPath),
          ...selection(request),
          ...['--edges', EDGES[request.edges], '--prefix', 'depth', '--charset', 'ascii'],
          ...['--format', '\t{p}\t{f}\t'],
        ],
        request.manifestPath,
        METADATA_TIMEOUT_MS,
        options.projectCode === 'refused' ? conditions(request.cfgs) : {},
      ),
    build: async request => {
      if (options.projectCode === 'refused') {
        throw new ReleaseError('INTERNAL', { message: 'a job that may sign never builds' })
      }
      return run(
        [
          'build',
          ...common(request.manifestPath),
          ...selection(request),
          ...['--profile', request.profile, '--message-format', 'json-render-diagnostics'],
          ...request.bins.flatMap(bin => ['--bin', bin]),
        ],
        request.manifestPath,
        BUILD_TIMEOUT_MS,
      )
    },
    packageCrates: async ({ manifestPath, packages, targetFolder }) => {
      await run(
        [
          'package',
          ...common(manifestPath),
          // Verification builds the package: that runs its build script.
          '--no-verify',
          ...['--target-dir', targetFolder],
          ...packages.flatMap(name => ['--package', name]),
        ],
        manifestPath,
        METADATA_TIMEOUT_MS,
      )
    },
    rustcVersion: async () => ask('rustc', '-vV'),
    toolchain: async () => {
      const [cargoVersion, rustcVersion, sysroot] = await Promise.all([
        ask('cargo', '-V'),
        ask('rustc', '-vV'),
        ask('rustc', '--print', 'sysroot'),
      ])
      return { cargoVersion, rustcVersion, channelManifest: await readManifest(sysroot.trim()) }
    },
    rustflags: async (manifestPath, target) => {
      const given = rustflagsOf(options.environment)
      if (given.length > 0) return given
      const files = await cargoConfigFiles(manifestPath, options.workspace)
      if (files.length === 0) return []
      const printed = await ask('rustc', '--print', 'cfg', '--target', target)
      const conditions = new Set(printed.split(/\r?\n/).filter(line => line !== ''))
      return configuredRustflags(files, { triple: target, conditions })
    },
    crateSha512: async (name, version, sha256) => {
      const { environment } = await (launch ??= prepare(options))
      return crateSha512(environment, `${name}-${version}.crate`, sha256)
    },
  }
}

/** Where no configuration of the repository counts, cargo is told where packages come from. */
async function registries(
  manifestPath: string,
  { workspace }: CargoOptions,
): Promise<readonly string[]> {
  const files = await cargoConfigFiles(manifestPath, workspace)
  return registrySettings(files, workspace).flatMap(setting => ['--config', setting])
}

function common(manifestPath: string): string[] {
  return ['--locked', '--manifest-path', manifestPath]
}

function selection(
  request: Pick<BuildRequest, 'target' | 'packages'> & FeatureSelection,
): string[] {
  return [
    ...request.packages.flatMap(name => ['--package', name]),
    ...(request.target === undefined ? [] : ['--target', request.target]),
    ...featureFlags(request),
  ]
}

function featureFlags(selected: FeatureSelection): string[] {
  return [
    ...(selected.features.length > 0 ? ['--features', selected.features.join(',')] : []),
    ...(selected.allFeatures ? ['--all-features'] : []),
    ...(selected.noDefaultFeatures ? ['--no-default-features'] : []),
  ]
}

const EDGES = { linked: 'normal,no-proc-macro', whole: 'normal,build' } as const

/** As flags of rustc. They are conditions and nothing else: any other flag could make rustc load a program. */
function conditions(cfgs: readonly string[]): Readonly<Record<string, string>> {
  const flags = cfgs
    .filter(cfg => CFG.test(cfg))
    .flatMap(cfg => (cfg.startsWith('target-feature=') ? ['-C', cfg] : ['--cfg', cfg]))
  return flags.length === 0 ? {} : { CARGO_ENCODED_RUSTFLAGS: flags.join('\u001f') }
}

const QUIET = { CARGO_TERM_COLOR: 'never', LC_ALL: 'C' }

async function prepare(options: CargoOptions): Promise<Launch> {
  if (options.projectCode === 'allowed') {
    const environment = { ...buildEnvironment(options.environment), ...QUIET }
    return { cargo: 'cargo', rustc: 'rustc', cwd: undefined, environment }
  }
  const cwd = await emptyFolder(options)
  const toolchain = await findToolchain(options.environment, options.workspace, cwd)
  return {
    ...toolchain,
    cwd,
    environment: {
      ...toolchain.environment,
      ...QUIET,
      RUSTC: toolchain.rustc,
      // Empty means none, and wins over any configuration file.
      RUSTC_WRAPPER: '',
      RUSTC_WORKSPACE_WRAPPER: '',
    },
  }
}

async function emptyFolder({ temporary, workspace }: CargoOptions): Promise<string> {
  const folder = await realpath(await mkdtemp(join(temporary, 'attested-release-cargo-')))
  if (!isInside(folder, await realpath(workspace))) return folder
  // cargo looks for configuration in every folder above the one it is started in.
  throw new ReleaseError('CONTEXT_INVALID', {
    message: 'the folder for temporary files lies in the checkout',
    expected: 'RUNNER_TEMP outside GITHUB_WORKSPACE',
    actual: temporary,
  })
}

async function start(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<ChildResult> {
  try {
    const limits = { timeoutMs, maxBytes: MAX_OUTPUT_BYTES }
    return await runChild({ command, args, cwd, environment, ...limits })
  } catch (cause) {
    throw new ReleaseError('CARGO_NOT_FOUND', { message: `${command} cannot be started`, cause })
  }
}

function accept({ stdout, stderr, failure }: ChildResult, what: string): string {
  if (failure === undefined) return stdout
  if (
    /cannot (?:create|update) the lock file .* because --locked|needs to be updated but --locked/.test(
      stderr,
    )
  ) {
    throw new ReleaseError('LOCKFILE_STALE', {
      message: `${what} refuses the lock file`,
      expected: 'a committed Cargo.lock that fits every Cargo.toml of the workspace',
      actual: stderr,
    })
  }
  if (
    /registry index was not found in any configuration|no index found for registry/.test(stderr)
  ) {
    throw new ReleaseError('REGISTRY_UNKNOWN', {
      message: `${what} does not know a registry of this workspace`,
      actual: stderr,
    })
  }
  throw new ReleaseError('CARGO_FAILED', { message: `${what}: ${failure}\n${stderr}` })
}
