/** Real Rust workspaces in temporary folders: real git, real cargo, no network. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createCargo } from '../../../src/io/cargo.ts'
import { createFiles } from '../../../src/io/files.ts'
import { createGit } from '../../../src/io/git.ts'
import type { Cargo } from '../../../src/commands/cargo-port.ts'
import type { CheckoutGit } from '../../../src/commands/git-port.ts'
import type { StageFiles } from '../../../src/commands/stage-files.ts'
import type { Log } from '../../../src/commands/ports.ts'
import type { RunContext } from '../../../src/run/run-context.ts'

export interface RustWorkspace extends AsyncDisposable {
  /** Holds the checkout, the runner's temporary folder, and nothing else. */
  readonly folder: string
  readonly checkout: string
  readonly temporary: string
  readonly head: string
}

export type Sources = Readonly<Record<string, string>>

/** A crate with a library of its own beside it. */
export const TWO_CRATES: Sources = {
  'Cargo.toml': `[workspace]\nmembers = ["app", "greeting"]\nresolver = "2"\n`,
  'app/Cargo.toml': `[package]\nname = "app"\nversion = "1.2.3"\nedition = "2021"\nlicense = "MIT/Apache-2.0"\n\n[features]\ndefault = []\nloud = ["greeting/loud"]\n\n[dependencies]\ngreeting = { path = "../greeting" }\n`,
  'app/src/main.rs': 'fn main() { println!("{}", greeting::text()) }\n',
  'greeting/Cargo.toml': `[package]\nname = "greeting"\nversion = "0.1.0"\nedition = "2021"\n\n[features]\nloud = []\n`,
  'greeting/src/lib.rs': 'pub fn text() -> &\'static str { "hello" }\n',
  '.gitignore': '/target\n',
}

export const ONE_CRATE: Sources = {
  'Cargo.toml': `[package]\nname = "app"\nversion = "1.2.3"\nedition = "2021"\n`,
  'src/main.rs': 'fn main() {}\n',
  '.gitignore': '/target\n',
}

export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
      GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  }).trim()
}

export function cargo(folder: string, ...args: readonly string[]): string {
  return execFileSync('cargo', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CARGO_NET_OFFLINE: 'true' },
  })
}

export async function write(folder: string, files: Sources): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}

/** Writes, locks and commits the sources. */
export async function rustWorkspace(sources: Sources): Promise<RustWorkspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'rust-workspace-')))
  const [checkout, temporary] = [join(folder, 'checkout'), join(folder, 'temp')]
  await mkdir(temporary)
  await write(checkout, sources)
  if (!('Cargo.lock' in sources)) cargo(checkout, 'generate-lockfile', '--offline', '--quiet')
  git(checkout, 'init', '--quiet', '--initial-branch=main')
  git(checkout, 'add', '--all')
  git(checkout, 'commit', '--quiet', '--message=first')
  const head = git(checkout, 'rev-parse', 'HEAD')
  return {
    folder,
    checkout,
    temporary,
    head,
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  }
}

export interface RealPorts {
  readonly context: RunContext
  readonly cargo: Cargo
  readonly git: CheckoutGit
  readonly files: StageFiles
  readonly log: Log
}

/** What a runner would hand over, its secrets included. */
export const RUNNER_ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  CARGO_NET_OFFLINE: 'true',
  GITHUB_TOKEN: 'secret-github-token',
  'INPUT_GITHUB-TOKEN': 'secret-input-token',
  ACTIONS_RUNTIME_TOKEN: 'secret-runtime-token',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-oidc-token',
  CARGO_REGISTRY_TOKEN: 'secret-registry-token',
}

/** The real adapters over a workspace; the log is silent. */
export function realPorts(
  { checkout, temporary, head }: RustWorkspace,
  projectCode: 'allowed' | 'refused' = 'allowed',
  context: Partial<RunContext> = {},
): RealPorts {
  const environment = RUNNER_ENVIRONMENT
  return {
    context: {
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      repository: 'octo/app',
      owner: 'octo',
      repositoryName: 'app',
      repositoryId: '1',
      ownerId: '2',
      sha: head,
      ref: 'refs/tags/v1.2.3',
      eventName: 'push',
      runId: '42',
      runAttempt: 1,
      workspace: checkout,
      temporary,
      ...context,
    },
    cargo: createCargo({ environment, workspace: checkout, temporary, projectCode }),
    git: createGit({ environment, folder: checkout }),
    files: createFiles(temporary),
    log: {
      info: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      group: async (_title, work) => work(),
    },
  }
}
