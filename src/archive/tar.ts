/**
 * ustar headers as this action writes them, and no other way: POSIX.1-2017, pax, "ustar Interchange Format". Owner and
 * group are 0 and have no names, so that nothing of the machine that packed is in the archive.
 */
import type { ArchiveEntry } from '../attest/archive-contents.ts'
import { splitPath } from '../plan/archive-path.ts'

export const TAR_BLOCK = 512

/** Two empty blocks end an archive; nothing is put behind them. */
export const TAR_END: Uint8Array = new Uint8Array(2 * TAR_BLOCK)

/** The header of one regular file; `mtime` in seconds since the epoch. */
export function tarHeader(
  { path, size, executable }: Omit<ArchiveEntry, 'sha256'>,
  mtime: number,
): Uint8Array {
  const { prefix, name } = splitPath(path) ?? tooLong(path)
  const block = Buffer.alloc(TAR_BLOCK)
  block.write(name, 0, 'ascii')
  block.write(octal(executable ? 0o755 : 0o644, 7), 100, 'ascii')
  block.write(octal(0, 7), 108, 'ascii')
  block.write(octal(0, 7), 116, 'ascii')
  block.write(octal(size, 11), 124, 'ascii')
  block.write(octal(mtime, 11), 136, 'ascii')
  // The checksum counts its own field as blanks.
  block.write(' '.repeat(8), 148, 'ascii')
  block.write('0', 156, 'ascii')
  block.write('ustar\u000000', 257, 'ascii')
  block.write(octal(0, 7), 329, 'ascii')
  block.write(octal(0, 7), 337, 'ascii')
  block.write(prefix, 345, 'ascii')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)}\u0000 `, 148, 'ascii')
  return block
}

/** What fills the last block of a content. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

function tooLong(path: string): never {
  throw new TypeError(`${path} does not fit into a ustar header`)
}
