/** The frame of a gzip member (RFC 1952) that says nothing of who made it: no name, no time, no system. */

/** Deflate, no flags, no time, no extra flags, system unknown. */
export const GZIP_HEADER: Uint8Array = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

export const GZIP_TRAILER_BYTES = 8

/** Checksum and size of what was compressed. */
export function gzipTrailer(content: {
  readonly crc32: number
  readonly size: number
}): Uint8Array {
  const trailer = Buffer.alloc(GZIP_TRAILER_BYTES)
  trailer.writeUInt32LE(content.crc32, 0)
  trailer.writeUInt32LE(content.size % 2 ** 32, 4)
  return trailer
}
