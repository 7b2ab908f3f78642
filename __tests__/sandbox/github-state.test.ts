import { describe, expect, it } from '@jest/globals'
import { bundle, COMMIT, DIGEST, GithubFixture, idOf, OTHER_COMMIT } from './github-fixture.ts'

async function busyGithub(): Promise<GithubFixture> {
  const github = new GithubFixture()
  const { repository, world } = github
  repository.setTag('v1.0.0', COMMIT, { annotated: true })
  repository.settings.immutableReleases = true
  world.addUserToken('maintainer', 'all')
  world.attestationLag = { reads: 1 }
  const token = 'maintainer'
  const id = await github.release(token)
  await github.upload(token, id, 'rocket', 'content\u0000\u00ff')
  await github.call(`PATCH /repos/acme/rocket/releases/${id}`, { token, json: { draft: false } })
  await github.release(token, { tag_name: 'v2.0.0' })
  await github.call('POST /repos/acme/rocket/attestations', {
    token,
    json: { bundle: await bundle() },
  })
  const old = world.addRepository({
    owner: 'acme',
    ownerId: 11,
    name: 'old',
    id: 43,
    visibility: 'private',
    ownerType: 'User',
    defaultBranch: 'trunk',
  })
  world.renameRepository(old, 'acme', 'new')
  return github
}

/** Every read a client could make, without the signatures in addresses. */
async function everything(github: GithubFixture): Promise<unknown> {
  const token = 'maintainer'
  const paths = ['', '/releases', '/releases/latest', '/git/matching-refs/tags', '/commits/v1.0.0']
  const answers = await Promise.all(
    paths.map(async path => github.call(`GET /repos/acme/rocket${path}`, { token })),
  )
  const moved = await github.call('GET /repos/acme/old', { token })
  return [...answers, moved].map(({ status, json }) => ({ status, json }))
}

describe('the state of GitHub', () => {
  it('survives being written down and read again', async () => {
    const before = await busyGithub()
    const after = new GithubFixture()
    after.world.restore(JSON.parse(JSON.stringify(before.world)))
    expect(await everything(after)).toEqual(await everything(before))
    expect(after.world.toJSON()).toEqual(before.world.toJSON())
    expect(before.repository.latestReleaseId).toBeDefined()
    expect(after.world.repositories).toEqual(before.world.repositories)
  })

  it('keeps bytes, signed addresses, tags, lag and ids', async () => {
    const before = await busyGithub()
    const [asset] = before.repository.releases.flatMap(release => release.assets)
    const redirect = await before.call(`GET /repos/acme/rocket/releases/assets/${asset?.id ?? 0}`, {
      headers: { accept: 'application/octet-stream' },
    })
    const after = new GithubFixture()
    after.world.restore(JSON.parse(JSON.stringify(before.world)))
    const download = await after.call(`GET ${redirect.headers['location'] ?? ''}`)
    expect(download.body).toEqual(asset?.bytes)
    const list = `GET /repos/acme/rocket/attestations/${DIGEST}`
    expect([(await after.call(list)).status, (await after.call(list)).status]).toEqual([404, 200])
    expect(() => after.world.repository('acme/rocket')?.setTag('v1.0.0', OTHER_COMMIT)).toThrow(
      'immutable',
    )
    const next = await after.call('POST /repos/acme/rocket/releases', {
      token: 'maintainer',
      json: { tag_name: 'v3.0.0', draft: true },
    })
    expect(idOf(next)).toBeGreaterThan(Math.max(...before.repository.releases.map(({ id }) => id)))
  })

  it('is independent of the copy it was restored from', async () => {
    const before = await busyGithub()
    const after = new GithubFixture()
    after.world.restore(before.world.toJSON())
    after.world.repository('acme/rocket')?.setTag('v9', COMMIT)
    expect(before.repository.git.refs.has('refs/tags/v9')).toBe(false)
    await after.call(`DELETE /orgs/acme/attestations/digest/${DIGEST}`, { token: 'maintainer' })
    expect(before.world.attestations).toHaveLength(1)
  })

  it.each([null, {}, { version: 2 }, 'text'])('refuses the snapshot %j', json => {
    expect(() => new GithubFixture().world.restore(json)).toThrow('snapshot')
  })

  it('takes no two repositories of one name or id', () => {
    const github = new GithubFixture()
    const options = {
      owner: 'Acme',
      ownerId: 1,
      name: 'ROCKET',
      id: 1,
      visibility: 'public',
    } as const
    expect(() => github.world.addRepository(options)).toThrow('exists already')
    expect(() => github.world.addRepository({ ...options, name: 'b', id: 42 })).toThrow(
      'exists already',
    )
  })
})
