/** Archives by hand, sound and odd ones, as no cargo would write them. */
import { deflateRawSync, gzipSync } from 'node:zlib'

export interface TarEntry {
  readonly path: string
  readonly content?: string | Buffer
  /** Default `0`, a file. */
  readonly type?: string
  readonly link?: string
  readonly mode?: number
  readonly mtime?: number
  readonly owner?: string
  /** Claimed in the header, whatever the content is. */
  readonly size?: number
  /** POSIX: the folder part of a long path. */
  readonly prefix?: string
}

const BLOCK = 512

/** A tar header with a right checksum. */
export function tarHeader(entry: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, '0')}\0`
  const size = entry.size ?? Buffer.byteLength(entry.content ?? '')
  block.write(entry.path, 0, 100)
  block.write(octal(entry.mode ?? 0o644, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  block.write(octal(size, 12), 124)
  block.write(octal(entry.mtime ?? 1, 12), 136)
  block.write('        ', 148)
  block.write(entry.type ?? '0', 156)
  block.write(entry.link ?? '', 157, 100)
  block.write(entry.prefix === undefined ? 'ustar  \0' : 'ustar\x0000', 257)
  block.write(entry.owner ?? '', 265, 32)
  if (entry.prefix !== undefined) block.write(entry.prefix, 345, 155)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** The archive, not compressed, with its end mark. */
export function tar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(entry => {
    const content = Buffer.from(entry.content ?? '')
    return [tarHeader(entry), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]
  })
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

/** A .crate of these entries. */
export function crateOf(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tar(entries))
}

/** A member whose frame says what the test wants it to say. */
export function gzipFrame(
  content: Buffer,
  frame: { readonly header?: Buffer; readonly crc32: number; readonly size: number },
): Buffer {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(frame.crc32, 0)
  trailer.writeUInt32LE(frame.size, 4)
  const header = frame.header ?? Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
  return Buffer.concat([header, deflateRawSync(content), trailer])
}

/** What cargo 1.94 and older left where a larger file had been: the new one, and the end of the old one. */
export function overwritten(older: Buffer, newer: Buffer): Buffer {
  return Buffer.concat([newer, older.subarray(newer.length)])
}

/** The files that say where a package comes from, and one more. */
export function honestEntries(
  origin: { readonly name: string; readonly version: string; readonly commit: string },
  more: readonly TarEntry[] = [],
): readonly TarEntry[] {
  const { name, version, commit } = origin
  const root = `${name}-${version}`
  return [
    {
      path: `${root}/.cargo_vcs_info.json`,
      content: JSON.stringify({ git: { sha1: commit }, path_in_vcs: '' }),
    },
    {
      path: `${root}/Cargo.toml`,
      content: `[package]\nname = "${name}"\nversion = "${version}"\n`,
    },
    { path: `${root}/src/main.rs`, content: 'fn main() {}\n' },
    ...more,
  ]
}
