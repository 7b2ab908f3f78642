/** Headers of tar archives: ustar and GNU, as the Rust crate `tar` writes them. */

export const TAR_BLOCK = 512

export type TarEntryType = 'file' | 'directory' | 'hard link' | 'symbolic link' | 'other'

export interface TarHeader {
  readonly path: string
  /** As in the header: `0` a file, `L` a long name of the next entry, `x` records of the next entry. */
  readonly typeflag: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes. */
  readonly size: number
  /** Seconds since the epoch. */
  readonly mtime: number
  readonly linkTarget: string
  readonly owner: string
  readonly group: string
}

/** One block of 512 bytes → header; undefined: its checksum is wrong or a number is none. */
export function parseTarHeader(block: Uint8Array): TarHeader | undefined {
  const field = (from: number, length: number): string =>
    textOf(block.subarray(from, from + length))
  const numbers = {
    mode: octal(field(100, 8)),
    uid: octal(field(108, 8)),
    gid: octal(field(116, 8)),
    size: octal(field(124, 12)),
    mtime: octal(field(136, 12)),
  }
  const { mode, uid, gid, size, mtime } = numbers
  if (octal(field(148, 8)) !== sumOf(block) || [mode, uid, gid, size, mtime].includes(undefined)) {
    return undefined
  }
  // Only POSIX headers have a prefix; GNU keeps other things in its place.
  const prefix = field(257, 6) === 'ustar' && field(263, 2) === '00' ? field(345, 155) : ''
  const name = field(0, 100)
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    typeflag: String.fromCharCode(block[156] ?? 0).replace('\0', '0'),
    mode: mode ?? 0,
    uid: uid ?? 0,
    gid: gid ?? 0,
    size: size ?? 0,
    mtime: mtime ?? 0,
    linkTarget: field(157, 100),
    owner: field(265, 32),
    group: field(297, 32),
  }
}

/** Up to the first zero byte; what is no UTF-8 becomes a replacement character and is refused as a path. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end))
}

// Eleven octal digits reach 8 GiB; the binary form for more is not for crates.
function octal(text: string): number | undefined {
  const digits = text.trim()
  if (digits === '') return 0
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined
}

/** Sum of all bytes, the checksum's own counted as blanks. */
function sumOf(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** What an entry is, by its flag. */
export function tarEntryType(typeflag: string): TarEntryType {
  const types: Readonly<Record<string, TarEntryType>> = {
    '0': 'file',
    '1': 'hard link',
    '2': 'symbolic link',
    '5': 'directory',
  }
  return types[typeflag] ?? 'other'
}
