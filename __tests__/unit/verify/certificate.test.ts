import { describe, expect, it } from '@jest/globals'
import {
  issueCertificate,
  newSerial,
  type DistinguishedName,
} from '../../../sandbox/pki/certificate.ts'
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
import { extension, hostNames, uriName } from '../../../sandbox/pki/extensions.ts'
import { newKey } from '../../../sandbox/pki/keys.ts'
import { identityOf, workflowExtensions } from '../../../sandbox/sigstore/certificate-extensions.ts'
import { readCertificate, readUriName } from '../../../src/verify/certificate.ts'
import {
  decodeObjectIdentifier,
  decodeUtf8,
  readDer,
  readMembers,
  TAG,
} from '../../../src/verify/der.ts'
import { readSignerIdentity, type SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { rfc3339 } from '../../../src/attest/unix-time.ts'
import { thrownBy } from '../../support/thrown.ts'
import { identity, SERVER, SHA, signer } from './identities.ts'

const key = newKey('P-256')
const WORKFLOW = identity.jobWorkflowRef

const claims = {
  iss: identity.issuer,
  sub: 'repo:octo-org/widget:ref:refs/tags/v1.2.3',
  event_name: 'push',
  sha: SHA,
  workflow: 'Release',
  repository: identity.repository,
  ref: identity.ref,
  job_workflow_ref: WORKFLOW,
  job_workflow_sha: SHA,
  runner_environment: 'github-hosted',
  repository_id: '4242',
  repository_owner: 'octo-org',
  repository_owner_id: '77',
  workflow_ref: WORKFLOW,
  workflow_sha: SHA,
  run_id: '987654',
  run_attempt: '1',
  repository_visibility: 'public',
  environment: 'production',
}

const ISSUER: DistinguishedName = {
  organization: 'sigstore.dev',
  commonName: 'sigstore-intermediate',
}

function leaf(extensions: readonly Buffer[], issuer = ISSUER): Buffer {
  return issueCertificate({
    subject: null,
    publicKey: key,
    issuer,
    issuerKey: key,
    serial: newSerial(),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    extensions,
  })
}

const all = [uriName(identityOf(claims)), ...workflowExtensions(claims)]
const OID = '1.3.6.1.4.1.57264.1'
const oidBytes = (arc: number): Buffer => objectIdentifier(`${OID}.${arc}`)
const without = (arc: number): readonly Buffer[] => all.filter(one => !one.includes(oidBytes(arc)))
const identityIn = (extensions: readonly Buffer[]): SignerIdentity =>
  readSignerIdentity(readCertificate(leaf(extensions)))

describe('readSignerIdentity', () => {
  it('reads every extension', () => {
    expect(identityIn(all)).toEqual({
      ...signer,
      deploymentEnvironment: 'production',
      tokenSubject: claims.sub,
      githubWorkflowTrigger: 'push',
      githubWorkflowSha: SHA,
      githubWorkflowName: 'Release',
      githubWorkflowRepository: identity.repository,
      githubWorkflowRef: identity.ref,
    })
  })

  it.each(Array.from({ length: 15 }, (_, index) => index + 8))(
    'refuses a certificate without .%i',
    arc => {
      const error = thrownBy(() => identityIn(without(arc)))
      expect(error.code).toBe('EXTENSION_MISSING')
      expect(error.message).toContain(`.${arc}`)
    },
  )

  it.each([2, 3, 4, 5, 6, 23, 24])('does without .%i', arc => {
    const [whole, part] = [identityIn(all), identityIn(without(arc))]
    const keys = Object.keys(whole) as (keyof SignerIdentity)[]
    const changed = keys.filter(key => part[key] !== whole[key])
    expect(changed.map(key => part[key])).toEqual([null])
  })

  it('refuses an empty value, a name that is no URI, and two names', () => {
    const empty = extension(`${OID}.12`, utf8String(''))
    expect(thrownBy(() => identityIn([...without(12), empty])).code).toBe('EXTENSION_MISSING')
    const [, ...noName] = all
    for (const names of [
      [],
      [hostNames(['github.com'])],
      [
        extension(
          '2.5.29.17',
          sequence(element(0x86, Buffer.from('a')), element(0x86, Buffer.from('b'))),
        ),
      ],
    ]) {
      expect(thrownBy(() => identityIn([...names, ...noName])).code).toBe('EXTENSION_MISSING')
    }
  })

  it.each([
    ['a bare string where DER belongs', Buffer.from(SERVER)],
    ['another string type', element(TAG.printableString, Buffer.from(SERVER))],
    ['bytes after the string', Buffer.concat([utf8String(SERVER), Buffer.from([0])])],
    ['a truncated string', utf8String(SERVER).subarray(0, -1)],
    ['text that is not UTF-8', element(TAG.utf8String, Buffer.from([0xff, 0xfe]))],
  ])('refuses %s', (_what, value) => {
    const wrong = extension(`${OID}.12`, value)
    expect(thrownBy(() => identityIn([...without(12), wrong])).code).toBe('CERTIFICATE_INVALID')
  })

  it('refuses an extension that is there twice', () => {
    const twice = [...all, extension(`${OID}.12`, utf8String('https://github.com/evil/evil'))]
    expect(thrownBy(() => identityIn(twice)).code).toBe('CERTIFICATE_INVALID')
  })
})

describe('readCertificate', () => {
  it('reads the organizations from the bytes', () => {
    const { issuerOrganization, subjectOrganization, issuerName } = readCertificate(leaf(all))
    expect([issuerOrganization, subjectOrganization]).toEqual(['sigstore.dev', undefined])
    expect(issuerName).toBe('O=sigstore.dev,CN=sigstore-intermediate')
  })

  const name = (...attributes: readonly Buffer[]): Buffer =>
    sequence(...attributes.map(attribute => setOf(attribute)))
  const attribute = (oid: string, value: Buffer): Buffer => sequence(objectIdentifier(oid), value)
  const O = '2.5.4.10'
  const utcTime = (text: string): Buffer => element(0x17, Buffer.from(text))
  const generalizedTime = (text: string): Buffer => element(0x18, Buffer.from(text))
  const YEAR = sequence(utcTime('260101000000Z'), generalizedTime('20500101000000Z'))
  const certificate = (issuer: Buffer, ...rest: readonly Buffer[]): Buffer =>
    certificateOf(YEAR, issuer, ...rest)
  const certificateOf = (validity: Buffer, issuer: Buffer, ...rest: readonly Buffer[]): Buffer =>
    sequence(
      sequence(
        explicit(0, integer(2)),
        integer(1),
        sequence(),
        issuer,
        validity,
        sequence(),
        ...rest,
      ),
    )

  it('knows no organization where there are two', () => {
    const two = name(
      attribute(O, utf8String('sigstore.dev')),
      attribute(O, utf8String('GitHub, Inc.')),
    )
    expect(readCertificate(certificate(two)).issuerOrganization).toBeUndefined()
    expect(
      readCertificate(certificate(name(attribute('2.5.4.99', utf8String('x'))))).issuerName,
    ).toBe('2.5.4.99=x')
  })

  it('reads the validity, in both centuries and both forms', () => {
    const validity = (...times: readonly Buffer[]): readonly string[] => {
      const read = readCertificate(certificateOf(sequence(...times), name()))
      return [rfc3339(read.notBefore), rfc3339(read.notAfter)]
    }
    expect(validity(utcTime('500101000000Z'), utcTime('491231235959Z'))).toEqual([
      '1950-01-01T00:00:00Z',
      '2049-12-31T23:59:59Z',
    ])
    expect(validity(utcTime('000229010203Z'), generalizedTime('20510203040506Z'))).toEqual([
      '2000-02-29T01:02:03Z',
      '2051-02-03T04:05:06Z',
    ])
    const wrong = [
      [utcTime('260101000000Z')],
      [utcTime('260101000000Z'), utcTime('2601010000Z')],
      [utcTime('260101000000Z'), utcTime('261301000000Z')],
      [utcTime('260101000000Z'), utcTime('20260101000000Z')],
      [utcTime('260101000000Z'), generalizedTime('260101000000Z')],
      [utcTime('260101000000Z'), generalizedTime('20260101000000+0100')],
      [utf8String('260101000000Z'), utcTime('260101000000Z')],
      [utf8String('20260101000000Z'), utcTime('260101000000Z')],
      [generalizedTime('2026-01-01T00:00:00Z'), utcTime('260101000000Z')],
    ]
    for (const times of wrong) {
      expect([times, thrownBy(() => validity(...times)).code]).toEqual([
        times,
        'CERTIFICATE_INVALID',
      ])
    }
  })

  it('reads a certificate without extensions', () => {
    const plain = readCertificate(
      certificate(name(attribute(O, element(TAG.printableString, Buffer.from('x'))))),
    )
    expect(plain.extensions.size).toBe(0)
    expect(readUriName(plain)).toBeUndefined()
  })

  it.each([
    ['no certificate', sequence()],
    ['an empty body', sequence(sequence())],
    ['version 1', sequence(sequence(integer(1), sequence(), sequence()))],
    ['a name of an unusual kind', certificate(name(attribute(O, element(0x1e, Buffer.from('x')))))],
    ['a name without a value', certificate(name(sequence(objectIdentifier(O))))],
    [
      'an empty extension',
      certificate(sequence(), explicit(3, sequence(sequence(objectIdentifier(O))))),
    ],
    [
      'an extension without a name',
      certificate(sequence(), explicit(3, sequence(sequence(octetString(Buffer.of()))))),
    ],
    ['a nameless extension', certificate(sequence(), explicit(3, sequence(sequence())))],
  ])('refuses %s', (_what, der) => {
    expect(thrownBy(() => readCertificate(der)).code).toBe('CERTIFICATE_INVALID')
  })
})

describe('the DER reader', () => {
  it.each([
    ['nothing', ''],
    ['a tag alone', '0c'],
    ['too few bytes', '0c0261'],
    ['bytes left over', '0c016100'],
    ['an indefinite length', '308000'],
    ['a length of four bytes', '0c840000000161'],
    ['a long form where the short one would do', '0c810161'],
    ['a length with a leading zero', '0c82000161'],
    ['a tag of several bytes', '1f0101'],
  ])('refuses %s', (_what, hex) => {
    expect(thrownBy(() => readDer(Buffer.from(hex, 'hex'))).code).toBe('CERTIFICATE_INVALID')
  })

  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('reads %i bytes', size => {
    const bytes = Buffer.alloc(size, 0x61)
    expect(Buffer.from(readDer(element(TAG.utf8String, bytes), TAG.utf8String).content)).toEqual(
      bytes,
    )
  })

  it('keeps a byte order mark in text', () => {
    expect(decodeUtf8(Buffer.from('\uFEFFa'))).toBe('\uFEFFa')
  })

  it.each(['1.3.6.1.4.1.57264.1.24', '2.5.29.17', '2.100.3', '0.9.2342', '1.2.840.113549'])(
    'reads the identifier %s',
    oid => {
      const encoded = oid === '2.100.3' ? Buffer.from('0603813403', 'hex') : objectIdentifier(oid)
      expect(decodeObjectIdentifier(readDer(encoded))).toBe(oid)
    },
  )

  it.each([
    ['of another type', '0c0161'],
    ['empty', '0600'],
    ['truncated', '060180'],
    ['truncated later', '06022a86'],
    ['padded', '06032a8001'],
    ['oversized', '06072affffffffff7f'],
  ])('refuses an identifier that is %s', (_what, hex) => {
    expect(thrownBy(() => decodeObjectIdentifier(readDer(Buffer.from(hex, 'hex')))).code).toBe(
      'CERTIFICATE_INVALID',
    )
  })

  it('reads members to the last byte', () => {
    expect(readMembers(readDer(sequence(integer(1), integer(2))))).toHaveLength(2)
    expect(
      thrownBy(() =>
        readMembers(readDer(element(0x30, Buffer.from('020105', 'hex'), Buffer.of(2)))),
      ).code,
    ).toBe('CERTIFICATE_INVALID')
  })
})
