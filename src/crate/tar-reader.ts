/**
 * Reads a tar archive piece by piece, as it is decompressed: contents are hashed, not kept, so that a bomb costs time
 * up to a limit and no memory.
 */
import { createHash, type Hash } from 'node:crypto'
import { parseSha256 } from '../attest/digest.ts'
import {
  ARCHIVE_LIMITS,
  entryFault,
  KEPT_FILES,
  repeatedPaths,
  type ArchiveEntry,
  type CrateArchive,
} from './archive.ts'
import { parseTarHeader, TAR_BLOCK, tarEntryType, textOf, type TarHeader } from './tar-header.ts'

/** Between two headers: the content of an entry, and how it is rounded up to whole blocks. */
interface Content {
  readonly header: TarHeader
  readonly hash: Hash
  /** undefined: not kept. */
  readonly kept: Uint8Array[] | undefined
  left: number
  padding: number
}

/** `L` and `K` are GNU's long names, `x` and `g` POSIX records. */
const EXTENSIONS = ['L', 'K', 'x', 'g']

/** Takes an archive in pieces of any size; see io/crate-archive.ts. */
export class TarReader {
  readonly #root: string
  readonly #entries: ArchiveEntry[] = []
  readonly #texts = new Map<string, string>()
  readonly #faults: string[] = []
  #pending: Uint8Array<ArrayBuffer> = new Uint8Array()
  #content: Content | undefined
  #longPath: string | undefined
  #longLink: string | undefined
  #zeroBlocks = 0
  #stopped = false

  /** `root`: the one folder that everything must lie in. */
  constructor(root: string) {
    this.#root = root
  }

  /** Whether nothing more needs to be read: a fault made the rest meaningless. */
  get stopped(): boolean {
    return this.#stopped
  }

  push(piece: Uint8Array): void {
    let rest: Uint8Array = piece
    while (rest.length > 0 && !this.#stopped) {
      rest = this.#content === undefined ? this.#takeHeader(rest) : this.#takeContent(rest)
    }
  }

  /** To be called once, after the last piece. */
  end(): CrateArchive {
    if (!this.#stopped) {
      const whole = this.#content === undefined && this.#pending.length === 0
      if (!whole || this.#zeroBlocks < 2) this.#stop('the archive ends before its end mark')
    }
    const faults = [
      ...this.#faults,
      ...this.#entries.flatMap(entry => entryFault(entry, this.#root) ?? []),
      ...repeatedPaths(this.#entries, this.#root),
    ]
    return { entries: this.#entries, texts: this.#texts, faults }
  }

  #stop(fault: string): void {
    this.#faults.push(fault)
    this.#stopped = true
  }

  #takeHeader(piece: Uint8Array): Uint8Array {
    // Behind the end mark there may be padding, and in a bomb gigabytes of it: not one block at a time.
    if (this.#zeroBlocks > 1 && this.#pending.length === 0 && isZero(piece)) {
      this.#pending = new Uint8Array(piece.length % TAR_BLOCK)
      return piece.subarray(piece.length)
    }
    const wanted = TAR_BLOCK - this.#pending.length
    this.#pending = join([this.#pending, piece.subarray(0, wanted)])
    if (this.#pending.length === TAR_BLOCK) {
      const block = this.#pending
      this.#pending = new Uint8Array()
      this.#begin(block)
    }
    return piece.subarray(wanted)
  }

  #begin(block: Uint8Array): void {
    if (isZero(block)) {
      this.#zeroBlocks += 1
      return
    }
    const header = parseTarHeader(block)
    if (this.#zeroBlocks > 0) this.#stop('something follows behind the end mark')
    else if (header === undefined) this.#stop('a header is damaged')
    else if (this.#entries.length === ARCHIVE_LIMITS.entries) {
      this.#stop(`it has more than ${ARCHIVE_LIMITS.entries} entries`)
    } else this.#open(header)
  }

  #open(header: TarHeader): void {
    const extension = EXTENSIONS.includes(header.typeflag)
    if (extension && header.size > ARCHIVE_LIMITS.longName) {
      this.#stop('a name is too long')
      return
    }
    const path = this.#longPath ?? header.path
    const limit = KEPT_FILES.get(path.slice(this.#root.length + 1)) ?? 0
    this.#content = {
      header,
      hash: createHash('sha256'),
      kept: extension || header.size <= limit ? [] : undefined,
      left: header.size,
      padding: (TAR_BLOCK - (header.size % TAR_BLOCK)) % TAR_BLOCK,
    }
    if (header.size === 0) this.#close(this.#content)
  }

  #takeContent(piece: Uint8Array): Uint8Array {
    const content = this.#content
    if (content === undefined) return piece
    const bytes = piece.subarray(0, content.left)
    content.hash.update(bytes)
    content.kept?.push(bytes.slice())
    content.left -= bytes.length
    const padding = Math.min(content.left === 0 ? content.padding : 0, piece.length - bytes.length)
    content.padding -= padding
    if (content.left === 0 && content.padding === 0) this.#close(content)
    return piece.subarray(bytes.length + padding)
  }

  #close({ header, hash, kept }: Content): void {
    this.#content = undefined
    const text = kept === undefined ? undefined : join(kept)
    if (EXTENSIONS.includes(header.typeflag)) {
      this.#extend(header.typeflag, text ?? new Uint8Array())
      return
    }
    const sha256 = parseSha256(hash.digest('hex'))
    if (sha256 === undefined) throw new TypeError('SHA-256 has 64 hexadecimal digits')
    const path = this.#longPath ?? header.path
    const type = tarEntryType(header.typeflag)
    this.#entries.push({
      path,
      type,
      size: header.size,
      sha256,
      mode: header.mode,
      mtime: header.mtime,
      owner: `${header.uid}:${header.gid} ${header.owner}:${header.group}`,
      linkTarget: this.#longLink ?? header.linkTarget,
    })
    const name = path.slice(this.#root.length + 1)
    if (text !== undefined && type === 'file' && path === `${this.#root}/${name}`) {
      // Of two of one name the fault is reported; the first one is what cargo's own look-up finds.
      if (!this.#texts.has(name)) this.#texts.set(name, new TextDecoder().decode(text))
    }
    this.#longPath = undefined
    this.#longLink = undefined
  }

  #extend(typeflag: string, content: Uint8Array): void {
    if (typeflag === 'L') this.#longPath = textOf(content)
    else if (typeflag === 'K') this.#longLink = textOf(content)
    // cargo writes none: their meaning (another path, another size) need not be known to be refused.
    else this.#stop('it has POSIX records, which cargo does not write')
  }
}

const ZEROS = new Uint8Array(256 * 1024)

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length)
    if (Buffer.compare(part, ZEROS.subarray(0, part.length)) !== 0) return false
  }
  return true
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
