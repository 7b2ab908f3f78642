/** The reusable rehearse.yml: all that a release would check, without its rights and without a trace. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RunResult } from '../../sandbox/player/index.ts'
import { CalledWorkflows, endOf, example, jobOf } from './support/called.ts'

describe('a caller of rehearse.yml', () => {
  let world: CalledWorkflows
  let result: RunResult

  beforeAll(async () => {
    world = await CalledWorkflows.create(async commit => ({
      'rehearse.yml': await example('rehearse.yml', commit, {
        platforms: 'linux-amd64',
        'trusted-root': 'trusted_root.jsonl',
        audit: 'false',
      }),
    }))
    result = await world.play({ workflow: 'rehearse.yml', ref: 'refs/heads/main' })
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  it('checks everything and writes nothing', () => {
    expect(endOf(result)).toEqual({ conclusion: 'success', failed: [], errors: [] })
    expect(
      jobOf(result, 'rehearse / release').steps.find(({ id }) => id === 'release')?.outputs,
    ).toMatchObject({ state: 'rehearsed' })
    expect(world.sandbox.github.attestations).toEqual([])
    expect(world.releases).toEqual([])
    const written = world.sandbox.log.entries.filter(
      ({ method, host }) =>
        method !== 'GET' && /rekor|fulcio|^(api|uploads)\.github\.com/.test(host),
    )
    expect(written).toEqual([])
  })

  it('has no right to write anything', () => {
    const granted = world.sandbox.jobs.jobs.flatMap(({ identity }) =>
      Object.entries(identity.permissions).map(([scope, access]) => `${scope}: ${access}`),
    )
    expect([...new Set(granted)].sort()).toEqual(['contents: read', 'id-token: write'])
  })
})
