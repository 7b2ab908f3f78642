/**
 * Snappy's block format: https://github.com/google/snappy/blob/main/format_description.txt
 * A decoder of our own, since what comes from a blob host must end for any bytes: every element is checked against what
 * is left to read and to write, and moves both on.
 */

const LITERAL = 0
const SHORT_COPY = 1
const COPY = 2

/** Bytes of the lengths that follow a literal's tag, from tag value 60 on. */
const INLINE_LITERAL = 60

/** The content; anything that is no block, or says to be of more than `maxBytes`, throws a RangeError. */
export function uncompressBlock(block: Uint8Array, maxBytes: number): Uint8Array<ArrayBuffer> {
  const input = new Reader(block)
  const size = input.varint()
  if (size > maxBytes)
    throw new RangeError(`a block of ${size} bytes, at most ${maxBytes} are taken`)
  const output = new Uint8Array(size)
  let written = 0
  while (!input.atEnd) {
    const tag = input.integer(1)
    const kind = tag & 3
    const { length, offset } = kind === LITERAL ? literal(tag, input) : copy(tag, kind, input)
    if (length > size - written) throw new RangeError('a block of more than it says')
    if (offset === 0) output.set(input.bytes(length), written)
    else repeat(output, { written, offset, length })
    written += length
  }
  if (written !== size) throw new RangeError('a block of less than it says')
  return output
}

interface Element {
  readonly length: number
  /** How far back the bytes are; 0: they follow in the block. */
  readonly offset: number
}

function literal(tag: number, input: Reader): Element {
  const short = tag >> 2
  const length = short < INLINE_LITERAL ? short : input.integer(short - INLINE_LITERAL + 1)
  return { length: length + 1, offset: 0 }
}

function copy(tag: number, kind: number, input: Reader): Element {
  const element =
    kind === SHORT_COPY
      ? { length: ((tag >> 2) & 7) + 4, offset: (tag >> 5) * 256 + input.integer(1) }
      : { length: (tag >> 2) + 1, offset: input.integer(kind === COPY ? 2 : 4) }
  if (element.offset === 0) throw new RangeError('a copy of what is not there')
  return element
}

/** Byte by byte: a copy may reach into what it writes itself. */
function repeat(
  output: Uint8Array,
  { written, offset, length }: Element & { readonly written: number },
): void {
  if (offset > written) throw new RangeError('a copy of what is not there')
  for (let at = written; at < written + length; at += 1) output[at] = output[at - offset] ?? 0
}

class Reader {
  readonly #block: Uint8Array
  #at = 0

  constructor(block: Uint8Array) {
    this.#block = block
  }

  get atEnd(): boolean {
    return this.#at === this.#block.length
  }

  bytes(count: number): Uint8Array {
    if (count > this.#block.length - this.#at) throw new RangeError('a block that was cut off')
    this.#at += count
    return this.#block.subarray(this.#at - count, this.#at)
  }

  /** Little-endian. */
  integer(count: number): number {
    return this.bytes(count).reduce((value, byte, index) => value + byte * 256 ** index, 0)
  }

  /** Seven bits a byte, the least significant first; at most 32 bits. */
  varint(): number {
    let value = 0
    for (let index = 0; index < 5; index += 1) {
      const byte = this.integer(1)
      value += (byte & 0x7f) * 128 ** index
      if (byte < 0x80) return value
    }
    throw new RangeError('a length of more than 32 bits')
  }
}
