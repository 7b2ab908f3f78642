/** The adapter of GitHub's releases where GitHub, or something in its place, answers oddly. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import type { RemoteAsset } from '../../src/release/remote-release.ts'
import { uploadUrl } from '../../src/io/release-upload.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const answer = (json: unknown, status = 200): void => {
  world.intercept = () => Response.json(json, { status })
}
const RELEASE = {
  id: 1,
  tag_name: 'v1',
  draft: true,
  prerelease: false,
  html_url: 'https://github.com/acme/rocket/releases/1',
  upload_url: 'https://uploads.github.com/repos/acme/rocket/releases/1/assets{?name,label}',
}
const ASSET = {
  id: 2,
  name: 'a',
  size: 1,
  state: 'uploaded',
  digest: `sha256:${sha256Of('a')}`,
  browser_download_url: 'https://github.com/a',
}

describe('what GitHub says of a release', () => {
  it('may lack a body and the immutable flag', async () => {
    answer(RELEASE)
    expect(await world.ports().releases.get(1)).toMatchObject({ body: '', immutable: false })
  })

  it.each(['id', 'tag_name', 'draft', 'prerelease', 'html_url', 'upload_url'])(
    'is refused without %s',
    async field => {
      answer({ ...RELEASE, [field]: null })
      expect((await rejectionOf(world.ports().releases.get(1))).code).toBe('RESPONSE_INVALID')
    },
  )

  it.each([
    ['name', 1],
    ['size', -1],
    ['size', 1.5],
    ['state', null],
    ['digest', 'md5:00'],
    ['id', 0],
    ['browser_download_url', null],
  ])('is refused for an asset with the %s %j', async (field, value) => {
    answer([{ ...ASSET, [field]: value }])
    expect((await rejectionOf(world.ports().releases.assets(1))).code).toBe('RESPONSE_INVALID')
  })

  it('is refused when it is no object', async () => {
    answer([1])
    expect((await rejectionOf(world.ports().releases.list())).code).toBe('RESPONSE_INVALID')
  })

  it('is refused when a list does not end', async () => {
    answer(Array.from({ length: 100 }, () => ASSET))
    expect((await rejectionOf(world.ports().releases.assets(1))).message).toContain('does not end')
  })

  it('reads every page', async () => {
    const full = Array.from({ length: 100 }, () => ASSET)
    world.intercept = request => Response.json(request.url.endsWith('page=2') ? [ASSET] : full)
    expect(await world.ports().releases.assets(1)).toHaveLength(101)
  })
})

describe('downloading an asset', () => {
  const asset: RemoteAsset = { ...ASSET, sha256: undefined, url: ASSET.browser_download_url }

  it('hashes what comes, and starts afresh after a failure', async () => {
    let calls = 0
    world.intercept = () => {
      calls += 1
      return calls === 1 ? new Response('', { status: 500 }) : new Response('a')
    }
    expect(await world.ports().releases.hashAsset(asset)).toBe(sha256Of('a'))
  })

  it('refuses more bytes than the asset has, and what is no asset', async () => {
    world.intercept = () => new Response('ab')
    expect((await rejectionOf(world.ports().releases.hashAsset(asset))).code).toBe(
      'RESPONSE_TOO_LARGE',
    )
    world.intercept = () => new Response('', { status: 404 })
    expect((await rejectionOf(world.ports().releases.hashAsset(asset))).code).toBe(
      'RESPONSE_INVALID',
    )
  })
})

describe('uploading', () => {
  it('encodes names: a plus would become a space', () => {
    expect(uploadUrl(RELEASE.upload_url, 'a-1.0.0+1')).toBe(
      'https://uploads.github.com/repos/acme/rocket/releases/1/assets?name=a-1.0.0%2B1',
    )
  })

  it('refuses an answer that is no JSON', async () => {
    world.intercept = () => new Response('<html>', { status: 201 })
    const file = await world.write('a', 'a')
    const release = {
      id: 1,
      tag: 'v1',
      draft: true,
      prerelease: false,
      immutable: false,
      title: 'v1.2.3',
      publishedAt: null,
      body: '',
      url: RELEASE.html_url,
      uploadUrl: RELEASE.upload_url,
    }
    const { releases } = world.ports()
    expect((await rejectionOf(releases.upload(release, file, 'text/plain'))).code).toBe(
      'RESPONSE_INVALID',
    )
    // A template that leads elsewhere gets no token.
    const elsewhere = { ...release, uploadUrl: 'https://evil.example/assets{?name}' }
    world.requests.length = 0
    expect((await rejectionOf(releases.upload(elsewhere, file, 'text/plain'))).code).toBe(
      'INTERNAL',
    )
    expect(world.requests).toEqual([])
    // The folder in the place of the file.
    const folder = { ...file, path: world.folder }
    expect((await rejectionOf(releases.upload(release, folder, 'text/plain'))).code).toBe(
      'FILE_CHANGED',
    )
  })
})
