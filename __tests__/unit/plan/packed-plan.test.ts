import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { handOnPlan, takePlan } from '../../../src/plan/packed-plan.ts'
import { formatPlan } from '../../../src/plan/plan-json.ts'
import type { ReleasePlan } from '../../../src/plan/release-plan.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from './plan-builder.ts'

const small = planOf()

/** A plan of so many binaries on the five default platforms, each with its SBOM. */
const planOfBins = (count: number, name = (index: number) => `tool-${index}`): ReleasePlan =>
  planOf({
    packages: [
      { name: 'app', root: true, bins: Array.from({ length: count }, (_, at) => name(at)) },
    ],
    request: { name: 'app' },
  })
const large = planOfBins(99)

interface Packed {
  readonly schema: string
  readonly packages: readonly string[]
  readonly deflated: string
}

const packedOf = (plan: ReleasePlan): Packed => JSON.parse(handOnPlan(plan)) as Packed
const deflated = (text: string): string => deflateRawSync(text).toString('base64')
const taking = (changes: Record<string, unknown>): unknown =>
  thrownBy(() => takePlan(JSON.stringify({ ...packedOf(large), ...changes })))
const refusal = (...problems: readonly string[]): unknown =>
  expect.objectContaining({
    code: 'PLAN_INVALID',
    message: `the plan cannot be used:\n${problems.join('\n')}`,
  })

describe('a plan that is handed to another job', () => {
  it('is the plan itself where that is short enough', () => {
    expect(handOnPlan(small)).toBe(formatPlan(small))
    expect(takePlan(handOnPlan(small))).toEqual(small)
  })

  it('is packed where Windows could not take it, 992 files in a tenth of the room', () => {
    expect([large.files.length, formatPlan(large).length > 131_072]).toEqual([992, true])
    const text = handOnPlan(large)
    expect(text.length * 10).toBeLessThan(formatPlan(large).length)
    expect(text).not.toContain('\n')
    expect(takePlan(text)).toEqual(large)
    const schema = readFileSync(
      new URL('../../../docs/schemas/packed-plan.v1.json', import.meta.url),
      'utf8',
    )
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(schema) as object)
    expect([validate(JSON.parse(text)), validate(small)]).toEqual([true, false])
    expect(inflateRawSync(Buffer.from(packedOf(large).deflated, 'base64')).toString()).toBe(
      formatPlan(large),
    )
  })

  it('is packed from the first character on that is too many', () => {
    const padded = (length: number): ReleasePlan => {
      const plan = planOfBins(8)
      const missing = length - formatPlan(plan).length
      // The one place of a plan whose length nothing else depends on.
      return { ...plan, repository: `${plan.repository}${'x'.repeat(missing)}` }
    }
    const most = 32_767 - 'INPUT_PLAN='.length
    expect(handOnPlan(padded(most))).toHaveLength(most)
    expect(packedOf(padded(most + 1)).schema).toBe('attested-release/packed-plan/v1')
  })

  it('is counted in bytes, of which Linux takes no more than characters on Windows', () => {
    const plan = planOfBins(8)
    const missing = 32_767 - 'INPUT_PLAN='.length - formatPlan(plan).length
    const repository = `${plan.repository}${'é'.repeat(missing)}`
    expect(packedOf({ ...plan, repository }).packages).toEqual(['app'])
  })

  it('is refused where even packed no job could take it', () => {
    const unlike = (index: number): string =>
      createHash('sha512').update(String(index)).digest('hex')
    const error = thrownBy(() => handOnPlan(planOfBins(99, unlike)))
    expect(takePlan(handOnPlan(planOfBins(60, unlike)))).toEqual(planOfBins(60, unlike))
    expect(error).toMatchObject({
      code: 'PLAN_TOO_LARGE',
      expected: 'at most 32756 characters',
    })
    expect(error.message).toMatch(/^the plan of 992 files cannot be handed to another job/)
    expect(Number(error.actual)).toBeGreaterThan(32_756)
  })

  it.each([
    [{ deflated: 5 }, 'packed plan.deflated: expected base64, got 5'],
    [{ deflated: '' }, 'packed plan.deflated: expected base64, got ""'],
    [{ deflated: 'x-_y' }, 'packed plan.deflated: expected base64, got "x-_y"'],
    [{ deflated: 'AAAA=A' }, 'packed plan.deflated: expected base64, got "AAAA=A"'],
    [{ packages: 'app' }, 'packed plan.packages: expected a list of texts, got "app"'],
    [{ packages: ['other'] }, 'packed plan.packages: expected app, got other'],
    [{ packages: ['app', 'other'] }, 'packed plan.packages: expected app, got app, other'],
    [{ more: 1 }, 'packed plan.more: unknown'],
    [{ deflated: 'AAAA' }, 'packed plan.deflated: damaged, or more than a plan can be'],
    [
      { deflated: deflated(' '.repeat(4 * 1024 * 1024 + 1)) },
      'packed plan.deflated: damaged, or more than a plan can be',
    ],
  ])('that is packed wrongly is refused (case %#)', (changes, problem) => {
    expect(taking(changes)).toEqual(refusal(problem))
  })

  it('says which packages there are', () => {
    const bins = Array.from({ length: 40 }, (_, at) => `tool-${at}`)
    const plan = planOf({
      packages: [{ name: 'a', bins }, { name: 'b' }],
      request: { name: 'n', packages: ['a', 'b'] },
    })
    const text = JSON.stringify({ ...packedOf(plan), packages: ['a'] })
    expect(thrownBy(() => takePlan(text))).toEqual(
      refusal('packed plan.packages: expected a, b, got a'),
    )
  })

  it('names every problem of the packing at once', () => {
    expect(taking({ packages: 1, deflated: 1 })).toEqual(
      refusal(
        'packed plan.packages: expected a list of texts, got 1',
        'packed plan.deflated: expected base64, got 1',
      ),
    )
  })

  it.each([
    ['contradicting itself', formatPlan({ ...small, name: 'other' }), 'plan.'],
    ['empty', '{}', 'plan.schema: expected attested-release/plan/v2, got nothing'],
    ['no JSON', '[', 'plan: expected an object, got nothing'],
    [
      'packed twice',
      handOnPlan(large),
      'plan.schema: expected attested-release/plan/v2, got "attested-release',
    ],
    [
      'of the greatest length',
      ' '.repeat(4 * 1024 * 1024),
      'plan: expected an object, got nothing',
    ],
  ])('is judged as a plan when it is unpacked: %s', (_, text, problem) => {
    const error = taking({ deflated: deflated(text) })
    expect(error).toMatchObject({ code: 'PLAN_INVALID' })
    expect((error as Error).message).toContain(problem)
  })

  it.each(['', 'x', 'null', '[]', '"packed"', '{"schema":"attested-release/packed-plan/v2"}'])(
    'is no plan as %j',
    text => {
      expect(thrownBy(() => takePlan(text)).code).toBe('PLAN_INVALID')
    },
  )
})
