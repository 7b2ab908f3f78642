/**
 * Records of a ZIP archive as this action writes them, and no other way: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and
 * 4.3.16. Sizes stay below 2 GiB, so that no ZIP64 record is needed.
 */
import type { ArchiveEntry } from '../attest/archive-contents.ts'
import { rfc3339 } from '../attest/unix-time.ts'

export const ZIP_LOCAL_BYTES = 30

/** An entry whose content was compressed. */
export interface ZippedEntry extends Omit<ArchiveEntry, 'sha256'> {
  readonly crc32: number
  readonly compressedSize: number
}

const DEFLATE = 8
// 2.0: deflate. Made by 3: modes of Unix, on whatever system this ran.
const VERSION_NEEDED = 20
const MADE_BY = (3 << 8) | VERSION_NEEDED
const REGULAR_FILE = 0o100000

/** The header before an entry's content. */
export function zipLocalHeader(entry: ZippedEntry, mtime: number): Uint8Array {
  const header = Buffer.alloc(ZIP_LOCAL_BYTES)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry, mtime)
  return Buffer.concat([header, Buffer.from(entry.path, 'ascii')])
}

/**
 * The central directory, which begins at `begin`, and the record of its end; `offsets` say where each local header
 * begins.
 */
export function zipDirectory(
  entries: readonly (ZippedEntry & { readonly offset: number })[],
  begin: number,
  mtime: number,
): Uint8Array {
  const directory = Buffer.concat(entries.map(entry => directoryRecord(entry, mtime)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(begin, 16)
  return Buffer.concat([directory, end])
}

function directoryRecord(
  entry: ZippedEntry & { readonly offset: number },
  mtime: number,
): Uint8Array {
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(MADE_BY, 4)
  writeCommon(record, 6, entry, mtime)
  record.writeUInt32LE(((REGULAR_FILE | (entry.executable ? 0o755 : 0o644)) << 16) >>> 0, 38)
  record.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([record, Buffer.from(entry.path, 'ascii')])
}

/** The fields that both headers of an entry have in common: needed version to length of the extra field. */
function writeCommon(header: Buffer, at: number, entry: ZippedEntry, mtime: number): void {
  const { time, date } = dosTime(mtime)
  header.writeUInt16LE(VERSION_NEEDED, at)
  header.writeUInt16LE(DEFLATE, at + 4)
  header.writeUInt16LE(time, at + 6)
  header.writeUInt16LE(date, at + 8)
  header.writeUInt32LE(entry.crc32, at + 10)
  header.writeUInt32LE(entry.compressedSize, at + 14)
  header.writeUInt32LE(entry.size, at + 18)
  header.writeUInt16LE(entry.path.length, at + 22)
}

const EARLIEST = 315_532_800
const LATEST = 4_354_819_198

/** MS-DOS's two fields, in UTC and whole pairs of seconds; times it cannot hold become the nearest it can. */
export function dosTime(seconds: number): { readonly time: number; readonly date: number } {
  const text = rfc3339(Math.min(Math.max(seconds, EARLIEST), LATEST))
  const part = (at: number, length = 2): number => Number(text.slice(at, at + length))
  return {
    time: (part(11) << 11) | (part(14) << 5) | (part(17) >> 1),
    date: ((part(0, 4) - 1980) << 9) | (part(5) << 5) | part(8),
  }
}
