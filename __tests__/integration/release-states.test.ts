/** Every state of docs/release-states.md, and its answer. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { draftMarker, formatMarker } from '../../src/release/draft-marker.ts'
import { COMMIT, IDENTITY, PLAN } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const code = async (): Promise<string> => (await rejectionOf(world.run())).code
const state = async (): Promise<string | undefined> => (await world.run()).outputs['state']
const releases = (): readonly Release[] => world.repository.releases
const theDraft = (): Release => {
  const [release] = releases()
  if (release === undefined) throw new Error('no release')
  return release
}
const token = (): string => world.github.token({ contents: 'write' })
const OTHER_RUN = draftMarker(PLAN, { runId: '99', runAttempt: 1 })
/** Calls `change` once, when `at` has been asked the given number of times. */
const meanwhile = (at: RegExp, times: number, change: () => void | Promise<void>): void => {
  let seen = 0
  world.afterwards = request => {
    if (!at.test(`${request.method} ${request.url}`)) return undefined
    seen += 1
    if (seen === times) void change()
    return undefined
  }
}
const UPLOAD = /uploads\.github\.com/

describe('a release that was public and is a draft again', () => {
  it('is neither filled nor deleted after its tag was deleted and made anew', async () => {
    await world.run()
    const published = JSON.stringify(theDraft().assets)
    world.repository.deleteTag('v1.2.3')
    world.repository.setTag('v1.2.3', COMMIT)
    const signed = world.signed
    expect(theDraft().draft).toBe(true)
    expect(await code()).toBe('RELEASE_WITHDRAWN')
    expect(JSON.stringify(theDraft().assets)).toBe(published)
    expect(world.signed).toBe(signed)
  })

  it('nor after this action took it back', async () => {
    world.github.world.hooks.afterPublish = (_repository, release) => {
      const [asset] = release.assets
      if (asset !== undefined) world.github.world.corruptAsset(asset.id, Buffer.from('evil'))
    }
    expect(await code()).toBe('PUBLISH_MISMATCH')
    world.github.world.hooks.afterPublish = undefined
    // Whatever GitHub makes of the date of publication.
    theDraft().publishedAt = undefined
    expect(await code()).toBe('RELEASE_WITHDRAWN')
    expect(releases()).toHaveLength(1)
  })
})

describe('a tag that a deleted immutable release burnt', () => {
  it('is refused before anything is signed, where GitHub still attests the release', async () => {
    world.repository.settings.immutableReleases = true
    await world.run()
    const signed = world.signed
    world.repository.releases.length = 0
    expect(await code()).toBe('TAG_BURNT')
    expect(world.signed).toBe(signed)
    expect(releases()).toEqual([])
  })

  it('is refused by its name when GitHub says so at the end; our draft has no future', async () => {
    world.repository.reservedTags.add('v1.2.3')
    expect(await code()).toBe('TAG_BURNT')
    expect(releases()).toEqual([])
  })
})

describe('an immutable release', () => {
  beforeEach(() => {
    world.repository.settings.immutableReleases = true
  })

  it('is attested by GitHub: waited for, verified, and verified again when nothing changes', async () => {
    world.github.world.attestationLag = { ms: 0, reads: 0 }
    expect(await state()).toBe('published')
    expect(world.logged.join('\n')).toContain("GitHub's attestation of v1.2.3 names exactly these")
    expect(await state()).toBe('unchanged')
  })

  it('fails when GitHub attests nothing, and says that the next attempt looks again', async () => {
    world.github.world.releaseSigner = undefined
    const before = world.github.now
    const error = await rejectionOf(world.run())
    expect(error.code).toBe('RELEASE_ATTESTATION_MISSING')
    expect(error.class).toBe('operational')
    expect(world.github.now - before).toBeGreaterThanOrEqual(115_000)
    expect(theDraft().draft).toBe(false)
  })

  it('fails when GitHub attests something else', async () => {
    const sign = (statement: object): { payload: string; dsseEnvelope: { payload: string } } => {
      const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
      return { payload, dsseEnvelope: { payload } }
    }
    world.github.world.releaseSigner = statement =>
      sign({ ...statement, predicate: { tag: 'v9.9.9' } })
    const error = await rejectionOf(world.run())
    expect(error.code).toBe('RELEASE_ATTESTATION_MISMATCH')
    expect(error.message).toContain('tag: expected v1.2.3, got "v9.9.9"')
  })

  it('says so when it holds other bytes', async () => {
    await world.run()
    const asset = theDraft().assets.find(({ name }) => name === PLAN.checksums)
    if (asset === undefined) throw new Error('no checksums')
    world.github.world.corruptAsset(asset.id, Buffer.from('other'))
    const error = await rejectionOf(world.run())
    expect(error.code).toBe('RELEASE_EXISTS')
    expect(error.message).toContain('published and immutable')
  })
})

describe('two runs of one tag', () => {
  const leaveDraftOfOtherRun = async (): Promise<void> => {
    const body = `Notes\n\n${formatMarker(OTHER_RUN)}`
    await world.github.release(token(), { tag_name: 'v1.2.3', body })
  }

  it('takes over the draft of another run after a while, and publishes', async () => {
    await leaveDraftOfOtherRun()
    const before = world.github.now
    expect(await state()).toBe('published')
    expect(world.github.now - before).toBeGreaterThanOrEqual(10_000)
    expect(releases()).toHaveLength(1)
  })

  it('does not wait for an earlier attempt of this very run', async () => {
    await world.run({ draft: true })
    world.identity = { ...IDENTITY, runAttempt: 2 }
    const before = world.github.now
    expect(await state()).toBe('published')
    expect(world.github.now - before).toBeLessThan(10_000)
  })

  it('leaves it to the other run when that one publishes in the meantime', async () => {
    await leaveDraftOfOtherRun()
    meanwhile(/PATCH/, 1, () => {
      theDraft().draft = false
    })
    const error = await rejectionOf(world.run())
    expect(error.code).toBe('RELEASE_CONCURRENT')
    expect(error.class).toBe('operational')
    expect(theDraft().assets).toEqual([])
  })

  it('gives way when the other run made its draft first', async () => {
    meanwhile(/POST \S*\/releases$/, 1, () => {
      const [made] = releases()
      if (made === undefined) throw new Error('no draft')
      const body = formatMarker(OTHER_RUN)
      world.repository.releases.unshift({ ...made, id: 1, assets: [], body })
    })
    expect(await code()).toBe('RELEASE_CONCURRENT')
    expect(releases().map(({ id }) => id)).toEqual([1])
  })

  it('goes on with its own draft when only the answer to its creation was lost', async () => {
    let lost = false
    world.afterwards = request => {
      if (lost || !/POST \S*\/releases$/.test(`${request.method} ${request.url}`)) return undefined
      lost = true
      return new Response('', { status: 502 })
    }
    expect(await state()).toBe('published')
    expect(releases()).toHaveLength(1)
  })

  it('stops when another run takes the draft over, or deletes it', async () => {
    meanwhile(UPLOAD, PLAN.files.length, () => {
      theDraft().body = formatMarker(OTHER_RUN)
    })
    expect(await code()).toBe('RELEASE_CONCURRENT')
    expect(releases()).toHaveLength(1)
    world.repository.releases.length = 0
    meanwhile(UPLOAD, PLAN.files.length, () => {
      world.repository.releases.length = 0
    })
    expect(await rejectionOf(world.run())).toMatchObject({ class: 'operational' })
  })

  it('removes its draft when the other run was faster', async () => {
    world.github.world.hooks.beforePublish = (repository, release) => {
      if (repository.releases.length === 1) {
        repository.releases.push({ ...release, id: 7, draft: false })
      }
    }
    expect(await code()).toBe('RELEASE_CONCURRENT')
    expect(releases().map(({ id }) => id)).toEqual([7])
  })
})

describe('a draft that somebody edits while we are at it', () => {
  it.each([
    ['its tag', { tagName: 'v6.6.6' }],
    ['its title', { name: 'Evil' }],
    ['its text', { body: 'no mark any more' }],
    ['its kind', { prerelease: true }],
  ])('is refused: %s', async (_what, change) => {
    meanwhile(UPLOAD, PLAN.files.length, () => {
      Object.assign(theDraft(), change)
    })
    expect(await code()).toBe('DRAFT_CHANGED')
    expect(releases().every(({ draft }) => draft)).toBe(true)
  })
})

describe('assets whose digest GitHub does not give', () => {
  it('are downloaded once each, however often they are looked at', async () => {
    world.repository.settings.digests = 'null'
    expect(await state()).toBe('published')
    const downloads = world.requests.filter(line => line.includes('/releases/assets/'))
    // Once before and, since nothing is remembered across the publication, once after it.
    expect(downloads).toHaveLength(2 * PLAN.files.length)
  })
})
