/** What a proof says of time and of the log, and what an entry without the log's promise does not say. */
import { describe, expect, it } from '@jest/globals'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { forge, TRUSTED_ROOTS } from '../../corpus/support/forge.ts'

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
})
