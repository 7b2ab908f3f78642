import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { runChild } from '../../src/io/child.ts'
import { createCargo } from '../../src/io/cargo.ts'
import { rejectionOf } from '../support/thrown.ts'
import {
  ONE_CRATE,
  realPorts,
  RUNNER_ENVIRONMENT,
  rustWorkspace,
  write,
} from './support/rust-workspace.ts'

describe('what cargo refuses', () => {
  it.each(['stale', 'missing'])('a %s lock file has a code of its own', async state => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout } = workspace
    await write(checkout, {
      'Cargo.toml': (ONE_CRATE['Cargo.toml'] ?? '').replace('1.2.3', '1.2.4'),
      ...(state === 'missing' ? { 'sub/Cargo.toml': ONE_CRATE['Cargo.toml'] ?? '' } : {}),
      'sub/src/main.rs': 'fn main() {}\n',
    })
    const manifestPath = join(checkout, state === 'missing' ? 'sub' : '.', 'Cargo.toml')
    if (state === 'missing')
      await write(checkout, { 'Cargo.toml': '[workspace]\nexclude = ["sub"]\n' })
    const { cargo } = realPorts(workspace)
    const error = await rejectionOf(cargo.metadata({ manifestPath, dependencies: true }))
    expect(error.code).toBe('LOCKFILE_STALE')
    expect(await cargo.metadata({ manifestPath, dependencies: false })).toContain('"app"')
  })

  it('shows the last lines of its output', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    await write(workspace.checkout, { 'Cargo.toml': '[package]\nname = 7\n' })
    const { cargo } = realPorts(workspace)
    const manifestPath = join(workspace.checkout, 'Cargo.toml')
    const error = await rejectionOf(cargo.metadata({ manifestPath, dependencies: false }))
    expect(error.code).toBe('CARGO_FAILED')
    expect(error.message).toContain('invalid type: integer `7`')
  })

  it('is told apart from a cargo that is not there', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, temporary } = workspace
    const cargo = createCargo({
      environment: { ...RUNNER_ENVIRONMENT, PATH: temporary },
      workspace: checkout,
      temporary,
      projectCode: 'allowed',
    })
    const manifestPath = join(checkout, 'Cargo.toml')
    const error = await rejectionOf(cargo.metadata({ manifestPath, dependencies: false }))
    expect(error.code).toBe('CARGO_NOT_FOUND')
    expect(error.cause).toMatchObject({ code: 'ENOENT' })
  })
})

describe('a child process', () => {
  const request = (script: string): Parameters<typeof runChild>[0] => ({
    command: '/bin/sh',
    args: ['-c', script],
    cwd: '/',
    environment: { PATH: process.env['PATH'] ?? '' },
    timeoutMs: 20_000,
    maxBytes: 1000,
  })

  it('is stopped when it takes too long, even if a child of its own lives on', async () => {
    const result = await runChild({ ...request('sleep 5 & sleep 5'), timeoutMs: 200 })
    expect(result.failure).toBe('no answer within 0.2 s')
  })

  it('is stopped when it prints too much', async () => {
    const result = await runChild(request('yes'))
    expect(result.failure).toBe('more than 1000 bytes of output')
    expect(result.stdout.length).toBeLessThanOrEqual(1000)
  })

  it('ends with a status or a signal', async () => {
    expect((await runChild(request('exit 3'))).failure).toBe('exit status 3')
    expect((await runChild(request('kill -9 $$'))).failure).toBe('ended by SIGKILL')
    expect((await runChild(request('exit 0'))).failure).toBeUndefined()
  })

  it('sees the environment that it is given and no more', async () => {
    const { stdout } = await runChild(request('env'))
    expect(stdout.split('\n').filter(line => !/^(?:PATH|PWD|SHLVL|OLDPWD|_)=/.test(line))).toEqual([
      '',
    ])
  })

  it('keeps the last lines of what it says', async () => {
    const { stderr } = await runChild(request('for i in $(seq 50); do echo $i >&2; done'))
    expect(stderr.split('\n')).toHaveLength(30)
    expect(stderr).toMatch(/50$/)
  })

  it('that cannot be executed is a rejection', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const path = join(workspace.folder, 'not-executable')
    await write(workspace.folder, { 'not-executable': '' })
    await chmod(path, 0o644)
    await expect(runChild({ ...request(''), command: path })).rejects.toThrow('EACCES')
  })
})
