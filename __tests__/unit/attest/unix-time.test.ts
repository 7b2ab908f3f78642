import { describe, expect, it } from '@jest/globals'
import { rfc3339, unixSeconds } from '../../../src/attest/unix-time.ts'

describe('unixSeconds', () => {
  it('is the inverse of rfc3339, over leap years and centuries', () => {
    for (let seconds = -3_000_000_000; seconds < 20_000_000_000; seconds += 86_400 * 97 + 12_345) {
      expect(unixSeconds(rfc3339(seconds))).toBe(seconds)
    }
  })

  it('agrees with the platform’s calendar', () => {
    for (const text of ['1970-01-01T00:00:00Z', '2000-02-29T23:59:59Z', '2100-03-01T00:00:00Z']) {
      expect(unixSeconds(text)).toBe(Date.parse(text) / 1000)
    }
  })

  it.each([
    '2100-02-29T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-10T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00.5Z',
    '',
  ])('knows no time %s', text => {
    expect(unixSeconds(text)).toBeUndefined()
  })
})
