import { describe, expect, it } from '@jest/globals'
import { plainText } from '../../../src/report/plain-text.ts'

/** What the runner takes for a command: a line that begins with `::` after blanks, or `##[` anywhere. */
const obeyed = (text: string): boolean => /^\s*::/m.test(text) || text.includes('##[')

describe('plainText', () => {
  it.each([
    '::set-output name=verified::true',
    'refused\n  ::add-mask::x',
    'refused\r\n\t::error::x',
    'text ##[command]evil',
    ':::stop-commands::x',
  ])('leaves the runner nothing to obey in %j', text => {
    expect(obeyed(text)).toBe(true)
    expect(obeyed(plainText(text))).toBe(false)
  })

  it.each(['\u001b[2J', '\r', '\u0007', '\u009b31m', '\u202e', '\u2066', '\u2028'])(
    'replaces %j',
    control => {
      expect(plainText(`a${control}b`)).toMatch(/^a\uFFFD[^\u001b]*b$/)
    },
  )

  it('leaves ordinary text alone, addresses and paths too', () => {
    const text = 'std::fmt at https://github.com/o/r\n\tindented: "ä" ✅ [x](y)'
    expect(plainText(text)).toBe(text)
  })
})
