import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { checksumsText } from '../../src/release/checksums.ts'
import { PLAN } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const theRelease = (): Release => {
  const [release, ...more] = world.repository.releases
  if (release === undefined || more.length > 0) throw new Error('expected one release')
  return release
}
const writes = (): readonly string[] =>
  world.requests.filter(
    request => !request.startsWith('GET ') && !request.includes('generate-notes'),
  )
const code = async (options: Parameters<ReleaseWorld['run']>[0] = {}): Promise<string> =>
  (await rejectionOf(world.run(options))).code

describe('publishing', () => {
  it('publishes exactly the plan, everything attested', async () => {
    const { outputs, summary } = await world.run({ notes: 'Hello' })
    const release = theRelease()
    expect(release).toMatchObject({ draft: false, tagName: 'v1.2.3', prerelease: false })
    expect(release.assets.map(asset => asset.name).sort()).toEqual([...PLAN.files].sort())
    expect(release.body).toContain(
      'gh attestation verify rocket-1.2.3-linux-amd64 --repo acme/rocket',
    )
    expect(release.body?.startsWith('Hello\n\n**Full Changelog**')).toBe(true)
    expect(release.body).not.toContain('This is a draft')
    expect(world.repository.latestReleaseId).toBe(release.id)
    expect(outputs).toMatchObject({ state: 'published', 'release-id': String(release.id) })
    expect(summary).toContain('Published and verified')
    // Two SBOM files, the checksums and the evidence file.
    expect(world.signed).toBe(4)
    expect(world.kept).toEqual([
      'attested-release-evidence-release-files--1',
      'attested-release-evidence-release-evidence--1',
    ])
  })

  it('hands on what it wrote', async () => {
    const { outputs } = await world.run()
    const report: unknown = JSON.parse(await readFile(outputs['report-path'] ?? '', 'utf8'))
    expect(report).toMatchObject({
      schema: 'attested-release/report/v2',
      state: 'published',
      notChecked: [],
      outlook: [],
      absentPlatforms: [],
    })
    const payload = world.staged.flatMap(({ file, sbom }) =>
      sbom === null ? [file] : [file, sbom],
    )
    expect(await readFile(outputs['checksums-path'] ?? '', 'utf8')).toBe(checksumsText(payload))
    const evidence = await readFile(outputs['evidence-path'] ?? '', 'utf8')
    expect(evidence.trimEnd().split('\n')).toHaveLength(7)
    expect(evidence.endsWith('\n')).toBe(true)
    const assets = JSON.parse(outputs['assets'] ?? '') as readonly {
      name: string
      digest: string
    }[]
    expect(assets.find(({ name }) => name === payload[0]?.name)?.digest).toBe(
      `sha256:${payload[0]?.sha256}`,
    )
  })

  it('sends the token to the API and uploads hosts alone', async () => {
    world.repository.settings.digests = 'null'
    await world.run()
    const bare = world.requests.filter(request => request.endsWith('(no token)'))
    expect(bare.length).toBeGreaterThan(0)
    expect(bare.every(request => request.includes('release-assets.githubusercontent.com'))).toBe(
      true,
    )
    expect(world.requests.filter(request => request.includes('release-assets'))).toEqual(bare)
    expect(theRelease().draft).toBe(false)
  })

  it('does without an optional platform, and says so', async () => {
    world.staged.splice(1)
    const { summary, outputs } = await world.run()
    expect(theRelease().assets).toHaveLength(4)
    expect(summary).toContain('`macos-arm64`')
    expect(outputs['state']).toBe('published')
  })

  it('does without SBOMs when the plan has none', async () => {
    const [linux] = PLAN.artifacts
    if (linux === undefined) throw new Error('no artifact')
    const bare = { ...linux, sbom: null }
    const files = [PLAN.checksums, PLAN.evidence, bare.name]
    world.plan = { ...PLAN, artifacts: [bare], platforms: PLAN.platforms.slice(0, 1), files }
    world.staged.length = 0
    await world.stage(bare)
    await world.run()
    expect(
      theRelease()
        .assets.map(({ name }) => name)
        .sort(),
    ).toEqual(files.toSorted())
  })

  it('stops at the draft when asked to; the draft says what that means', async () => {
    const { outputs } = await world.run({ draft: true })
    expect(outputs['state']).toBe('draft')
    expect(theRelease().draft).toBe(true)
    expect(theRelease().body).toContain('outside the guarantee')
    expect(theRelease().assets).toHaveLength(PLAN.files.length)
  })

  it.each([
    [{ makeLatest: true }, true],
    [{ makeLatest: false }, false],
    [{ prerelease: true }, false],
  ] as const)('%j', async (options, latest) => {
    await world.run(options)
    expect(world.repository.latestReleaseId === theRelease().id).toBe(latest)
    expect(theRelease().prerelease).toBe('prerelease' in options)
  })

  it('takes notes from a file of the workspace', async () => {
    await world.write('NOTES.md', 'From a file')
    await world.run({ notesFile: 'NOTES.md', generateNotes: false, draft: true })
    await world.run({ notesFile: `${world.folder}/NOTES.md`, generateNotes: false })
    expect(theRelease().body?.startsWith('From a file\n\n## Verify this release')).toBe(true)
  })

  it('takes the answer to a publication that got lost for what GitHub shows', async () => {
    let lost = false
    world.afterwards = request => {
      if (request.method !== 'PATCH') return undefined
      lost = true
      return new Response('', { status: 502 })
    }
    await world.run()
    expect(lost).toBe(true)
    expect(theRelease().draft).toBe(false)
  })
})

describe('resuming', () => {
  it('keeps what is right in our draft and sends the rest again', async () => {
    await world.run({ draft: true })
    const draft = theRelease()
    const before = new Map(draft.assets.map(asset => [asset.name, asset.id]))
    const [linux = '', sbom = ''] = [PLAN.files[1], PLAN.files[2]]
    draft.assets.splice(
      draft.assets.findIndex(asset => asset.name === sbom),
      1,
    )
    world.github.world.plantStarterAsset(draft, sbom)
    world.github.world.plantStarterAsset(draft, 'left-over.txt')
    const { outputs } = await world.run()
    expect(outputs['state']).toBe('published')
    const after = new Map(theRelease().assets.map(asset => [asset.name, asset.id]))
    expect(after.get(linux)).toBe(before.get(linux))
    expect(after.get(sbom)).not.toBe(before.get(sbom))
    expect([...after.keys()].sort()).toEqual([...PLAN.files].sort())
    expect(theRelease().body).not.toContain('This is a draft')
  })

  it('keeps one of several drafts of ours', async () => {
    await world.run({ draft: true })
    const [first] = world.repository.releases
    if (first === undefined) throw new Error('no draft')
    world.repository.releases.push({ ...first, id: first.id + 500, assets: [] })
    await world.run()
    expect(theRelease()).toMatchObject({ id: first.id, draft: false })
  })

  it('does nothing when the same bytes are published already', async () => {
    await world.run()
    const [signed, before] = [world.signed, JSON.stringify(theRelease())]
    world.requests.length = 0
    // By hand this time, and the repository was made internal meanwhile: what belongs to a run differs.
    world.identity = {
      ...world.identity,
      runId: '8',
      eventName: 'workflow_dispatch',
      visibility: 'internal',
    }
    world.staged.length = 0
    world.stored.splice(0, 4)
    for (const artifact of PLAN.artifacts) await world.stage(artifact, world.identity)
    const { outputs, summary } = await world.run()
    expect(outputs['state']).toBe('unchanged')
    expect(summary).toContain('Already published')
    expect(writes()).toEqual([])
    expect(world.signed).toBe(signed)
    expect(JSON.stringify(theRelease())).toBe(before)
  })

  it('sends a file again after a bad gateway, whose remains it removes', async () => {
    let failures = 0
    world.github.world.hooks.assetTransform = () => {
      failures += 1
      return failures === 1 ? { state: 'starter' } : undefined
    }
    await world.run()
    expect(theRelease().draft).toBe(false)
    expect(failures).toBe(PLAN.files.length + 1)
  })

  it('takes an upload that succeeded behind a bad gateway', async () => {
    let uploads = 0
    world.afterwards = request => {
      if (!request.url.includes('uploads.github.com')) return undefined
      uploads += 1
      return uploads === 1 ? new Response('', { status: 502 }) : undefined
    }
    await world.run()
    expect(uploads).toBe(PLAN.files.length)
    expect(theRelease().assets).toHaveLength(PLAN.files.length)
  })

  it('leaves the draft after an operational failure', async () => {
    world.intercept = request =>
      request.url.includes('uploads.github.com') ? new Response('', { status: 502 }) : undefined
    expect(await code()).toBe('SERVICE_UNAVAILABLE')
    expect(theRelease()).toMatchObject({ draft: true, assets: [] })
    expect(world.logged.at(-1)).toContain('goes on from there')
    world.intercept = () => undefined
    expect((await world.run()).outputs['state']).toBe('published')
  })

  it('says so when GitHub refuses an upload, or the publication', async () => {
    world.intercept = request =>
      request.url.includes('uploads.github.com') ? new Response('{}', { status: 422 }) : undefined
    expect(await code()).toBe('RELEASE_FAILED')
    world.intercept = request =>
      request.url.includes('uploads.github.com') ? new Response('{}', { status: 403 }) : undefined
    expect(await code()).toBe('PERMISSION_MISSING')
    world.intercept = () => undefined
    let patches = 0
    // The first one brings the draft up to date, the second one would publish it.
    world.intercept = request => {
      patches += Number(request.method === 'PATCH')
      return patches === 2 && request.method === 'PATCH'
        ? new Response('{}', { status: 422 })
        : undefined
    }
    expect(await code()).toBe('RELEASE_FAILED')
    expect(theRelease().draft).toBe(true)
  })
})
