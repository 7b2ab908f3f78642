/** DER, as much of it as certificates, time stamps and log entries need (ITU-T X.690). */

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const bytes: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

/** One DER element: tag, length, content. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

/** SEQUENCE. */
export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents)

/** SET OF: DER wants the members in the order of their bytes. */
export const setOf = (...members: readonly Buffer[]): Buffer =>
  element(0x31, ...members.toSorted((a, b) => Buffer.compare(a, b)))

/** Context-specific constructed tag `[number]`. */
export const explicit = (number: number, ...contents: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...contents)

/** Context-specific primitive tag `[number]`. */
export const implicit = (number: number, content: Uint8Array): Buffer =>
  element(0x80 | number, content)

/** OCTET STRING. */
export const octetString = (content: Uint8Array): Buffer => element(0x04, content)

/** UTF8String. */
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'))

/** BOOLEAN TRUE (FALSE is always a default value, which DER leaves out). */
export const booleanTrue = (): Buffer => element(0x01, Buffer.from([0xff]))

/** BIT STRING whose last `unused` bits do not count. */
export const bitString = (content: Uint8Array, unused = 0): Buffer =>
  element(0x03, Buffer.from([unused]), content)

/** A non-negative INTEGER of big-endian bytes, in the shortest form. */
export function integer(value: Uint8Array | number | bigint): Buffer {
  if (!(value instanceof Uint8Array)) {
    const hex = value.toString(16)
    return integer(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'))
  }
  const firstUsed = value.findIndex(byte => byte !== 0)
  const bytes = firstUsed === -1 ? Buffer.from([0]) : Buffer.from(value.subarray(firstUsed))
  const negative = (bytes[0] ?? 0) >= 0x80
  return element(0x02, negative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

/** OBJECT IDENTIFIER of its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc % 128]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left % 128) | 0x80)
    }
    bytes.push(...groups)
  }
  return element(0x06, Buffer.from(bytes))
}

const digitsOf = (time: Date): string => time.toISOString().replace(/\.\d+|[-:T]/g, '')

/** GeneralizedTime in whole seconds. */
export const generalizedTime = (time: Date): Buffer => element(0x18, Buffer.from(digitsOf(time)))

/** UTCTime: two digits for the year, good from 1950 to 2049. */
export const utcTime = (time: Date): Buffer => element(0x17, Buffer.from(digitsOf(time).slice(2)))

/** One element as read. */
export interface DerElement {
  readonly tag: number
  readonly content: Buffer
  /** Tag, length and content. */
  readonly whole: Buffer
}

/** Reads the element at the start of `bytes`. */
export function readElement(bytes: Buffer): DerElement {
  const first = bytes[1]
  if (first === undefined) throw new RangeError('DER: truncated element')
  const extra = first < 0x80 ? 0 : first & 0x7f
  if (extra > 4) throw new RangeError('DER: length of more than four bytes')
  if (first === 0x80 || bytes.length < 2 + extra) throw new RangeError('DER: bad length')
  const size = extra === 0 ? first : bytes.readUIntBE(2, extra)
  const end = 2 + extra + size
  if (bytes.length < end) throw new RangeError('DER: truncated element')
  return {
    tag: bytes[0] ?? 0,
    content: bytes.subarray(2 + extra, end),
    whole: bytes.subarray(0, end),
  }
}

/** The elements that stand one after the other in `bytes`. */
export function readElements(bytes: Buffer): readonly DerElement[] {
  const elements: DerElement[] = []
  for (let rest = bytes; rest.length > 0; rest = rest.subarray(elements.at(-1)?.whole.length)) {
    elements.push(readElement(rest))
  }
  return elements
}
