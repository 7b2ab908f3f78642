/** An independent client against the stand-in: the one that GitHub itself maintains. */
import { beforeEach, describe, expect, it } from '@jest/globals'
import { getOctokit } from '@actions/github'
import type { Service } from '../../sandbox/service.ts'
import { bundle, COMMIT, DIGEST, GithubFixture } from './github-fixture.ts'

const repo = { owner: 'acme', repo: 'rocket' }

let github: GithubFixture
let octokit: ReturnType<typeof getOctokit>

beforeEach(() => {
  github = new GithubFixture()
  github.repository.setTag('v1.0.0', COMMIT)
  octokit = getOctokit(
    github.token({ contents: 'write', attestations: 'write', actions: 'read' }),
    {
      request: { fetch: fetchFrom(github.world.services()) },
    },
  )
})

/** `fetch` that ends in the services: follows redirects as the real one does, without credentials to other hosts. */
function fetchFrom(services: Readonly<Record<string, Service>>): typeof fetch {
  return async (input, init) => {
    const sent = new Request(input, init)
    const url = new URL(sent.url)
    const body = Buffer.from(await sent.arrayBuffer())
    const response = await services[url.host]?.({
      method: sent.method,
      host: url.host,
      path: url.pathname,
      url,
      headers: { ...Object.fromEntries(sent.headers), 'content-length': String(body.length) },
      body,
    })
    if (!response) throw new Error(`no endpoint for ${sent.method} ${sent.url}`)
    const location = response.headers?.['location']
    if (response.status === 302 && location !== undefined) return fetchFrom(services)(location)
    const json = response.json === undefined ? undefined : JSON.stringify(response.json)
    const content = json ?? (response.body === undefined ? null : Buffer.from(response.body))
    return new Response(content, {
      status: response.status ?? 200,
      headers: { 'content-type': 'application/json; charset=utf-8', ...response.headers },
    })
  }
}

describe('octokit', () => {
  it('drafts, uploads, publishes, reads back', async () => {
    const { repos } = octokit.rest
    const draft = await repos.createRelease({ ...repo, tag_name: 'v1.0.0', draft: true })
    const uploaded = await repos.uploadReleaseAsset({
      ...repo,
      release_id: draft.data.id,
      name: 'rocket+1.txt',
      data: 'content',
      headers: { 'content-type': 'text/plain' },
    })
    expect(uploaded.data).toMatchObject({ name: 'rocket+1.txt', size: 7, state: 'uploaded' })
    await repos.updateRelease({ ...repo, release_id: draft.data.id, draft: false })
    const published = await repos.getReleaseByTag({ ...repo, tag: 'v1.0.0' })
    expect(published.data.assets.map(asset => asset.digest)).toEqual([uploaded.data.digest])
    const bytes = await repos.getReleaseAsset({
      ...repo,
      asset_id: uploaded.data.id,
      headers: { accept: 'application/octet-stream' },
    })
    expect(Buffer.from(bytes.data as unknown as ArrayBuffer).toString()).toBe('content')
  })

  it('pages through releases', async () => {
    for (let count = 0; count < 5; count += 1) {
      await octokit.rest.repos.createRelease({ ...repo, tag_name: 'v1.0.0', draft: true })
    }
    const all = await octokit.paginate(octokit.rest.repos.listReleases, { ...repo, per_page: 2 })
    expect(all).toHaveLength(5)
  })

  it('stores and lists attestations', async () => {
    const stored = await octokit.request('POST /repos/{owner}/{repo}/attestations', {
      ...repo,
      bundle: await bundle(),
    })
    expect(stored.status).toBe(201)
    const listed = await octokit.rest.repos.listAttestations({ ...repo, subject_digest: DIGEST })
    expect(listed.data.attestations).toHaveLength(1)
  })

  it('understands refusals', async () => {
    await expect(
      octokit.rest.repos.createRelease({ ...repo, tag_name: 'v2', target_commitish: 'nowhere' }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/^Validation Failed: .*"field":"target_commitish"/),
    })
  })
})
