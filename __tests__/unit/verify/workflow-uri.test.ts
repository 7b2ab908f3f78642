import { describe, expect, it } from '@jest/globals'
import { sameName } from '../../../src/verify/workflow-uri.ts'

describe('names of owners and repositories', () => {
  it('are the same in any case of ASCII', () => {
    expect(sameName('Acme/ROCKET', 'acme/rocket')).toBe(true)
    expect(sameName('acme/rocket', 'acme/rocked')).toBe(false)
  })

  it.each(['acme/roc\u212aet', 'acme/roc\uff4bet', '\u00c5cme/rocket'])(
    'are others in letters that only fold to the same: %j',
    name => {
      expect(sameName(name, 'acme/rocket')).toBe(false)
      expect(sameName('\u00e5cme/rocket', name)).toBe(false)
    },
  )
})
