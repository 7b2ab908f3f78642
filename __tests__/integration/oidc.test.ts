import { beforeAll, describe, expect, it } from '@jest/globals'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload, type JSONWebKeySet } from 'jose'
import { checkToken, tokenIssuer } from '../../src/io/oidc.ts'
import { rejectionOf } from '../support/thrown.ts'

const ISSUER = tokenIssuer('https://github.com')
const now = Math.floor(Date.now() / 1000)
let keys: JSONWebKeySet
let sign: (claims: JWTPayload, kid?: string) => Promise<string>
let stranger: typeof sign

beforeAll(async () => {
  const signer = async (): Promise<[JSONWebKeySet, typeof sign]> => {
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }
    return [
      { keys: [jwk] },
      async claims =>
        new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey),
    ]
  }
  ;[keys, sign] = await signer()
  ;[, stranger] = await signer()
})

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: 'attested-release',
  iat: now,
  exp: now + 300,
  sha: 'x',
  ...changes,
})

describe('the job’s token', () => {
  it('is believed when the service signed it for us', async () => {
    expect(await checkToken(await sign(claims()), keys, ISSUER)).toMatchObject({ sha: 'x' })
    const enterprise = claims({ iss: `${ISSUER}/octo-corp` })
    expect(await checkToken(await sign(enterprise), keys, ISSUER)).toMatchObject({
      iss: `${ISSUER}/octo-corp`,
    })
  })

  it.each<[string, JWTPayload]>([
    ['another issuer', { iss: 'https://token.example' }],
    ['an issuer that begins alike', { iss: `${ISSUER}.evil.example` }],
    ['a path below a slug', { iss: `${ISSUER}/a/b` }],
    ['another audience', { aud: 'sigstore' }],
    ['the past', { exp: now - 3600 }],
    ['a time that is not yet', { nbf: now + 3600 }],
  ])('is refused with %s', async (_what, changes) => {
    expect((await rejectionOf(checkToken(await sign(claims(changes)), keys, ISSUER))).code).toBe(
      'IDENTITY_MISMATCH',
    )
  })

  it('is refused when somebody else signed it, or nobody', async () => {
    const token = await stranger(claims())
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const unsigned = `${part({ alg: 'none' })}.${part(claims())}.`
    for (const forged of [token, unsigned, 'nonsense']) {
      expect((await rejectionOf(checkToken(forged, keys, ISSUER))).code).toBe('IDENTITY_MISMATCH')
    }
  })

  it('comes from the tenant’s own service on ghe.com', () => {
    expect(tokenIssuer('https://octo.ghe.com')).toBe('https://token.actions.octo.ghe.com')
  })
})
