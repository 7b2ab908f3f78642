import { describe, expect, it } from '@jest/globals'
import type { JobIdentity } from '../../sandbox/actions/job.ts'
import { parsePublishRequest } from '../../sandbox/crates/publish-request.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { ask } from './support/ask.ts'
import { releaseJob } from './support/jobs.ts'
import { sandbox, temporaryFolder } from './support/sandboxes.ts'

const API = 'https://crates.io/api/v1'
const TOKENS = `${API}/trusted_publishing/tokens`
const UA = { 'user-agent': 'a test (somebody@example.com)' }
const CONFIG = {
  crate: 'widget',
  owner: 'octo-org',
  ownerId: 77,
  repository: 'widget',
  workflow: 'release.yml',
}

const jwtOf = async (
  world: Sandbox,
  change: Partial<JobIdentity> = {},
  audience = 'crates.io',
): Promise<string> => world.oidc.issue(world.jobs.open(releaseJob(change)), audience)

const serviceOf = (world: Sandbox, host: string): Parameters<typeof ask>[0] => {
  const service = world.crates.services()[host]
  if (service === undefined) throw new Error(`no ${host}`)
  return service
}
const exchange = async (world: Sandbox, jwt: string): ReturnType<typeof ask> =>
  ask(serviceOf(world, 'crates.io'), TOKENS, { json: { jwt }, headers: UA })

const publishBody = (metadata: object, content: string, surplus = ''): Buffer => {
  const json = Buffer.from(JSON.stringify(metadata))
  const lengths = [json.length, content.length].map(length => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(length)
    return bytes
  })
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = lengths
  return Buffer.concat([first, json, second, Buffer.from(content), Buffer.from(surplus)])
}

describe('trusted publishing', () => {
  it('gives a token for the crates of the calling workflow, until it is revoked or old', async () => {
    let now = Date.now()
    const world = await sandbox({ clock: () => now })
    world.crates.trustedPublishing.configs.push(CONFIG)
    // The called workflow is none of its business.
    const jobWorkflowRef = 'shared/flows/.github/workflows/publish.yml@refs/tags/v1'
    const { status, json } = await exchange(world, await jwtOf(world, { jobWorkflowRef }))
    expect(status).toBe(200)
    const { token } = json as { readonly token: string }
    const { trustedPublishing } = world.crates
    expect(trustedPublishing.find(token)).toMatchObject({
      crates: ['widget'],
      publisher: { provider: 'github', repository: 'octo-org/widget', run_id: '987654' },
    })
    now += 31 * 60_000
    expect(trustedPublishing.find(token)).toBeUndefined()
    now -= 31 * 60_000
    const revoke = { method: 'DELETE', headers: { ...UA, authorization: `Bearer ${token}` } }
    const api = serviceOf(world, 'crates.io')
    expect((await ask(api, TOKENS, revoke)).status).toBe(204)
    expect((await ask(api, TOKENS, revoke)).status).toBe(401)
    expect(trustedPublishing.valid).toEqual([])
  })

  it.each<[string, Partial<JobIdentity>, string]>([
    [
      'another workflow',
      { workflowRef: 'octo-org/widget/.github/workflows/evil.yml@refs/tags/v1.2.3' },
      'No matching trusted publishing config',
    ],
    [
      'another repository',
      { repository: { owner: 'evil', ownerId: 1, name: 'widget', id: 2, visibility: 'public' } },
      'No matching trusted publishing config',
    ],
    [
      'a recreated owner',
      {
        repository: { owner: 'octo-org', ownerId: 78, name: 'widget', id: 2, visibility: 'public' },
      },
      'No matching trusted publishing config',
    ],
    ['a trigger of outsiders', { eventName: 'pull_request_target' }, 'does not support the event'],
    [
      'an issuer of an enterprise',
      { enterprise: { slug: 'acme', id: 1, ownIssuer: true } },
      'Unsupported JWT issuer',
    ],
  ])('refuses %s', async (_what, change, reason) => {
    const world = await sandbox()
    world.crates.trustedPublishing.configs.push(CONFIG)
    const { status, json } = await exchange(world, await jwtOf(world, change))
    expect(status).toBe(400)
    expect(JSON.stringify(json)).toContain(reason)
  })

  it('refuses another audience, a token used before, another environment, and what is none', async () => {
    const world = await sandbox()
    world.crates.trustedPublishing.configs.push({ ...CONFIG, environment: 'release' })
    const wrong = await exchange(world, await jwtOf(world, {}, 'sigstore'))
    expect(JSON.stringify(wrong.json)).toContain('Failed to decode JWT')
    expect((await exchange(world, await jwtOf(world))).status).toBe(400)
    const jwt = await jwtOf(world, { environment: 'release' })
    expect((await exchange(world, jwt)).status).toBe(200)
    expect(JSON.stringify((await exchange(world, jwt)).json)).toContain('already been used')
    expect((await exchange(world, 'nonsense')).status).toBe(400)
  })
})

describe('the registry', () => {
  const publish = async (
    world: Sandbox,
    metadata: object,
    authorization = world.crates.apiToken,
  ): ReturnType<typeof ask> =>
    ask(serviceOf(world, 'crates.io'), `${API}/crates/new`, {
      method: 'PUT',
      headers: { ...UA, authorization },
      body: publishBody(metadata, 'content'),
    })

  it('takes a crate once, whatever the build metadata, the case or the separators', async () => {
    const world = await sandbox()
    expect((await publish(world, { name: 'my-Widget', vers: '1.0.0' })).status).toBe(200)
    for (const again of [
      { name: 'my-Widget', vers: '1.0.0' },
      { name: 'my-Widget', vers: '1.0.0+a' },
      { name: 'my_widget', vers: '1.0.0' },
    ]) {
      expect((await publish(world, again)).status).toBe(400)
    }
    expect(world.crates.versions).toHaveLength(1)
  })

  it('takes nothing without a token, with one of another crate, too large, or malformed', async () => {
    const world = await sandbox()
    world.crates.trustedPublishing.configs.push(CONFIG)
    const { json } = await exchange(world, await jwtOf(world))
    const { token } = json as { readonly token: string }
    expect((await publish(world, { name: 'widget', vers: '1.0.0' }, 'guess')).status).toBe(403)
    expect((await publish(world, { name: 'gadget', vers: '1.0.0' }, token)).status).toBe(403)
    expect((await publish(world, { name: 'widget' })).status).toBe(400)
    world.crates.maxCrateBytes = 3
    expect((await publish(world, { name: 'widget', vers: '1.0.0' }, token)).status).toBe(413)
    expect(world.crates.versions).toEqual([])
  })

  it('shows each part what it knows, by the rules of each part', async () => {
    const world = await sandbox()
    world.crates.plant({ name: 'My_Crate', version: '1.0.0+a', content: Buffer.from('content') })
    const [cdn, index, api] = ['static.crates.io', 'index.crates.io', 'crates.io'].map(host =>
      serviceOf(world, host),
    )
    if (cdn === undefined || index === undefined || api === undefined) throw new Error('three')
    const get = async (
      service: typeof cdn,
      address: string,
      headers: Readonly<Record<string, string>> = UA,
    ): Promise<number> => (await ask(service, address, { headers })).status
    const base = 'https://static.crates.io/crates'
    expect(await get(cdn, `${base}/My_Crate/My_Crate-1.0.0%2Ba.crate`)).toBe(200)
    expect(await get(cdn, `${base}/My_Crate/1.0.0%2Ba/download`)).toBe(200)
    expect(await get(cdn, `${base}/my-crate/my-crate-1.0.0%2Ba.crate`)).toBe(403)
    expect(await get(index, 'https://index.crates.io/my/_c/my_crate')).toBe(200)
    expect(await get(index, 'https://index.crates.io/my/-c/my-crate')).toBe(404)
    expect(await get(api, `${API}/crates/my-crate/1.0.0%2Ba`)).toBe(200)
    expect(await get(api, `${API}/crates/My_Crate/1.0.0%2Ba`, {})).toBe(403)
    expect(await get(api, `${API}/crates/My_Crate/2.0.0`)).toBe(404)
  })

  it('keeps its crates from one start to the next', async () => {
    const dir = await temporaryFolder()
    const first = await sandbox({ dir })
    first.crates.plant({ name: 'widget', version: '1.0.0', content: Buffer.from('content') })
    await first.close()
    const second = await sandbox({ dir })
    expect(second.crates.version('widget', '1.0.0').content.toString()).toBe('content')
  })
})

describe('a publish request', () => {
  it('becomes the line of the index, renamed dependencies and all', () => {
    const dependency = { name: 'serde', version_req: '^1', kind: 'normal', optional: false }
    const parsed = parsePublishRequest(
      publishBody(
        {
          name: 'w',
          vers: '1.0.0',
          deps: [{ ...dependency, explicit_name_in_toml: 'de' }, dependency, 'odd'],
          features: { a: [] },
        },
        'content',
      ),
    )
    expect(parsed?.index).toMatchObject({
      name: 'w',
      vers: '1.0.0',
      deps: [
        { name: 'de', package: 'serde', req: '^1' },
        { name: 'serde', package: null, req: '^1' },
      ],
      features: { a: [] },
    })
  })

  it.each([
    Buffer.alloc(0),
    Buffer.alloc(3),
    publishBody({}, 'x'),
    publishBody({ name: 'w', vers: '1' }, 'x', 'more'),
  ])('is refused when it is malformed', body => expect(parsePublishRequest(body)).toBeUndefined())
})
