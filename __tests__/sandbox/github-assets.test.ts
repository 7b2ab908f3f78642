import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { COMMIT, GithubFixture, idOf } from './github-fixture.ts'
import type { Answer } from './github-fixture.ts'

const PATH = '/repos/acme/rocket/releases'
const OCTETS = { accept: 'application/octet-stream' }
const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`

let github: GithubFixture
let token: string
let release: number

beforeEach(async () => {
  github = new GithubFixture()
  github.repository.setTag('v1.0.0+b', COMMIT)
  token = github.token({ contents: 'write' })
  release = await github.release(token, { tag_name: 'v1.0.0+b' })
})

const publish = async (): Promise<Answer> =>
  github.call(`PATCH ${PATH}/${release}`, { token, json: { draft: false } })
const stored = async (id: number): Promise<Answer> =>
  github.call(`GET ${PATH}/assets/${id}`, { token })

describe('uploading', () => {
  it('answers with what GitHub keeps', async () => {
    const answer = await github.upload(token, release, 'rocket', 'content', {
      headers: { 'content-type': 'application/x-rocket' },
    })
    const id = idOf(answer)
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({
      id,
      url: `https://api.github.com${PATH}/assets/${id}`,
      name: 'rocket',
      label: null,
      state: 'uploaded',
      content_type: 'application/x-rocket',
      size: 7,
      digest: digestOf('content'),
      created_at: '2026-01-02T03:04:05Z',
      browser_download_url: expect.stringMatching(
        /\/releases\/download\/untagged-[0-9a-f]+\/rocket$/,
      ),
    })
    expect((await stored(id)).json).toEqual(answer.json)
  })

  it('renames, and takes a plus sign that was not encoded for a space', async () => {
    const encoded = await github.upload(token, release, 'a+b c.txt')
    expect(encoded.json).toMatchObject({ name: 'a+b.c.txt' })
    const bare = await github.call(
      `POST https://uploads.github.com${PATH}/${release}/assets?name=a+b&label=The%20file`,
      { token, body: Buffer.from('x'), headers: { 'content-type': 'text/plain' } },
    )
    expect(bare.json).toMatchObject({ name: 'a.b', label: 'The file' })
  })

  it.each(['rocket', 'rocket.', '(rocket'])(
    'refuses a second file that is kept as %s',
    async name => {
      await github.upload(token, release, name)
      const answer = await github.upload(token, release, name)
      expect([answer.status, answer.json]).toEqual([
        422,
        expect.objectContaining({
          message: 'Validation Failed',
          errors: [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }],
        }),
      ])
    },
  )

  it.each([
    ['an empty file', '', {}, 422],
    ['more than 2 GiB', 'x', { 'content-length': String(2 * 1024 ** 3) }, 422],
    ['a wrong length', 'x', { 'content-length': '2' }, 400],
    ['a malformed length', 'x', { 'content-length': 'x' }, 400],
    ['no content type', 'x', { 'content-type': '' }, 422],
  ])('refuses %s', async (_name, content, headers, status) => {
    const answer = await github.upload(token, release, 'rocket', content, { headers })
    expect(answer.status).toBe(status)
    expect(github.repository.release(release)?.assets).toEqual([])
  })

  it('refuses a file without a name and a release that is not there', async () => {
    expect((await github.upload(token, release, '')).status).toBe(422)
    expect((await github.upload(token, 1, 'rocket')).status).toBe(404)
  })

  it('stops at 1000 assets', async () => {
    const held = github.repository.release(release)
    if (!held) throw new Error('no release')
    for (let count = 0; count < 1000; count += 1) github.world.plantStarterAsset(held, `a${count}`)
    expect((await github.upload(token, release, 'one-more')).status).toBe(422)
  })
})

describe('reading', () => {
  it('redirects to the asset host, which takes no credentials', async () => {
    const id = idOf(await github.upload(token, release, 'rocket', 'content'))
    const redirect = await github.call(`GET ${PATH}/assets/${id}`, { token, headers: OCTETS })
    expect(redirect.status).toBe(302)
    const location = redirect.headers['location'] ?? ''
    expect(new URL(location).host).toBe('release-assets.githubusercontent.com')
    const download = await github.call(`GET ${location}`)
    expect([download.status, download.body.toString()]).toEqual([200, 'content'])
    expect((await github.call(`GET ${location}`, { token })).status).toBe(400)
    expect((await github.call(`GET ${location.replace(/sig=[^&]+/, 'sig=')}`)).status).toBe(403)
    expect((await github.call(`POST ${location}`)).status).toBe(405)
    github.now += 60 * 60 * 1000
    expect((await github.call(`GET ${location}`)).status).toBe(403)
  })

  it('serves a published asset to anyone under its download address', async () => {
    await github.upload(token, release, 'rocket', 'content')
    const site = 'https://github.com/acme/rocket/releases'
    expect((await github.call(`GET ${site}/download/v1.0.0%2Bb/rocket`)).status).toBe(404)
    const published = await publish()
    expect(published.json).toMatchObject({
      assets: [{ browser_download_url: `${site}/download/v1.0.0%2Bb/rocket` }],
    })
    const redirect = await github.call(`GET ${site}/download/v1.0.0%2Bb/rocket`)
    const download = await github.call(`GET ${redirect.headers['location'] ?? ''}`)
    expect(download.body.toString()).toBe('content')
    expect((await github.call(`GET ${site}/latest/download/rocket`)).headers['location']).toBe(
      `${site}/download/v1.0.0%2Bb/rocket`,
    )
    expect((await github.call(`GET ${site}/download/v1.0.0%2Bb/none`)).status).toBe(404)
  })

  it('knows no private repositories on the download site', async () => {
    await github.upload(token, release, 'rocket')
    await publish()
    github.repository.visibility = 'private'
    const url = 'https://github.com/acme/rocket/releases/download/v1.0.0%2Bb/rocket'
    expect((await github.call(`GET ${url}`, { token })).status).toBe(404)
  })

  it('pages the list and shows the assets of a draft to nobody else', async () => {
    const ids: number[] = []
    for (const name of ['a', 'b', 'c']) ids.push(idOf(await github.upload(token, release, name)))
    const page = await github.call(`GET ${PATH}/${release}/assets?per_page=2&page=2`, { token })
    expect(page.json).toEqual([expect.objectContaining({ name: 'c' })])
    expect((await github.call(`GET ${PATH}/assets/${ids[0] ?? 0}`)).status).toBe(404)
  })

  it('shows no digest where the repository is said to have none', async () => {
    github.repository.settings.digests = 'null'
    const answer = await github.upload(token, release, 'rocket')
    expect(answer.json).toMatchObject({ digest: null })
  })

  it('deletes an asset', async () => {
    const id = idOf(await github.upload(token, release, 'rocket'))
    expect((await github.call(`DELETE ${PATH}/assets/${id}`, { token })).status).toBe(204)
    expect((await stored(id)).status).toBe(404)
  })
})

describe('what can go wrong at GitHub', () => {
  it('stores something else than was sent', async () => {
    github.world.hooks.assetTransform = ({ bytes }) => ({ bytes: Buffer.from(`${String(bytes)}!`) })
    const answer = await github.upload(token, release, 'rocket', 'content')
    expect(answer.json).toMatchObject({ size: 8, digest: digestOf('content!') })
  })

  it('reports something else than it stores', async () => {
    github.world.hooks.assetTransform = () => ({
      digest: digestOf('other'),
      state: 'open',
      size: 1,
    })
    const answer = await github.upload(token, release, 'rocket', 'content')
    expect(answer.json).toMatchObject({ size: 1, digest: digestOf('other'), state: 'open' })
  })

  it('leaves an empty asset behind a 502, which blocks the name until it is deleted', async () => {
    github.world.hooks.assetTransform = () => ({ state: 'starter', digest: null })
    expect((await github.upload(token, release, 'rocket')).status).toBe(502)
    delete github.world.hooks.assetTransform
    expect((await github.upload(token, release, 'rocket')).status).toBe(422)
    const list = await github.call(`GET ${PATH}/${release}/assets`, { token })
    expect(list.json).toEqual([
      expect.objectContaining({ name: 'rocket', state: 'starter', size: 0, digest: null }),
    ])
    const [left] = list.json as { id: number }[]
    const path = `${PATH}/assets/${left?.id ?? 0}`
    expect((await github.call(`GET ${path}`, { token, headers: OCTETS })).status).toBe(404)
    await github.call(`DELETE ${path}`, { token })
    expect((await github.upload(token, release, 'rocket')).status).toBe(201)
  })

  it('exchanges the bytes of an asset, with or without telling', async () => {
    const id = idOf(await github.upload(token, release, 'rocket', 'content'))
    github.world.corruptAsset(id, Buffer.from('evil'), { keepDigest: true })
    expect((await stored(id)).json).toMatchObject({ size: 4, digest: digestOf('content') })
    github.world.corruptAsset(id, Buffer.from('evil'))
    expect((await stored(id)).json).toMatchObject({ digest: digestOf('evil') })
    expect(() => github.world.corruptAsset(1, Buffer.from(''))).toThrow('there is no asset 1')
  })
})
