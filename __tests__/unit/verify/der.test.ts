/** DER at its edges: lengths, tags and object identifiers, and what is said of those that are malformed. */
import { describe, expect, it } from '@jest/globals'
import {
  decodeObjectIdentifier,
  decodeUtf8,
  malformed,
  readDer,
  readMembers,
  TAG,
} from '../../../src/verify/der.ts'
import { thrownBy } from '../../support/thrown.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const zeros = (size: number): number[] => Array.from({ length: size }, () => 0)
const oid = (...content: number[]): { tag: number; content: Uint8Array } => ({
  tag: TAG.objectIdentifier,
  content: bytes(...content),
})

it('knows these tags (X.690, 8.1.2)', () => {
  expect(TAG).toEqual({
    octetString: 4,
    objectIdentifier: 6,
    utf8String: 12,
    printableString: 19,
    sequence: 48,
    set: 49,
  })
})

describe('an element', () => {
  it.each([
    [[4, 0], 0],
    [[4, 1, 0], 1],
    [[4, 0x7f, ...zeros(0x7f)], 0x7f],
    [[4, 0x81, 0x80, ...zeros(0x80)], 0x80],
    [[4, 0x81, 0xff, ...zeros(0xff)], 0xff],
    [[4, 0x82, 1, 0, ...zeros(0x100)], 0x100],
    [[4, 0x82, 0xff, 0xff, ...zeros(0xffff)], 0xffff],
    [[4, 0x83, 1, 0, 0, ...zeros(0x10000)], 0x10000],
    [[4, 0x83, 1, 2, 3, ...zeros(0x10203)], 0x10203],
  ])('%#: is read whole', (text, length) => {
    const element = readDer(bytes(...text), TAG.octetString)
    expect([element.tag, element.content.length]).toEqual([4, length])
  })

  it.each([
    [[], 'truncated'],
    [[4], 'truncated'],
    [[4, 1], 'truncated'],
    [[4, 2, 0], 'truncated'],
    [[4, 0x81], 'length not in its shortest form'],
    [[4, 1, 0, 0], '1 bytes after the end'],
    [[4, 0, 0, 0], '2 bytes after the end'],
    [[0x1f, 0], 'tag of several bytes'],
    [[0x3f, 0], 'tag of several bytes'],
    [[4, 0x80], 'length of a form that is not used here'],
    [[4, 0x84, 0, 0, 0, 1, 0], 'length of a form that is not used here'],
    [[4, 0xff, 0], 'length of a form that is not used here'],
    [[4, 0x81, 0x7f, ...zeros(0x7f)], 'length not in its shortest form'],
    [[4, 0x82, 0, 0xff, ...zeros(0xff)], 'length not in its shortest form'],
    [[4, 0x83, 0, 0xff, 0xff, ...zeros(0xffff)], 'length not in its shortest form'],
    [[12, 0], 'tag 0xc where 0x4 belongs'],
  ])('%j is none', (text, what) => {
    const error = thrownBy(() => readDer(bytes(...text), TAG.octetString))
    expect(error).toMatchObject({
      code: 'CERTIFICATE_INVALID',
      check: 'certificate.form',
      message: `malformed certificate: ${what}`,
    })
  })

  it('of any tag is taken where none is asked for', () => {
    expect(readDer(bytes(0x1e, 0)).tag).toBe(0x1e)
  })

  it('holds members to its last byte', () => {
    const content = bytes(4, 1, 7, 12, 0)
    expect(
      readMembers({ tag: TAG.sequence, content }).map(one => [one.tag, ...one.content]),
    ).toEqual([[4, 7], [12]])
    expect(readMembers({ tag: TAG.sequence, content: bytes() })).toEqual([])
    const over = { tag: TAG.sequence, content: bytes(4, 0, 4) }
    expect(thrownBy(() => readMembers(over)).message).toBe('malformed certificate: truncated')
  })
})

describe('an object identifier', () => {
  it.each([
    [[0], '0.0'],
    [[39], '0.39'],
    [[40], '1.0'],
    [[79], '1.39'],
    [[80], '2.0'],
    [[0x81, 0], '2.48'],
    [[0x88, 0x37, 3], '2.999.3'],
    [[43, 0x81, 0x80, 0], '1.3.16384'],
    [[43, 0x8f, 0xff, 0xff, 0xff, 0x7f], '1.3.4294967295'],
  ])('%j is %s', (content, text) => {
    expect(decodeObjectIdentifier(oid(...content))).toBe(text)
  })

  it.each([
    [[], 'no object identifier'],
    [[0x80, 1], 'object identifier not in its shortest form'],
    [[43, 0x80, 1], 'object identifier not in its shortest form'],
    [[43, 0x81], 'truncated object identifier'],
    [[43, 0x90, 0x80, 0x80, 0x80, 0], 'object identifier with an oversized arc'],
  ])('%j is none', (content, what) => {
    expect(thrownBy(() => decodeObjectIdentifier(oid(...content))).message).toBe(
      `malformed certificate: ${what}`,
    )
  })

  it('has a tag of its own', () => {
    const error = thrownBy(() => decodeObjectIdentifier({ tag: 4, content: bytes(43) }))
    expect(error.message).toBe('malformed certificate: no object identifier')
  })
})

it('text is UTF-8, and says so where it is not', () => {
  expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  const error = thrownBy(() => decodeUtf8(bytes(0xff)))
  expect(error.message).toBe('malformed certificate: text that is not UTF-8')
  expect(error.cause).toHaveProperty('code', 'ERR_ENCODING_INVALID_ENCODED_DATA')
  expect(malformed('x')).not.toHaveProperty('cause')
})
