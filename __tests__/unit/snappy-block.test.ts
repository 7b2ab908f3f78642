import { describe, expect, it } from '@jest/globals'
import { compress } from 'snappyjs'
import { uncompressBlock } from '../../src/io/snappy-block.ts'

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex')
const text = (block: string): string => Buffer.from(uncompressBlock(hex(block), 1_000)).toString()

describe('a snappy block', () => {
  it.each([0, 1, 59, 60, 61, 255, 256, 257, 65_535, 65_536, 65_537, 200_000])(
    'of %i bytes is what was compressed',
    size => {
      const random = Buffer.from(Array.from({ length: size }, (_, at) => (at * at * 31) & 0xff))
      for (const content of [random, Buffer.alloc(size, 'abcdefg'), Buffer.alloc(size, '{"a":')]) {
        const back = uncompressBlock(Buffer.from(compress(content)), size)
        expect(Buffer.compare(back, content)).toBe(0)
      }
    },
  )

  it('may have every kind of element', () => {
    expect(text('00')).toBe('')
    expect(text('01 00 61')).toBe('a')
    // Lengths of a literal in one to four bytes of their own.
    expect(text('02 f0 01 6162')).toBe('ab')
    expect(text('02 f4 0100 6162')).toBe('ab')
    expect(text('02 f8 010000 6162')).toBe('ab')
    expect(text('02 fc 01000000 6162')).toBe('ab')
    // Copies with an offset of 11, 16 and 32 bits, each into itself.
    expect(text('06 04 6162 01 02')).toBe('ababab')
    expect(text('05 04 6162 0a 0200')).toBe('ababa')
    expect(text('05 04 6162 0b 02000000')).toBe('ababa')
  })

  it.each([
    ['nothing', ''],
    ['a length without an end', '80'],
    ['a length of six bytes', '80 80 80 80 80 00'],
    ['more than is taken', 'e9 07'],
    ['less than it says', '02 00 61'],
    ['more than it says', '01 04 6162'],
    ['a literal that was cut off', '05 10 61'],
    ['the length of a literal that was cut off', '05 f4 01'],
    ['the longest literal', '05 fc ffffffff 61'],
    ['a copy of nothing', '06 04 6162 01 00'],
    ['a copy from before the beginning', '06 04 6162 01 03'],
    ['a copy at the beginning', '04 01 01'],
    ['a copy that was cut off', '06 04 6162 02 01'],
    ['a copy beyond the end', '03 04 6162 01 01'],
    ['bytes on which another decoder never ends', '2afccd21f098'],
  ])('is refused: %s', (_, block) => {
    expect(() => text(block)).toThrow(RangeError)
  })
})
