/** A project that calls our workflows, beside a repository that holds them and the compiled action. */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RepositoryIdentity } from '../../../sandbox/actions/job.ts'
import type { Release, Repository } from '../../../sandbox/github/index.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts'
import {
  playWorkflow,
  type Interceptors,
  type JobResult,
  type RunResult,
} from '../../../sandbox/player/index.ts'

export const ROOT = join(import.meta.dirname, '../../..')
export const OURS = 'attested-release/attested-release'
export const TAG = 'v0.1.0'

export const PROJECT: RepositoryIdentity = {
  owner: 'octo',
  ownerId: 11,
  name: 'hello',
  id: 22,
  visibility: 'public',
}

/** What a build script could steal, and where it says so; it builds all the same. */
const BUILD_SCRIPT = `fn main() {
    let names = ["ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_RUNTIME_TOKEN", "GITHUB_TOKEN"];
    let mut found: Vec<String> = names.iter().filter(|name| std::env::var(name).is_ok()).map(|name| name.to_string()).collect();
    let workspace = std::env::var("GITHUB_WORKSPACE").unwrap_or_default();
    for config in [".git/config", ".git/attested-release/.git/config"] {
        let text = std::fs::read_to_string(format!("{workspace}/{config}")).unwrap_or_default();
        if text.to_lowercase().contains("authorization") { found.push(config.to_string()); }
    }
    println!("cargo::warning=LOOT[{}]", found.join(","));
    println!("cargo::rerun-if-changed=build.rs");
}
`

const FILES: Readonly<Record<string, string>> = {
  'Cargo.toml':
    '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2021"\nlicense = "MIT"\ndescription = "Hello"\n',
  'Cargo.lock': 'version = 4\n\n[[package]]\nname = "hello"\nversion = "0.1.0"\n',
  'src/main.rs': 'fn main() {\n    println!("hello");\n}\n\n#[test]\nfn works() {}\n',
  'build.rs': BUILD_SCRIPT,
  '.gitignore': '/target\n',
}

export interface PlayChange {
  readonly workflow?: string
  readonly ref?: string
  readonly eventName?: string
  readonly previous?: RunResult
  readonly interceptors?: Interceptors
}

/** Everything that a played workflow needs. Dispose of it at the end. */
export class CalledWorkflows implements AsyncDisposable {
  readonly folder: string
  readonly sandbox: Sandbox
  readonly repository: Repository
  /** Commit of our repository that callers pin. */
  readonly commit: string

  private constructor(folder: string, sandbox: Sandbox, repository: Repository, commit: string) {
    this.folder = folder
    this.sandbox = sandbox
    this.repository = repository
    this.commit = commit
  }

  /** Workflows of the project by file name, made for the commit that they are to pin. */
  static async create(
    workflows: (commit: string) => Promise<Readonly<Record<string, string>>>,
    files: Readonly<Record<string, string>> = {},
  ): Promise<CalledWorkflows> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'workflows-')))
    const commit = await makeOurs(join(folder, 'ours'))
    const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
    const project = join(folder, 'project')
    const called = await workflows(commit)
    await write(project, {
      ...FILES,
      ...files,
      ...Object.fromEntries(
        Object.entries(called).map(([name, text]) => [`.github/workflows/${name}`, text]),
      ),
      'trusted_root.jsonl': await readFile(sandbox.trustedRoots.jsonl, 'utf8'),
    })
    const head = commitAll(project)
    const repository = sandbox.github.addRepository(PROJECT)
    repository.setTag(TAG, head)
    repository.setBranch('main', head)
    return new CalledWorkflows(folder, sandbox, repository, commit)
  }

  get ours(): string {
    return join(this.folder, 'ours')
  }

  get releases(): readonly Release[] {
    return this.repository.releases
  }

  async play(change: PlayChange = {}): Promise<RunResult> {
    const { workflow = 'release.yml', ref = `refs/tags/${TAG}`, eventName = 'push' } = change
    return playWorkflow({
      sandbox: this.sandbox,
      repositoryDirectory: join(this.folder, 'project'),
      repository: PROJECT,
      workflowPath: `.github/workflows/${workflow}`,
      event: { name: eventName, ref },
      actionDirectory: ROOT,
      workflowRepositories: { [OURS]: this.ours },
      workDirectory: join(this.folder, 'work', String(this.sandbox.jobs.jobs.length)),
      ...(change.previous === undefined ? {} : { previous: change.previous }),
      ...(change.interceptors === undefined ? {} : { interceptors: change.interceptors }),
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sandbox.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Our repository as it is on GitHub: workflows, action.yml, the compiled action. */
async function makeOurs(folder: string): Promise<string> {
  for (const part of ['.github/workflows', 'dist', 'action.yml']) {
    await mkdir(dirname(join(folder, part)), { recursive: true })
    await cp(join(ROOT, part), join(folder, part), { recursive: true })
  }
  return commitAll(folder)
}

/** Commits everything in a folder, and tags it. */
export function commitAll(folder: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all', '.')
  git('commit', '--quiet', '--message', 'files')
  git('tag', '--force', TAG)
  return git('rev-parse', 'HEAD').trim()
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** An example as its user would have it: pinned to a commit; `with` holds what the sandbox cannot do otherwise. */
export async function example(
  name: string,
  commit: string,
  inputs: Readonly<Record<string, string>>,
): Promise<string> {
  const text = await readFile(join(ROOT, 'examples/workflows', name), 'utf8')
  const lines = Object.entries(inputs).map(([key, value]) => `      ${key}: ${value}\n`)
  return `${text.replaceAll('@v0.1.0', `@${commit} # v0.1.0`)}    with:\n${lines.join('')}`
}

export function logsOf(result: RunResult): string {
  return result.jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n')
}

export function jobOf(result: RunResult, name: string): JobResult {
  const job = result.jobs.find(one => one.name === name)
  if (job !== undefined) return job
  throw new Error(`no job ${name} among ${result.jobs.map(one => one.name).join(', ')}`)
}

/** What a run ended with, and why: for the message of a test that fails. */
export function endOf(result: RunResult): unknown {
  const { conclusion, reason, jobs } = result
  const errors = logsOf(result)
    .split('\n')
    .filter(line => line.includes('##[error]'))
  return {
    conclusion,
    ...(reason === undefined ? {} : { reason }),
    failed: jobs
      .filter(job => job.conclusion === 'failure')
      .map(job => `${job.name}: ${job.reason ?? ''}`),
    errors,
  }
}
