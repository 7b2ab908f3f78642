import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { COMMIT, GithubFixture, OTHER_COMMIT } from './github-fixture.ts'

const REPO = '/repos/acme/rocket'

let github: GithubFixture

beforeEach(() => {
  github = new GithubFixture()
})

describe('a repository', () => {
  it('tells its ids, its owner and its visibility', async () => {
    const answer = await github.call('GET /repos/ACME/Rocket')
    expect(answer.json).toMatchObject({
      id: 42,
      name: 'rocket',
      full_name: 'acme/rocket',
      private: false,
      visibility: 'public',
      default_branch: 'main',
      owner: { login: 'acme', id: 11, type: 'Organization' },
    })
  })

  it('has the headers of every answer', async () => {
    const answer = await github.call(`GET ${REPO}`)
    expect(answer.headers).toMatchObject({
      'x-github-request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
      'x-ratelimit-remaining': expect.any(String),
    })
  })

  it('refuses a path that is wrongly encoded', async () => {
    expect((await github.call(`GET ${REPO}/git/ref/%E0%A4%A`)).status).toBe(400)
    const site = 'https://github.com/acme/rocket/releases'
    for (const path of ['download/%E0%A4%A/x', 'latest/download/x']) {
      expect((await github.call(`GET ${site}/${path}`)).status).toBe(404)
    }
  })

  it('answers 404 with GitHub’s body for an unknown one', async () => {
    const answer = await github.call('GET /repos/acme/none')
    expect([answer.status, answer.json]).toEqual([
      404,
      { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
    ])
  })

  it('redirects from its former name, by id', async () => {
    github.repository.setTag('v1', COMMIT)
    github.world.renameRepository(github.repository, 'newco', 'shuttle')
    const moved = await github.call(`GET ${REPO}/git/ref/tags/v1?x=1`)
    const location = 'https://api.github.com/repositories/42/git/ref/tags/v1?x=1'
    expect([moved.status, moved.headers['location'], moved.json]).toEqual([
      301,
      location,
      expect.objectContaining({ message: 'Moved Permanently', url: location }),
    ])
    expect((await github.call(`GET ${location}`)).status).toBe(200)
    expect((await github.call('GET /repositories/43')).status).toBe(404)
    const post = await github.call(`POST ${REPO}/releases`, { json: {} })
    expect(post.status).toBe(307)
    const file = await github.call('GET https://github.com/acme/rocket/releases/download/v1/a')
    expect([file.status, file.headers['location']]).toEqual([
      301,
      'https://github.com/newco/shuttle/releases/download/v1/a',
    ])
  })

  it('does not redirect once the former name is taken, nor to what the caller may not see', async () => {
    github.world.renameRepository(github.repository, 'acme', 'shuttle')
    github.repository.visibility = 'private'
    expect((await github.call(`GET ${REPO}`)).status).toBe(404)
    github.world.addRepository({
      owner: 'acme',
      ownerId: 11,
      name: 'rocket',
      id: 99,
      visibility: 'public',
    })
    expect((await github.call(`GET ${REPO}`)).json).toMatchObject({ id: 99 })
    expect(() => github.world.renameRepository(github.repository, 'Acme', 'Rocket')).toThrow(
      'exists already',
    )
  })

  it('answers for owners and for itself', async () => {
    const organization = await github.call('GET /orgs/acme')
    expect(organization.json).toMatchObject({ login: 'acme', type: 'Organization' })
    expect((await github.call('GET /users/nobody')).status).toBe(404)
    const meta = await github.call('GET /meta')
    expect(meta.json).toMatchObject({ domains: { artifact_attestations: { trust_domain: '' } } })
  })
})

describe('refs', () => {
  it('shows a lightweight tag as its commit', async () => {
    github.repository.setTag('v1.0.0', COMMIT)
    const answer = await github.call(`GET ${REPO}/git/ref/tags/v1.0.0`)
    expect(answer.json).toMatchObject({
      ref: 'refs/tags/v1.0.0',
      object: { type: 'commit', sha: COMMIT },
    })
  })

  it('shows an annotated tag as a tag object that names the commit', async () => {
    const { sha } = github.repository.setTag('v1.0.0', COMMIT, { annotated: true })
    const ref = await github.call(`GET ${REPO}/git/ref/tags/v1.0.0`)
    expect(ref.json).toMatchObject({ object: { type: 'tag', sha } })
    const tag = await github.call(`GET ${REPO}/git/tags/${sha}`)
    expect(tag.json).toMatchObject({ sha, tag: 'v1.0.0', object: { type: 'commit', sha: COMMIT } })
    const object = `object ${COMMIT}\ntype commit\ntag v1.0.0\ntagger Sandbox <sandbox@example.com> ${Date.UTC(2026, 0, 2, 3, 4, 5) / 1000} +0000\n\nRelease v1.0.0\n`
    expect(sha).toBe(createHash('sha1').update(`tag ${object.length}\0${object}`).digest('hex'))
  })

  it.each(['tags/v1', 'tags/v1.0.0/', 'tags/V1.0.0', 'heads/v1.0.0'])(
    'finds nothing under %s',
    async ref => {
      github.repository.setTag('v1.0.0', COMMIT)
      const path = ref.split('/').map(encodeURIComponent).join('/')
      expect((await github.call(`GET ${REPO}/git/ref/${path}`)).status).toBe(404)
    },
  )

  it('finds a tag whose name is a path', async () => {
    github.repository.setTag('cli/v1+x', COMMIT)
    for (const path of ['cli/v1%2Bx', 'cli%2Fv1%2Bx', 'cli/v1+x']) {
      expect((await github.call(`GET ${REPO}/git/ref/tags/${path}`)).status).toBe(200)
    }
  })

  it('lists by prefix', async () => {
    for (const tag of ['v1.0.0', 'v1.0.0-rc.1', 'v2']) github.repository.setTag(tag, COMMIT)
    const answer = await github.call(`GET ${REPO}/git/matching-refs/tags/v1`)
    expect((answer.json as { ref: string }[]).map(({ ref }) => ref)).toEqual([
      'refs/tags/v1.0.0',
      'refs/tags/v1.0.0-rc.1',
    ])
    expect((await github.call(`GET ${REPO}/git/matching-refs/tags/x`)).json).toEqual([])
  })

  it('forgets a deleted tag', async () => {
    github.repository.setTag('v1', COMMIT)
    github.repository.deleteTag('v1')
    expect((await github.call(`GET ${REPO}/git/ref/tags/v1`)).status).toBe(404)
    expect((await github.call(`GET ${REPO}/git/tags/${COMMIT}`)).status).toBe(404)
  })
})

describe('commits', () => {
  it.each(['main', 'v1', 'heads/main', 'tags/v1', 'refs%2Ftags%2Fv1', COMMIT])(
    'finds the commit of %s',
    async ref => {
      github.repository.setTag('v1', COMMIT, { annotated: true })
      const answer = await github.call(`GET ${REPO}/commits/${ref}`)
      expect(answer.json).toMatchObject({ sha: COMMIT })
    },
  )

  it('finds a short id only when it is unique', async () => {
    const short = COMMIT.slice(0, 10)
    expect((await github.call(`GET ${REPO}/commits/${short}`)).json).toMatchObject({ sha: COMMIT })
    github.repository.setBranch('next', OTHER_COMMIT)
    const answer = await github.call(`GET ${REPO}/commits/${short}`)
    expect([answer.status, answer.json]).toEqual([
      422,
      expect.objectContaining({ message: `No commit found for SHA: ${short}` }),
    ])
  })

  it('answers the bare id on request', async () => {
    const accept = 'application/vnd.github.sha'
    const answer = await github.call(`GET ${REPO}/commits/main`, { headers: { accept } })
    expect(answer.body.toString()).toBe(COMMIT)
    expect((await github.call(`GET ${REPO}/git/commits/${COMMIT}`)).status).toBe(200)
    expect((await github.call(`GET ${REPO}/git/commits/${OTHER_COMMIT}`)).status).toBe(404)
  })

  it('takes no commit id that is none', () => {
    expect(() => github.repository.setBranch('main', 'xyz')).toThrow('not a commit id')
  })
})

describe('runs', () => {
  it('shows the latest attempt of a run', async () => {
    const { githubToken: token } = github.job({ actions: 'read' })
    github.job({}, { runAttempt: 2 })
    const answer = await github.call(`GET ${REPO}/actions/runs/7`, { token })
    expect(answer.json).toMatchObject({
      id: 7,
      run_attempt: 2,
      head_sha: COMMIT,
      head_branch: 'v1.0.0',
      path: '.github/workflows/release.yml',
      event: 'push',
      repository: { id: 42 },
    })
    expect((await github.call(`GET ${REPO}/actions/runs/8`, { token })).status).toBe(404)
  })

  it('shows the artifacts that the results service tells of', async () => {
    const { githubToken: token } = github.job({ actions: 'read' })
    const digest = `sha256:${'0'.repeat(64)}`
    github.world.setArtifactsProvider(repositoryId => [
      { id: repositoryId + 1, runId: 7, name: 'a', size: 5, digest, createdAt: github.now },
      { id: 2, runId: 7, name: 'b', size: 5, digest, createdAt: 0, downloadUrl: 'https://blob/x' },
      { id: 3, runId: 8, name: 'a', size: 5, digest, createdAt: 0 },
    ])
    const all = await github.call(`GET ${REPO}/actions/runs/7/artifacts`, { token })
    expect(all.json).toMatchObject({ total_count: 2, artifacts: [{ name: 'a' }, { name: 'b' }] })
    const named = await github.call(`GET ${REPO}/actions/runs/7/artifacts?name=a`, { token })
    expect(named.json).toMatchObject({
      total_count: 1,
      artifacts: [
        {
          id: 43,
          name: 'a',
          size_in_bytes: 5,
          digest,
          expired: false,
          workflow_run: { id: 7, repository_id: 42, head_sha: COMMIT },
        },
      ],
    })
    const zip = await github.call(`GET ${REPO}/actions/artifacts/2/zip`, { token })
    expect([zip.status, zip.headers['location']]).toEqual([302, 'https://blob/x'])
    const statuses = await Promise.all(
      ['2', '9', '43/zip'].map(async id => {
        const answer = await github.call(`GET ${REPO}/actions/artifacts/${id}`, { token })
        return answer.status
      }),
    )
    expect(statuses).toEqual([200, 404, 404])
  })
})
