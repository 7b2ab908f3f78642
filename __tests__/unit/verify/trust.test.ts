import { describe, expect, it } from '@jest/globals'
import { createInstance } from '../../../sandbox/sigstore/instance.ts'
import { trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { issueCertificate, newSerial } from '../../../sandbox/pki/certificate.ts'
import { newKey } from '../../../sandbox/pki/keys.ts'
import { rfc3339 } from '../../../src/attest/unix-time.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { joinTrustRoots, parseTrustRoots, selectByIssuer } from '../../../src/verify/trust.ts'
import { thrownBy } from '../../support/thrown.ts'

const publicGood = trustedRoot(createInstance('public-good')) as Record<string, unknown>
const github = trustedRoot(createInstance('github')) as Record<string, unknown>
const line = JSON.stringify

const LATER = '2030-01-01T00:00:00Z'

/** The public-good root with a log whose key has this validity, beside one that is in order. */
function withLogKey(list: 'tlogs' | 'ctlogs', validity: object): object {
  const logs = publicGood[list] as readonly { readonly publicKey: object }[]
  const bad = logs.map(({ publicKey, ...log }) => ({
    ...log,
    publicKey: { ...publicKey, validFor: undefined, ...validity },
  }))
  return { ...publicGood, [list]: [...logs, ...bad] }
}

describe('parseTrustRoots', () => {
  it.each([
    ['one document', line(publicGood), ['sigstore.dev']],
    ['one document on many lines', JSON.stringify(github, null, 2), ['GitHub, Inc.']],
    [
      'a document a line',
      `${line(publicGood)}\n${line(github)}\n`,
      ['sigstore.dev', 'GitHub, Inc.'],
    ],
    [
      'without a last line end',
      `${line(publicGood)}\n\n${line(github)}`,
      ['sigstore.dev', 'GitHub, Inc.'],
    ],
    ['with CR LF', `${line(publicGood)}\r\n${line(github)}\r\n`, ['sigstore.dev', 'GitHub, Inc.']],
  ])('reads %s', (_what, text, organizations) => {
    expect([...parseTrustRoots(text).keys()]).toEqual(organizations)
  })

  it('fixes the thresholds by the instance', () => {
    const roots = parseTrustRoots(`${line(publicGood)}\n${line(github)}`)
    expect(roots.get('sigstore.dev')).toMatchObject({
      instance: 'public-good',
      thresholds: { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 },
    })
    expect(roots.get('GitHub, Inc.')).toMatchObject({
      instance: 'github',
      thresholds: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
    })
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
    ['no JSON', 'trust me'],
    ['a broken second line', `${line(publicGood)}\n{`],
    ['another document', '{"mediaType":"application/json"}'],
    ['a list', '[]'],
    ['a media type that is an object', '{"mediaType":{"toString":1}}'],
    ['a media type that is a list', line({ ...github, mediaType: [github['mediaType']] })],
    ['a media type that is inherited', line({ ['__proto__']: github })],
    ['two roots of one organization', `${line(github)}\n${line(github)}`],
    ['no authorities', line({ ...github, certificateAuthorities: [] })],
    ['an authority without certificates', line({ ...github, certificateAuthorities: [{}] })],
    ['a log key without a validity', line(withLogKey('tlogs', {}))],
    ['a log key without a start', line(withLogKey('ctlogs', { validFor: { end: LATER } }))],
    [
      'authorities of two organizations',
      line({
        ...publicGood,
        certificateAuthorities: [
          ...(publicGood['certificateAuthorities'] as object[]),
          ...(github['certificateAuthorities'] as object[]),
        ],
      }),
    ],
    [
      'an odd certificate',
      line({
        ...github,
        certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: 'AAAA' }] } }],
      }),
    ],
  ])('refuses %s', (_what, text) => {
    expect(thrownBy(() => parseTrustRoots(text)).code).toBe('TRUST_ROOT_INVALID')
  })

  it('passes over lines without a root', () => {
    const roots = parseTrustRoots(`${line(publicGood)}\n \t\n${line(github)}\n \n`)
    expect([...roots.keys()]).toEqual(['sigstore.dev', 'GitHub, Inc.'])
  })

  it.each([
    ['an object that pretends to be an array', { tlogs: { length: 3 } }, 'pretends to be an array'],
    [
      'more than a hundred levels',
      { nested: JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`) as unknown },
      'levels deep',
    ],
  ])('says why it does not even look at %s', (_what, more, words) => {
    const { code, message } = thrownBy(() => parseTrustRoots(line({ ...github, ...more })))
    expect(code).toBe('TRUST_ROOT_INVALID')
    expect(message).toContain(words)
  })

  it('refuses an authority whose certificate bears no organization', () => {
    const key = newKey('P-256')
    const issuer = { organization: 'sigstore.dev', commonName: 'sigstore' }
    const der = issueCertificate({
      subject: null,
      issuer,
      publicKey: key,
      issuerKey: key,
      serial: newSerial(),
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2027-01-01T00:00:00Z'),
      extensions: [],
    })
    const certificates = [{ rawBytes: der.toString('base64') }]
    const nameless = { ...publicGood, certificateAuthorities: [{ certChain: { certificates } }] }
    expect(thrownBy(() => parseTrustRoots(line(nameless))).code).toBe('TRUST_ROOT_INVALID')
  })

  it('goes by the certificates and not by what the JSON says of them', () => {
    const key = newKey('P-256')
    const name = { organization: 'evil.example', commonName: 'sigstore' }
    const der = issueCertificate({
      subject: name,
      issuer: name,
      publicKey: key,
      issuerKey: key,
      serial: newSerial(),
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2027-01-01T00:00:00Z'),
      extensions: [],
    })
    const evil = {
      ...publicGood,
      certificateAuthorities: [
        {
          subject: { organization: 'sigstore.dev', commonName: 'sigstore' },
          certChain: { certificates: [{ rawBytes: der.toString('base64') }] },
        },
      ],
    }
    expect(thrownBy(() => parseTrustRoots(line(evil)))).toMatchObject({
      code: 'TRUST_ROOT_UNKNOWN_ISSUER',
      class: 'security',
    })
  })

  it('has no root for an organization that it was not given', () => {
    const roots = parseTrustRoots(line(github))
    expect(selectByIssuer(roots, 'GitHub, Inc.').instance).toBe('github')
    expect(thrownBy(() => selectByIssuer(roots, 'sigstore.dev'))).toMatchObject({
      code: 'INSTANCE_WITHOUT_ROOT',
      class: 'operational',
      expected: 'GitHub, Inc.',
    })
    for (const organization of ['toString', undefined]) {
      expect(thrownBy(() => selectByIssuer(roots, organization)).code).toBe(
        'TRUST_ROOT_UNKNOWN_ISSUER',
      )
    }
  })
})

describe('joinTrustRoots', () => {
  const [one, other] = [parseTrustRoots(line(publicGood)), parseTrustRoots(line(github))]

  it('keeps each root by itself', () => {
    const roots = joinTrustRoots([one, other])
    expect([...roots.keys()]).toEqual(['sigstore.dev', 'GitHub, Inc.'])
    expect(roots.get('GitHub, Inc.')).toBe(other.get('GitHub, Inc.'))
  })

  it('refuses two of one organization, and none', () => {
    expect(thrownBy(() => joinTrustRoots([one, other, one])).code).toBe('TRUST_ROOT_INVALID')
    expect(thrownBy(() => joinTrustRoots([])).code).toBe('TRUST_ROOT_INVALID')
  })
})

describe('what is no bundle', () => {
  const verifier = createBundleVerifier(parseTrustRoots(line(github)))
  it.each([null, undefined, 1, 'bundle', [], {}, { mediaType: 'x' }])('is refused: %p', bundle => {
    expect(thrownBy(() => verifier.verify(bundle)).code).toBe('BUNDLE_INVALID')
  })
})

describe('rfc3339', () => {
  it('agrees with Date', () => {
    for (let seconds = 0; seconds < 8_000_000_000; seconds += 12_345_677) {
      expect(rfc3339(seconds)).toBe(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'))
    }
    for (const day of ['2000-02-29', '2024-02-29', '2025-12-31', '2100-03-01']) {
      expect(rfc3339(Date.parse(day) / 1000)).toBe(`${day}T00:00:00Z`)
    }
  })
})
