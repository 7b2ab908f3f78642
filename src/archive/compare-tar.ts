/** A gzip-compressed tar archive against its record. */
import { crc32 } from 'node:zlib'
import type { ArchiveContents, ArchiveEntry } from '../attest/archive-contents.ts'
import { EntryContent, type TakeContent } from './entry-content.ts'
import { GZIP_HEADER, GZIP_TRAILER_BYTES, gzipTrailer } from './gzip.ts'
import { inflateFrom, type ByteSource } from './inflate.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

/** The first difference; undefined: there is none. */
export async function compareTarGz(
  source: ByteSource,
  contents: ArchiveContents,
  take: TakeContent,
): Promise<string | undefined> {
  const head = await source.readAt(0, GZIP_HEADER.length)
  if (Buffer.compare(head, GZIP_HEADER) !== 0) return 'its gzip header is another'
  const tar = new TarComparison(contents)
  const total = { crc32: 0, size: 0 }
  const end = source.size - GZIP_TRAILER_BYTES
  const inflated = inflateFrom(source, GZIP_HEADER.length, end)
  let step = await inflated.next()
  for (; step.done !== true; step = await inflated.next()) {
    total.crc32 = crc32(step.value, total.crc32)
    total.size += step.value.length
    const fault = await tar.push(step.value, take)
    if (fault !== undefined) {
      await inflated.return(0)
      return fault
    }
  }
  const behind = GZIP_HEADER.length + step.value
  if (!tar.complete) return 'it ends early'
  if (behind !== end) return `${end - behind} bytes follow behind its end`
  const trailer = await source.readAt(end, GZIP_TRAILER_BYTES)
  return Buffer.compare(trailer, gzipTrailer(total)) === 0 ? undefined : 'its checksum is wrong'
}

type Part =
  | { readonly kind: 'fixed'; readonly what: string; readonly bytes: Uint8Array }
  | { readonly kind: 'content'; readonly entry: ArchiveEntry }

function* partsOf({ entries, mtime }: ArchiveContents): Generator<Part, undefined> {
  for (const entry of entries) {
    yield { kind: 'fixed', what: `the header of ${entry.path}`, bytes: tarHeader(entry, mtime) }
    yield { kind: 'content', entry }
    yield { kind: 'fixed', what: `the end of ${entry.path}`, bytes: tarPadding(entry.size) }
  }
  yield { kind: 'fixed', what: 'its end mark', bytes: TAR_END }
}

/** The tar stream, as it is decompressed. */
class TarComparison {
  readonly #parts: Generator<Part, undefined>
  #part: Part | undefined
  #content: EntryContent | undefined
  #at = 0

  constructor(contents: ArchiveContents) {
    this.#parts = partsOf(contents)
    this.#next()
  }

  get complete(): boolean {
    return this.#part === undefined
  }

  async push(piece: Uint8Array, take: TakeContent): Promise<string | undefined> {
    let rest = piece
    while (rest.length > 0) {
      const part = this.#part
      if (part === undefined) return 'something follows behind its end mark'
      const length = part.kind === 'fixed' ? part.bytes.length : part.entry.size
      const taken = rest.subarray(0, length - this.#at)
      if (part.kind === 'fixed') {
        const expected = part.bytes.subarray(this.#at, this.#at + taken.length)
        if (Buffer.compare(taken, expected) !== 0) return `${part.what} is another`
      } else {
        this.#content ??= new EntryContent(part.entry)
        this.#content.push(taken)
        await take(part.entry, taken)
      }
      this.#at += taken.length
      rest = rest.subarray(taken.length)
      const fault = this.#at === length ? this.#finish() : undefined
      if (fault !== undefined) return fault
    }
    return undefined
  }

  /** Ends the part, and those behind it that have no bytes. */
  #finish(): string | undefined {
    const fault = this.#content?.end()
    this.#content = undefined
    this.#next()
    return fault
  }

  #next(): void {
    this.#at = 0
    for (;;) {
      this.#part = this.#parts.next().value
      const part = this.#part
      if (part?.kind === 'fixed' && part.bytes.length === 0) continue
      // An empty content has no bytes to wait for; its digest is compared all the same.
      if (part?.kind === 'content' && part.entry.size === 0 && isEmpty(part.entry)) continue
      return
    }
  }
}

function isEmpty(entry: ArchiveEntry): boolean {
  return new EntryContent(entry).end() === undefined
}
