import { describe, expect, it } from '@jest/globals'
import { combinationsOf, matrixSuffix } from '../../sandbox/player/matrix.ts'

const of = (node: unknown): readonly object[] =>
  combinationsOf(node, {
    contexts: { needs: { plan: { outputs: { m: '{"include":[{"a":1},{"a":2}]}' } } } },
  })

describe('matrix', () => {
  it('is one empty combination when there is none', () => {
    expect(of(undefined)).toEqual([{}])
  })

  it('multiplies its vectors in order', () => {
    expect(of({ os: ['l', 'm'], node: [1, 2] })).toEqual([
      { os: 'l', node: 1 },
      { os: 'l', node: 2 },
      { os: 'm', node: 1 },
      { os: 'm', node: 2 },
    ])
  })

  it('comes from an expression', () => {
    expect(of('${{ fromJSON(needs.plan.outputs.m) }}')).toEqual([{ a: 1 }, { a: 2 }])
    expect(of({ a: '${{ fromJSON(needs.plan.outputs.m).include.*.a }}' })).toEqual([
      { a: 1 },
      { a: 2 },
    ])
  })

  // The example of GitHub's documentation, with what it says comes out.
  it('includes and excludes as documented', () => {
    const include = [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]
    expect(of({ fruit: ['apple', 'pear'], animal: ['cat', 'dog'], include })).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ])
    expect(of({ a: [1, 2], b: [1, 2], exclude: [{ a: 1 }, { a: 2, b: 2 }] })).toEqual([
      { a: 2, b: 1 },
    ])
  })

  it.each([
    [{ a: [] }, "'a' does not contain any values"],
    [{ include: [] }, 'at least one combination'],
    [{ a: 1 }, "'a' does not contain any values"],
    ['text', 'not a mapping'],
    [{ a: Array.from({ length: 257 }, (_, index) => index) }, '257 combinations'],
  ])('%j is refused', (node, message) => {
    expect(() => of(node)).toThrow(message)
  })

  it('names its legs after their values', () => {
    expect(matrixSuffix({ os: 'l', n: 1, deep: { x: true }, none: null })).toBe(' (l, 1, true)')
    expect(matrixSuffix({})).toBe('')
  })
})
