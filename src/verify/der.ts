/**
 * DER, as much of it as a certificate's names and extensions need. Strict: lengths in their shortest form, nothing
 * left over. https://www.itu.int/rec/T-REC-X.690
 */
import { VerificationError } from '../errors/release-error.ts'

export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
}

export const TAG = {
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  sequence: 0x30,
  set: 0x31,
} as const

/** Reads `bytes` as exactly one element, of the given tag where one is given. */
export function readDer(bytes: Uint8Array, tag?: number): DerElement {
  const { element, end } = readAt(bytes, 0)
  if (end !== bytes.length) throw malformed(`${bytes.length - end} bytes after the end`)
  if (tag !== undefined && element.tag !== tag) {
    throw malformed(`tag 0x${element.tag.toString(16)} where 0x${tag.toString(16)} belongs`)
  }
  return element
}

/** The elements inside a constructed one. */
export function readMembers({ content }: DerElement): readonly DerElement[] {
  const members: DerElement[] = []
  let offset = 0
  while (offset < content.length) {
    const { element, end } = readAt(content, offset)
    members.push(element)
    offset = end
  }
  return members
}

function readAt(bytes: Uint8Array, start: number): { element: DerElement; end: number } {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined) throw malformed('truncated')
  if ((tag & 0x1f) === 0x1f) throw malformed('tag of several bytes')
  const extra = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || extra > 3) throw malformed('length of a form that is not used here')
  let size = extra === 0 ? first : 0
  for (const byte of bytes.subarray(start + 2, start + 2 + extra)) size = size * 256 + byte
  const shortest = size < 0x80 ? 0 : size < 0x100 ? 1 : size < 0x10000 ? 2 : 3
  if (extra !== shortest) throw malformed('length not in its shortest form')
  const end = start + 2 + extra + size
  if (end > bytes.length) throw malformed('truncated')
  return { element: { tag, content: bytes.subarray(start + 2 + extra, end) }, end }
}

/** UTF-8, strictly. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw malformed('text that is not UTF-8', error)
  }
}

/** `1.3.6.1…` of an OBJECT IDENTIFIER's content. */
export function decodeObjectIdentifier({ tag, content }: DerElement): string {
  if (tag !== TAG.objectIdentifier || content.length === 0) throw malformed('no object identifier')
  const arcs: number[] = []
  let arc = 0
  for (const [index, byte] of content.entries()) {
    if (arc === 0 && byte === 0x80) throw malformed('object identifier not in its shortest form')
    arc = arc * 128 + (byte & 0x7f)
    if (arc > 0xffffffff) throw malformed('object identifier with an oversized arc')
    if (byte >= 0x80) {
      if (index === content.length - 1) throw malformed('truncated object identifier')
      continue
    }
    arcs.push(arc)
    arc = 0
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

/** The error of everything malformed in a certificate. */
export function malformed(what: string, cause?: unknown): VerificationError {
  return new VerificationError('CERTIFICATE_INVALID', {
    message: `malformed certificate: ${what}`,
    check: 'certificate.form',
    cause,
  })
}
