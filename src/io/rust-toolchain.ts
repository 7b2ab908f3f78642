/** The machine's own Rust toolchain, found without letting a repository choose it. */
import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'
import { ReleaseError } from '../errors/release-error.ts'
import { runChild } from './child.ts'
import { baseEnvironment } from './child-environment.ts'

const TIMEOUT_MS = 60_000
const MAX_BYTES = 64 * 1024

type Environment = Readonly<Record<string, string | undefined>>

export interface Toolchain {
  /** Absolute paths of the programs themselves, not of rustup's stand-ins. */
  readonly cargo: string
  readonly rustc: string
  /** The whole environment to start them in. */
  readonly environment: Readonly<Record<string, string>>
}

/**
 * The toolchain that rustup would use in `emptyFolder`, where no rust-toolchain.toml is found; without rustup the
 * programs on the PATH. Folders of the checkout are taken off the PATH: what lies there is project code.
 */
export async function findToolchain(
  environment: Environment,
  checkout: string,
  emptyFolder: string,
): Promise<Toolchain> {
  const base = machineEnvironment(environment, checkout)
  const path = pathOutside(base['PATH'] ?? base['Path'] ?? '', checkout)
  const own: Record<string, string> = { ...base, PATH: path.join(delimiter) }
  delete own['Path']
  const rustup = await findProgram('rustup', path)
  if (rustup === undefined) {
    const programs = { cargo: await need('cargo', path), rustc: await need('rustc', path) }
    return { ...programs, environment: own }
  }
  // A name chosen by the job is the machine's choice; a path could lead into the checkout.
  const chosen = environment['RUSTUP_TOOLCHAIN']
  if (chosen !== undefined && /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(chosen)) {
    own['RUSTUP_TOOLCHAIN'] = chosen
  }
  const which = async (program: string): Promise<string> =>
    askRustup(rustup, program, emptyFolder, own)
  const rustc = await which('rustc')
  return { cargo: await which('cargo'), rustc, environment: own }
}

// A workflow may keep cargo's home in the checkout, to cache it: its config.toml would then be the repository's.
function machineEnvironment(environment: Environment, checkout: string): Record<string, string> {
  const homes: readonly string[] = ['CARGO_HOME', 'RUSTUP_HOME', 'HOME', 'USERPROFILE']
  return Object.fromEntries(
    Object.entries(baseEnvironment(environment)).filter(
      ([name, value]) => !(homes.includes(name.toUpperCase()) && isInside(value, checkout)),
    ),
  )
}

async function askRustup(
  rustup: string,
  program: string,
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }
  const { stdout, stderr, failure } = await runChild({
    command: rustup,
    args: ['which', program],
    cwd,
    environment,
    ...limits,
  })
  const found = stdout.trim()
  if (failure === undefined && isAbsolute(found)) return found
  throw new ReleaseError('CARGO_NOT_FOUND', {
    message: `rustup has no ${program} outside the checkout (${failure ?? 'no path'})\n${stderr}`,
    remedy:
      'Make a toolchain the default of the machine; rust-toolchain.toml has no say in a job that may sign:\n\n- run: rustup default stable',
  })
}

function pathOutside(path: string, checkout: string): readonly string[] {
  return path.split(delimiter).filter(folder => isAbsolute(folder) && !isInside(folder, checkout))
}

/** Whether a folder is the checkout or lies in it: then its content is project code. */
export function isInside(folder: string, checkout: string): boolean {
  const way = relative(checkout, folder)
  // `..name` is a folder like any other.
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

async function need(program: string, path: readonly string[]): Promise<string> {
  const found = await findProgram(program, path)
  if (found !== undefined) return found
  throw new ReleaseError('CARGO_NOT_FOUND', { message: `${program} is not on the PATH` })
}

async function findProgram(program: string, path: readonly string[]): Promise<string | undefined> {
  for (const folder of path) {
    for (const name of [program, `${program}.exe`]) {
      const candidate = join(folder, name)
      if (await isExecutable(candidate)) return candidate
    }
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
