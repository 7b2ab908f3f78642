/** The workflow that projects call to publish: played from the lines of docs/publish.md on, with the real cargo. */
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { playWorkflow, type Interceptors, type RunResult } from '../../sandbox/player/index.ts'
import { jobOf, PlayerFixture, REPOSITORY } from '../sandbox/player-fixture.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CALLED = '.github/workflows/publish.yml'
const CALLER = '.github/workflows/release.yml'
const NAMES = ['hello', 'hello-core']

const manifest = (name: string, more: string): string =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\nlicense = "MIT"\ndescription = "Hello"\n${more}`

/** Two crates, one of which needs the other, and one that is for nobody. */
const CRATES = {
  'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ["hello", "hello-core", "private"]\n`,
  'Cargo.lock': `version = 4\n\n[[package]]\nname = "hello"\nversion = "0.1.0"\ndependencies = [\n "hello-core",\n]\n\n[[package]]\nname = "hello-core"\nversion = "0.1.0"\n\n[[package]]\nname = "private"\nversion = "0.0.0"\n`,
  'hello/Cargo.toml': manifest(
    'hello',
    '[dependencies]\nhello-core = { version = "0.1.0", path = "../hello-core" }\n',
  ),
  'hello/src/lib.rs': '//! Hello.\n',
  'hello/build.rs': 'fn main() {}\n',
  'hello-core/Cargo.toml': manifest('hello-core', ''),
  'hello-core/src/lib.rs': '//! Core.\n',
  'private/Cargo.toml': '[package]\nname = "private"\nversion = "0.0.0"\npublish = false\n',
  'private/src/lib.rs': '//! Private.\n',
  '.gitignore': '/target\n',
}

/** The first YAML block of the page, with what the sandbox cannot have: cargo-deny, and trust roots by TUF. */
async function caller(more: string): Promise<string> {
  const page = await readFile(join(ROOT, 'docs/publish.md'), 'utf8')
  const block = /^```yaml\n(.*?)^```$/ms.exec(page)?.[1] ?? ''
  return `${block}    with:\n      deny: false\n      trusted-root: trusted_root.jsonl\n${more}`
}

interface Played extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly fixture: PlayerFixture
  play(change?: {
    previous?: RunResult
    interceptors?: Interceptors
    ref?: string
  }): Promise<RunResult>
}

async function project(more = ''): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), 'publish-'))
  const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const fixture = await PlayerFixture.create({
    ...CRATES,
    [CALLER]: await caller(more),
    'trusted_root.jsonl': await readFile(sandbox.trustedRoots.jsonl, 'utf8'),
  })
  // The workflow finds its own action at the commit at which it was called.
  const shared = join(fixture.root, 'shared')
  for (const part of ['dist', 'action.yml']) {
    await cp(join(ROOT, part), join(shared, part), { recursive: true })
  }
  await fixture.addRepository(shared, { [CALLED]: await readFile(join(ROOT, CALLED), 'utf8') })
  const head = ['-C', fixture.repositoryDirectory, 'rev-parse', 'HEAD']
  const commit = execFileSync('git', head, { encoding: 'utf8' }).trim()
  const repository = sandbox.github.addRepository(REPOSITORY)
  repository.setTag('v0.1.0', commit)
  repository.setBranch('main', commit)
  for (const crate of NAMES) {
    const { owner, ownerId, name } = REPOSITORY
    sandbox.crates.trustedPublishing.configs.push({
      ...{ crate, owner, ownerId, repository: name, workflow: 'release.yml' },
    })
  }
  return {
    sandbox,
    fixture,
    play: async (change = {}) =>
      playWorkflow({
        ...fixture.options('release.yml'),
        ...change,
        actionDirectory: ROOT,
        workflowRepositories: { 'attested-release/attested-release': shared },
        cargoRegistry: 'sandbox',
        sandbox,
      }),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      await fixture[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const logsOf = (result: RunResult): string =>
  result.jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n')

describe('the workflow that publishes crates', () => {
  let world: Played
  let result: RunResult

  beforeAll(async () => {
    world = await project()
    result = await world.play()
  }, 180_000)
  afterAll(async () => world[Symbol.asyncDispose]())

  it('publishes what may be published, by trusted publishing, and attests it', () => {
    expect(logsOf(result)).not.toContain('##[error]')
    expect(result.conclusion).toBe('success')
    const published = world.sandbox.crates.versions.map(({ name, trustpub }) => ({
      name,
      run: trustpub?.run_id,
      repository: trustpub?.repository,
    }))
    const by = { run: String(result.runId), repository: 'octo/hello' }
    expect(published).toEqual([
      { name: 'hello-core', ...by },
      { name: 'hello', ...by },
    ])
    expect(jobOf(result, 'crates / attest what is served').outputs).toMatchObject({
      state: 'attested',
    })
    expect(world.sandbox.github.attestations).toHaveLength(2)
  })

  it('gives each job no more than it needs', () => {
    const permissions = Object.fromEntries(
      world.sandbox.jobs.jobs.map(({ identity }) => [identity.job, identity.permissions]),
    )
    expect(permissions).toEqual({
      package: { contents: 'read' },
      publish: { contents: 'read', 'id-token': 'write' },
      attest: {
        contents: 'read',
        'id-token': 'write',
        attestations: 'write',
      },
    })
  })

  it('is signed by the called workflow, as the commands in the summary say', () => {
    const step = jobOf(result, 'crates / attest what is served').steps.find(
      ({ kind }) => kind === 'action',
    )
    expect(step?.summary).toContain(
      '--repo octo/hello --signer-workflow attested-release/attested-release/.github/workflows/publish.yml',
    )
  })

  it('publishes nothing again in another run of the tag, and leaves the attestations', async () => {
    const again = await world.play()
    expect(again.conclusion).toBe('success')
    expect(jobOf(again, 'crates / attest what is served').outputs).toMatchObject({
      state: 'unchanged',
    })
    expect(world.sandbox.crates.versions).toHaveLength(2)
    const skipped = jobOf(again, 'crates / publish').steps.find(
      ({ name }) => name === 'cargo publish',
    )
    expect(skipped?.outcome).toBe('skipped')
  }, 180_000)
})

describe('the workflow that publishes crates stops', () => {
  it('before the token, when the package is not the one that passed the gates', async () => {
    await using world = await project()
    const result = await world.play({
      interceptors: {
        beforeStep: async ({ step, workspace }) => {
          if (!step.startsWith('The package of this job')) return
          const git = (...args: string[]): string =>
            execFileSync(
              'git',
              ['-C', workspace, '-c', 'user.name=e', '-c', 'user.email=e@e', ...args],
              {
                encoding: 'utf8',
              },
            )
          execFileSync('sh', ['-c', 'echo "// evil" >> hello/src/lib.rs'], { cwd: workspace })
          git('commit', '--quiet', '--all', '--message', 'evil')
        },
      },
    })
    expect(result.conclusion).toBe('failure')
    expect(logsOf(result)).toMatch(/hello-0\.1\.0\.crate: FAILED/)
    expect(world.sandbox.crates.versions).toEqual([])
    expect(world.sandbox.crates.trustedPublishing.valid).toEqual([])
  }, 180_000)

  it('after a rehearsal: no token, nothing published, nothing attested', async () => {
    await using world = await project('      dry-run: true\n')
    const result = await world.play()
    expect(result.conclusion).toBe('success')
    const [, registry] = jobOf(result, 'crates / publish').steps.filter(
      ({ id }) => id === 'registry' || id === 'auth',
    )
    expect(registry?.outcome).toBe('skipped')
    expect(jobOf(result, 'crates / attest what is served').conclusion).toBe('skipped')
    expect(world.sandbox.crates.versions).toEqual([])
    expect(
      world.sandbox.log.entries.filter(({ path }) => path.includes('trusted_publishing')),
    ).toEqual([])
    expect(world.sandbox.github.attestations).toEqual([])
  }, 180_000)
})
