/** An archive as a stream of bytes. The same entries and the same time give the same bytes, on any machine. */
import { crc32 } from 'node:zlib'
import type { ArchiveContents, ArchiveEntry } from '../attest/archive-contents.ts'
import { deflate } from './deflate.ts'
import { GZIP_HEADER, gzipTrailer } from './gzip.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'
import { zipDirectory, zipLocalHeader, type ZippedEntry } from './zip.ts'

/** Reads an entry's content; it must yield exactly what the entry says, or throw. */
export type ReadEntry = (entry: ArchiveEntry) => AsyncIterable<Uint8Array>

/** The archive's bytes, in their order. */
export function packArchive(
  contents: ArchiveContents,
  read: ReadEntry,
): AsyncGenerator<Uint8Array> {
  return contents.format === 'zip' ? packZip(contents, read) : packTarGz(contents, read)
}

async function* packTarGz(contents: ArchiveContents, read: ReadEntry): AsyncGenerator<Uint8Array> {
  const total = { crc32: 0, size: 0 }
  const measured = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of tarBytes(contents, read)) {
      total.crc32 = crc32(piece, total.crc32)
      total.size += piece.length
      yield piece
    }
  }
  yield GZIP_HEADER
  yield* deflate(measured())
  yield gzipTrailer(total)
}

async function* tarBytes(
  { entries, mtime }: ArchiveContents,
  read: ReadEntry,
): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield tarHeader(entry, mtime)
    yield* read(entry)
    yield tarPadding(entry.size)
  }
  yield TAR_END
}

async function* packZip(
  { entries, mtime }: ArchiveContents,
  read: ReadEntry,
): AsyncGenerator<Uint8Array> {
  const written: (ZippedEntry & { readonly offset: number })[] = []
  let offset = 0
  for (const entry of entries) {
    // The header before the content says how long it became: one content at a time is held, compressed.
    const { pieces, ...sums } = await compress(read(entry))
    const zipped = { ...entry, ...sums }
    const header = zipLocalHeader(zipped, mtime)
    yield header
    yield* pieces
    written.push({ ...zipped, offset })
    offset += header.length + zipped.compressedSize
  }
  yield zipDirectory(written, offset, mtime)
}

async function compress(content: AsyncIterable<Uint8Array>): Promise<{
  readonly pieces: readonly Uint8Array[]
  readonly crc32: number
  readonly compressedSize: number
}> {
  let sum = 0
  const measured = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      sum = crc32(piece, sum)
      yield piece
    }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of deflate(measured())) pieces.push(piece)
  const compressedSize = pieces.reduce((size, piece) => size + piece.length, 0)
  return { pieces, crc32: sum, compressedSize }
}
