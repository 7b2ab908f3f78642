import { describe, expect, it } from '@jest/globals'
import { ReleaseError } from '../../../src/errors/release-error.ts'
import { failureSummary } from '../../../src/report/failure-summary.ts'

describe('the summary of a failure', () => {
  it('says code, class, expectation, finding, causes and remedy', () => {
    const summary = failureSummary(
      new ReleaseError('TAG_MOVED', {
        message: 'the tag <b>moved</b>',
        expected: 'a',
        actual: 'b',
        cause: new Error('an inner `cause`'),
      }),
    )
    expect(summary).toContain(
      '### ❌ [`TAG_MOVED`](https://github.com/attested-release/attested-release/blob/main/docs/errors.md#tag_moved)',
    )
    expect(summary).toContain('```text\nthe tag <b>moved</b>: expected a, got b\n```')
    expect(summary).toContain('security: somebody or something is wrong')
    expect(summary).toContain('**Expected:** `a`<br>\n**Got:** `b`')
    expect(summary).toContain('Protect tags with a ruleset')
    expect(summary).toContain('- `` Error: an inner `cause` ``')
  })

  it('shows YAML as YAML, and leaves out what there is not', () => {
    const summary = failureSummary(
      new ReleaseError('PERMISSION_MISSING', {
        message: 'no',
        remedy: 'Add to the job:\n\npermissions:\n  contents: write',
      }),
    )
    expect(summary).toContain('Add to the job:\n\n```yaml\npermissions:\n  contents: write\n```')
    expect(summary).toContain('operational: a service is down')
    expect(summary).not.toContain('Expected')
    expect(summary).not.toContain('Causes')
  })
})
