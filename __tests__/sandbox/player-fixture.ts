/** A local repository with workflow files, a tiny action, and a host that needs no sandbox. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { JobRegistry, type RepositoryIdentity } from '../../sandbox/actions/job.ts'
import type { PlayOptions } from '../../sandbox/player/index.ts'
import { play } from '../../sandbox/player/play.ts'
import type { JobResult, RunResult, StepResult } from '../../sandbox/player/result.ts'
import type { PlayerHost } from '../../sandbox/player/run.ts'

export const REPOSITORY: RepositoryIdentity = {
  owner: 'octo',
  ownerId: 11,
  name: 'hello',
  id: 22,
  visibility: 'public',
}

const ACTION_YML = `
name: Tiny
inputs:
  command: { description: c, default: all }
  github-token: { description: t, default: '\${{ github.token }}' }
  Plain Name: { description: p }
  unset: { description: u }
runs: { using: node24, main: dist/index.js }
`

/** Writes the INPUT_ variables it sees as outputs, and obeys two of them. */
const ACTION_JS = `
const { appendFileSync } = require('node:fs')
const seen = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('INPUT_')))
appendFileSync(process.env.GITHUB_OUTPUT, 'seen=' + JSON.stringify(seen) + '\\n')
appendFileSync(process.env.GITHUB_OUTPUT, 'path=' + process.env.GITHUB_ACTION_PATH + '\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done\\n')
if (process.env.INPUT_COMMAND === 'fail') { console.log('::error title=Oops::it%0Abroke'); process.exit(1) }
`

/** Everything a test of the player needs; dispose of it at the end. */
export class PlayerFixture implements AsyncDisposable {
  readonly root: string
  readonly jobs = new JobRegistry()

  private constructor(root: string) {
    this.root = root
  }

  /** Makes the folders; the files are committed and tagged v0.1.0. */
  static async create(files: Readonly<Record<string, string>>): Promise<PlayerFixture> {
    const fixture = new PlayerFixture(await mkdtemp(join(tmpdir(), 'player-')))
    await write(fixture.actionDirectory, { 'action.yml': ACTION_YML, 'dist/index.js': ACTION_JS })
    await fixture.addRepository(fixture.repositoryDirectory, files)
    return fixture
  }

  get repositoryDirectory(): string {
    return join(this.root, 'repository')
  }

  get actionDirectory(): string {
    return join(this.root, 'action')
  }

  async addRepository(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
    await write(directory, files)
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', directory, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
        stdio: 'pipe',
      })
    }
    git('init', '--quiet', '--initial-branch', 'main')
    git('add', '.')
    git('commit', '--quiet', '--message', 'files')
    git('tag', 'v0.1.0')
  }

  /** Puts another script, with all inputs that the real action takes, in the place of the tiny one. */
  async useAction(script: string): Promise<void> {
    const manifest = await readFile(new URL('../../action.yml', import.meta.url), 'utf8')
    await write(this.actionDirectory, { 'action.yml': manifest, 'dist/index.js': script })
  }

  get host(): PlayerHost {
    return {
      jobs: this.jobs,
      environment: async ({ job, folders, kind }) => ({
        PATH: '/usr/local/bin:/usr/bin:/bin',
        HOME: folders.home,
        GITHUB_REPOSITORY: 'octo/hello',
        STEP_KIND: kind,
        TOKEN_OF_JOB: job.githubToken,
      }),
    }
  }

  options(path = 'w.yml'): PlayOptions {
    return {
      repositoryDirectory: this.repositoryDirectory,
      repository: REPOSITORY,
      workflowPath: `.github/workflows/${path}`,
      event: { name: 'push', ref: 'refs/tags/v0.1.0' },
      actionDirectory: this.actionDirectory,
      workDirectory: join(this.root, 'work'),
    }
  }

  async play(overrides: Partial<PlayOptions> = {}): Promise<RunResult> {
    return play(this.host, { ...this.options(), ...overrides })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true })
  }
}

async function write(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** Plays one workflow in a fixture of its own. */
export async function playText(
  text: string,
  overrides: Partial<PlayOptions> = {},
): Promise<RunResult> {
  await using fixture = await PlayerFixture.create({ '.github/workflows/w.yml': text })
  return await fixture.play(overrides)
}

/** A workflow of one job with these steps. */
export function workflowOf(steps: string, job = ''): string {
  const indented = (text: string, spaces: number): string =>
    text
      .trim()
      .split('\n')
      .map(line => ' '.repeat(spaces) + line)
      .join('\n')
  return `name: W\non: push\njobs:\n  only:\n    runs-on: ubuntu-24.04\n${indented(job, 4)}\n    steps:\n${indented(steps, 6)}\n`
}

export function jobOf(result: RunResult, name: string): JobResult {
  const job = result.jobs.find(candidate => candidate.name === name)
  if (job === undefined)
    throw new Error(`no job ${name} among ${result.jobs.map(one => one.name).join(', ')}`)
  return job
}

export function stepOf(result: RunResult, id: string): StepResult {
  const step = result.jobs.flatMap(job => job.steps).find(candidate => candidate.id === id)
  if (step === undefined) throw new Error(`no step ${id}`)
  return step
}
