import { describe, expect, it } from '@jest/globals'
import {
  checkText,
  condition,
  evaluate,
  flag,
  interpolate,
  PLACES,
  resolve,
  type Scope,
} from '../../sandbox/player/expressions.ts'

const scope: Scope = {
  contexts: {
    github: { ref_name: 'v1.0.0', event: { n: 3 }, ref_type: 'tag' },
    env: { A: 'x}}y' },
    matrix: { optional: true },
    needs: { plan: { outputs: { matrix: '{"include":[{"a":1}]}' }, result: 'success' } },
    steps: {},
  },
  status: { always: true, success: true, failure: false, cancelled: false },
  hashFiles: patterns => patterns.join('+'),
}
const step = PLACES.step

describe('expressions', () => {
  it.each([
    ['plain', 'plain'],
    ['${{ github.ref_name }}-${{ matrix.optional }}', 'v1.0.0-true'],
    ["${{ '}}' }}", '}}'],
    ["${{ 'it''s' }}", "it's"],
    ['${{ github.nothing.at.all }}', ''],
    ['${{ github.event }}', 'Object'],
    ["${{ format('{0}/{1}', github.ref_name, 7) }}", 'v1.0.0/7'],
    [
      "${{ contains(github.ref_name, 'V1') && startsWith('abc', 'AB') && endsWith('abc', 'bc') }}",
      'true',
    ],
    ['${{ fromJSON(needs.plan.outputs.matrix).include[0].a }}', '1'],
    ["${{ join(fromJSON('[1,2]'), '-') }}", '1-2'],
    ["${{ hashFiles('a', 'b') }}", 'a+b'],
    ["${{ github.ref_type == 'tag' && 'yes' || 'no' }}", 'yes'],
    ['${{ env.A }}', 'x}}y'],
  ])('%s is %s', (text, expected) => {
    expect(interpolate(text, step, scope)).toBe(expected)
  })

  it('keep their type when they stand alone', () => {
    expect(resolve('${{ github.event.n }}', step, scope)).toBe(3)
    expect(resolve('${{ fromJSON(needs.plan.outputs.matrix) }}', step, scope)).toEqual({
      include: [{ a: 1 }],
    })
    expect(resolve('n${{ github.event.n }}', step, scope)).toBe('n3')
    expect(evaluate('toJSON(github.event)', step, scope)).toBe('{\n  "n": 3\n}')
  })

  it.each([
    ['${{ secrets.X }}', PLACES.stepIf],
    ['${{ matrix.x }}', PLACES.jobIf],
    ['${{ env.x }}', PLACES.job],
    ['${{ always() }}', PLACES.step],
    ['${{ nonsense() }}', PLACES.step],
    ['${{ github.ref ', PLACES.step],
    ['${{ github. }}', PLACES.step],
  ])('%s is refused where it has no meaning', (text, place) => {
    expect(() => checkText(text, place)).toThrow()
  })

  it('need no braces in conditions, and mean success() unless they say otherwise', () => {
    const failed: Scope = {
      ...scope,
      status: { always: true, success: false, failure: true, cancelled: false },
    }
    const holds = (text: string | undefined, at = scope): boolean =>
      condition(text, PLACES.stepIf, at)
    expect(holds(undefined)).toBe(true)
    expect(holds('', failed)).toBe(false)
    expect(holds("github.ref_type == 'tag'")).toBe(true)
    expect(holds("github.ref_type == 'tag'", failed)).toBe(false)
    expect(holds("${{ failure() && github.ref_type == 'tag' }}", failed)).toBe(true)
    expect(holds("contains('always()', 'x')", failed)).toBe(false)
    expect(holds('false')).toBe(false)
    expect(() => holds("${{ github.ref_type }} == 'tag'")).toThrow('always true')
  })

  it('give settings that are true or false, and nothing else', () => {
    expect(flag('${{ matrix.optional }}', PLACES.job, scope)).toBe(true)
    expect(flag(undefined, PLACES.job, scope)).toBe(false)
    expect(() => flag('maybe', PLACES.job, scope)).toThrow("found 'maybe'")
  })
})
