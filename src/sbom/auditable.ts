/**
 * The list of crates that cargo-auditable puts into a binary: zlib-compressed JSON in a section of its own.
 * https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md
 */
import { inflateSync } from 'node:zlib'
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, parseJson } from '../plan/fields.ts'
import { findSection, type ReadAt } from './executable-section.ts'

/** One crate that the binary says it holds. */
export interface EmbeddedCrate {
  readonly name: string
  readonly version: string
}

/** `.dep-v0` in ELF and PE, `__DATA,.dep-v0` in Mach-O. */
const SECTION = '.dep-v0'
const MAX_COMPRESSED = 8 * 1024 * 1024
const MAX_JSON = 64 * 1024 * 1024

/** Crates of the binary; undefined: it holds no list. AUDITABLE_INVALID: it holds one that cannot be read. */
export async function embeddedCrates(read: ReadAt): Promise<readonly EmbeddedCrate[] | undefined> {
  const sections = await findSection(read, SECTION)
  if (sections.length === 0) return undefined
  const crates: EmbeddedCrate[] = []
  for (const { position, size } of sections) {
    if (size > MAX_COMPRESSED) throw invalid(`is too large (${size} bytes)`)
    crates.push(...parseList(inflate(await read(position, size))))
  }
  return crates
}

function inflate(compressed: Uint8Array): string {
  try {
    // Sections are padded; what follows the stream is no part of it.
    return inflateSync(compressed, { maxOutputLength: MAX_JSON }).toString('utf8')
  } catch (cause) {
    throw invalid('is not zlib', cause)
  }
}

function parseList(text: string): readonly EmbeddedCrate[] {
  const problems: string[] = []
  const fields = new Fields(parseJson(text), SECTION, problems)
  const crates = fields.objects('packages').flatMap(item => {
    const crate = { name: item.text('name'), version: item.text('version') }
    const kind = item.optionalText('kind') ?? 'runtime'
    return kind === 'build' ? [] : [crate]
  })
  if (problems.length > 0) throw invalid(`is not as documented: ${problems.slice(0, 5).join(', ')}`)
  return crates
}

function invalid(what: string, cause?: unknown): ReleaseError {
  return new ReleaseError('AUDITABLE_INVALID', {
    message: `the list of crates in the binary ${what}`,
    ...(cause === undefined ? {} : { cause }),
  })
}
