/** What is said of a certificate that cannot be taken, word for word, and what is read at the edges. */
import { describe, expect, it } from '@jest/globals'
import {
  element,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  utf8String,
} from '../../../sandbox/pki/der.ts'
import {
  readCertificate,
  readUriName,
  type CertificateContent,
} from '../../../src/verify/certificate.ts'
import { readSignerIdentity } from '../../../src/verify/signer-identity.ts'
import { endedParts } from '../../../src/verify/root-age.ts'
import { thrownBy } from '../../support/thrown.ts'

const O = '2.5.4.10'
const TIME = element(0x17, Buffer.from('260101000000Z'))
const YEAR = sequence(TIME, TIME)
const named = (...attributes: readonly (readonly [string, Buffer])[]): Buffer =>
  sequence(...attributes.map(([oid, value]) => setOf(sequence(objectIdentifier(oid), value))))
const body = (...fields: readonly Buffer[]): Buffer => sequence(sequence(...fields))
const head = [explicit(0, integer(2)), integer(1), sequence()]
const withExtensions = (...extensions: readonly Buffer[]): Buffer =>
  body(...head, sequence(), YEAR, sequence(), explicit(3, sequence(...extensions)))
const extension = (oid: string, ...rest: readonly Buffer[]): Buffer =>
  sequence(objectIdentifier(oid), ...rest)
const said = (work: () => unknown): string =>
  thrownBy(work).message.replace('malformed certificate: ', '')
const saidOf = (der: Buffer): string => said(() => readCertificate(der))

describe('a certificate', () => {
  it.each([
    [sequence(), 'not an X.509 v3 certificate'],
    [
      body(integer(2), integer(1), sequence(), sequence(), YEAR, sequence()),
      'not an X.509 v3 certificate',
    ],
    [body(...head), 'not an X.509 v3 certificate'],
    [body(...head, sequence()), 'not an X.509 v3 certificate'],
    [body(...head, sequence(), YEAR), 'not an X.509 v3 certificate'],
    [body(...head, sequence(), sequence(), sequence()), 'a validity that is no time'],
    [body(...head, sequence(setOf(sequence())), YEAR, sequence()), 'a name without a value'],
    [
      body(...head, sequence(setOf(sequence(objectIdentifier(O)))), YEAR, sequence()),
      'a name without a value',
    ],
    [
      body(...head, named([O, element(0x1e, Buffer.of())]), YEAR, sequence()),
      'a name of an unusual kind (0x1e)',
    ],
    [withExtensions(sequence()), 'an empty extension'],
    [withExtensions(extension('2.5.29.17')), 'an empty extension'],
    [withExtensions(extension('2.5.29.17', utf8String('x'))), 'an empty extension'],
    [
      withExtensions(
        extension('2.5.29.17', octetString(Buffer.of())),
        extension('2.5.29.17', octetString(Buffer.of())),
      ),
      'extension 2.5.29.17 twice',
    ],
    [element(0x31, Buffer.of()), 'tag 0x31 where 0x30 belongs'],
    [
      body(...head, sequence(), YEAR, sequence(), explicit(3, setOf())),
      'tag 0x31 where 0x30 belongs',
    ],
  ])('%#: is told what it is not', (der, what) => {
    expect(saidOf(der)).toBe(what)
  })

  it('is read with its names, short where they have a short one', () => {
    const issuer = named(
      ['2.5.4.6', utf8String('DE')],
      [O, utf8String('o')],
      ['2.5.4.3', utf8String('c')],
      ['2.5.4.11', utf8String('u')],
    )
    const der = body(...head, issuer, YEAR, named([O, element(0x13, Buffer.from('s'))]))
    expect(readCertificate(der)).toEqual({
      issuerOrganization: 'o',
      subjectOrganization: 's',
      issuerName: 'C=DE,O=o,CN=c,2.5.4.11=u',
      notBefore: Date.UTC(2026, 0) / 1000,
      notAfter: Date.UTC(2026, 0) / 1000,
      extensions: new Map(),
    })
  })

  it('is read with a critical extension as with another', () => {
    const value = octetString(Buffer.from('x'))
    const critical = element(1, Buffer.of(0xff))
    const { extensions } = readCertificate(
      withExtensions(extension('1.2.3', critical, value), extension('1.2.4', value)),
    )
    expect([...extensions].map(([oid, bytes]) => [oid, Buffer.from(bytes).toString()])).toEqual([
      ['1.2.3', 'x'],
      ['1.2.4', 'x'],
    ])
  })

  it.each([
    '26010100000Z',
    '2601010000000Z',
    'x260101000000Z',
    '260101000000Zx',
    '260101000000',
    '260199000000Z',
    '26a101000000Z',
  ])('has no validity of %s', text => {
    const odd = element(0x17, Buffer.from(text))
    expect(saidOf(body(...head, sequence(), sequence(TIME, odd), sequence()))).toBe(
      'a validity that is no time',
    )
  })
})

describe('the name in a certificate', () => {
  const uri = (text: string): Buffer => element(0x86, Buffer.from(text, 'latin1'))
  const of = (...names: readonly Buffer[]): CertificateContent => ({
    ...readCertificate(body(...head, sequence(), YEAR, sequence())),
    extensions: new Map([['2.5.29.17', sequence(...names)]]),
  })

  it('is one URI of visible ASCII', () => {
    expect(readUriName(of(uri('!a~')))).toBe('!a~')
    expect(readUriName(of())).toBeUndefined()
    expect(readUriName(of(uri('a'), uri('b')))).toBeUndefined()
    expect(readUriName(of(element(0x82, Buffer.from('a'))))).toBeUndefined()
    for (const text of ['a ', '\x7f', '\x80', '\0']) {
      expect(said(() => readUriName(of(uri(text))))).toBe('a name that is no URI')
    }
    const set = { ...of(), extensions: new Map([['2.5.29.17', setOf()]]) }
    expect(said(() => readUriName(set))).toBe('tag 0x31 where 0x30 belongs')
  })

  it('and every extension of a job is missed where it is missing', () => {
    const arcs = Array.from({ length: 15 }, (_, index) => `.${index + 8}`)
    for (const [content, who, lacking] of [
      [of(uri('a')), 'a', arcs],
      [of(), 'somebody', ['subjectAltName', ...arcs]],
    ] as const) {
      expect(thrownBy(() => readSignerIdentity(content))).toMatchObject({
        code: 'EXTENSION_MISSING',
        check: 'identity.extensions',
        message: `the certificate of ${who} is not one of a GitHub Actions job; it lacks ${lacking.join(', ')}`,
      })
    }
  })
})

describe('the end of a trust root', () => {
  const date = (seconds: number): Date => new Date(seconds * 1000 + 999)
  const log = (end: number): object => ({ validFor: { start: date(0), end: date(end) } })
  const authority = (end: number, ...certificates: number[]): object => ({
    ...log(end),
    certChain: certificates.map(notAfter => ({ notAfter: date(notAfter) })),
  })
  const ended = (root: object, times: object): unknown =>
    endedParts(
      { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ...root },
      { certified: 100, logged: [], stamped: [], ...times },
    )

  it('is that of the first certificate of the newest chain', () => {
    const part = 'certificate authorities'
    const certificateAuthorities = [
      authority(90, 50, 70),
      authority(95, 80, 60),
      authority(55, 200),
    ]
    expect(ended({ certificateAuthorities }, {})).toEqual([{ part, end: 60, needed: 100 }])
    expect(ended({ certificateAuthorities: [authority(100, 100)] }, {})).toEqual([])
    expect(ended({ certificateAuthorities: [authority(99)] }, {})).toEqual([
      { part, end: 99, needed: 100 },
    ])
  })

  it('is named for each part', () => {
    const root = { tlogs: [log(10)], timestampAuthorities: [authority(20)] }
    expect(ended(root, { logged: [12, 11], stamped: [22, 21] })).toEqual([
      { part: 'logs', end: 10, needed: 11 },
      { part: 'time-stamp authorities', end: 20, needed: 21 },
    ])
    expect(ended(root, { logged: [10], stamped: [20] })).toEqual([])
    expect(ended(root, {})).toEqual([])
  })
})
