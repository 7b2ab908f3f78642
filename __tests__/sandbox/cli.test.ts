/** The sandbox's command line, as a process of its own. */
import { execFile, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { readArguments } from '../../sandbox/cli/arguments.ts'
import { PlayerFixture, workflowOf } from './player-fixture.ts'

const CLI = join(import.meta.dirname, '..', '..', 'sandbox', 'cli.ts')
const run = promisify(execFile)

interface End {
  readonly status: number
  readonly output: string
}

async function cli(cwd: string, ...args: readonly string[]): Promise<End> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }
  try {
    const { stdout, stderr } = await run(process.execPath, [CLI, ...args], {
      cwd,
      env,
      timeout: 60_000,
    })
    return { status: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, output: stdout + stderr }
  }
}

describe('the command line', () => {
  it('starts, is found by other commands, and stops', async () => {
    await using fixture = await PlayerFixture.create({ 'README.md': 'x' })
    const dir = join(fixture.root, 'sandbox')
    const server = spawn(process.execPath, [CLI, 'start', '--dir', dir], {
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<number | null>(resolve => server.once('close', resolve))
    const printed: Record<string, string> = {}
    for await (const line of createInterface({ input: server.stdout })) {
      const match = /^ {2}export (\w+)='(.*)'$/.exec(line)
      if (match !== null) printed[match[1] ?? ''] = match[2] ?? ''
      if ('GITHUB_TOKEN' in printed) break
    }
    expect(Object.keys(printed).sort()).toEqual([
      'GITHUB_TOKEN',
      'NODE_EXTRA_CA_CERTS',
      'NODE_OPTIONS',
      'SANDBOX_TLS_PORT',
    ])
    const probe = join(fixture.root, 'probe.mjs')
    await writeFile(
      probe,
      "console.log((await fetch('https://api.github.com/repos/no/body')).status)\n",
    )
    expect((await run(process.execPath, [probe], { env: printed })).stdout).toBe('404\n')

    const second = await cli(fixture.root, 'start', '--dir', dir)
    expect(second).toMatchObject({
      status: 1,
      output: expect.stringContaining(`process ${server.pid ?? 0}`),
    })
    expect(await cli(fixture.root, 'stop', '--dir', dir)).toMatchObject({ status: 0 })
    expect(await ended).toBe(0)
    expect((await cli(fixture.root, 'requests', '--dir', dir)).output).toBe(
      '404 GET https://api.github.com/repos/no/body\n',
    )
    expect((await cli(fixture.root, 'releases', '--dir', dir)).output).toBe(
      'There is no release.\n',
    )
    expect(await cli(fixture.root, 'stop', '--dir', dir)).toMatchObject({ status: 1 })
  })

  it('plays a workflow of the repository one stands in', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/ok.yml': workflowOf(`
- { uses: actions/checkout@v5 }
- { name: look, run: 'test "\${{ github.repository }} \${{ github.ref }}" = "me/mine refs/tags/v0.1.0" && test -n "\${{ vars.TRUSTED_ROOT }}"' }
- { name: tiny, uses: ./, with: { command: "\${{ vars.WHAT }}" } }
`),
      '.github/workflows/odd.yml': workflowOf('- { uses: evil/action@v1 }'),
    })
    const common = ['--repo', 'me/mine', '--action', fixture.actionDirectory]
    const good = await cli(fixture.repositoryDirectory, 'play', 'ok.yml', ...common)
    expect(good).toMatchObject({
      status: 0,
      output: expect.stringMatching(/ok {3}look [\s\S]*ok {3}tiny [\s\S]*success/),
    })
    const bad = await cli(
      fixture.repositoryDirectory,
      'play',
      'ok.yml',
      ...common,
      '--var',
      'WHAT=fail',
    )
    expect(bad).toMatchObject({ status: 1, output: expect.stringContaining('error: Oops') })
    const odd = await cli(fixture.repositoryDirectory, 'play', 'odd.yml', ...common)
    expect(odd).toMatchObject({
      status: 1,
      output: expect.stringContaining("'evil/action@v1' has no stand-in"),
    })
    const { stdout } = await run('git', [
      '-C',
      fixture.repositoryDirectory,
      'status',
      '--porcelain',
    ])
    expect(stdout).toBe('')
  })

  it('says what is wrong with its arguments', () => {
    expect(readArguments([])).toBe('help')
    expect(() => readArguments(['dance'])).toThrow("no command 'dance'")
    expect(() => readArguments(['play'])).toThrow('takes one workflow')
    expect(() => readArguments(['stop', 'it'])).toThrow('no further arguments')
    expect(() => readArguments(['play', 'w', '--var', 'x'])).toThrow('NAME=VALUE')
    expect(() => readArguments(['play', 'w', '--visibility', 'x'])).toThrow('internal')
    expect(readArguments(['play', 'w', '--var', 'A=b=c'])).toMatchObject({
      vars: { A: 'b=c' },
      dir: '.sandbox',
    })
  })
})
