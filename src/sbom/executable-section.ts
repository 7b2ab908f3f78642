/**
 * Where a named section lies in an executable: ELF, Mach-O (thin and universal) and PE.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html, mach-o/loader.h, mach-o/fat.h, and
 * https://learn.microsoft.com/windows/win32/debug/pe-format
 */

/** Bytes from a place in the file, fewer at its end. */
export type ReadAt = (position: number, bytes: number) => Promise<Uint8Array>

export interface Section {
  /** From the start of the file. */
  readonly position: number
  readonly size: number
}

// More than any compiler writes; a file that claims more is not read any further.
const MAX_ENTRIES = 65_535
const MAX_TABLE = 16 * 1024 * 1024

/** Every section of this name, one for each architecture; empty: none, or no executable. */
export async function findSection(read: ReadAt, name: string): Promise<readonly Section[]> {
  const head = view(await read(0, 64))
  if (head.byteLength < 64) return []
  if (head.getUint32(0) === 0x7f45_4c46) return elf(read, head, name)
  if (head.getUint16(0) === 0x4d5a) return pe(read, head, name)
  if (head.getUint32(0) === 0xcafe_babe) return universal(read, head, name)
  return machO(read, 0, name)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const DECODER = new TextDecoder('latin1')

/** A name of fixed width, or one that ends with a zero byte. */
function text(bytes: DataView, at: number, most: number): string {
  const width = Math.max(0, Math.min(most, bytes.byteLength - at))
  return (
    DECODER.decode(new Uint8Array(bytes.buffer, bytes.byteOffset + at, width)).split('\0')[0] ?? ''
  )
}

/** Fixed-size entries of a table, each wholly there. */
async function table(
  read: ReadAt,
  position: number,
  count: number,
  size: number,
): Promise<readonly DataView[]> {
  const bytes = Math.min(count, MAX_ENTRIES) * size
  if (size <= 0 || bytes > MAX_TABLE) return []
  const all = await read(position, bytes)
  const entries: DataView[] = []
  for (let at = 0; at + size <= all.byteLength; at += size) {
    entries.push(view(all.subarray(at, at + size)))
  }
  return entries
}

async function elf(read: ReadAt, head: DataView, name: string): Promise<readonly Section[]> {
  const little = head.getUint8(5) === 1
  const wide = head.getUint8(4) === 2
  const word = (bytes: DataView, at: number): number =>
    wide ? Number(bytes.getBigUint64(at, little)) : bytes.getUint32(at, little)
  const [entrySize, count, namesAt] = [0, 2, 4].map(at =>
    head.getUint16((wide ? 0x3a : 0x2e) + at, little),
  )
  if (entrySize === undefined || entrySize < (wide ? 64 : 40) || namesAt === undefined) return []
  const headers = await table(read, word(head, wide ? 0x28 : 0x20), count ?? 0, entrySize)
  const sectionOf = (bytes: DataView): Section => ({
    position: word(bytes, wide ? 0x18 : 0x10),
    size: word(bytes, wide ? 0x20 : 0x14),
  })
  const strings = headers[namesAt]
  if (strings === undefined) return []
  const { position, size } = sectionOf(strings)
  const names = view(await read(position, Math.min(size, MAX_TABLE)))
  return headers
    .filter(bytes => text(names, bytes.getUint32(0, little), 256) === name)
    .map(sectionOf)
}

async function pe(read: ReadAt, head: DataView, name: string): Promise<readonly Section[]> {
  const at = head.getUint32(0x3c, true)
  const coff = view(await read(at, 24))
  if (coff.byteLength < 24 || coff.getUint32(0) !== 0x5045_0000) return []
  const headers = await table(read, at + 24 + coff.getUint16(20, true), coff.getUint16(6, true), 40)
  return headers
    .filter(bytes => text(bytes, 0, 8) === name)
    .map(bytes => ({
      position: bytes.getUint32(20, true),
      // On disk a section is padded; what is used of it is its virtual size.
      size: Math.min(bytes.getUint32(8, true), bytes.getUint32(16, true)),
    }))
}

const LC_SEGMENT = 1
const LC_SEGMENT_64 = 0x19

async function machO(read: ReadAt, start: number, name: string): Promise<readonly Section[]> {
  const head = view(await read(start, 32))
  if (head.byteLength < 32) return []
  const magic = head.getUint32(0, true)
  if (magic !== 0xfeed_facf && magic !== 0xfeed_face) return []
  const wide = magic === 0xfeed_facf
  const commands = view(
    await read(start + (wide ? 32 : 28), Math.min(head.getUint32(20, true), MAX_TABLE)),
  )
  const found: Section[] = []
  for (let at = 0; at + 8 <= commands.byteLength;) {
    const size = commands.getUint32(at + 4, true)
    if (size < 8 || at + size > commands.byteLength) break
    const kind = commands.getUint32(at, true)
    if (kind === (wide ? LC_SEGMENT_64 : LC_SEGMENT)) {
      found.push(...segmentSections(commands, { at, size, wide, start, name }))
    }
    at += size
  }
  return found
}

function segmentSections(
  commands: DataView,
  segment: {
    readonly at: number
    readonly size: number
    readonly wide: boolean
    readonly start: number
    readonly name: string
  },
): readonly Section[] {
  const { at, size, wide, start, name } = segment
  const [header, entry] = wide ? [72, 80] : [56, 68]
  const found: Section[] = []
  for (let one = at + header; one + entry <= at + size; one += entry) {
    if (text(commands, one, 16) !== name) continue
    found.push({
      position: start + commands.getUint32(one + (wide ? 48 : 40), true),
      size: wide
        ? Number(commands.getBigUint64(one + 40, true))
        : commands.getUint32(one + 36, true),
    })
  }
  return found
}

async function universal(read: ReadAt, head: DataView, name: string): Promise<readonly Section[]> {
  const slices = await table(read, 8, head.getUint32(4), 20)
  const found: Section[] = []
  for (const slice of slices) found.push(...(await machO(read, slice.getUint32(8), name)))
  return found
}
