import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { CrateArchive } from '../../../src/crate/archive.ts'
import { demandOneDigest, type Comparison } from '../../../src/crate/comparison.ts'
import { TarReader } from '../../../src/crate/tar-reader.ts'
import { honestEntries, tar, type TarEntry } from '../../support/crate-archives.ts'
import { thrownBy } from '../../support/thrown.ts'

const CRATE = { name: 'w', version: '1.0.0' }
const A = sha256Of('a')
const B = sha256Of('b')

const archive = (more: readonly TarEntry[]): CrateArchive => {
  const reader = new TarReader('w-1.0.0')
  reader.push(tar(honestEntries({ ...CRATE, commit: 'c0ffee' }, more)))
  return reader.end()
}
const lock = (content: string): TarEntry => ({ path: 'w-1.0.0/Cargo.lock', content })
const PACKAGED = archive([lock('a')])

const compare = (change: Partial<Comparison>, origin: 'given' | 'fresh' = 'fresh'): Comparison => ({
  crate: CRATE,
  packaged: { origin, archive: PACKAGED },
  sources: [
    { source: 'packaged', sha256: A },
    { source: 'index cksum', sha256: B },
    { source: 'https://cdn', sha256: B },
  ],
  served: PACKAGED,
  ...change,
})

describe('demandOneDigest', () => {
  it('accepts one digest', () => {
    const sources = [
      { source: 'packaged', sha256: A },
      { source: 'index cksum', sha256: A },
    ]
    expect(() => demandOneDigest(compare({ sources }))).not.toThrow()
  })

  it.each<[string, Comparison, string]>([
    ['what was handed over', compare({}, 'given'), 'CRATE_MISMATCH'],
    ['made again, encoded differently', compare({}), 'CRATE_ENCODING_DIFFERS'],
    [
      'made again, with another lock file',
      compare({ served: archive([lock('b')]) }),
      'CRATE_LOCKFILE_DIFFERS',
    ],
    [
      'made again, with another lock file and more',
      compare({ served: archive([lock('b'), { path: 'w-1.0.0/x' }]) }),
      'CRATE_MISMATCH',
    ],
    [
      'made again, served damaged',
      compare({ served: { ...PACKAGED, faults: ['5 bytes follow behind its end'] } }),
      'CRATE_MISMATCH',
    ],
    ['made again, not served yet', compare({ served: undefined }), 'CRATE_MISMATCH'],
    [
      'made again, and the registry contradicts itself',
      compare({
        sources: [
          { source: 'packaged', sha256: A },
          { source: 'index cksum', sha256: B },
          { source: 'https://cdn', sha256: A },
        ],
      }),
      'CRATE_MISMATCH',
    ],
  ])('refuses %s', (_what, comparison, code) => {
    const error = thrownBy(() => demandOneDigest(comparison))
    expect(error.code).toBe(code)
    for (const { source, sha256 } of comparison.sources) {
      expect(error.message).toContain(`${source}: sha256:${sha256}`)
    }
  })

  it('names the files that differ, up to a number', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ path: `w-1.0.0/f${at}` }))
    const { message } = thrownBy(() =>
      demandOneDigest(compare({ served: archive([lock('a'), ...many]) })),
    )
    expect(message).toContain('f39: added (0 bytes')
    expect(message).toContain('and 20 more')
    const { message: damaged } = thrownBy(() =>
      demandOneDigest(compare({ served: { ...PACKAGED, faults: ['it ends early'] } })),
    )
    expect(damaged).toContain('the served archive: it ends early')
    expect(damaged).toContain('the same entries, encoded differently')
  })
})
