import { describe, expect, it } from '@jest/globals'
import { ERROR_CATALOG } from '../../../src/errors/catalog.ts'
import {
  PolicyError,
  ReleaseError,
  VerificationError,
  describeCauses,
  toReleaseError,
} from '../../../src/errors/release-error.ts'

describe('ReleaseError', () => {
  it('says what was expected and what was found, and knows class and remedy', () => {
    const error = new ReleaseError('IDENTITY_MISMATCH', {
      message: 'different runs',
      expected: 'run 1',
      actual: 'run 2',
    })
    expect(error.message).toBe('different runs: expected run 1, got run 2')
    expect(error.class).toBe('security')
    expect(error.remedy).toBe(ERROR_CATALOG.IDENTITY_MISMATCH.remedy)
    expect('cause' in error).toBe(false)
  })

  it('takes half of the pair, a remedy of its own and a cause', () => {
    const cause = new Error('why')
    const error = new ReleaseError('INTERNAL', {
      message: 'm',
      actual: 'x',
      remedy: 'do this',
      cause,
    })
    expect(error.message).toBe('m: got x')
    expect(error.remedy).toBe('do this')
    expect(error.cause).toBe(cause)
    expect(new ReleaseError('INTERNAL', { message: 'm', expected: 'y' }).message).toBe(
      'm: expected y',
    )
  })

  it('keeps the two names of the field', () => {
    expect(new VerificationError('INTERNAL', { message: 'm' }).name).toBe('VerificationError')
    expect(new PolicyError('INTERNAL', { message: 'm' }).name).toBe('PolicyError')
  })
})

describe('describeCauses', () => {
  it('walks the whole chain', () => {
    const bottom = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const error = new ReleaseError('SERVICE_UNAVAILABLE', { message: 'no answer', cause: bottom })
    expect(describeCauses(error)).toEqual([
      'SERVICE_UNAVAILABLE: no answer',
      'Error: refused (ECONNREFUSED)',
    ])
  })

  it('describes what is not an Error, and the parts of an AggregateError', () => {
    expect(describeCauses('text')).toEqual(['text'])
    expect(describeCauses({ a: 1 })).toEqual(['{"a":1}'])
    expect(describeCauses(new AggregateError([new Error('a'), 'b'], ''))).toEqual(['Error: a; b'])
    expect(describeCauses(undefined)).toEqual([])
    expect(describeCauses(7n)).toEqual(['a thrown bigint'])
    expect(describeCauses({ n: 7n })).toEqual(['[object Object]'])
  })

  it('ends when a cause points back at itself', () => {
    const error = new Error('loop')
    error.cause = error
    expect(describeCauses(error, 3)).toHaveLength(3)
  })
})

describe('toReleaseError', () => {
  it('keeps a ReleaseError and wraps anything else as INTERNAL', () => {
    const error = new ReleaseError('INPUT_INVALID', { message: 'm' })
    expect(toReleaseError(error)).toBe(error)
    expect(toReleaseError('a string').code).toBe('INTERNAL')
    expect(toReleaseError(undefined).code).toBe('INTERNAL')
  })
})

describe('the catalog', () => {
  it.each(Object.entries(ERROR_CATALOG))(
    '%s has a class, a meaning and a remedy',
    (code, entry) => {
      expect(code).toMatch(/^[A-Z][A-Z_]+$/)
      expect(['security', 'operational']).toContain(entry.class)
      expect(entry.meaning).toMatch(/[.)]$/)
      expect(entry.remedy.length).toBeGreaterThan(10)
    },
  )
})
