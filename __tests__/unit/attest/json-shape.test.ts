import { describe, expect, it } from '@jest/globals'
import { depthFault, sigstoreFault } from '../../../src/attest/json-shape.ts'

const nested = (depth: number, open: string, close: string): unknown =>
  JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`)

describe('depthFault', () => {
  it.each([
    ['{"a":', '}'],
    ['[', ']'],
  ])('refuses what is nested too deep in %s', (open, close) => {
    expect(depthFault(nested(100, open, close))).toBeUndefined()
    expect(depthFault(nested(101, open, close))).toContain('100 levels')
    expect(depthFault(nested(100_000, open, close))).toContain('100 levels')
  })

  it('lets anything else pass, a member called length too', () => {
    expect(depthFault({ length: 4_000_000_000, list: [1, 'x', null] })).toBeUndefined()
    expect(depthFault(undefined)).toBeUndefined()
  })
})

describe('sigstoreFault', () => {
  it('refuses an object that Buffer.from would take for an array', () => {
    expect(sigstoreFault({ a: [{ rawBytes: { length: 4_000_000_000 } }] })).toContain('array')
    expect(sigstoreFault({ a: { length: 'x' } })).toContain('array')
  })

  it('lets arrays and strings pass, and refuses depth as well', () => {
    expect(sigstoreFault({ a: ['x', []], b: 'length' })).toBeUndefined()
    expect(sigstoreFault(nested(200, '[', ']'))).toContain('100 levels')
  })
})
