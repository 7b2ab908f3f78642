/** sign-image.yml and verify-image.yml, called as examples/workflows/image.yml calls them, over the sandbox's ghcr.io. */
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { playWorkflow, type Interceptors, type RunResult } from '../../sandbox/player/index.ts'
import { makeImage, makeIndex, plant } from '../../sandbox/registry/image.ts'

const ROOT = join(import.meta.dirname, '../..')
const OURS = 'attested-release/attested-release'
const NAME = 'octo/hello'
const PROJECT = { owner: 'octo', ownerId: 11, name: 'hello', id: 22, visibility: 'public' } as const
const REF = 'refs/tags/v0.1.0'

const image = makeImage('played')
const index = makeIndex({ 'linux/amd64': image })

interface World extends AsyncDisposable {
  readonly folder: string
  readonly sandbox: Sandbox
  /** Commit of our repository that callers pin. */
  readonly commit: string
  play(workflow: string, interceptors?: Interceptors): Promise<RunResult>
}

/** A project with these workflows beside a repository that is ours. */
async function world(
  workflows: (commit: string) => Promise<Readonly<Record<string, string>>>,
): Promise<World> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'images-')))
  const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const ours = join(folder, 'ours')
  for (const part of ['.github/workflows', 'dist', 'action.yml']) {
    await mkdir(dirname(join(ours, part)), { recursive: true })
    await cp(join(ROOT, part), join(ours, part), { recursive: true })
  }
  const commit = commitAll(ours)
  const project = join(folder, 'project')
  const roots = await readFile(sandbox.trustedRoots.jsonl, 'utf8')
  await mkdir(join(project, '.github/workflows'), { recursive: true })
  await writeFile(join(project, 'trusted_root.jsonl'), roots)
  for (const [name, text] of Object.entries(await workflows(commit))) {
    await writeFile(join(project, '.github/workflows', name), text)
  }
  const head = commitAll(project)
  const repository = sandbox.github.addRepository(PROJECT)
  repository.setTag('v0.1.0', head)
  plant(sandbox.images.repository(NAME), [image, index], 'v0.1.0')
  return {
    folder,
    sandbox,
    commit,
    play: async (workflow, interceptors = {}) =>
      playWorkflow({
        sandbox,
        repositoryDirectory: project,
        repository: PROJECT,
        workflowPath: `.github/workflows/${workflow}`,
        event: { name: 'push', ref: REF },
        actionDirectory: ROOT,
        workflowRepositories: { [OURS]: ours },
        interceptors,
        workDirectory: join(folder, 'work', String(sandbox.jobs.jobs.length)),
      }),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function commitAll(folder: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all', '.')
  git('commit', '--quiet', '--message', 'files')
  git('tag', '--force', 'v0.1.0')
  return git('rev-parse', 'HEAD').trim()
}

const REPORTS = `
      - run: |
          mkdir reports
          echo '{"bomFormat":"CycloneDX","specVersion":"1.6"}' > reports/sbom.cdx.json
          echo '{"scanner":{"uri":"https://example.com/scanner","result":[]}}' > reports/vulns.json
      - uses: actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1
        with:
          name: reports
          path: reports/
`

/** The example, pinned, with a build that the sandbox can do: the image is there already. */
async function example(
  commit: string,
  { sign = '', gate = '' }: { readonly sign?: string; readonly gate?: string } = {},
): Promise<string> {
  const text = await readFile(join(ROOT, 'examples/workflows/image.yml'), 'utf8')
  const from = text.indexOf('      - uses: actions/checkout')
  const to = text.indexOf('\n  sign:')
  const steps = `      - id: push\n        run: echo "digest=${index.digest}" >> "$GITHUB_OUTPUT"${REPORTS}`
  const roots = '      trusted-root: trusted_root.jsonl\n'
  return `${text.slice(0, from)}${steps}${text.slice(to)}`
    .replaceAll('@v0.1.0', `@${commit} # v0.1.0`)
    .replace('\n\n  gate:', `\n${roots}${sign}\n  gate:`)
    .concat(roots, gate)
}

const logsOf = (result: RunResult): string =>
  result.jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n')

const errorsOf = (result: RunResult): readonly string[] =>
  logsOf(result)
    .split('\n')
    .filter(line => line.includes('##[error]'))

const stepOf = (
  result: RunResult,
  job: string,
  name: string,
): RunResult['jobs'][number]['steps'][number] => {
  const found = result.jobs.find(one => one.name === job)?.steps.find(one => one.name === name)
  if (found === undefined) throw new Error(`no step ${name} in ${job}`)
  return found
}

const WITH_REPORTS =
  '      reports-artifact: reports\n      sbom: sbom.cdx.json\n      vulnerabilities: vulns.json\n'
const ALL = '      require-sbom: cyclonedx\n      require-vulnerabilities: true\n'

const CALLED = `${OURS}/.github/workflows/sign-image.yml`

describe('a caller of sign-image.yml and verify-image.yml', () => {
  let played: World
  let result: RunResult

  beforeAll(async () => {
    played = await world(async commit => ({
      'image.yml': await example(commit, { sign: WITH_REPORTS, gate: ALL }),
      'unsigned.yml': await example(commit, { sign: '      sign: false\n' }),
      'children.yml': await example(commit, { gate: '      images: all\n' }),
      'nothing.yml': await example(commit, {
        gate: '      require-provenance: false\n      require-signature: false\n',
      }),
      'foreign.yml': await example(commit, { gate: '      repo: octo/other\n' }),
      'poor.yml': (await example(commit)).replace(
        'attestations: write # the attestation store\n      packages: write # the registry\n',
        'attestations: write # the attestation store\n',
      ),
    }))
    result = await played.play('image.yml')
  })
  afterAll(async () => played[Symbol.asyncDispose]())

  it('signs the image with all that is known of it, and lets it pass the gate', () => {
    expect(errorsOf(result)).toEqual([])
    expect(result.conclusion).toBe('success')
    // Provenance, SBOM and vulnerabilities are in the store; the signature is beside the image alone.
    expect(played.sandbox.github.attestations).toHaveLength(3)
    const repository = played.sandbox.images.repository(NAME)
    expect(repository.referrersOf(index.digest)).toHaveLength(4)
    expect(stepOf(result, 'gate / verify', 'Verify').summary).toContain('vulnerability report')
  })

  it('gives each job no more than it needs', () => {
    const permissions = Object.fromEntries(
      played.sandbox.jobs.jobs
        .slice(0, 3)
        .map(({ identity }) => [identity.job, identity.permissions]),
    )
    expect(permissions).toEqual({
      build: { contents: 'read', packages: 'write' },
      sign: {
        contents: 'read',
        'id-token': 'write',
        attestations: 'write',
        packages: 'write',
      },
      verify: { contents: 'read', attestations: 'read', packages: 'read' },
    })
  })

  it('prints commands that name the signer and the source', () => {
    const { summary } = stepOf(result, 'sign / sign', 'Provenance and signature')
    expect(summary).toContain(`--repo octo/hello --signer-workflow ${CALLED}`)
    expect(summary).toContain(
      `--certificate-identity https://github.com/${CALLED}@${played.commit}`,
    )
    expect(summary).toContain('--certificate-github-workflow-repository octo/hello')
  })

  it('shows its token to the registry alone, and leaves no credential behind', () => {
    const registry = played.sandbox.log.entries.filter(({ host }) => host === 'ghcr.io')
    // Before it asks, and where it asks for no more, it is shown nothing.
    expect(registry.some(({ authorization }) => authorization)).toBe(true)
    expect(registry.some(({ authorization }) => !authorization)).toBe(true)
    for (const { githubToken } of played.sandbox.jobs.jobs) {
      expect(logsOf(result)).not.toContain(
        Buffer.from(`maintainer:${githubToken}`).toString('base64'),
      )
    }
    const left = globSync('work/**/config.json', { cwd: played.folder })
    expect(left).toEqual([])
  })

  it.each([
    ['unsigned.yml', 'gate / verify', 'no keyless signature of'],
    ['children.yml', 'gate / verify', '(linux/amd64): no attestation of'],
    ['nothing.yml', 'gate / verify', 'This gate would let everything pass'],
    ['foreign.yml', 'gate / verify', 'source repository'],
  ])('is stopped at the gate: %s', async (workflow, job, reason) => {
    const repository = played.sandbox.images.repository(NAME)
    for (const [digest, { bytes }] of repository.manifests) {
      if (bytes.includes('"subject"')) repository.manifests.delete(digest)
    }
    const stopped = await played.play(workflow)
    expect(stopped.conclusion).toBe('failure')
    expect(stopped.jobs.find(({ name }) => name === job)?.conclusion).toBe('failure')
    expect(logsOf(stopped)).toContain(reason)
  })

  it('does not start where it grants less than is needed', async () => {
    const refused = await played.play('poor.yml')
    expect(refused.conclusion).toBe('startup_failure')
    expect(refused.reason).toContain('packages: write')
  })
})

describe('an action that is not the one of its commit', () => {
  it.each([
    ['sign / sign', 0],
    ['gate / verify', 1],
  ])('ends %s', async (name, attestations) => {
    await using played = await world(async commit => ({ 'image.yml': await example(commit) }))
    const result = await played.play('image.yml', {
      beforeStep: async ({ job, step, workspace }) => {
        if (job !== name || !step.startsWith('It is that commit')) return
        await appendFile(join(workspace, '.git/attested-release/dist/index.js'), '\n// changed\n')
      },
    })
    expect(result.conclusion).toBe('failure')
    expect(logsOf(result)).toContain('The action that was checked out is not')
    expect(played.sandbox.github.attestations).toHaveLength(attestations)
  })
})
