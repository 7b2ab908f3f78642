/**
 * Deflate (RFC 1951) by one implementation, in JavaScript and part of this action. zlib writes other bytes from one
 * version and processor to the next, and an archive's bytes are what is signed.
 */
import { Deflate } from 'fflate'

// Blocks begin where pushed pieces end: how a file happened to be read must not show.
const PIECE_BYTES = 64 * 1024

/** The compressed form of what `content` yields, piece by piece. */
export async function* deflate(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const stream = new Deflate({ level: 9, mem: 8 }, piece => ready.push(piece))
  const buffer = new Uint8Array(PIECE_BYTES)
  let filled = 0
  for await (const piece of content) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PIECE_BYTES - filled)
      buffer.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled < PIECE_BYTES) continue
      stream.push(buffer.slice())
      filled = 0
      yield* ready.splice(0)
    }
  }
  stream.push(buffer.slice(0, filled), true)
  yield* ready.splice(0)
}
