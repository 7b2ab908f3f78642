/** What a registry might serve and say: damaged archives, odd archives, odd lines of the index, odd answers of the API. */
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { sha256Of } from '../../src/attest/digest.ts'
import { parseApiVersion } from '../../src/crate/api-version.ts'
import type { CrateArchive } from '../../src/crate/archive.ts'
import { archiveDifferences } from '../../src/crate/archive-difference.ts'
import { findIndexEntry } from '../../src/crate/index-line.ts'
import { checkArchiveOrigin } from '../../src/crate/origin.ts'
import { readCrateArchive } from '../../src/io/crate-archive.ts'
import { crateOf, honestEntries, tar } from '../support/crate-archives.ts'
import { fuzz } from './support/fuzzing.ts'
import { edited, edits } from './support/json-edits.ts'

const CRATE = { name: 'widget', version: '1.2.3' }
const ROOT = 'widget-1.2.3'
const COMMIT = 'c0ffee'.padEnd(40, '0')
const ENTRIES = honestEntries({ ...CRATE, commit: COMMIT }, [
  { path: `${ROOT}/data`, content: 'data '.repeat(400) },
])
const HONEST = crateOf(ENTRIES)
const TAR = tar(ENTRIES)
const CKSUM = sha256Of(HONEST)

interface Damage {
  readonly at: number
  readonly bit: number
  readonly cut: number
  readonly tail: Uint8Array
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(),
  bit: fc.nat(7),
  cut: fc.nat(),
  tail: fc.uint8Array({ maxLength: 40 }),
})

const damaged = (whole: Buffer, { at, bit, cut, tail }: Damage): Buffer => {
  const bytes = Buffer.from(whole)
  const index = at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
  const kept = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes
  return cut % 5 === 0 ? Buffer.concat([kept, tail]) : kept
}

const accept = async (bytes: Buffer): Promise<CrateArchive> => {
  const archive = await readCrateArchive(bytes, ROOT)
  checkArchiveOrigin(archive, { crate: CRATE, commit: COMMIT, folder: '' })
  return archive
}

const expectNoDifference = (differences: unknown): void => {
  expect(differences).toEqual([])
}

const expectOurs = (result: unknown): void => {
  const { entries, texts } = result as CrateArchive
  expect(entries.every(({ path }) => path.startsWith(`${ROOT}/`))).toBe(true)
  expect(texts.get('.cargo_vcs_info.json')).toContain(COMMIT)
}

/** Of the index or the API; nothing where the version is not there. */
const expectDigest = (result: unknown): void => {
  const { cksum, checksum } = (result ?? { cksum: CKSUM }) as Readonly<Record<string, unknown>>
  expect(cksum ?? checksum).toMatch(/^[0-9a-f]{64}$/)
}

describe('crates', () => {
  // Whatever changes in the frame: what is accepted holds the same files. Times and flags in a gzip header say nothing.
  fuzz(it, {
    name: 'damaged crates',
    cases: 3_000,
    input: damage,
    attempt: async input => {
      const archive = await accept(damaged(HONEST, input))
      return archiveDifferences(await readCrateArchive(HONEST, ROOT), archive)
    },
    accepted: expectNoDifference,
  })

  // In a sound frame: whatever is accepted says that it comes from this commit, and lies in its own folder.
  fuzz(it, {
    name: 'odd archives in a sound frame',
    cases: 3_000,
    input: damage,
    attempt: async input => accept(gzipSync(damaged(TAR, input))),
    accepted: expectOurs,
  })

  const line = { name: 'widget', vers: '1.2.3', cksum: CKSUM, yanked: false }
  fuzz(it, {
    name: 'lines of the index',
    cases: 3_000,
    input: edits(),
    attempt: changes => findIndexEntry(JSON.stringify(edited(line, {}, changes)), CRATE),
    accepted: expectDigest,
  })

  const answer = {
    version: {
      crate: 'widget',
      num: '1.2.3',
      checksum: CKSUM,
      yanked: false,
      trustpub_data: { provider: 'github', repository: 'o/r', run_id: '7', sha: COMMIT },
    },
  }
  fuzz(it, {
    name: 'answers of the API',
    cases: 3_000,
    input: edits(),
    attempt: changes => parseApiVersion(JSON.stringify(edited(answer, {}, changes)), CRATE),
    accepted: expectDigest,
  })
})
