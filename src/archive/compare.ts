/**
 * An archive against its record, byte by byte. Nothing is parsed that could be read in two ways: from the record follows
 * every header, so that headers are compared and contents are hashed. Nothing is unpacked but what the caller takes.
 */
import type { ArchiveContents } from '../attest/archive-contents.ts'
import { at } from '../attest/json.ts'
import type { TakeContent } from './entry-content.ts'
import { compareTarGz } from './compare-tar.ts'
import { compareZip } from './compare-zip.ts'
import type { ByteSource } from './inflate.ts'

/** The first way in which the archive is not what was recorded; undefined: it is. */
export async function compareArchive(
  source: ByteSource,
  contents: ArchiveContents,
  take: TakeContent,
): Promise<string | undefined> {
  try {
    return contents.format === 'zip'
      ? await compareZip(source, contents, take)
      : await compareTarGz(source, contents, take)
  } catch (error) {
    if (isDamage(error)) return `it cannot be decompressed (${error.message})`
    throw error
  }
}

/** zlib's own errors. */
function isDamage(error: unknown): error is { readonly code: string; readonly message: string } {
  return String(at(error, 'code')).startsWith('Z_')
}
