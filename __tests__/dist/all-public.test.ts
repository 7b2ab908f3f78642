import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { published, RELEASER, scenario, type Scenario } from './support/runner.ts'

describe('all, on a tag of a public repository', () => {
  let world: Scenario
  let result: ChildResult

  beforeAll(async () => {
    world = await scenario()
    result = await world.step(RELEASER, { 'trusted-root': world.sandbox.trustedRoots.jsonl })
  })

  afterAll(async () => world[Symbol.asyncDispose]())

  it('publishes', () => {
    expect(result.status).toBe(0)
    expect(result.outputs['state']).toBe('published')
    expect(published(world.repository)).toHaveLength(1)
    world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
  })

  it('has these outputs, sends these requests and leaves this summary', () => {
    expect(world.normalise.outputs(result.outputs)).toMatchSnapshot('outputs')
    expect(world.normalise.requests(world.sandbox.log.entries)).toMatchSnapshot('requests')
    expect(world.normalise.text(result.summary)).toMatchSnapshot('summary')
  })

  it('publishes checksums that sha256sum accepts for every file but itself and the evidence', async () => {
    const folder = join(world.folder, 'downloads')
    await mkdir(folder)
    const assets = published(world.repository).flatMap(release => release.assets)
    for (const { name, bytes } of assets) await writeFile(join(folder, name), bytes)
    const { stdout } = await promisify(execFile)(
      'sha256sum',
      ['--strict', '-c', 'widget-1.2.3-checksums.txt'],
      { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    )
    const checked = assets
      .map(({ name }) => name)
      .filter(name => !/checksums|intoto/.test(name))
      .sort()
    expect(checked).toHaveLength(2)
    expect(stdout).toBe(checked.map(name => `${name}: OK\n`).join(''))
  })

  it('publishes as evidence every bundle of the store but its own', async () => {
    const evidence = await readFile(result.outputs['evidence-path'] ?? '', 'utf8')
    const asset = published(world.repository)[0]?.assets.find(({ name }) =>
      name.endsWith('.intoto.jsonl'),
    )
    expect(asset?.bytes.toString()).toBe(evidence)
    const bundles = evidence
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as unknown)
    const stored = world.sandbox.github.attestations
    const [own, ...others] = stored.toReversed()
    expect(own?.digests).toEqual([asset?.digest])
    expect(others).toHaveLength(4)
    expect(bundles).toHaveLength(4)
    expect(bundles).toEqual(expect.arrayContaining(others.map(({ bundle }) => bundle)))
  })

  it('releases the very bytes that cargo built', async () => {
    const built = await readFile(join(world.project.folder, 'target/release/widget'))
    const binary = published(world.repository)[0]?.assets.find(
      ({ name }) => !/\.(?:txt|json|jsonl)$/.test(name),
    )
    expect(binary?.bytes.equals(built)).toBe(true)
  })
})
