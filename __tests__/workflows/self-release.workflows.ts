/** Our own release: dist/ attested and verified by this action, and only then a tag and a release. */
import { execFileSync } from 'node:child_process'
import { appendFile, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startSandbox } from '../../sandbox/index.ts'
import { playWorkflow, type Interceptors, type RunResult } from '../../sandbox/player/index.ts'
import { commitAll, endOf, jobOf, logsOf, ROOT } from './support/called.ts'

const OURS = {
  owner: 'attested-release',
  ownerId: 1,
  name: 'attested-release',
  id: 2,
  visibility: 'public',
} as const

interface Played {
  readonly result: RunResult
  readonly releases: readonly {
    tagName: string
    draft: boolean
    assets: readonly { name: string }[]
  }[]
  readonly attested: number
}

/** With a package.json that needs nothing of npm's registry: the rebuild is CI's own business. */
async function play(interceptors: Interceptors = {}, tagged = false): Promise<Played> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'self-')))
  try {
    const project = join(folder, 'project')
    await mkdir(join(project, '.github/workflows'), { recursive: true })
    for (const part of ['dist', 'action.yml', '.github/workflows/self-release.yml']) {
      await cp(join(ROOT, part), join(project, part), { recursive: true })
    }
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      version: string
    }
    const manifest = { name: 'stand-in', version, private: true, scripts: { 'check:dist': 'true' } }
    await writeFile(join(project, 'package.json'), JSON.stringify(manifest))
    const lock = { name: 'stand-in', version, lockfileVersion: 3, packages: { '': manifest } }
    await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock))
    await writeFile(join(project, 'CHANGELOG.md'), `## [${version}]\n`)
    const head = commitAll(project)
    execFileSync('git', ['-C', project, 'tag', '--delete', `v${version}`], { stdio: 'ignore' })
    await using sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
    const repository = sandbox.github.addRepository(OURS)
    repository.setBranch('main', head)
    if (tagged) repository.setTag(`v${version}`, head)
    const result = await playWorkflow({
      sandbox,
      repositoryDirectory: project,
      repository: OURS,
      workflowPath: '.github/workflows/self-release.yml',
      event: { name: 'workflow_dispatch', ref: 'refs/heads/main' },
      actionDirectory: project,
      vars: { TRUSTED_ROOT: sandbox.trustedRoots.jsonl },
      workDirectory: join(folder, 'work'),
      interceptors,
    })
    return {
      result,
      releases: repository.releases.map(({ tagName, draft, assets }) => ({
        tagName,
        draft,
        assets,
      })),
      attested: sandbox.github.attestations.length,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('our own release', () => {
  it('attests dist/, verifies it, and only then makes tag and release', async () => {
    const { result, releases, attested } = await play()
    expect(endOf(result)).toEqual({ conclusion: 'success', failed: [], errors: [] })
    expect(releases).toEqual([
      {
        tagName: 'v0.1.0',
        draft: false,
        assets: [expect.objectContaining({ name: 'attested-release-0.1.0.intoto.jsonl' })],
      },
    ])
    expect(attested).toBeGreaterThan(10)
  })

  it('stops when dist/ is not what the check has seen', async () => {
    const { result, releases, attested } = await play({
      beforeStep: async ({ job, step, workspace }) => {
        if (job === 'attest' && step === 'Attest')
          await appendFile(join(workspace, 'dist/licenses.txt'), 'x')
      },
    })
    expect(result.conclusion).toBe('failure')
    expect(logsOf(result)).toContain('differ')
    expect({ releases, attested }).toEqual({ releases: [], attested: 0 })
  })

  it('stops when what is verified is not what was attested', async () => {
    const { result, releases } = await play({
      beforeStep: async ({ job, step, workspace }) => {
        if (job === 'verify' && step === 'Verify')
          await appendFile(join(workspace, 'dist/licenses.txt'), 'x')
      },
    })
    expect(jobOf(result, 'verify dist/').conclusion).toBe('failure')
    expect(releases).toEqual([])
  })

  it('never moves a tag', async () => {
    const { result, releases } = await play({}, true)
    expect(result.conclusion).toBe('failure')
    expect(logsOf(result)).toContain('v0.1.0 is there already')
    expect(releases).toEqual([])
  })
})
