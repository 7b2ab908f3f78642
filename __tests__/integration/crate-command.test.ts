import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { CrateVersion } from '../../sandbox/crates/crate.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import { PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { ReleaseError } from '../../src/errors/release-error.ts'
import { COMMIT, IDENTITY, provenanceOf } from '../support/release-evidence.ts'
import { crateOf, honestEntries, overwritten, type TarEntry } from '../support/crate-archives.ts'
import { rejectionOf } from '../support/thrown.ts'
import { CrateWorld, NAMES } from './support/crate-world.ts'

const WRONG = sha256Of('something else')
const TRUSTPUB = {
  provider: 'github',
  repository: 'acme/rocket',
  run_id: '7',
  sha: COMMIT,
} as const

const expectNothing = ({ release }: CrateWorld): void => {
  expect(release.signed).toBe(0)
  expect(release.stored).toEqual([])
}
const refused = async (
  world: CrateWorld,
  ...run: Parameters<CrateWorld['run']>
): Promise<string> => {
  const { code } = await rejectionOf(world.run(...run))
  expectNothing(world)
  return code
}

describe('crate', () => {
  it('attests what is served, verifies it, and hands it on', async () => {
    await using world = await CrateWorld.create()
    const { outputs } = await world.run()
    expect(outputs['state']).toBe('attested')
    expect(outputs['crate-digest']?.split(',')).toEqual(
      NAMES.map(name => `sha256:${sha256Of(world.packaged.get(name) ?? '')}`),
    )
    expect(world.release.signed).toBe(2)
  })

  it('gives no registry a credential', async () => {
    await using world = await CrateWorld.create()
    await world.run()
    expect(world.requests).toHaveLength(8)
    expect(world.requests.filter(request => request.includes('credential'))).toEqual([])
  })

  it.each<[string, CrateVersion['lies']]>([
    ['the served bytes', { served: Buffer.from('evil') }],
    ['the bytes that cargo gets', { servedToCargo: Buffer.from('evil') }],
    ['the cksum of the index', { cksum: WRONG }],
    ['the checksum of the API', { checksum: WRONG }],
  ])('attests nothing at all when %s of one crate differ', async (_what, lies) => {
    await using world = await CrateWorld.create()
    world.registry.version('rocket-core', '1.2.3').lies = lies
    expect(await refused(world)).toBe('CRATE_MISMATCH')
  })

  it('attests nothing when what was packaged differs from a registry that agrees with itself', async () => {
    await using world = await CrateWorld.create()
    const { packaged } = world
    packaged.set(
      'rocket',
      crateOf(
        honestEntries({ name: 'rocket', version: '1.2.3', commit: COMMIT }, [
          { path: 'rocket-1.2.3/evil.rs' },
        ]),
      ),
    )
    expect(await refused(world)).toBe('CRATE_MISMATCH')
  })

  it.each<[string, TarEntry, string]>([
    ['lock file', { path: 'rocket-1.2.3/Cargo.lock', content: 'new' }, 'CRATE_LOCKFILE_DIFFERS'],
    ['manifest', { path: 'rocket-1.2.3/Cargo.toml.orig', content: 'new' }, 'CRATE_MISMATCH'],
  ])('attests nothing when the package made again has another %s', async (_what, entry, code) => {
    await using world = await CrateWorld.create()
    world.package('rocket', [entry])
    world.registry.version('rocket', '1.2.3').content = crateOf(
      honestEntries({ name: 'rocket', version: '1.2.3', commit: COMMIT }, [
        { ...entry, content: 'old' },
      ]),
    )
    expect(await refused(world)).toBe(code)
  })

  it('waits as long as it is told to, and attests nothing of a workspace that is there in part', async () => {
    await using world = await CrateWorld.create()
    world.registry.version('rocket-core', '1.2.3').lag.index = 1_000_000
    const { now } = world.release.github
    expect(await refused(world)).toBe('CRATE_NOT_SERVED')
    const waited = world.release.github.now - now
    expect(waited).toBeGreaterThan(570_000)
    expect(waited).toBeLessThanOrEqual(600_000)
  })

  it('leaves attested crates alone, and attests those that only somebody else did', async () => {
    await using world = await CrateWorld.create()
    const elsewhere = {
      ...IDENTITY,
      jobWorkflowRef: 'acme/rocket/.github/workflows/other.yml@refs/tags/v1.2.3',
    }
    const [first, second] = NAMES.map(name => ({
      ...{ name: `${name}-1.2.3.crate`, path: '', size: 1 },
      sha256: sha256Of(world.packaged.get(name) ?? ''),
    }))
    if (first === undefined || second === undefined) throw new Error('two crates')
    const earlier = { ...IDENTITY, runId: '6', eventName: 'workflow_dispatch' }
    world.release.attest(first, earlier, PROVENANCE_V1, provenanceOf(earlier))
    world.release.attest(second, elsewhere, PROVENANCE_V1, provenanceOf(elsewhere))
    const { outputs } = await world.run()
    expect(outputs['state']).toBe('attested')
    expect(world.release.signed).toBe(1)
    const again = await world.run()
    expect(again.outputs['state']).toBe('unchanged')
    expect(world.release.signed).toBe(1)
  })

  it('signs nothing while evidence that is there cannot be read', async () => {
    await using world = await CrateWorld.create()
    const { store } = world.ports()
    const unreadable = new ReleaseError('SERVICE_UNAVAILABLE', { message: 'the blob host is down' })
    const list: typeof store.list = async () => [{ initiator: 'user', unreadable }]
    expect(await refused(world, {}, { store: { ...store, list } })).toBe('SERVICE_UNAVAILABLE')
  })

  it.each([
    ['another commit', { sha: 'f'.repeat(40) }],
    ['another repository', { repository: 'evil/rocket' }],
    ['another run, which attested nothing', { run_id: '6' }],
  ])('attests nothing that was published by %s', async (_what, change) => {
    await using world = await CrateWorld.create()
    const version = world.registry.version('rocket', '1.2.3')
    Object.assign(version, { trustpub: { ...TRUSTPUB, ...change } })
    expect(await refused(world)).toBe('CRATE_ORIGIN_MISMATCH')
  })

  it('does not take the evidence of a run for that of the run that published', async () => {
    await using world = await CrateWorld.create()
    const file = {
      ...{ name: 'rocket-1.2.3.crate', path: '', size: 1 },
      sha256: sha256Of(world.packaged.get('rocket') ?? ''),
    }
    const other = { ...IDENTITY, runId: '5' }
    world.release.attest(file, other, PROVENANCE_V1, provenanceOf(other))
    Object.assign(world.registry.version('rocket', '1.2.3'), {
      trustpub: { ...TRUSTPUB, run_id: '6' },
    })
    const { code } = await rejectionOf(world.run())
    expect(code).toBe('CRATE_ORIGIN_MISMATCH')
    expect(world.release.signed).toBe(0)
  })

  it.each([
    ['another commit', honestEntries({ name: 'rocket', version: '1.2.3', commit: 'f'.repeat(40) })],
    ['another name', honestEntries({ name: 'racket', version: '1.2.3', commit: COMMIT })],
  ])('attests no package of %s', async (_what, entries) => {
    await using world = await CrateWorld.create()
    const content = crateOf(entries)
    world.packaged.set('rocket', content)
    world.registry.version('rocket', '1.2.3').content = content
    expect(await refused(world)).toMatch(/^CRATE_(?:ORIGIN_MISMATCH|ARCHIVE_INVALID)$/)
  })

  it('attests no damaged package, though everybody agrees about its bytes', async () => {
    await using world = await CrateWorld.create()
    const older = world.package('rocket', [
      { path: 'rocket-1.2.3/large', content: Buffer.from(sha256Of('x').repeat(500)) },
    ])
    const damaged = overwritten(older, world.package('rocket'))
    world.packaged.set('rocket', damaged)
    world.registry.version('rocket', '1.2.3').content = damaged
    expect(await refused(world)).toBe('CRATE_ARCHIVE_INVALID')
  })

  it.each([
    ['a tag that moved', { resolveTag: async () => 'f'.repeat(40) }, 'TAG_COMMIT_MISMATCH'],
    [
      'an identity of another run',
      { readIdentity: async () => ({ ...IDENTITY, runId: '8' }) },
      'IDENTITY_MISMATCH',
    ],
    [
      'a trigger of outsiders',
      { readIdentity: async () => ({ ...IDENTITY, eventName: 'workflow_run' }) },
      'IDENTITY_MISMATCH',
    ],
  ])('refuses %s', async (_what, change, code) => {
    await using world = await CrateWorld.create()
    expect(await refused(world, {}, change)).toBe(code)
  })

  it.each([
    ['another commit', { headCommit: async () => 'f'.repeat(40) }, 'COMMIT_MISMATCH'],
    ['changed files', { changedPaths: async () => ['src/lib.rs'] }, 'TREE_DIRTY'],
    ['no lock file', { isTracked: async () => false }, 'CRATE_LOCKFILE_UNCOMMITTED'],
  ])('refuses a checkout of %s', async (_what, change, code) => {
    await using world = await CrateWorld.create()
    const { git } = world.ports()
    expect(await refused(world, {}, { git: { ...git, ...change } })).toBe(code)
  })

  it('compares what is handed over, exactly the packages that are published', async () => {
    await using world = await CrateWorld.create()
    const paths: string[] = []
    for (const name of NAMES) {
      const path = join(world.release.folder, `${name}-1.2.3.crate`)
      await writeFile(path, world.packaged.get(name) ?? '')
      paths.push(path)
    }
    expect(await refused(world, { cratePaths: paths.slice(1) })).toBe('CRATE_FILE_MISSING')
    const { git, context } = world.ports()
    expect(context.workspace).toBe(world.release.folder)
    // They may lie in the checkout: what a pattern finds is no change of the source.
    const changedPaths = async (): Promise<readonly string[]> =>
      NAMES.map(name => `${name}-1.2.3.crate`)
    const expand = async (): Promise<readonly string[]> => paths
    const { outputs } = await world.run(
      { cratePaths: ['*.crate'] },
      { expand, git: { ...git, changedPaths } },
    )
    expect(outputs['state']).toBe('attested')
  })
})

describe('crate, rehearsed', () => {
  it.each([
    ['with dry-run', { dryRun: true }],
    ['with dry-run, before everything is there', { dryRun: true, waitTimeout: 0 }],
  ])('%s signs and stores nothing', async (_what, inputs) => {
    await using world = await CrateWorld.create()
    const { outputs } = await world.run(inputs)
    expect(outputs).toMatchObject({ state: 'rehearsed', unpublished: '' })
    expectNothing(world)
  })

  it('without a tag signs and stores nothing', async () => {
    await using world = await CrateWorld.create()
    const ref = 'refs/heads/main'
    world.release.identity = { ...IDENTITY, ref }
    const { outputs } = await world.run()
    expect(outputs['state']).toBe('rehearsed')
    expectNothing(world)
  })

  it('signs when it is asked to', async () => {
    await using world = await CrateWorld.create()
    const { outputs } = await world.run({ dryRun: true, signRehearsal: true })
    expect(outputs['state']).toBe('attested')
  })

  it('refuses with a tag what a release would be refused for', async () => {
    await using world = await CrateWorld.create()
    world.registry.version('rocket', '1.2.3').lies = { served: Buffer.from('evil') }
    expect(await refused(world, { dryRun: true })).toBe('CRATE_MISMATCH')
  })
})
