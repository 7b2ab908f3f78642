/** The sparse index: one JSON line a version. https://doc.rust-lang.org/cargo/reference/registry-index.html */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { isJsonObject } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { excerpt, parseJson } from '../plan/fields.ts'
import { withoutBuild, type CrateId } from './crate-name.ts'

export interface IndexEntry {
  readonly cksum: Sha256
  readonly yanked: boolean
}

/**
 * The line of a version; undefined: not there (yet). CRATE_VERSION_TAKEN where another version stands in its place;
 * RESPONSE_INVALID for lines that contradict each other or are none.
 */
export function findIndexEntry(text: string, crate: CrateId): IndexEntry | undefined {
  const entries = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => parseLine(line, crate))
  const [entry, ...more] = entries.filter(one => one.vers === crate.version)
  if (more.length > 0) throw invalid(crate, `lists ${crate.version} ${more.length + 1} times`)
  if (entry !== undefined) return checked(entry, crate)
  const twin = entries.find(one => withoutBuild(one.vers) === withoutBuild(crate.version))
  if (twin === undefined) return undefined
  throw new ReleaseError('CRATE_VERSION_TAKEN', {
    message: `${crate.name} is published in this version with other build metadata`,
    expected: crate.version,
    actual: twin.vers,
  })
}

interface Line {
  readonly name: unknown
  readonly vers: string
  readonly cksum: unknown
  readonly yanked: unknown
}

function parseLine(line: string, crate: CrateId): Line {
  const value = parseJson(line)
  if (isJsonObject(value) && typeof value['vers'] === 'string') {
    return {
      name: value['name'],
      vers: value['vers'],
      cksum: value['cksum'],
      yanked: value['yanked'] ?? false,
    }
  }
  throw invalid(crate, `has a line that describes no version: ${excerpt(line)}`)
}

function checked({ name, cksum, yanked }: Line, crate: CrateId): IndexEntry {
  const digest = parseSha256(cksum)
  if (name !== crate.name) throw invalid(crate, `spells the crate ${excerpt(name)}`)
  if (digest === undefined) throw invalid(crate, `gives no SHA-256 as cksum: ${excerpt(cksum)}`)
  if (typeof yanked !== 'boolean') throw invalid(crate, `says yanked: ${excerpt(yanked)}`)
  return { cksum: digest, yanked }
}

function invalid({ name, version }: CrateId, what: string): ReleaseError {
  return new ReleaseError('RESPONSE_INVALID', {
    message: `the index entry of ${name} ${version} ${what}`,
  })
}
