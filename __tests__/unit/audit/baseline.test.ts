import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { baselineText, NO_BASELINE, parseBaseline } from '../../../src/audit/baseline.ts'
import { thrownBy } from '../../support/thrown.ts'

const REPOSITORY = 'octo-org/widget'
const DIGEST = sha256Of('a')
const text = baselineText(REPOSITORY, [{ release: 'v1', name: 'a', digest: `sha256:${DIGEST}` }])
const changed = (change: object): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), ...change })

describe('a baseline', () => {
  it('knows the very files that it names', () => {
    const baseline = parseBaseline(text, 'Octo-Org/widget')
    expect([baseline('v1', 'a'), baseline('v1', 'b'), baseline('v2', 'a')]).toEqual([
      DIGEST,
      undefined,
      undefined,
    ])
    expect(NO_BASELINE('v1', 'a')).toBeUndefined()
  })

  it.each([
    ['{', 'the baseline is not JSON'],
    [changed({ schema: 'x' }), 'the schema of the baseline'],
    [changed({ repository: 'octo-org/other' }), 'the repository of the baseline'],
    [changed({ repository: null }), 'the repository of the baseline'],
    [changed({ assets: {} }), 'the assets of the baseline'],
    [
      changed({ assets: [{ release: 'v1', name: 'a', digest: 'md5:1' }] }),
      'asset 1 of the baseline',
    ],
    [
      changed({ assets: [{ release: 1, name: 'a', digest: `sha256:${DIGEST}` }] }),
      'asset 1 of the baseline',
    ],
    [
      changed({ assets: [{ release: 'v1', digest: `sha256:${DIGEST}` }] }),
      'asset 1 of the baseline',
    ],
    ['null', 'the schema of the baseline'],
  ])('is refused: %s', (bad, why) => {
    const error = thrownBy(() => parseBaseline(bad, REPOSITORY))
    expect([error.code, error.message.includes(why)]).toEqual(['AUDIT_BASELINE_INVALID', true])
  })
})
