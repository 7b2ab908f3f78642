import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import type { MeasuredFile } from '../../src/commands/ports.ts'
import { publish, type Presentation } from '../../src/commands/release/publish.ts'
import { VerifiedRelease } from '../../src/release/verified-release.ts'
import { COMMIT, IDENTITY, PLAN, provenanceOf, verifiedFiles } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

const OTHER = 'f'.repeat(40)
const LINUX = 'rocket-1.2.3-linux-amd64'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const code = async (options: Parameters<ReleaseWorld['run']>[0] = {}): Promise<string> =>
  (await rejectionOf(world.run(options))).code
const published = (): readonly Release[] =>
  world.repository.releases.filter(release => !release.draft)
const linux = (): ReleaseWorld['staged'][number] => {
  const [first] = world.staged
  if (first === undefined) throw new Error('nothing staged')
  return first
}

/** A draft of ours as an earlier attempt left it. */
const leaveDraft = async (): Promise<void> => {
  await world.run({ draft: true })
  expect(world.repository.releases).toHaveLength(1)
}

describe('what cannot be published', () => {
  const PRESENTATION: Presentation = {
    title: 'v1.2.3',
    bodies: { draft: '', published: '' },
    marker: { tool: 'attested-release', plan: 'x' as never, commit: COMMIT, run: '7/1' },
    prerelease: false,
    makeLatest: 'auto',
    draftOnly: false,
  }
  const WHERE = {
    tag: 'v1.2.3',
    version: '1.2.3',
    commit: COMMIT,
    repository: 'acme/rocket',
    repositoryId: '42',
  }

  it('takes no look-alike of a verified release, and no file that is not its own', async () => {
    const real = VerifiedRelease.of(PLAN, verifiedFiles())
    const files = await Promise.all(PLAN.files.map(async name => world.write(name, name)))
    const refusal = async (
      candidate: VerifiedRelease,
      measured: readonly MeasuredFile[],
    ): Promise<string> =>
      (await rejectionOf(publish(candidate, measured, PRESENTATION, WHERE, world.ports()))).code
    // The last one even passes `instanceof`.
    const impostor = Object.create(VerifiedRelease.prototype) as VerifiedRelease
    const lookAlikes = [{}, impostor].map(one => Object.assign(one, real))
    for (const forged of [structuredClone(real), ...lookAlikes]) {
      expect(await refusal(forged, files)).toBe('NOT_VERIFIED')
    }
    expect(await refusal(real, files.slice(1))).toBe('NOT_VERIFIED')
    const [first, ...rest] = files
    if (first === undefined) throw new Error('no file')
    const swapped = await world.write(first.name, 'other bytes')
    expect(await refusal(real, [swapped, ...rest])).toBe('NOT_VERIFIED')
    expect(world.requests).toEqual([])
  })

  it('refuses a set that is not the plan', async () => {
    world.staged.splice(0, 1)
    expect(await code()).toBe('RELEASE_INCOMPLETE')
    expect(world.repository.releases).toEqual([])
  })

  it('refuses a plan of another run', async () => {
    world.plan = { ...PLAN, commit: OTHER }
    expect(await code()).toBe('IDENTITY_MISMATCH')
  })

  it('refuses the triggers that let outsiders in', async () => {
    world.identity = { ...IDENTITY, eventName: 'pull_request_target' }
    expect(await code()).toBe('TRIGGER_REFUSED')
    expect(world.requests).toEqual([])
  })

  it('refuses a prerelease that is to be the latest', async () => {
    expect(await code({ prerelease: true, makeLatest: true })).toBe('METADATA_CONTRADICTORY')
  })

  it('refuses a text that is too long before a draft is made', async () => {
    expect(await code({ notes: 'x'.repeat(125_000) })).toBe('NOTES_TOO_LONG')
    expect(world.repository.releases).toEqual([])
  })

  it('names the permission it lacks', async () => {
    world.permissions = { contents: 'read' }
    const { code: found, remedy } = await rejectionOf(world.run())
    expect([found, remedy]).toEqual([
      'PERMISSION_MISSING',
      'Add to the job:\n\npermissions:\n  contents: write',
    ])
  })

  it('keeps the first failure when our draft cannot be deleted', async () => {
    world.github.world.hooks.assetTransform = ({ name }) =>
      name === LINUX ? { size: 1 } : undefined
    world.intercept = request =>
      request.method === 'DELETE' ? new Response('', { status: 502 }) : undefined
    expect(await code()).toBe('ASSET_MISMATCH')
    expect(world.logged.join('\n')).toContain('could not be deleted')
    expect(published()).toEqual([])
  })
})

describe('rehearsal', () => {
  const writes = (): readonly string[] =>
    world.requests.filter(request => !request.startsWith('GET '))

  it('of a run without a tag leaves no trace', async () => {
    world.plan = { ...PLAN, tag: null }
    world.stored.length = 0
    const { outputs, summary } = await world.run({ notes: 'Hello' })
    expect(outputs).toMatchObject({
      state: 'rehearsed',
      'release-id': '',
      'evidence-path': '',
      assets: '[]',
    })
    expect(summary).toContain('Rehearsal')
    expect(summary).toContain('no attestation to verify')
    expect([writes(), world.signed, world.kept, world.stored]).toEqual([[], 0, [], []])
  })

  it('with dry-run verifies what there is, and refuses what a release would', async () => {
    expect((await world.run({ dryRun: true })).outputs['state']).toBe('rehearsed')
    expect([writes(), world.signed, world.repository.releases]).toEqual([[], 0, []])
    world.repository.setTag('v1.2.3', OTHER)
    expect(await code({ dryRun: true })).toBe('TAG_MOVED')
    world.repository.setTag('v1.2.3', COMMIT)
    expect(await code({ dryRun: true, notes: 'x'.repeat(125_000) })).toBe('NOTES_TOO_LONG')
    await world.github.release(world.github.token({ contents: 'write' }), { tag_name: 'v1.2.3' })
    expect(await code({ dryRun: true })).toBe('RELEASE_FOREIGN_DRAFT')
  })

  it('with dry-run of a published release compares', async () => {
    await world.run()
    expect((await world.run({ dryRun: true })).outputs['state']).toBe('rehearsed')
    published()[0]?.assets.pop()
    expect(await code({ dryRun: true })).toBe('RELEASE_EXISTS')
    expect(published()).toHaveLength(1)
  })

  it('refuses wrong evidence in a rehearsal too, and deletes nothing', async () => {
    await leaveDraft()
    world.stored.length = 0
    const other = { ...IDENTITY, runId: '8' }
    world.attest(linux().file, other, PROVENANCE_V1, provenanceOf(other))
    expect(await code({ dryRun: true })).toBe('RUN_MISMATCH')
    expect(world.repository.releases).toHaveLength(1)
  })

  it('looks ahead: what it found, how it is known, and what to do', async () => {
    const workflow = '.github/workflows/release.yml'
    await mkdir(join(world.folder, '.github/workflows'), { recursive: true })
    await writeFile(
      join(world.folder, workflow),
      `steps:\n  - uses: actions/checkout@v5\n  - uses: ./local\n  - uses: "acme/pinned@${'a'.repeat(40)}" # v1\n`,
    )
    world.permissions = { contents: 'read' }
    const { summary, outputs } = await world.run({ dryRun: true })
    expect(summary).toContain('What the release will meet')
    expect(summary).toContain(`${workflow} uses actions/checkout@v5`)
    const report = JSON.parse(await readFile(outputs['report-path'] ?? '', 'utf8')) as {
      outlook: readonly { what: string; certainty: string; verdict: string }[]
    }
    const shown = report.outlook.map(point => [point.what, point.certainty, point.verdict])
    expect(shown).toEqual([
      ['OIDC token and its claims', 'checked', 'good'],
      ['permission `contents: write`', 'inferred', 'advice'],
      ['permission `attestations: write`', 'not knowable', 'open'],
      ['attestations for this repository', 'checked', 'good'],
      ['immutable releases', 'not knowable', 'open'],
      ['rules for tags', 'checked', 'advice'],
      ['the version is free', 'checked', 'good'],
      ['files against the plan, their names and sizes', 'checked', 'good'],
      ['size of the SBOMs', 'checked', 'good'],
      ['rate limit', 'checked', 'good'],
      ['pinned actions in the calling workflow', 'checked', 'advice'],
    ])
    expect(writes()).toEqual([])
  })

  it('fails with every problem of which it is sure, and still hands on its report', async () => {
    const { failure, outputs } = await world.run({ dryRun: true, maxEnvelope: 4_100 })
    expect(failure?.code).toBe('REHEARSAL_PROBLEMS')
    expect(failure?.message).toContain(`${LINUX}.cdx.json`)
    expect(outputs['state']).toBe('rehearsed')
  })

  it('knows less when GitHub does not tell, and goes on', async () => {
    world.intercept = request =>
      /rulesets|rate_limit|\/users\/|immutable-releases/.test(request.url)
        ? new Response('{}', { status: 404 })
        : undefined
    const { summary, failure } = await world.run({ dryRun: true })
    expect(failure).toBeUndefined()
    expect(summary).toContain('GitHub did not say')
  })

  it('signs when asked to, and still publishes nothing', async () => {
    world.plan = { ...PLAN, tag: null }
    const { outputs } = await world.run({ signRehearsal: true })
    expect(outputs['state']).toBe('rehearsed')
    expect(outputs['evidence-path']).toContain(PLAN.evidence)
    expect(world.signed).toBe(4)
    expect(writes()).toEqual([])
  })
})
