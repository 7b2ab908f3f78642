import { describe, expect, it } from '@jest/globals'
import { PolicyError } from '../../../src/errors/release-error.ts'
import { verifySummary } from '../../../src/report/verify-summary.ts'

const ESC = '\u001b'

describe('the summary of verify', () => {
  it.each<[string, string, RegExp]>([
    ['HTML', '<img src=x onerror=y>', /<img/],
    ['a terminal escape', `a${ESC}[31mred`, /\u001b/],
    ['a carriage return', 'a\r::error::b', /\r/],
    ['a new row', 'a\n| ✅ | forged |', /^\| ✅/m],
    ['a workflow command', '::set-output name=verified::true', /^::/m],
    ['an old workflow command', '##[set-output name=verified]true', /##\[/],
    ['text that reorders', 'a\u202Eexe.bin', /\u202e/],
    ['back-ticks', 'a`` <b>x</b>', /(?<!`)`a`` </],
  ])('does not pass %s on', (_what, text, active) => {
    const failure = new PolicyError('SIGNER_MISMATCH', { message: text })
    const refused = [
      {
        source: text,
        check: text,
        code: 'SIGNER_MISMATCH' as const,
        message: text,
        expected: text,
        actual: text,
        remedy: 'Do nothing.',
      },
    ]
    const open = [{ dimension: text, reason: text }]
    const digest = `sha256:${'a'.repeat(64)}`
    const verdict = { subject: text, digest, accepted: [], signatures: [], open, failure }
    for (const refusals of [refused, []]) {
      const summary = verifySummary(text, [{ ...verdict, refused: refusals }])
      // Inside a code span HTML is only text.
      expect(summary.replaceAll(/`<img[^`]*`/g, '')).not.toMatch(active)
    }
  })
})
