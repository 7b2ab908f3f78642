import { describe, expect, it } from '@jest/globals'
import type { BundleVerifier, SignedStatement } from '../../../src/verify/bundle-verifier.ts'
import { eachBundleOnce } from '../../../src/verify/each-bundle-once.ts'

/** Accepts bundles that say so, and counts how often it is asked. */
function counting(): { readonly verifier: BundleVerifier; asked: () => number } {
  let count = 0
  return {
    asked: () => count,
    verifier: {
      verify(bundle) {
        count += 1
        if (JSON.stringify(bundle) === '{"good":true}') return { bundle } as SignedStatement
        throw new Error(`no ${String(count)}`)
      },
    },
  }
}

describe('eachBundleOnce', () => {
  it('asks once for each bundle, and gives the same answer again', () => {
    const { verifier, asked } = counting()
    const once = eachBundleOnce(verifier)
    const [good, bad] = [{ good: true }, { good: false }]
    expect(once.verify(good)).toBe(once.verify(good))
    expect(() => once.verify(bad)).toThrow('no 2')
    expect(() => once.verify(bad)).toThrow('no 2')
    expect(asked()).toBe(2)
  })

  it('takes equal bundles for different ones: one answer never stands for another bundle', () => {
    const { verifier, asked } = counting()
    const once = eachBundleOnce(verifier)
    once.verify({ good: true })
    once.verify({ good: true })
    expect(asked()).toBe(2)
  })

  it('passes on what is no object', () => {
    const once = eachBundleOnce(counting().verifier)
    expect(() => once.verify(null)).toThrow('no 1')
    expect(() => once.verify('text')).toThrow('no 2')
  })
})
