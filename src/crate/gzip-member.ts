/**
 * The frame of a gzip member (RFC 1952). A .crate is exactly one member: cargo reads the first and ignores what
 * follows, other programs join several, and an older, larger file under a new one leaves its end behind
 * (rust-lang/cargo#16713).
 */

/** Checksum and size, behind the compressed data. */
export const GZIP_TRAILER = 8

const FIXED_HEADER = 10
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const

/** Length of the header; undefined: the bytes begin no gzip member of deflate. */
export function gzipHeaderLength(bytes: Uint8Array): number | undefined {
  const [first, second, method, flags] = bytes
  if (bytes.length < FIXED_HEADER || first !== 0x1f || second !== 0x8b || method !== 8) {
    return undefined
  }
  if (flags === undefined || (flags & FLAG.reserved) !== 0) return undefined
  let end = FIXED_HEADER
  if ((flags & FLAG.extra) !== 0) {
    const [low, high] = [bytes[end], bytes[end + 1]]
    if (low === undefined || high === undefined) return undefined
    end += 2 + low + high * 256
  }
  for (const field of [FLAG.name, FLAG.comment]) {
    if ((flags & field) === 0) continue
    const zero = bytes.indexOf(0, end)
    if (zero === -1) return undefined
    end = zero + 1
  }
  if ((flags & FLAG.headerCrc) !== 0) end += 2
  return end <= bytes.length ? end : undefined
}

/** What stands behind the compressed data, against what came out of it; a text for each fault. */
export function trailerFaults(
  rest: Uint8Array,
  content: { readonly crc32: number; readonly size: number },
): readonly string[] {
  if (rest.length < GZIP_TRAILER) return ['it ends before its checksum']
  const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength)
  const surplus = rest.length - GZIP_TRAILER
  return [
    ...(view.getUint32(0, true) === content.crc32 ? [] : ['its checksum is wrong']),
    ...(view.getUint32(4, true) === content.size % 2 ** 32 ? [] : ['its size is wrong']),
    ...(surplus === 0 ? [] : [`${surplus} bytes follow behind its end`]),
  ]
}
