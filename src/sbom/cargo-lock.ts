/** Checksums from Cargo.lock: https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html */
import { parse } from 'smol-toml'
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { textOf } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { isRecord } from '../plan/fields.ts'

/** Looks up the sha256 of the .crate file of a package. */
export type Checksums = (name: string, version: string, source: string | null) => Sha256 | undefined

/**
 * Text of a Cargo.lock → checksums. Name and version are not enough for a key: two registries may each have a
 * package of one name and version. Lock files of version 1 keep the checksums in a table of their own.
 */
export function parseCargoLock(text: string): Checksums {
  const lock = readToml(text)
  const found = new Map<string, Sha256>()
  const packages: unknown = lock['package'] ?? []
  for (const item of Array.isArray(packages) ? (packages as unknown[]) : []) {
    if (!isRecord(item)) continue
    const checksum = parseSha256(item['checksum'])
    if (checksum !== undefined) {
      found.set(
        key(textOf(item['name']), textOf(item['version']), textOf(item['source'])),
        checksum,
      )
    }
  }
  for (const [entry, value] of Object.entries(isRecord(lock['metadata']) ? lock['metadata'] : {})) {
    const checksum = parseSha256(value)
    if (checksum !== undefined) found.set(entry.replace(/^checksum /, ''), checksum)
  }
  return (name, version, source) => found.get(key(name, version, source ?? ''))
}

function readToml(text: string): Record<string, unknown> {
  try {
    return parse(text)
  } catch (cause) {
    throw new ReleaseError('CARGO_OUTPUT_INVALID', { message: 'Cargo.lock is not TOML', cause })
  }
}

// The form that version 1 writes out.
function key(name: string, version: string, source: string): string {
  return `${name} ${version} (${source})`
}
