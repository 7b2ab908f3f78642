import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import {
  ARTIFACT_HOSTS,
  BUNDLE_HOSTS,
  OIDC_HOSTS,
  PUBLIC_GOOD_HOSTS,
} from './support/discipline.ts'
import { NO_WAITING } from './support/pipeline.ts'
import { annotation, RELEASER, scenario, type Scenario } from './support/runner.ts'

const SIGNING = ['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS]

describe('a job without a permission', () => {
  let world: Scenario

  beforeAll(async () => {
    world = await scenario()
  })
  afterEach(() => world.sandbox.log.clear())
  afterAll(async () => world[Symbol.asyncDispose]())

  const all = async (
    missing: 'id-token' | 'attestations' | 'contents',
    runId: number,
  ): ReturnType<Scenario['step']> =>
    world.step(
      { ...RELEASER, [missing]: missing === 'contents' ? 'read' : 'none' },
      { 'trusted-root': world.sandbox.trustedRoots.jsonl },
      { runId, preload: NO_WAITING },
    )

  it('id-token: write is told the YAML, before any request', async () => {
    const result = await all('id-token', 1)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('OIDC_UNAVAILABLE (operational)')
    expect(result.stdout).toContain('permissions:%0A  id-token: write')
    expect(result.summary).toContain('```yaml\npermissions:\n  id-token: write\n```')
    world.expectDiscipline([])
  })

  it('attestations: write is told so, and nothing is released', async () => {
    const result = await all('attestations', 2)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('PERMISSION_MISSING (operational)')
    expect(result.stdout).toContain('attestations: write')
    expect(result.summary).toContain('attestations: write')
    expect(world.sandbox.github.attestations).toEqual([])
    expect(world.repository.releases).toEqual([])
    world.expectDiscipline([...SIGNING, ...PUBLIC_GOOD_HOSTS])
  })

  it('contents: write is told so, and nothing is released', async () => {
    const result = await all('contents', 3)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('PERMISSION_MISSING (operational)')
    expect(result.stdout).toContain('contents: write')
    expect(world.repository.releases).toEqual([])
    world.expectDiscipline([...SIGNING, ...BUNDLE_HOSTS, ...PUBLIC_GOOD_HOSTS])
  })
})
