/** What is said of a trust root that cannot be used, word for word. */
import { describe, expect, it } from '@jest/globals'
import { createInstance } from '../../../sandbox/sigstore/instance.ts'
import { trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { joinTrustRoots, parseTrustRoots, selectByIssuer } from '../../../src/verify/trust.ts'
import { thrownBy } from '../../support/thrown.ts'

describe('what is said of a trust root', () => {
  const publicGood = trustedRoot(createInstance('public-good')) as Record<string, unknown>
  const github = trustedRoot(createInstance('github')) as Record<string, unknown>
  const line = JSON.stringify
  const authorities = (root: Record<string, unknown>): readonly object[] =>
    root['certificateAuthorities'] as readonly object[]

  it.each([
    ['', 'the trust root is empty'],
    ['{}\n \n{', 'line 2 of the trust root is not JSON'],
    ['[]', 'a document of the trust root is not a trusted_root.json'],
    [
      line({ ...github, mediaType: `x${String(github['mediaType'])}` }),
      'a document of the trust root is not a trusted_root.json',
    ],
    [
      line({ ...github, mediaType: `${String(github['mediaType'])}x` }),
      'a document of the trust root is not a trusted_root.json',
    ],
    [
      `${line(github)}\n${line(github)}`,
      'two trust roots of GitHub, Inc.: which one is meant is unclear',
    ],
    [
      line({
        ...github,
        certificateAuthorities: [...authorities(github), ...authorities(publicGood)],
      }),
      'the certificate authorities of a trust root are not of exactly one organization',
    ],
    [
      line({
        ...github,
        certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: 'AAAA' }] } }],
      }),
      'the trust root cannot be read',
    ],
  ])('%#: %j', (text, message) => {
    expect(thrownBy(() => parseTrustRoots(text))).toMatchObject({
      code: 'TRUST_ROOT_INVALID',
      message,
    })
  })

  it('that is not JSON names its cause, another has none', () => {
    expect(thrownBy(() => parseTrustRoots('{')).cause).toBeInstanceOf(Error)
    expect(thrownBy(() => parseTrustRoots('[]'))).not.toHaveProperty('cause')
  })

  it.each([
    'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    'application/vnd.dev.sigstore.trustedroot.v0.1+json',
    'application/vnd.dev.sigstore.trustedroot.v0.2+json',
  ])('of the type %s is that it is read', mediaType => {
    expect(parseTrustRoots(line({ ...github, mediaType })).has('GitHub, Inc.')).toBe(true)
  })

  it('whose log key is without a start', () => {
    const [log] = publicGood['tlogs'] as readonly { baseUrl: string; publicKey: object }[]
    const endless = { ...log, publicKey: { ...log?.publicKey, validFor: undefined } }
    expect(thrownBy(() => parseTrustRoots(line({ ...publicGood, tlogs: [endless] }))).message).toBe(
      `the key of the log ${log?.baseUrl ?? ''} does not say from when on it is valid`,
    )
  })

  it('that is not there', () => {
    const roots = joinTrustRoots([parseTrustRoots(line(github)), parseTrustRoots(line(publicGood))])
    expect(thrownBy(() => selectByIssuer(roots, undefined))).toMatchObject({
      code: 'TRUST_ROOT_UNKNOWN_ISSUER',
      check: 'root.issuer',
      message:
        'a certificate authority is unknown here: expected GitHub, Inc. or sigstore.dev, got no single organization',
      expected: 'GitHub, Inc. or sigstore.dev',
      actual: 'no single organization',
    })
    expect(
      thrownBy(() =>
        selectByIssuer(
          new Map([
            ['a', 1],
            ['b', 2],
          ]),
          'sigstore.dev',
        ),
      ),
    ).toMatchObject({
      code: 'INSTANCE_WITHOUT_ROOT',
      check: 'root.issuer',
      message:
        'the trust roots hold none of the Sigstore instance that certified the signer: expected a or b, got sigstore.dev',
      expected: 'a or b',
      actual: 'sigstore.dev',
    })
  })

  it('gives the addresses of its logs and authorities', () => {
    const [root] = parseTrustRoots(line(publicGood)).values()
    const logs = publicGood['tlogs'] as readonly { baseUrl: string; logId: { keyId: string } }[]
    expect([...(root?.logUris ?? [])]).toEqual(
      logs.map(log => [Buffer.from(log.logId.keyId, 'base64').toString('hex'), log.baseUrl]),
    )
    expect(root?.timestampUris).toEqual(['https://timestamp.sigstore.dev'])
  })
})
