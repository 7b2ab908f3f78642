/** A ZIP archive against its record. */
import { crc32 } from 'node:zlib'
import type { ArchiveContents, ArchiveEntry } from '../attest/archive-contents.ts'
import { EntryContent, type TakeContent } from './entry-content.ts'
import { inflateFrom, type ByteSource } from './inflate.ts'
import { ZIP_LOCAL_BYTES, zipDirectory, zipLocalHeader, type ZippedEntry } from './zip.ts'

/** The first difference; undefined: there is none. */
export async function compareZip(
  source: ByteSource,
  { entries, mtime }: ArchiveContents,
  take: TakeContent,
): Promise<string | undefined> {
  const found: (ZippedEntry & { readonly offset: number })[] = []
  let offset = 0
  for (const entry of entries) {
    const head = Buffer.from(await source.readAt(offset, ZIP_LOCAL_BYTES + entry.path.length))
    if (head.length < ZIP_LOCAL_BYTES) return `it ends before ${entry.path}`
    // All else follows from the record; these two are checked against the content.
    const claimed = { crc32: head.readUInt32LE(14), compressedSize: head.readUInt32LE(18) }
    const zipped = { ...entry, ...claimed }
    if (Buffer.compare(head, zipLocalHeader(zipped, mtime)) !== 0) {
      return `the header of ${entry.path} is another`
    }
    const begin = offset + head.length
    const end = begin + claimed.compressedSize
    const fault = await compareContent({ source, entry, begin, end, crc32: claimed.crc32 }, take)
    if (fault !== undefined) return fault
    found.push({ ...zipped, offset })
    offset = end
  }
  const directory = zipDirectory(found, offset, mtime)
  const rest = await source.readAt(offset, directory.length)
  if (Buffer.compare(rest, directory) !== 0) return 'its directory is another'
  const surplus = source.size - offset - directory.length
  return surplus === 0 ? undefined : `${surplus} bytes follow behind its end`
}

interface ContentPlace {
  readonly source: ByteSource
  readonly entry: ArchiveEntry
  readonly begin: number
  readonly end: number
  readonly crc32: number
}

async function compareContent(
  { source, entry, begin, end, crc32: claimed }: ContentPlace,
  take: TakeContent,
): Promise<string | undefined> {
  if (end > source.size) return `${entry.path}: it reaches beyond the end of the file`
  const content = new EntryContent(entry)
  let sum = 0
  const inflated = inflateFrom(source, begin, end)
  let step = await inflated.next()
  for (; step.done !== true; step = await inflated.next()) {
    if (step.value.length > content.left) {
      await inflated.return(0)
      return `${entry.path}: more than ${entry.size} bytes`
    }
    content.push(step.value)
    sum = crc32(step.value, sum)
    await take(entry, step.value)
  }
  if (begin + step.value !== end) return `${entry.path}: something follows behind its content`
  const fault = content.end()
  if (fault !== undefined) return fault
  return sum === claimed ? undefined : `${entry.path}: its checksum is wrong`
}
