/** The content of one entry as it comes out of an archive, against what was recorded of it. */
import { createHash, type Hash } from 'node:crypto'
import type { ArchiveEntry } from '../attest/archive-contents.ts'

/** Takes the content in pieces. */
export class EntryContent {
  readonly entry: ArchiveEntry
  readonly #hash: Hash = createHash('sha256')
  #size = 0

  constructor(entry: ArchiveEntry) {
    this.entry = entry
  }

  /** Bytes that are still to come. */
  get left(): number {
    return this.entry.size - this.#size
  }

  push(piece: Uint8Array): void {
    this.#hash.update(piece)
    this.#size += piece.length
  }

  /** What is wrong with all that was pushed; undefined: nothing. */
  end(): string | undefined {
    const { path, size, sha256 } = this.entry
    if (this.#size !== size) return `${path}: ${this.#size} bytes, recorded ${size}`
    const actual = this.#hash.digest('hex')
    return actual === sha256 ? undefined : `${path}: sha256 ${actual}, recorded ${sha256}`
  }
}

/** Gets the content of an entry, piece by piece, as it is read. */
export type TakeContent = (entry: ArchiveEntry, piece: Uint8Array) => Promise<void>
