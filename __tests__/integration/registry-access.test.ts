/** A credential goes to the registry that asked and to its own token service, and to nobody else. */
import { describe, expect, it } from '@jest/globals'
import { makeImage, plant } from '../../sandbox/registry/image.ts'
import { SandboxRegistry, type RegistryRules } from '../../sandbox/registry/registry.ts'
import { sha256Of, type Sha256 } from '../../src/attest/digest.ts'
import type { Credential, DockerConfig } from '../../src/oci/docker-config.ts'
import { rejectionOf } from '../support/thrown.ts'
import { registryWorld, type RegistryWorld, type SentRequest } from './support/image-world.ts'

const HOST = 'registry.example.com'
const NAME = { registry: HOST, repository: 'acme/rocket' }
const OWN: Credential = { kind: 'password', username: 'octocat', password: 'secret' }
const SECRET = Buffer.from('octocat:secret').toString('base64')
const image = makeImage('rocket')
const DIGEST = image.digest.slice('sha256:'.length) as Sha256

const mine: RegistryRules['allows'] = account => account?.password === 'secret'

function world(
  rules: RegistryRules,
  config: Partial<DockerConfig> = { credentials: new Map([[HOST, OWN]]) },
  host = HOST,
): RegistryWorld & { readonly host: SandboxRegistry } {
  const registry = new SandboxRegistry(host, rules)
  plant(registry.repository('acme/rocket'), [image], 'v1')
  return Object.assign(registryWorld([registry], config), { host: registry })
}

const pull = async ({ registry }: RegistryWorld, name = NAME): Promise<unknown> =>
  registry.manifest(name, { tag: 'v1' })

/** Hosts that were shown anything. */
const shown = (sent: readonly SentRequest[]): readonly string[] => [
  ...new Set(
    sent
      .filter(({ authorization }) => authorization !== undefined)
      .map(({ url }) => new URL(url).host),
  ),
]

describe('a registry', () => {
  it('that asks for nothing is shown nothing', async () => {
    const open = world({})
    expect(await pull(open)).toMatchObject({ digest: DIGEST })
    expect(shown(open.sent)).toEqual([])
  })

  it('gets a token of its own service, once for many requests', async () => {
    const guarded = world({ login: 'token', allows: mine })
    await Promise.all([pull(guarded), pull(guarded), pull(guarded)])
    const asked = guarded.sent.filter(({ url }) => url.includes('/token'))
    expect(asked.map(({ url }) => url)).toEqual([
      `https://${HOST}/token?service=${HOST}&scope=repository%3Aacme%2Frocket%3Apull`,
    ])
    expect(asked[0]?.authorization).toBe(`Basic ${SECRET}`)
    guarded.host.expireTokens()
    expect(await pull(guarded)).toMatchObject({ digest: DIGEST })
  })

  it('gives an anonymous token to whoever has no credential', async () => {
    const open = world({ login: 'token' }, {})
    expect(await pull(open)).toMatchObject({ digest: DIGEST })
    expect(open.sent.find(({ url }) => url.includes('/token'))?.authorization).toBeUndefined()
  })

  it('may ask for the password itself', async () => {
    const basic = world({ login: 'basic', allows: mine })
    expect(await pull(basic)).toMatchObject({ digest: DIGEST })
    expect(basic.sent.map(({ authorization }) => authorization)).toEqual([
      undefined,
      `Basic ${SECRET}`,
    ])
  })

  it.each([
    [
      'of Docker Hub',
      'docker.io',
      'registry-1.docker.io',
      'https://auth.docker.io/token',
      'auth.docker.io',
    ],
    [
      'above it',
      'registry.gitlab.com',
      'registry.gitlab.com',
      'https://gitlab.com/jwt/auth',
      'gitlab.com',
    ],
  ])('has its credential go to the service %s', async (_where, registry, host, realm, service) => {
    const config = { credentials: new Map([[host, OWN]]) }
    const guarded = world({ login: 'token', realm }, config, host)
    guarded.intercept = ({ url }) =>
      url.startsWith(realm) ? Response.json({ access_token: 'odd-but-fine' }) : undefined
    const refused = await rejectionOf(pull(guarded, { ...NAME, registry }))
    // The token is nothing to the sandbox; that it was asked for is the point.
    expect(refused.code).toBe('REGISTRY_DENIED')
    expect(shown(guarded.sent)).toEqual([service, host])
  })

  it.each([
    'https://evil.example/token',
    'https://registry.example.com.evil.example/token',
    'https://registry.example.com:8443/token',
    'https://auth.docker.io/token',
  ])('cannot have its credential sent to %s', async realm => {
    const thief = world({ login: 'token', realm })
    const error = await rejectionOf(pull(thief))
    expect([error.code, error.class]).toEqual(['REGISTRY_REALM_FOREIGN', 'security'])
    expect(JSON.stringify(thief.sent)).not.toContain(SECRET)
    expect(thief.sent.map(({ url }) => new URL(url).host)).toEqual([HOST])
  })

  it('with a foreign service gets what the configuration has for that service', async () => {
    const realm = 'https://gitlab.example.com/jwt/auth'
    const credentials = new Map([
      [HOST, OWN],
      ['gitlab.example.com', { kind: 'password', username: 'a', password: 'b' } as const],
    ])
    const guarded = world({ login: 'token', realm }, { credentials })
    guarded.intercept = ({ url }) =>
      url.startsWith(realm) ? Response.json({ token: 't' }) : undefined
    expect((await rejectionOf(pull(guarded))).code).toBe('REGISTRY_DENIED')
    const asked = guarded.sent.find(({ url }) => url.startsWith(realm))
    expect(asked?.authorization).toBe(`Basic ${Buffer.from('a:b').toString('base64')}`)
    expect(JSON.stringify(guarded.sent)).not.toContain(SECRET)
  })

  it('cannot lead a credential away by a redirect, of itself or of its service', async () => {
    const elsewhere = { status: 307, headers: { location: 'https://evil.example/x' } }
    const basic = world({ login: 'basic', allows: mine })
    basic.intercept = ({ url, authorization }) =>
      url.includes('evil')
        ? new Response('{}', { status: 404 })
        : authorization === undefined
          ? undefined
          : new Response(null, elsewhere)
    expect(await pull(basic)).toBeUndefined()
    expect(basic.sent.find(({ url }) => url.includes('evil'))?.authorization).toBeUndefined()
    const token = world({ login: 'token', allows: mine })
    token.intercept = ({ url }) =>
      url.includes('/token') ? new Response(null, elsewhere) : undefined
    expect((await rejectionOf(pull(token))).code).toBe('RESPONSE_INVALID')
    expect(token.sent.some(({ url }) => url.includes('evil'))).toBe(false)
  })

  it('with a refresh token asks as OAuth does', async () => {
    const credentials = new Map([[HOST, { kind: 'refresh-token', token: 'refresh' } as const]])
    const guarded = world({ login: 'token' }, { credentials })
    guarded.intercept = ({ url, method }) =>
      url.endsWith('/token') && method === 'POST' ? Response.json({ access_token: 'x' }) : undefined
    await rejectionOf(pull(guarded))
    const body = new URLSearchParams(guarded.sent.find(({ method }) => method === 'POST')?.body)
    expect(Object.fromEntries(body)).toEqual({
      grant_type: 'refresh_token',
      service: HOST,
      client_id: 'attested-release',
      scope: 'repository:acme/rocket:pull',
      refresh_token: 'refresh',
    })
  })

  it('with a token of its own gets it as it is', async () => {
    const credentials = new Map([[HOST, { kind: 'registry-token', token: 'bearer' } as const]])
    const guarded = world({ login: 'token' }, { credentials })
    await rejectionOf(pull(guarded))
    expect(guarded.sent.map(({ authorization }) => authorization)).toEqual([
      undefined,
      'Bearer bearer',
    ])
  })
})

describe('refusals', () => {
  it.each([
    ['with the credential', { credentials: new Map([[HOST, { ...OWN, password: 'wrong' }]]) }],
    ['without a credential, for the docker configuration has none', {}],
    ['leaves it to the helper "desktop"', { store: 'desktop' }],
  ])('say how the registry was asked: %s', async (words, config) => {
    for (const login of ['token', 'basic'] as const) {
      const error = await rejectionOf(pull(world({ login, allows: mine }, config)))
      expect([error.code, error.class]).toEqual(['REGISTRY_DENIED', 'operational'])
      expect(error.message).toContain(words)
    }
  })

  it.each([
    ['no challenge', new Response('', { status: 401 }), 'REGISTRY_DENIED'],
    ['403', new Response('', { status: 403 }), 'REGISTRY_DENIED'],
    [
      'a realm without TLS',
      unauthorized('Bearer realm="http://registry.example.com/token"'),
      'RESPONSE_INVALID',
    ],
    [
      'a realm of this machine',
      unauthorized('Bearer realm="http://127.0.0.1/token"'),
      'RESPONSE_INVALID',
    ],
    ['500', new Response('', { status: 500 }), 'SERVICE_UNAVAILABLE'],
    ['418', new Response('', { status: 418 }), 'RESPONSE_INVALID'],
  ])('%s', async (_answer, response, code) => {
    const odd = world({})
    odd.intercept = () => response.clone()
    expect((await rejectionOf(pull(odd))).code).toBe(code)
  })

  it.each([
    ['no token', Response.json({})],
    ['what is no token', Response.json({ token: 'a\nb' })],
    ['no JSON', new Response('<html>')],
    ['201', Response.json({ token: 'x' }, { status: 201 })],
  ])('of a service that gives %s', async (_answer, response) => {
    const odd = world({ login: 'token' })
    odd.intercept = ({ url }) => (url.includes('/token') ? response.clone() : undefined)
    expect((await rejectionOf(pull(odd))).code).toBe('RESPONSE_INVALID')
  })

  it('of blobs and pages', async () => {
    const { registry } = world({})
    const missing = await rejectionOf(registry.blob(NAME, sha256Of('missing'), 10))
    expect(missing.code).toBe('IMAGE_NOT_FOUND')
    const endless = world({})
    endless.intercept = ({ url }) =>
      url.includes('/referrers/')
        ? new Response('{"schemaVersion":2,"manifests":[]}', {
            headers: {
              'content-type': 'application/vnd.oci.image.index.v1+json',
              link: '</v2/acme/rocket/referrers/more>; rel="next"',
            },
          })
        : undefined
    expect((await rejectionOf(endless.registry.referrers(NAME, DIGEST))).code).toBe(
      'IMAGE_TOO_LARGE',
    )
    const away = world({})
    away.intercept = () =>
      new Response('{"schemaVersion":2,"manifests":[]}', {
        headers: {
          'content-type': 'application/vnd.oci.image.index.v1+json',
          link: '<https://evil.example/next>; rel="next"',
        },
      })
    expect(await away.registry.referrers(NAME, DIGEST)).toHaveLength(1)
    expect(away.sent).toHaveLength(1)
  })

  it('of a registry elsewhere that would be spoken to without TLS', async () => {
    const local = world({}, {}, 'localhost:5000')
    const name = { ...NAME, registry: 'localhost:5000' }
    expect(await pull(local, name)).toMatchObject({ digest: DIGEST })
    expect(local.sent[0]?.url).toBe('http://localhost:5000/v2/acme/rocket/manifests/v1')
    const remote = world({})
    const led = { status: 307, headers: { location: 'http://localhost:5000/x' } }
    remote.intercept = () => new Response(null, led)
    expect((await rejectionOf(pull(remote))).code).toBe('RESPONSE_INVALID')
  })
})

function unauthorized(challenge: string): Response {
  return new Response('', { status: 401, headers: { 'www-authenticate': challenge } })
}
