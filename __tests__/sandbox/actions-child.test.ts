import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { parseCommandFile } from '../../sandbox/actions/command-file.ts'
import { runnerEnvironment, runNode } from '../../sandbox/child.ts'
import { releaseJob } from './support/jobs.ts'
import { sandbox, temporaryFolder } from './support/sandboxes.ts'

describe("a step's environment", () => {
  const variablesFor = async (
    kind: 'action' | 'run',
    permissions: Readonly<Record<string, 'write'>>,
  ): Promise<readonly string[]> => {
    const running = await sandbox()
    const folder = await temporaryFolder()
    const env = await runnerEnvironment(running, running.jobs.open(releaseJob({ permissions })), {
      ...{ workspace: join(folder, 'w'), runnerTemp: join(folder, 't'), home: join(folder, 'h') },
      kind,
    })
    return Object.keys(env)
      .filter(name => name.startsWith('ACTIONS_'))
      .sort()
  }

  const RUNTIME = ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RUNTIME_URL']
  const OIDC = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL']

  it('has the runtime token in actions only, and OIDC only with the permission', async () => {
    expect(await variablesFor('action', { 'id-token': 'write' })).toEqual([...OIDC, ...RUNTIME])
    expect(await variablesFor('action', { contents: 'write' })).toEqual(RUNTIME)
    expect(await variablesFor('run', { 'id-token': 'write' })).toEqual(OIDC)
    expect(await variablesFor('run', {})).toEqual([])
  })

  it('is built from nothing', async () => {
    process.env['SANDBOX_TEST_MARKER'] = 'leaks'
    const running = await sandbox()
    const folder = await temporaryFolder()
    const env = await runnerEnvironment(running, running.jobs.open(releaseJob()), {
      ...{ workspace: join(folder, 'w'), runnerTemp: join(folder, 't'), home: join(folder, 'h') },
      extra: { OWN: '1' },
    })
    delete process.env['SANDBOX_TEST_MARKER']
    expect(env).not.toHaveProperty('SANDBOX_TEST_MARKER')
    expect(Object.keys(env).filter(name => /proxy/i.test(name))).toEqual([])
    expect(env).toMatchObject({
      OWN: '1',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_REPOSITORY: 'octo-org/widget',
      RUNNER_ENVIRONMENT: 'github-hosted',
      HOME: join(folder, 'h'),
    })
    expect(env['ACTIONS_ID_TOKEN_REQUEST_URL']).toContain('?')
  })
})

describe('a child', () => {
  it('that does not end is ended', async () => {
    const folder = await temporaryFolder()
    const script = join(folder, 'endless.mjs')
    await writeFile(script, "process.stdout.write('started'); setInterval(() => undefined, 1000)")
    const { status, stdout } = await runNode(script, {}, { cwd: folder, timeoutMs: 1000 })
    expect({ status, stdout }).toEqual({ status: null, stdout: 'started' })
  })

  it('tells its status and what it wrote', async () => {
    const folder = await temporaryFolder()
    const script = join(folder, 'fails.mjs')
    await writeFile(script, "console.error('why'); process.exitCode = 3")
    const result = await runNode(script, {}, { cwd: folder })
    expect(result).toEqual({ status: 3, stdout: '', stderr: 'why\n', outputs: {}, summary: '' })
  })
})

describe('a command file', () => {
  it('has lines and blocks', () => {
    const text = 'a=1\nb<<END\none\n\ntwo=2\nEND\nc=x=y\r\nempty=\nd<<E\nE\n'
    expect(parseCommandFile(text)).toEqual({
      a: '1',
      b: 'one\n\ntwo=2',
      c: 'x=y',
      empty: '',
      d: '',
    })
  })

  it.each(['no sign', 'a<<END\nnever ends', 'a<<\n\n'])('is refused: %j', text => {
    expect(() => parseCommandFile(text)).toThrow(SyntaxError)
  })
})
