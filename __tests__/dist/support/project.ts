/** A small real Rust project in a real git repository: no dependencies, so that nothing is fetched. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Project {
  readonly folder: string
  readonly commit: string
}

const CARGO_TOML = `[package]
name = "widget"
version = "1.2.3"
edition = "2021"
license = "MIT"
description = "A widget"
`

const CARGO_LOCK = `version = 4

[[package]]
name = "widget"
version = "1.2.3"
`

/** Writes and commits the project; `files` are added or replace the ones above. */
export async function createProject(
  folder: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const all: Record<string, string> = {
    'Cargo.toml': CARGO_TOML,
    'Cargo.lock': CARGO_LOCK,
    'src/main.rs': 'fn main() {\n    println!("widget");\n}\n',
    '.gitignore': '/target\n',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    // A script is one: git keeps the mode.
    await writeFile(join(folder, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 })
  }
  await git(folder, 'init', '-q', '-b', 'main')
  await git(folder, 'add', '-A')
  await git(folder, 'commit', '-q', '-m', 'A widget')
  return { folder, commit: (await git(folder, 'rev-parse', 'HEAD')).trim() }
}

/** git as nobody in particular, at a fixed time: the same files give the same commit. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A Maintainer',
      GIT_AUTHOR_EMAIL: 'maintainer@example.com',
      GIT_COMMITTER_NAME: 'A Maintainer',
      GIT_COMMITTER_EMAIL: 'maintainer@example.com',
      GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
      GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
    },
  })
  return stdout
}

/** `cargo build --release --locked --offline` */
export async function build(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  await run('cargo', ['build', '--release', '--locked', '--offline', '--quiet'], {
    cwd: folder,
    env: { ...cargoVariables(), ...variables },
  })
}

/** Where cargo and rustup are; of the machine's home a step gets nothing else. */
export function cargoVariables(): Record<string, string> {
  const { PATH = '', CARGO_HOME, RUSTUP_HOME, RUSTUP_TOOLCHAIN } = process.env
  return {
    PATH,
    CARGO_HOME: CARGO_HOME ?? join(homedir(), '.cargo'),
    RUSTUP_HOME: RUSTUP_HOME ?? join(homedir(), '.rustup'),
    ...(RUSTUP_TOOLCHAIN !== undefined && { RUSTUP_TOOLCHAIN }),
  }
}

/** The host's target triple, as the compiler names it. */
export async function hostTarget(): Promise<string> {
  const { stdout } = await run('rustc', ['-vV'], { env: cargoVariables() })
  const target = /^host: (\S+)$/m.exec(stdout)?.[1]
  if (target === undefined) throw new Error(`rustc does not name its host:\n${stdout}`)
  return target
}
