/** Raw deflate data in a file, decompressed piece by piece. */
import { createInflateRaw } from 'node:zlib'

/** A file that was opened for reading. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  /** Fewer bytes at the end of the file. */
  readAt(position: number, bytes: number): Promise<Uint8Array>
}

const CHUNK_BYTES = 256 * 1024

/**
 * Yields what the data from `position` on decompress to, and returns how many bytes of the file they are; throws where
 * they are damaged. Nothing behind `end` is read.
 */
export async function* inflateFrom(
  source: ByteSource,
  position: number,
  end: number,
): AsyncGenerator<Uint8Array, number> {
  const stream = createInflateRaw({ chunkSize: CHUNK_BYTES })
  const feed = feeding(stream, source, position, end)
  feed.catch(() => stream.destroy())
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    // A file that cannot be read is no damaged archive: its own error comes first.
    await feed
    throw error
  }
  return stream.bytesWritten
}

async function feeding(
  stream: ReturnType<typeof createInflateRaw>,
  source: ByteSource,
  position: number,
  end: number,
): Promise<void> {
  // A write is never answered once the data turn out to be damaged.
  const closed = new Promise<void>(resolve => stream.once('close', resolve))
  let at = position
  // Behind the end of the compressed data nothing is taken any more.
  while (at < end && !stream.destroyed && stream.bytesWritten === at - position) {
    const piece = await source.readAt(at, Math.min(CHUNK_BYTES, end - at))
    if (piece.length === 0) break
    at += piece.length
    await Promise.race([closed, new Promise<void>(resolve => stream.write(piece, () => resolve()))])
  }
  stream.end()
}
