/** Who asks for a credential, where it may go, and where it comes from. */
import { describe, expect, it } from '@jest/globals'
import { chooseChallenge, parseChallenges } from '../../../src/oci/challenge.ts'
import {
  helperOf,
  hostOfKey,
  NO_DOCKER_CONFIG,
  parseDockerConfig,
} from '../../../src/oci/docker-config.ts'
import { realmOf, tokenUrl } from '../../../src/oci/realm.ts'
import { thrownBy } from '../../support/thrown.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('challenges', () => {
  it.each([
    [
      'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://ghcr.io/token',
            service: 'ghcr.io',
            scope: 'repository:a/b:pull',
          },
        },
      ],
    ],
    [
      'Basic realm="a \\"quoted\\" name", Bearer REALM = "https://x/t"',
      [
        { scheme: 'basic', parameters: { realm: 'a "quoted" name' } },
        { scheme: 'bearer', parameters: { realm: 'https://x/t' } },
      ],
    ],
    [
      'Negotiate, Basic realm=plain',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'plain' } },
      ],
    ],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    ['Bearer realm="https://a/t",realm="https://b/t"', []],
    ['Bearer realm="unfinished', [{ scheme: 'bearer', parameters: {} }]],
    ['="x"', []],
    ['', []],
    [null, []],
  ])('%s', (header, challenges) => expect(parseChallenges(header)).toEqual(challenges))

  it('prefer a token, and need its service', () => {
    const basic = { scheme: 'basic', parameters: {} }
    const bearer = { scheme: 'bearer', parameters: { realm: 'https://x/t' } }
    expect(chooseChallenge([basic, bearer])).toBe(bearer)
    expect(chooseChallenge([{ ...bearer, parameters: {} }, basic])).toBe(basic)
    expect(chooseChallenge([{ scheme: 'negotiate', parameters: {} }])).toBeUndefined()
  })
})

describe('realms', () => {
  it.each([
    ['https://ghcr.io/token', 'ghcr.io', 'own'],
    ['https://registry.example:5000/auth', 'registry.example:5000', 'own'],
    ['https://auth.docker.io/token', 'registry-1.docker.io', 'own'],
    ['https://gitlab.com/jwt/auth', 'registry.gitlab.com', 'own'],
    ['https://gitlab.com/jwt/auth', 'registry.gitlab.com:5050', 'own'],
    ['http://127.0.0.1:5001/t', '127.0.0.1:5001', 'own'],
    ['https://auth.docker.io/token', 'ghcr.io', 'foreign'],
    ['https://evil.example/token', 'ghcr.io', 'foreign'],
    ['https://ghcr.io.evil.example/token', 'ghcr.io', 'foreign'],
    ['https://xghcr.io/token', 'ghcr.io', 'foreign'],
    ['https://ghcr.io:8443/token', 'ghcr.io', 'foreign'],
    ['https://gitlab.example.com/jwt', 'registry.example.com', 'foreign'],
    ['https://io/token', 'ghcr.io', 'foreign'],
    ['https://0.0.5/token', '10.0.0.5', 'foreign'],
    ['http://127.0.0.1:9/t', '127.0.0.1:5001', 'foreign'],
    ['http://ghcr.io/token', 'ghcr.io', undefined],
    ['http://127.0.0.1/t', 'ghcr.io', undefined],
    ['http://ghcr.io/t', '127.0.0.1', undefined],
    ['https://user:secret@ghcr.io/token', 'ghcr.io', undefined],
    ['https://user@ghcr.io/token', 'ghcr.io', undefined],
    ['file:///etc/passwd', 'ghcr.io', undefined],
    ['token', 'ghcr.io', undefined],
  ])('%s for %s: %s', (text, host, kind) => expect(realmOf(text, host)?.kind).toBe(kind))

  it('are asked for no more than one repository', () => {
    const realm = realmOf('https://ghcr.io/token?a=b&scope=repository:*:*', 'ghcr.io')
    if (realm === undefined) throw new Error('no realm')
    const scope = 'repository:acme/app:pull'
    expect(tokenUrl(realm, { service: 'ghcr io', scope })).toBe(
      'https://ghcr.io/token?a=b&scope=repository%3Aacme%2Fapp%3Apull&service=ghcr+io',
    )
    expect(tokenUrl(realm, { service: undefined, scope })).not.toContain('service')
  })
})

describe('docker’s configuration', () => {
  it('holds credentials of every form, by host', () => {
    const { credentials, helpers, store } = parseDockerConfig(
      JSON.stringify({
        auths: {
          'ghcr.io': { auth: base64('octocat:ghp_x:y\0\0') },
          'https://index.docker.io/v1/': { username: 'me', password: 'secret' },
          'https://Registry.example:5000/v2/': { identitytoken: 'refresh', auth: base64('a:b') },
          'token.example': { registrytoken: 'bearer' },
          'empty.example': {},
        },
        credHelpers: { 'ecr.example': 'ecr-login' },
        credsStore: 'desktop',
      }),
      'config.json',
    )
    expect(Object.fromEntries(credentials)).toEqual({
      'ghcr.io': { kind: 'password', username: 'octocat', password: 'ghp_x:y' },
      'registry-1.docker.io': { kind: 'password', username: 'me', password: 'secret' },
      'registry.example:5000': { kind: 'refresh-token', token: 'refresh' },
      'token.example': { kind: 'registry-token', token: 'bearer' },
    })
    const config = { credentials, helpers, store }
    expect(helperOf(config, 'ghcr.io')).toBeUndefined()
    expect(helperOf(config, 'ecr.example')).toBe('ecr-login')
    expect(helperOf(config, 'empty.example')).toBe('desktop')
    expect(helperOf(NO_DOCKER_CONFIG, 'ghcr.io')).toBeUndefined()
  })

  it('may be nearly empty', () => {
    expect(parseDockerConfig('{"auths":[],"credsStore":""}', 'config.json')).toEqual(
      NO_DOCKER_CONFIG,
    )
    expect(hostOfKey('registry-1.docker.io')).toBe('registry-1.docker.io')
  })

  it.each([
    ['not JSON', '{"auths": {"ghcr.io": {"auth": "c2VjcmV0"}', 'not JSON'],
    ['no object', '[]', 'no object'],
    [
      'an auth without a name',
      `{"auths":{"ghcr.io":{"auth":"${base64(':secret')}"}}}`,
      'auths["ghcr.io"]',
    ],
    [
      'an auth without a colon',
      `{"auths":{"ghcr.io":{"auth":"${base64('secret')}"}}}`,
      'auths["ghcr.io"]',
    ],
    ['an entry that is none', '{"auths":{"ghcr.io":"secret"}}', 'auths["ghcr.io"]'],
  ])('is refused without a word of its secrets: %s', (_what, text, reason) => {
    const error = thrownBy(() => parseDockerConfig(text, 'config.json'))
    expect(error.code).toBe('DOCKER_CONFIG_INVALID')
    expect(error.message).toContain(reason)
    expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/secret|c2VjcmV0/)
  })
})
