/** plan over real workspaces, described by real cargo and git. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { makePlan, resolvePlan, runPlan } from '../../src/commands/plan.ts'
import { parsePlan } from '../../src/plan/plan-json.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN } from './support/plan-stage-world.ts'
import {
  git,
  ONE_CRATE,
  realPorts,
  rustWorkspace,
  TWO_CRATES,
  write,
} from './support/rust-workspace.ts'

describe('plan', () => {
  it.each(['allowed', 'refused'] as const)('with project code %s makes one plan', async mode => {
    await using workspace = await rustWorkspace(TWO_CRATES)
    const { outputs, summary } = await runPlan(PLAN, realPorts(workspace, mode))
    const { plan, matrix, files, ...rest } = outputs
    expect(rest).toEqual({
      name: 'app',
      bin: 'app',
      bins: 'app',
      version: '1.2.3',
      tag: 'v1.2.3',
      publishable: 'true',
      prerelease: 'false',
    })
    const parsed = parsePlan(plan ?? '')
    expect([parsed.commit, parsed.files.join(',')]).toEqual([workspace.head, files])
    expect(JSON.parse(matrix ?? '')).toHaveProperty('include')
    expect(summary).toContain('Release plan: app 1.2.3')
  })

  it('plans the host alone for the command all', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = realPorts(workspace)
    const plan = await makePlan(PLAN, ports, { hostPlatformOnly: true })
    expect(plan.platforms.map(({ target }) => target)).toEqual(['x86_64-unknown-linux-gnu'])
    const more = { ...PLAN, platforms: ['macos-arm64'] }
    const asked = await makePlan(more, ports, { hostPlatformOnly: true })
    expect(asked.platforms.map(({ name }) => name)).toEqual(['macos-arm64'])
  })

  it('logs a rehearsal, optional platforms and the glibc floor', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const lines: string[] = []
    const ports = realPorts(workspace, 'allowed', { ref: 'refs/heads/main' })
    const log = { ...ports.log, info: (line: string) => void lines.push(line) }
    await runPlan({ ...PLAN, platforms: ['linux-amd64?', 'macos-arm64'] }, { ...ports, log })
    expect(lines.join('\n')).toMatch(/A rehearsal of app 1\.2\.3-dev.*optional.*glibc 2\.39/s)
  })

  it('refuses another commit than the one of the run', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    git(workspace.checkout, 'commit', '--quiet', '--allow-empty', '--message=second')
    const error = await rejectionOf(runPlan(PLAN, realPorts(workspace)))
    expect(error.code).toBe('COMMIT_MISMATCH')
  })

  it('refuses a manifest that differs from the commit, and a stale lock file', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const manifest = ONE_CRATE['Cargo.toml'] ?? ''
    await write(workspace.checkout, { 'Cargo.toml': `${manifest}\n# changed\n` })
    expect((await rejectionOf(runPlan(PLAN, realPorts(workspace)))).code).toBe('TREE_DIRTY')
    await write(workspace.checkout, { 'Cargo.toml': manifest.replace('1.2.3', '1.2.4') })
    expect((await rejectionOf(runPlan(PLAN, realPorts(workspace)))).code).toBe('LOCKFILE_STALE')
    const without = await rejectionOf(makePlan(PLAN, realPorts(workspace)))
    expect(without.code).toBe('TAG_VERSION_MISMATCH')
  })

  it('asks GitHub about the tag when it can', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = realPorts(workspace)
    const asked: string[] = []
    const answer = (commit: string | undefined) => async (tag: string) => {
      asked.push(tag)
      return commit
    }
    const plan = (commit: string | undefined): ReturnType<typeof makePlan> =>
      makePlan(PLAN, { ...ports, resolveTag: answer(commit) })
    expect((await plan(workspace.head)).tag).toBe('v1.2.3')
    expect((await rejectionOf(plan(undefined))).code).toBe('TAG_NOT_FOUND')
    expect((await rejectionOf(plan('f'.repeat(40)))).code).toBe('TAG_COMMIT_MISMATCH')
    expect(asked).toEqual(['v1.2.3', 'v1.2.3', 'v1.2.3'])
  })

  it('is taken over by later jobs when it is of this run, or else made again', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = realPorts(workspace)
    const { outputs } = await runPlan({ ...PLAN, ...HOST }, ports)
    const given = { ...PLAN, platforms: undefined, plan: outputs['plan'] }
    const plan = await resolvePlan(given, ports)
    expect(plan.platforms).toHaveLength(1)
    expect((await resolvePlan({ ...given, ...HOST, tag: 'v1.2.3' }, ports)).files).toEqual(
      plan.files,
    )
    expect((await resolvePlan({ ...given, plan: undefined }, ports)).platforms).toHaveLength(5)
    const other = realPorts(workspace, 'allowed', { repository: 'octo/other' })
    expect((await rejectionOf(resolvePlan(given, other))).code).toBe('PLAN_DIFFERS')
    const contradicted = { ...given, platforms: ['macos-arm64'] }
    expect((await rejectionOf(resolvePlan(contradicted, ports))).code).toBe('PLAN_DIFFERS')
    expect((await rejectionOf(resolvePlan({ ...given, plan: '{}' }, ports))).code).toBe(
      'PLAN_INVALID',
    )
  })

  it('needs no checkout when it is handed over', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = realPorts(workspace)
    const { outputs } = await runPlan({ ...PLAN, ...HOST }, ports)
    await rm(join(workspace.checkout, '.git'), { recursive: true })
    await rm(join(workspace.checkout, 'Cargo.toml'))
    const plan = await resolvePlan({ ...PLAN, plan: outputs['plan'] }, ports)
    expect(plan.commit).toBe(workspace.head)
    const again = resolvePlan({ ...PLAN, plan: undefined }, ports)
    expect((await rejectionOf(again)).code).toBe('FILE_UNREADABLE')
  })

  it('of a rehearsal is taken over without a tag', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = realPorts(workspace, 'allowed', { ref: 'refs/heads/main' })
    const { outputs } = await runPlan({ ...PLAN, ...HOST }, ports)
    const plan = await resolvePlan({ ...PLAN, plan: outputs['plan'] }, ports)
    expect(plan.tag).toBeNull()
  })
})
