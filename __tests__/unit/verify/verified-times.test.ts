/** What a proof says of time and of the log, and what an entry without the log's promise does not say. */
import { describe, expect, it } from '@jest/globals'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { forge, TRUSTED_ROOTS, withLogEntries, type Bundle } from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const time = Date.parse('2026-03-01T12:00:00Z')
const proven = (request: Parameters<typeof forge>[0]): readonly unknown[] => {
  const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
  const bundle = forge({ time, ...request })
  const { timestamps, logIndices } = verifier.verify(bundle)
  const entries = (bundle.verificationMaterial['tlogEntries'] ?? []) as readonly {
    readonly logIndex: string
  }[]
  return [timestamps, logIndices, entries.map(one => one.logIndex)]
}

describe('the time of a signature', () => {
  it('is that of the log’s promise, which can be searched by its index', () => {
    const [timestamps, logIndices, indices] = proven({})
    expect(timestamps).toEqual([
      { type: 'Tlog', uri: 'https://rekor.sigstore.dev', timestamp: '2026-03-01T12:00:00Z' },
    ])
    expect(logIndices).toEqual(indices)
  })

  it.each([
    ['Rekor v2', { log: 'rekor-v2' }, 'https://timestamp.sigstore.dev'],
    ['GitHub', { instance: 'github' }, 'https://timestamp.githubapp.com'],
  ] as const)('is that of the stamp where there is no promise: %s', (_, request, uri) => {
    const [timestamps, logIndices] = proven(request)
    expect(timestamps).toEqual([
      { type: 'TimestampAuthority', uri, timestamp: '2026-03-01T12:00:00.000Z' },
    ])
    expect(logIndices).toEqual([])
  })

  it('is not what an entry without a promise says', () => {
    const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
    const entry = (bundle: Bundle): Bundle =>
      withLogEntries(bundle, one => ({ ...one, integratedTime: String(time / 1000) }))
    const { timestamps } = verifier.verify(entry(forge({ time, log: 'rekor-v2' })))
    expect(timestamps.map(one => one.type)).toEqual(['TimestampAuthority'])
    const bare = entry(forge({ time, log: 'rekor-v2' }))
    const verificationMaterial = { ...bare.verificationMaterial, timestampVerificationData: {} }
    expect(thrownBy(() => verifier.verify({ ...bare, verificationMaterial })).code).toBe(
      'TIMESTAMP_MISSING',
    )
  })

  it.each([
    ['long before the certificate', 1, '1970-01-01T00:00:01Z'],
    ['in the year 9999', 253_402_300_799, '9999-12-31T23:59:59Z'],
  ])('is refused where the promise’s is %s', (_, integratedTime, actual) => {
    const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
    const odd = withLogEntries(forge({ time }), one => ({
      ...one,
      integratedTime: String(integratedTime),
    }))
    expect(thrownBy(() => verifier.verify(odd))).toMatchObject({
      code: 'CERTIFICATE_EXPIRED',
      actual,
    })
  })

  it.each(['253402300800', '9'.repeat(18), '-1'])(
    'is none that a promise says at %s',
    integratedTime => {
      const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
      const odd = withLogEntries(forge({ time }), one => ({ ...one, integratedTime }))
      expect(thrownBy(() => verifier.verify(odd)).code).toBe('TIMESTAMP_MISSING')
    },
  )

  it('names all authorities of the root, since the library does not tell which it was', () => {
    const documents = TRUSTED_ROOTS.trim()
      .split('\n')
      .map(line => {
        const document = JSON.parse(line) as { timestampAuthorities: object[] }
        const [first] = document.timestampAuthorities
        const more = [{ ...first, uri: 'https://two.example' }]
        return JSON.stringify({
          ...document,
          timestampAuthorities: [...document.timestampAuthorities, ...more],
        })
      })
    const verifier = createBundleVerifier(parseTrustRoots(documents.join('\n')))
    const [stamp] = verifier.verify(forge({ instance: 'github' })).timestamps
    expect(stamp?.uri).toBe('https://timestamp.githubapp.com https://two.example')
  })

  it('cannot be had from a stamp that cannot be read', () => {
    const bundle = forge({ instance: 'github' })
    const garbage = Buffer.from('no stamp').toString('base64')
    const verificationMaterial = {
      ...bundle.verificationMaterial,
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: garbage }] },
    }
    const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
    expect(thrownBy(() => verifier.verify({ ...bundle, verificationMaterial }))).toMatchObject({
      code: 'BUNDLE_INVALID',
      check: 'bundle.form',
      message: 'the proof in the bundle cannot be read',
    })
  })
})
