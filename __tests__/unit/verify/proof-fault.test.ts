/** What the library throws, and what it means: one code and one sentence for each cause. */
import { describe, expect, it } from '@jest/globals'
import { proofFault, type ProofFacts } from '../../../src/verify/proof-fault.ts'

const facts: ProofFacts = {
  thresholds: { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 },
  signatureHolds: true,
  logEntries: 1,
  times: [1000],
  notBefore: 1000,
  notAfter: 2000,
}

/** As the library's errors are: a code of their own, and a text. */
const thrown = (code: unknown, message = 'x'): Error => Object.assign(new Error(message), { code })

const LOG = [
  'LOG_ENTRY_INVALID',
  'log.entry',
  'the entry of the transparency log does not hold',
] as const
const STAMP = [
  'TIMESTAMP_INVALID',
  'time.stamp',
  'the time stamp of the signature does not hold',
] as const
const SIGNATURE = [
  'SIGNATURE_INVALID',
  'signature',
  'the signature of the attestation does not hold',
] as const
const UNREADABLE = [
  'BUNDLE_INVALID',
  'bundle.form',
  'a proof in the bundle cannot be read',
] as const
const CHAIN = [
  'CERTIFICATE_UNTRUSTED',
  'certificate.chain',
  'the certificate does not chain to an authority of the trust root that was valid then',
] as const
const UNLOGGED = [
  'CERTIFICATE_UNLOGGED',
  'certificate.log',
  'no certificate log of the trust root vouches for the certificate',
] as const

describe('the fault of a proof', () => {
  it.each([
    [thrown('TLOG_INCLUSION_PROOF_ERROR'), LOG],
    [thrown('TLOG_BODY_ERROR'), LOG],
    [thrown('TIMESTAMP_ERROR'), STAMP],
    [thrown('SIGNATURE_ERROR'), SIGNATURE],
    [thrown('PUBLIC_KEY_ERROR'), SIGNATURE],
    [thrown('UNTRUSTED_SIGNER_ERROR'), SIGNATURE],
    [thrown('A_TLOG'), UNREADABLE],
    [thrown('ERR_OSSL_ASN1_WRONG_TAG'), UNREADABLE],
    [thrown(1), UNREADABLE],
    [new TypeError('x'), UNREADABLE],
    [{ code: 'TIMESTAMP_ERROR' }, UNREADABLE],
    [undefined, UNREADABLE],
    [thrown('CERTIFICATE_ERROR'), CHAIN],
    [thrown('CERTIFICATE_ERROR', 'no SCTX here, nor an ASCT'), CHAIN],
    [thrown('CERTIFICATE_ERROR', 'expected 1 SCT'), UNLOGGED],
    [thrown('CERTIFICATE_ERROR', 'SCTs are missing'), UNLOGGED],
  ] as const)('%s is %j', (cause, [code, check, message]) => {
    const fault = proofFault(cause, facts)
    expect([fault.code, fault.check, fault.message]).toEqual([code, check, message])
    expect(fault.cause).toBe(cause)
    expect([fault.expected, fault.actual]).toEqual([undefined, undefined])
  })

  it.each([
    [[999], '1970-01-01T00:16:39Z'],
    [[1500, 2001], '1970-01-01T00:33:21Z'],
  ])('at %j is that the certificate was not valid then', (times, actual) => {
    const fault = proofFault(thrown('CERTIFICATE_ERROR', 'SCT'), { ...facts, times })
    const expected = 'a time from 1970-01-01T00:16:40Z to 1970-01-01T00:33:20Z'
    const message = `the certificate was not valid when the attestation was signed: expected ${expected}, got ${actual}`
    const [code, check] = ['CERTIFICATE_EXPIRED', 'certificate.time']
    expect(fault).toMatchObject({ code, check, message, expected, actual })
    const other = proofFault(thrown('TIMESTAMP_ERROR'), { ...facts, times })
    expect([other.code, other.expected, other.actual]).toEqual([STAMP[0], undefined, undefined])
  })

  it('is another at the very ends of the certificate’s time', () => {
    const fault = proofFault(thrown('CERTIFICATE_ERROR'), { ...facts, times: [1000, 2000] })
    expect(fault.code).toBe('CERTIFICATE_UNTRUSTED')
  })

  it('is the signature before all else', () => {
    const cause = thrown('TIMESTAMP_ERROR')
    const fault = proofFault(cause, { ...facts, signatureHolds: false, logEntries: 0, times: [] })
    expect([fault.code, fault.check, fault.message, fault.cause]).toEqual([...SIGNATURE, cause])
  })

  it('is what is missing before what does not hold', () => {
    const cause = thrown('CERTIFICATE_ERROR')
    const none = proofFault(cause, { ...facts, logEntries: 0, times: [] })
    expect(none).toMatchObject({
      code: 'LOG_ENTRY_MISSING',
      check: 'log.entry',
      message: 'the attestation has no entry of the transparency log: expected 1, got 0',
      expected: '1',
      actual: '0',
    })
    expect(proofFault(cause, { ...facts, times: [] })).toMatchObject({
      code: 'TIMESTAMP_MISSING',
      check: 'time.stamp',
      message: 'nothing proves when the attestation was signed: expected 1 time stamp, got 0',
      expected: '1 time stamp',
      actual: '0',
    })
  })
})
