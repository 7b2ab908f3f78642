import { symlink, unlink, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { PLAN } from '../support/release-evidence.ts'
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

describe('bytes that change on their way', () => {
  it('refuses a file that was swapped on disk, whatever was verified', async () => {
    await leaveDraft()
    world.repository.releases.length = 0
    const { file } = linux()
    await writeFile(file.path, 'x'.repeat(file.size))
    expect(await code()).toBe('FILE_CHANGED')
    await writeFile(file.path, 'longer than it was before, by far')
    expect(await code()).toBe('FILE_CHANGED')
    await unlink(file.path)
    // The very bytes, but behind a link that can be turned at any moment.
    const target = await world.write('elsewhere', `binary of linux-amd64`)
    expect(target.sha256).toBe(file.sha256)
    await symlink(target.path, file.path)
    expect(await code()).toBe('FILE_CHANGED')
    await unlink(file.path)
    expect(await code()).toBe('FILE_CHANGED')
    expect(world.repository.releases).toEqual([])
  })

  it.each([
    ['other bytes', { bytes: Buffer.from('evil') }],
    ['another name', { name: 'evil' }],
    ['another state', { state: 'open' as 'uploaded' }],
    ['another size', { size: 1 }],
    ['another digest', { digest: `sha256:${'0'.repeat(64)}` }],
  ])('refuses an upload that arrives with %s', async (_what, changes) => {
    world.github.world.hooks.assetTransform = ({ name }) => (name === LINUX ? changes : undefined)
    expect(await code()).toBe('ASSET_MISMATCH')
    expect(world.repository.releases).toEqual([])
  })

  it('refuses a digest that only GitHub believes, by downloading where it gives none', async () => {
    world.repository.settings.digests = 'null'
    world.github.world.hooks.assetTransform = ({ name, bytes }) =>
      name === LINUX ? { bytes: Buffer.alloc(bytes.length, 'x') } : undefined
    expect(await code()).toBe('ASSET_MISMATCH')
    expect(world.repository.releases).toEqual([])
  })

  it('refuses an asset that another actor adds or swaps in the draft', async () => {
    let uploads = 0
    world.afterwards = request => {
      if (!request.url.includes('uploads.github.com')) return undefined
      uploads += 1
      const [draft] = world.repository.releases
      if (draft !== undefined && uploads === PLAN.files.length) {
        world.github.world.plantStarterAsset(draft, 'evil.txt')
      }
      return undefined
    }
    expect(await code()).toBe('ASSET_MISMATCH')
    expect(world.repository.releases).toEqual([])
  })

  it('takes back a release whose bytes changed while it was published', async () => {
    world.github.world.hooks.afterPublish = (_repository, release) => {
      const [asset] = release.assets
      if (asset !== undefined) world.github.world.corruptAsset(asset.id, Buffer.from('evil'))
    }
    const { code: found, message } = await rejectionOf(world.run())
    expect(found).toBe('PUBLISH_MISMATCH')
    expect(message).toContain('it was made a draft again')
    expect(world.repository.releases).toMatchObject([{ draft: true }])
  })

  it('takes back a release whose tag moved while it was published', async () => {
    world.github.world.hooks.afterPublish = repository => {
      repository.setTag('v1.2.3', OTHER)
    }
    expect(await code()).toBe('PUBLISH_MISMATCH')
    expect(published()).toEqual([])
  })

  it('fails when it cannot read back what it published', async () => {
    world.github.world.hooks.afterPublish = () => {
      world.intercept = request =>
        request.url.includes('/git/ref/') ? new Response('', { status: 502 }) : undefined
    }
    expect(await code()).toBe('SERVICE_UNAVAILABLE')
    world.intercept = () => undefined
    world.github.world.hooks.afterPublish = undefined
    expect((await world.run()).outputs['state']).toBe('unchanged')
  })

  it('says so when it cannot take a release back', async () => {
    world.github.world.hooks.afterPublish = (_repository, release) => {
      release.assets.pop()
      world.permissions = {}
      world.intercept = request =>
        request.method === 'PATCH' ? new Response('', { status: 502 }) : undefined
    }
    const { code: found, message } = await rejectionOf(world.run())
    expect(found).toBe('PUBLISH_MISMATCH')
    expect(message).toContain('could NOT be made a draft again')
  })

  it('leaves instructions when the release is immutable', async () => {
    world.repository.settings.immutableReleases = true
    world.github.world.hooks.afterPublish = (_repository, release) => {
      release.assets.pop()
    }
    const { message } = await rejectionOf(world.run())
    expect(message).toContain('it is immutable')
    expect(published()).toHaveLength(1)
  })

  it('refuses when the tag shows another release, or none', async () => {
    world.intercept = request =>
      request.url.endsWith('/releases/tags/v1.2.3')
        ? new Response('{}', { status: 404 })
        : undefined
    expect(await code()).toBe('PUBLISH_MISMATCH')
    expect(published()).toEqual([])
  })
})
