/** Reads a .crate in memory and in pieces: nothing is unpacked to disk, and a bomb stops at a limit. */
import { createInflateRaw, crc32 } from 'node:zlib'
import type { ReadArchive } from '../commands/crate/ports.ts'
import { ARCHIVE_LIMITS, type CrateArchive } from '../crate/archive.ts'
import { gzipHeaderLength, trailerFaults } from '../crate/gzip-member.ts'
import { TarReader } from '../crate/tar-reader.ts'

const CHUNK_BYTES = 256 * 1024

/** Bytes of a .crate → what is in it; what is damaged or odd is among its faults, never thrown. */
export const readCrateArchive: ReadArchive = async (bytes, root) => {
  const header = gzipHeaderLength(bytes)
  if (header === undefined) return unreadable('it is no gzip file')
  const reader = new TarReader(root)
  const body = bytes.subarray(header)
  const content = await inflate(body, reader)
  if (typeof content === 'string') {
    const { entries, texts, faults } = reader.end()
    return { entries, texts, faults: [content, ...faults] }
  }
  const { entries, texts, faults } = reader.end()
  return {
    entries,
    texts,
    faults: [...faults, ...trailerFaults(body.subarray(content.consumed), content)],
  }
}

function unreadable(fault: string): CrateArchive {
  return { entries: [], texts: new Map(), faults: [fault] }
}

interface Inflated {
  /** Compressed bytes that were read. */
  readonly consumed: number
  readonly size: number
  readonly crc32: number
}

// Raw deflate, since zlib's own gzip reader joins members and passes over what follows them.
async function inflate(body: Uint8Array, reader: TarReader): Promise<Inflated | string> {
  const stream = createInflateRaw({ chunkSize: CHUNK_BYTES })
  stream.end(body)
  let size = 0
  let checksum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > ARCHIVE_LIMITS.bytes) {
        return `it unpacks to more than ${ARCHIVE_LIMITS.bytes} bytes`
      }
      checksum = crc32(chunk, checksum)
      reader.push(chunk)
      // Its contents mean nothing any more, but the rest of the frame could hide behind that.
      if (reader.stopped) return 'what it compresses is not read to its end'
    }
  } catch (error) {
    return `it cannot be decompressed (${error instanceof Error ? error.message : 'unknown'})`
  }
  return { consumed: stream.bytesWritten, size, crc32: checksum }
}
