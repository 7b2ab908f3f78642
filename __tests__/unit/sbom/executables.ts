/** The smallest executables that hold one section `.dep-v0`, or none. */

const NAME = '.dep-v0'

interface ElfKind {
  readonly wide: boolean
  readonly little: boolean
}

/** Section headers: the empty one, that of the names, and ours. */
export function elf(data: Uint8Array | undefined, { wide, little }: ElfKind): Buffer {
  const [headerSize, entrySize] = wide ? [64, 64] : [52, 40]
  const names = Buffer.from(`\0.shstrtab\0${data === undefined ? '' : `${NAME}\0`}`)
  const content = Buffer.from(data ?? [])
  const namesAt = headerSize
  const contentAt = namesAt + names.length
  const tableAt = contentAt + content.length
  const header = Buffer.alloc(headerSize)
  header.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1])
  // x86-64
  header[little ? 18 : 19] = 62
  const u16 = (into: Buffer, value: number, at: number): number =>
    little ? into.writeUInt16LE(value, at) : into.writeUInt16BE(value, at)
  const u32 = (into: Buffer, value: number, at: number): number =>
    little ? into.writeUInt32LE(value, at) : into.writeUInt32BE(value, at)
  const word = (into: Buffer, value: number, at: number): void => {
    if (!wide) u32(into, value, at)
    else if (little) into.writeBigUInt64LE(BigInt(value), at)
    else into.writeBigUInt64BE(BigInt(value), at)
  }
  word(header, tableAt, wide ? 0x28 : 0x20)
  const counts = wide ? 0x3a : 0x2e
  u16(header, entrySize, counts)
  u16(header, data === undefined ? 2 : 3, counts + 2)
  u16(header, 1, counts + 4)
  const entry = (name: number, position: number, size: number): Buffer => {
    const one = Buffer.alloc(entrySize)
    u32(one, name, 0)
    word(one, position, wide ? 0x18 : 0x10)
    word(one, size, wide ? 0x20 : 0x14)
    return one
  }
  return Buffer.concat([
    header,
    names,
    content,
    entry(0, 0, 0),
    entry(1, namesAt, names.length),
    ...(data === undefined ? [] : [entry(11, contentAt, content.length)]),
  ])
}

export function portableExecutable(data: Uint8Array | undefined): Buffer {
  const content = Buffer.from(data ?? [])
  const padded = Buffer.concat([content, Buffer.alloc(512)])
  const dos = Buffer.alloc(64)
  dos.write('MZ')
  dos.writeUInt32LE(64, 0x3c)
  const coff = Buffer.alloc(24)
  coff.write('PE\0\0')
  coff.writeUInt16LE(1, 6)
  const section = Buffer.alloc(40)
  section.write(data === undefined ? '.text' : NAME)
  section.writeUInt32LE(content.length, 8)
  section.writeUInt32LE(padded.length, 16)
  section.writeUInt32LE(128, 20)
  return Buffer.concat([dos, coff, section, padded])
}

/** A load command that is not ours, then a segment with one section. */
export function machO(data: Uint8Array | undefined, wide: boolean): Buffer {
  const [headerSize, segmentSize, sectionSize] = wide ? [32, 72, 80] : [28, 56, 68]
  const content = Buffer.from(data ?? [])
  const other = Buffer.alloc(16)
  other.writeUInt32LE(0x1b, 0)
  other.writeUInt32LE(16, 4)
  const segment = Buffer.alloc(segmentSize + sectionSize)
  segment.writeUInt32LE(wide ? 0x19 : 1, 0)
  segment.writeUInt32LE(segment.length, 4)
  const contentAt = headerSize + other.length + segment.length
  segment.write(data === undefined ? '__text' : NAME, segmentSize)
  if (wide) segment.writeBigUInt64LE(BigInt(content.length), segmentSize + 40)
  else segment.writeUInt32LE(content.length, segmentSize + 36)
  segment.writeUInt32LE(contentAt, segmentSize + (wide ? 48 : 40))
  const header = Buffer.alloc(headerSize)
  header.writeUInt32LE(wide ? 0xfeed_facf : 0xfeed_face, 0)
  header.writeUInt32LE(other.length + segment.length, 20)
  return Buffer.concat([header, other, segment, content, Buffer.alloc(32)])
}

/** What `lipo` makes. */
export function universal(slices: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(8 + slices.length * 20)
  header.writeUInt32BE(0xcafe_babe, 0)
  header.writeUInt32BE(slices.length, 4)
  let at = header.length
  for (const [index, slice] of slices.entries()) {
    const entry = 8 + index * 20
    header.writeUInt32BE(index === 0 ? 0x0100_000c : 0x0100_0007, entry)
    header.writeUInt32BE(at, entry + 8)
    header.writeUInt32BE(slice.length, entry + 12)
    at += slice.length
  }
  return Buffer.concat([header, ...slices])
}
