import { describe, expect, it } from '@jest/globals'
import type { Permissions } from '../../sandbox/actions/job.ts'
import { bundle, COMMIT, DIGEST, GithubFixture } from './github-fixture.ts'

const REPO = '/repos/acme/rocket'

/** Every kind of caller, against the status each gets: public repository, private repository. */
const CALLERS: Record<string, Permissions | undefined> = {
  anonymous: undefined,
  nothing: {},
  'contents: read': { contents: 'read' },
  'contents: write': { contents: 'write' },
  'attestations: read': { attestations: 'read' },
  'attestations: write': { attestations: 'write' },
  'actions: read': { actions: 'read' },
}

interface Row {
  readonly line: string
  readonly json?: () => Promise<unknown>
  /** Status for an allowed caller. */
  readonly ok: number
  readonly publicAllowed: readonly string[] | 'all'
  readonly privateAllowed: readonly string[] | 'jobs'
}

const ROWS: readonly Row[] = [
  { line: `GET ${REPO}`, ok: 200, publicAllowed: 'all', privateAllowed: 'jobs' },
  {
    line: `GET ${REPO}/releases`,
    ok: 200,
    publicAllowed: 'all',
    privateAllowed: ['contents: read', 'contents: write'],
  },
  {
    line: `GET ${REPO}/git/ref/heads/main`,
    ok: 200,
    publicAllowed: 'all',
    privateAllowed: ['contents: read', 'contents: write'],
  },
  {
    line: `POST ${REPO}/releases`,
    json: async () => ({ tag_name: 'v9.0.0', draft: true }),
    ok: 201,
    publicAllowed: ['contents: write'],
    privateAllowed: ['contents: write'],
  },
  {
    line: `GET ${REPO}/attestations/${DIGEST}`,
    ok: 200,
    publicAllowed: 'all',
    privateAllowed: ['attestations: read', 'attestations: write'],
  },
  {
    line: `POST ${REPO}/attestations`,
    json: async () => ({ bundle: await bundle() }),
    ok: 201,
    publicAllowed: ['attestations: write'],
    privateAllowed: ['attestations: write'],
  },
  {
    line: `GET ${REPO}/actions/runs/7/artifacts`,
    ok: 200,
    publicAllowed: ['actions: read'],
    privateAllowed: ['actions: read'],
  },
]

const matrix = (['public', 'private'] as const).flatMap(visibility =>
  ROWS.flatMap(row =>
    Object.entries(CALLERS).map(([caller, permissions]) => {
      const allowed = visibility === 'public' ? row.publicAllowed : row.privateAllowed
      const may =
        allowed === 'all' ||
        (allowed === 'jobs' ? permissions !== undefined : allowed.includes(caller))
      const refused = permissions ? 403 : visibility === 'private' ? 404 : 401
      return { visibility, row, caller, permissions, status: may ? row.ok : refused }
    }),
  ),
)

describe('what a caller may do', () => {
  it.each(matrix.map(entry => ({ ...entry, line: entry.row.line })))(
    '$visibility, $caller: $line answers $status',
    async ({ visibility, row, permissions, status }) => {
      const github = new GithubFixture({ repository: { visibility } })
      github.world.plantAttestation({ repository: github.repository, bundle: await bundle() })
      github.job({})
      const token = permissions && github.token(permissions)
      const answer = await github.call(row.line, { token, json: await row.json?.() })
      expect(answer.status).toBe(status)
    },
  )

  it('names the missing permission in a 403', async () => {
    const github = new GithubFixture()
    const answer = await github.call(`POST ${REPO}/attestations`, {
      token: github.token({ contents: 'write' }),
      json: {},
    })
    expect(answer.json).toEqual({
      message: 'Resource not accessible by integration',
      documentation_url: 'https://docs.github.com/rest',
      status: '403',
    })
    expect(answer.headers['x-accepted-github-permissions']).toBe('attestations=write')
  })

  it.each(['Bearer nobody', 'Basic dTpw', 'ghs_x'])('refuses the credentials %s', async header => {
    const github = new GithubFixture()
    const answer = await github.call(`GET ${REPO}`, { headers: { authorization: header } })
    expect(answer.status).toBe(401)
    expect(answer.json).toMatchObject({ message: 'Bad credentials', status: '401' })
  })

  it('gives a job nothing in another repository', async () => {
    const github = new GithubFixture()
    for (const [name, visibility] of [
      ['open', 'public'],
      ['secret', 'private'],
    ] as const) {
      github.world.addRepository({ owner: 'acme', ownerId: 11, name, id: name.length, visibility })
      github.world.repository(`acme/${name}`)?.setBranch('main', COMMIT)
    }
    const token = github.token({ contents: 'write', attestations: 'write' })
    const json = { tag_name: 'v1', draft: true }
    const open = await github.call('POST /repos/acme/open/releases', { token, json })
    const secret = await github.call('POST /repos/acme/secret/releases', { token, json })
    expect([open.status, secret.status]).toEqual([403, 404])
  })

  it('gives a maintainer what the token was given', async () => {
    const github = new GithubFixture({ repository: { visibility: 'private' } })
    github.world.addUserToken('all', 'all')
    github.world.addUserToken('some', { 'Acme/Rocket': { contents: 'read' } })
    github.world.addUserToken('none', {})
    const statuses = await Promise.all(
      ['all', 'some', 'none'].map(async token => {
        const read = await github.call(`GET ${REPO}/releases`, { token })
        const write = await github.call(`POST ${REPO}/releases`, {
          token,
          json: { tag_name: 'v1', draft: true },
        })
        return [read.status, write.status]
      }),
    )
    expect(statuses).toEqual([
      [200, 201],
      [200, 403],
      [404, 404],
    ])
  })

  it('lets anyone read runs of public repositories when told so', async () => {
    const github = new GithubFixture()
    github.job({})
    github.world.actionsRead = 'private-only'
    expect((await github.call(`GET ${REPO}/actions/runs/7`)).status).toBe(200)
  })

  it('refuses calls without a user agent and unknown API versions', async () => {
    const github = new GithubFixture()
    const nameless = await github.call(`GET ${REPO}`, { headers: { 'user-agent': '' } })
    const dated = await github.call(`GET ${REPO}`, {
      headers: { 'x-github-api-version': '2020-01-01' },
    })
    expect([nameless.status, dated.status]).toEqual([403, 400])
  })
})
