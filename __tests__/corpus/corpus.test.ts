import { describe, expect, it } from '@jest/globals'
import { thrownBy } from '../support/thrown.ts'
import { CORPUS } from './cases/index.ts'
import { policyOf, verify, type Judge } from './support/case.ts'
import { forge } from './support/forge.ts'

const honest = forge()

describe('the corpus of wrong evidence', () => {
  it('is as large as it claims, and no case hides another', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(300)
    expect(new Set(CORPUS.map(one => one.name)).size).toBe(CORPUS.length)
  })

  it.each(CORPUS)(
    'is refused: $name ($code)',
    ({ code, make, repository, onlyInRun, predicateType }) => {
      const bundles = make()
      const judges: readonly Judge[] = onlyInRun === true ? ['run'] : ['run', 'consumer']
      for (const judge of judges) {
        const policy = policyOf(judge, repository)
        expect([judge, thrownBy(() => verify(bundles, policy, predicateType)).code]).toEqual([
          judge,
          code,
        ])
      }
      // Whoever puts something beside honest evidence can neither pass with it nor block it.
      for (const found of [
        [honest, ...bundles],
        [...bundles, honest],
      ]) {
        const { accepted, refused } = verify(found)
        expect(accepted.map(one => one.bundle)).toEqual([honest])
        expect(refused).toHaveLength(bundles.length)
      }
    },
  )
})
