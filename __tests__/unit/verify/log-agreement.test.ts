import { describe, expect, it } from '@jest/globals'
import { bundleFromJSON } from '@sigstore/bundle'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { checkLogAgreement } from '../../../src/verify/log-agreement.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import {
  CONTENT,
  forge,
  forgeBlob,
  TRUSTED_ROOTS,
  withLogEntries,
} from '../../corpus/support/forge.ts'
import type { Bundle } from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const LOGS = ['rekor-v1', 'rekor-v2', 'rekor-v2-dsse'] as const
const another = { defect: 'log-entry-of-another-certificate' } as const

/** The agreement alone, whatever the log's signatures say. */
const messageOf = (bundle: object): string =>
  thrownBy(() => {
    checkLogAgreement(bundleFromJSON(bundle))
  }).message

const withEntry = (kindVersion: object, body: unknown, bundle: object = forge()): object =>
  withLogEntries(bundle as Bundle, entry => ({
    ...entry,
    kindVersion,
    canonicalizedBody: Buffer.from(JSON.stringify(body)).toString('base64'),
  }))

describe('a log entry', () => {
  it.each(LOGS)('of %s under another certificate of the same key is refused', log => {
    const refusal = thrownBy(() => verifier.verify(forge({ log, ...another })))
    expect([refusal.code, refusal.message]).toEqual([
      'LOG_ENTRY_INVALID',
      'a log entry names another certificate than the bundle',
    ])
  })

  it.each(['rekor-v1', 'rekor-v2'] as const)('of a plain signature in %s no less', log => {
    const bytes = Buffer.from(CONTENT)
    expect(verifier.verifyBlob(forgeBlob({ log }), bytes).instance).toBe('public-good')
    const refusal = thrownBy(() => verifier.verifyBlob(forgeBlob({ log, ...another }), bytes))
    expect(refusal.message).toBe('a log entry names another certificate than the bundle')
  })

  it.each([
    ['ended before', { start: '2024-01-01T00:00:00Z', end: '2025-01-01T00:00:00Z' }, false],
    ['begins after', { start: '2043-01-01T00:00:00Z' }, false],
    ['lasts', { start: '2024-01-01T00:00:00Z', end: '2043-01-01T00:00:00Z' }, true],
  ])('whose key’s validity %s', (_, validFor, accepted) => {
    const roots = TRUSTED_ROOTS.split('\n').filter(line => line !== '')
    const lines = roots.map(line => {
      const root = JSON.parse(line) as { tlogs?: readonly { publicKey: object }[] }
      const tlogs = root.tlogs?.map(log => ({ ...log, publicKey: { ...log.publicKey, validFor } }))
      return `${JSON.stringify({ ...root, ...(tlogs && { tlogs }) })}\n`
    })
    const limited = createBundleVerifier(parseTrustRoots(lines.join('')))
    const judge = (bundle: unknown): string => {
      if (accepted) return limited.verify(bundle).instance
      return thrownBy(() => limited.verify(bundle)).code
    }
    const expected = accepted ? 'public-good' : 'LOG_ENTRY_INVALID'
    for (const log of LOGS) expect(judge(forge({ log }))).toBe(expected)
  })

  it('of the kind intoto names the signer in its own place', () => {
    const bundle = forge()
    const { rawBytes } = bundle.verificationMaterial['certificate'] as { rawBytes: string }
    const pem = `-----BEGIN CERTIFICATE-----\n${rawBytes}\n-----END CERTIFICATE-----\n`
    const body = (publicKey: unknown): object => ({
      spec: { content: { envelope: { signatures: [{ publicKey }] } } },
    })
    const entry = (publicKey: unknown): object =>
      withEntry({ kind: 'intoto', version: '0.0.2' }, body(publicKey), bundle)
    checkLogAgreement(bundleFromJSON(entry(Buffer.from(pem).toString('base64'))))
    const chain = Buffer.from(`${pem}${pem.replace('M', 'N')}`).toString('base64')
    checkLogAgreement(bundleFromJSON(entry(chain)))
    const preceded = Buffer.from(`x${pem}`).toString('base64')
    const begun = Buffer.from('-----BEGIN').toString('base64')
    for (const wrong of [undefined, 7, rawBytes, preceded, begun]) {
      expect(messageOf(entry(wrong))).toContain('another certificate')
    }
  })

  it.each([
    ['hashedrekord', '0.0.1'],
    ['intoto', '0.0.1'],
    ['rekord', '0.0.1'],
    ['constructor', ''],
    ['dsse', '0.0.3'],
  ])('of the kind %s %s is not taken for a statement', (kind, version) => {
    expect(messageOf(withEntry({ kind, version }, {}))).toBe(
      `a log entry is of the kind ${kind} ${version}, for dsseEnvelope`,
    )
  })

  it.each([
    ['dsse', '0.0.1'],
    ['dsse', '0.0.2'],
    ['intoto', '0.0.2'],
  ])('of the kind %s %s is not taken for a plain signature', (kind, version) => {
    expect(messageOf(withEntry({ kind, version }, {}, forgeBlob()))).toContain(
      'for messageSignature',
    )
  })
})
