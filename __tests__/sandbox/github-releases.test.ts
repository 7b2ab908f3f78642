import { beforeEach, describe, expect, it } from '@jest/globals'
import { COMMIT, GithubFixture, idOf, OTHER_COMMIT } from './github-fixture.ts'
import type { Answer } from './github-fixture.ts'

const PATH = '/repos/acme/rocket/releases'
const NOTES = '**Full Changelog**: https://github.com/acme/rocket'

let github: GithubFixture
let token: string

beforeEach(() => {
  github = new GithubFixture()
  github.repository.setTag('v1.0.0', COMMIT)
  token = github.token({ contents: 'write' })
})

const create = async (json: object): Promise<Answer> => github.call(`POST ${PATH}`, { token, json })
const patch = async (id: number, json: object): Promise<Answer> =>
  github.call(`PATCH ${PATH}/${id}`, { token, json })
const publish = async (id: number, json: object = {}): Promise<Answer> =>
  patch(id, { draft: false, ...json })
const status = async (line: string): Promise<number> => (await github.call(line, { token })).status
const tagsOf = (answer: Answer): readonly string[] =>
  (answer.json as { tag_name: string }[]).map(release => release.tag_name)
const latest = async (): Promise<unknown> =>
  ((await github.call(`GET ${PATH}/latest`)).json as { tag_name?: string }).tag_name
const errorsOf = (answer: Answer): unknown => (answer.json as { errors: unknown }).errors

describe('creating a release', () => {
  it('makes a draft that hides its tag in its address', async () => {
    const answer = await create({ tag_name: 'v1.0.0', draft: true, name: 'One', body: 'Notes' })
    const id = idOf(answer)
    expect(answer.status).toBe(201)
    expect(answer.headers['location']).toBe(`https://api.github.com${PATH}/${id}`)
    expect(answer.json).toMatchObject({
      tag_name: 'v1.0.0',
      target_commitish: 'main',
      name: 'One',
      body: 'Notes',
      draft: true,
      prerelease: false,
      immutable: false,
      published_at: null,
      assets: [],
      author: { login: 'github-actions[bot]' },
      html_url: expect.stringMatching(
        /^https:\/\/github\.com\/acme\/rocket\/releases\/tag\/untagged-/,
      ),
      upload_url: `https://uploads.github.com${PATH}/${id}/assets{?name,label}`,
    })
  })

  it('allows several drafts for one tag, but only one published release', async () => {
    const [one, two] = [await github.release(token), await github.release(token)]
    expect((await publish(one)).status).toBe(200)
    const second = await publish(two)
    expect([second.status, errorsOf(second)]).toEqual([
      422,
      [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }],
    ])
    const third = await create({ tag_name: 'v1.0.0' })
    expect([third.status, errorsOf(third)]).toEqual([422, errorsOf(second)])
    expect(await github.release(token)).toBeGreaterThan(two)
  })

  it('takes the date of the commit, not of the request', async () => {
    github.now += 24 * 60 * 60 * 1000
    const answer = await create({ tag_name: 'v1.0.0' })
    expect(answer.json).toMatchObject({
      created_at: '2026-01-02T03:04:05Z',
      published_at: '2026-01-03T03:04:05Z',
    })
  })

  it.each([
    [{}, { resource: 'Release', code: 'missing_field', field: 'tag_name' }],
    [
      { tag_name: 'a..b' },
      expect.objectContaining({ field: 'tag_name', message: 'tag_name is not a valid tag' }),
    ],
    [{ tag_name: 'v1.0.0', body: 'x'.repeat(125_001) }, expect.objectContaining({ field: 'body' })],
    [
      { tag_name: 'v2', target_commitish: 'nowhere' },
      { resource: 'Release', code: 'invalid', field: 'target_commitish' },
    ],
    [
      { tag_name: 'v1.0.0', draft: true, make_latest: 'true' },
      expect.objectContaining({ message: 'Latest release cannot be draft or prerelease.' }),
    ],
    [
      { tag_name: 'v1.0.0', prerelease: true, make_latest: 'true' },
      expect.objectContaining({ message: 'Latest release cannot be draft or prerelease.' }),
    ],
  ])('refuses %#', async (json, error) => {
    const answer = await create(json)
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]])
    expect(github.repository.releases).toHaveLength(0)
  })

  it.each([
    { tag_name: 1 },
    { tag_name: 'v1.0.0', draft: 'true' },
    { tag_name: 'v1.0.0', make_latest: true },
    { tag_name: 'v1.0.0', make_latest: 'yes' },
  ])('refuses the types of %j', async json => {
    expect((await create(json)).status).toBe(422)
  })

  it('answers 404 for a discussion category', async () => {
    expect((await create({ tag_name: 'v1.0.0', discussion_category_name: 'x' })).status).toBe(404)
  })

  it('writes notes', async () => {
    const first = await create({ tag_name: 'v1.0.0', body: 'Mine', generate_release_notes: true })
    expect(first.json).toMatchObject({ name: 'v1.0.0', body: `Mine\n\n${NOTES}/commits/v1.0.0` })
    const second = await github.call(`POST ${PATH}/generate-notes`, {
      token,
      json: { tag_name: 'v2+x' },
    })
    expect(second.json).toEqual({ name: 'v2+x', body: `${NOTES}/compare/v1.0.0...v2%2Bx` })
    const nameless = await github.call(`POST ${PATH}/generate-notes`, { token, json: {} })
    expect(nameless.status).toBe(422)
  })
})

describe('who sees a draft', () => {
  it('is hidden from everyone without push access', async () => {
    const id = await github.release(token)
    for (const reader of [undefined, github.token({ contents: 'read' })]) {
      const list = await github.call(`GET ${PATH}`, { token: reader })
      expect(list.json).toEqual([])
      for (const path of [`${PATH}/${id}`, `${PATH}/${id}/assets`]) {
        expect((await github.call(`GET ${path}`, { token: reader })).status).toBe(404)
      }
    }
    expect(tagsOf(await github.call(`GET ${PATH}`, { token }))).toEqual(['v1.0.0'])
    expect(await status(`GET ${PATH}/${id}`)).toBe(200)
  })

  it('is never found by its tag, not even by its maker', async () => {
    await github.release(token)
    expect(await status(`GET ${PATH}/tags/v1.0.0`)).toBe(404)
    expect(await status(`GET ${PATH}/latest`)).toBe(404)
  })
})

describe('publishing', () => {
  it('makes the release public under its tag', async () => {
    const id = await github.release(token)
    expect((await publish(id)).json).toMatchObject({
      draft: false,
      published_at: '2026-01-02T03:04:05Z',
      html_url: 'https://github.com/acme/rocket/releases/tag/v1.0.0',
    })
    expect((await github.call(`GET ${PATH}/tags/v1.0.0`)).json).toMatchObject({ id })
  })

  it('makes a missing tag at the target', async () => {
    github.repository.setBranch('next', OTHER_COMMIT)
    const id = await github.release(token, { tag_name: 'v2.0.0', target_commitish: 'next' })
    expect(github.repository.git.refs.has('refs/tags/v2.0.0')).toBe(false)
    await publish(id)
    expect(github.repository.git.refs.get('refs/tags/v2.0.0')).toEqual({
      type: 'commit',
      sha: OTHER_COMMIT,
    })
  })

  it('may not make a tag where a ruleset forbids it', async () => {
    const id = await github.release(token, { tag_name: 'v2.0.0' })
    github.repository.settings.tagCreation = 'restricted'
    const answer = await publish(id)
    expect([answer.status, errorsOf(answer)]).toEqual([
      422,
      [expect.objectContaining({ field: 'pre_receive' })],
    ])
    expect(github.repository.release(id)?.draft).toBe(true)
  })

  it('answers 404 to a job that would tag a change of workflows', async () => {
    github.repository.git.addCommit(OTHER_COMMIT, github.now, { touchesWorkflows: true })
    const fields = { tag_name: 'v2.0.0', target_commitish: OTHER_COMMIT }
    expect((await create(fields)).status).toBe(404)
    github.world.addUserToken('maintainer', 'all')
    const allowed = await github.call(`POST ${PATH}`, { token: 'maintainer', json: fields })
    expect(allowed.status).toBe(201)
  })

  it('lets a test move the tag between request and decision', async () => {
    const id = await github.release(token)
    const seen: string[] = []
    github.world.hooks.beforePublish = (repository, release) => {
      seen.push(release.tagName)
      repository.setTag('v1.0.0', OTHER_COMMIT)
    }
    github.world.hooks.afterPublish = (_repository, release) =>
      void seen.push(String(release.draft))
    await patch(id, { body: 'not yet' })
    expect(seen).toEqual([])
    await publish(id)
    expect(seen).toEqual(['v1.0.0', 'false'])
    expect(github.repository.git.refs.get('refs/tags/v1.0.0')?.sha).toBe(OTHER_COMMIT)
  })
})

describe('changing and deleting', () => {
  it('changes what is sent and nothing else', async () => {
    const id = await github.release(token, { body: 'old' })
    const answer = await patch(id, { name: 'New', prerelease: true })
    expect(answer.json).toMatchObject({ name: 'New', body: 'old', prerelease: true, draft: true })
  })

  it('leaves the release as it was when refused', async () => {
    const id = await github.release(token)
    expect((await patch(id, { name: 'x', tag_name: 'a b' })).status).toBe(422)
    expect(github.repository.release(id)).toMatchObject({ name: null, tagName: 'v1.0.0' })
  })

  it('deletes the release and keeps the tag', async () => {
    const id = await github.release(token)
    await publish(id)
    expect(await status(`DELETE ${PATH}/${id}`)).toBe(204)
    expect(await status(`GET ${PATH}/${id}`)).toBe(404)
    expect(await status(`DELETE ${PATH}/${id}`)).toBe(404)
    expect(github.repository.git.refs.has('refs/tags/v1.0.0')).toBe(true)
  })

  it('becomes a draft again when its tag is deleted', async () => {
    const id = await github.release(token)
    await publish(id)
    github.repository.deleteTag('v1.0.0')
    expect(await status(`GET ${PATH}/tags/v1.0.0`)).toBe(404)
    expect((await github.call(`GET ${PATH}/${id}`, { token })).json).toMatchObject({ draft: true })
  })

  it('pages the list', async () => {
    for (const number of [1, 2, 3]) await create({ tag_name: `v${number}.0.0` })
    const first = await github.call(`GET ${PATH}?per_page=2`)
    expect(tagsOf(first)).toEqual(['v3.0.0', 'v2.0.0'])
    expect(first.headers['link']).toBe(
      `<https://api.github.com${PATH}?per_page=2&page=2>; rel="next", <https://api.github.com${PATH}?per_page=2&page=2>; rel="last"`,
    )
    const second = await github.call(`GET ${PATH}?per_page=2&page=2`)
    expect(tagsOf(second)).toEqual(['v1.0.0'])
    expect(second.headers['link']).toContain('rel="prev"')
    expect(second.headers['link']).not.toContain('rel="next"')
  })
})

describe('the latest release', () => {
  it('is the one published last, unless told otherwise', async () => {
    await create({ tag_name: 'v2.0.0' })
    await create({ tag_name: 'v1.0.1', make_latest: 'false' })
    expect(await latest()).toBe('v2.0.0')
    await create({ tag_name: 'v1.0.2' })
    expect(await latest()).toBe('v1.0.2')
    const id = idOf(await github.call(`GET ${PATH}/tags/v2.0.0`))
    await patch(id, { make_latest: 'true' })
    expect(await latest()).toBe('v2.0.0')
  })

  it('is never a prerelease', async () => {
    await create({ tag_name: 'v1.0.0' })
    await create({ tag_name: 'v2.0.0-rc.1', prerelease: true })
    expect(await latest()).toBe('v1.0.0')
  })

  it('goes by date with legacy', async () => {
    github.now += 1000
    github.repository.setTag('v2.0.0', OTHER_COMMIT)
    await create({ tag_name: 'v2.0.0' })
    await create({ tag_name: 'v1.0.0', make_latest: 'legacy' })
    expect(await latest()).toBe('v2.0.0')
  })
})

describe('immutable releases', () => {
  beforeEach(() => {
    github.repository.settings.immutableReleases = true
  })

  it('may be filled as drafts, and are locked from publication on', async () => {
    const id = await github.release(token)
    const asset = idOf(await github.upload(token, id, 'a'))
    expect((await publish(id)).json).toMatchObject({ immutable: true })
    const uploaded = await github.upload(token, id, 'b')
    expect([uploaded.status, uploaded.json]).toEqual([
      422,
      expect.objectContaining({ message: 'Cannot upload assets to an immutable release' }),
    ])
    expect(await status(`DELETE ${PATH}/assets/${asset}`)).toBe(422)
    for (const change of [{ tag_name: 'v2' }, { draft: true }, { target_commitish: 'next' }]) {
      expect((await patch(id, change)).status).toBe(422)
    }
    expect((await patch(id, { name: 'Words may change' })).status).toBe(200)
    expect(() => github.repository.setTag('v1.0.0', OTHER_COMMIT)).toThrow('immutable')
    expect(() => github.repository.deleteTag('v1.0.0')).toThrow('immutable')
  })

  it('are no business of a job’s token', async () => {
    const path = 'GET /repos/acme/rocket/immutable-releases'
    github.world.addUserToken('admin', 'all')
    const ask = async (asker?: string): Promise<number> =>
      (await github.call(path, { token: asker })).status
    expect([await ask(), await ask(token), await ask('admin')]).toEqual([401, 403, 200])
    github.repository.settings.immutableReleases = false
    expect(await ask('admin')).toBe(404)
  })

  it('keep their tag for ever', async () => {
    const id = await github.release(token)
    await publish(id)
    expect(await status(`DELETE ${PATH}/${id}`)).toBe(204)
    const again = await create({ tag_name: 'v1.0.0' })
    expect([again.status, errorsOf(again)]).toEqual([
      422,
      [
        {
          resource: 'Release',
          code: 'custom',
          field: 'tag_name',
          message: 'tag_name was used by an immutable release',
        },
      ],
    ])
  })
})
