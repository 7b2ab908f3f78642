import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { checkPlanFits, formatPlan, parsePlan } from '../../../src/plan/plan-json.ts'
import { parsePlatforms } from '../../../src/plan/platform.ts'
import { thrownBy } from '../../support/thrown.ts'
import { CONTEXT, planOf } from './plan-builder.ts'

const plan = planOf({ request: { platforms: ['linux-amd64', 'windows-amd64?'] } })
const schema = JSON.parse(
  readFileSync(new URL('../../../docs/schemas/plan.v2.json', import.meta.url), 'utf8'),
) as object
const validate = new Ajv2020({ strict: true }).compile(schema)

const changed = (change: (copy: Record<string, unknown>) => void): string => {
  const copy = structuredClone(plan) as unknown as Record<string, unknown>
  change(copy)
  return JSON.stringify(copy)
}

describe('a plan as JSON', () => {
  it.each([
    plan,
    planOf({ ref: 'refs/heads/main', request: { sbom: false } }),
    planOf({ packages: [{ name: 'a', bins: ['x', 'y'] }, { name: 'b' }], request: { name: 'n' } }),
  ])('survives the way from job to job and fits the schema', made => {
    expect(formatPlan(made)).not.toContain('\n')
    expect(parsePlan(formatPlan(made))).toEqual(made)
    expect(validate(made)).toBe(true)
  })

  it.each([
    ['schema', 'attested-release/plan/v1'],
    ['include', ['LICENSE']],
    ['include', ['../LICENSE']],
    ['extras', [{ name: 'a', path: 'a', made: 'built', sbom: null, sbomPath: null }]],
    ['name', ''],
    ['name', 'other'],
    ['bins', ['other']],
    ['bins', 'app'],
    ['packages', ['other']],
    ['version', '9.9.9'],
    ['tag', 'v9.9.9'],
    ['tag', null],
    ['tag', 5],
    ['prerelease', 'false'],
    ['publishable', null],
    ['commit', 'HEAD'],
    ['ref', 'main'],
    ['repository', 'app'],
    ['platforms', []],
    ['platforms', {}],
    ['artifacts', []],
    ['checksums', 'x'],
    ['evidence', 'x'],
    ['files', []],
    ['files', [...plan.files, 'extra']],
    ['files', plan.files.slice(1)],
    ['extra', 1],
  ])('with %s = %j is refused', (key, value) => {
    const error = thrownBy(() =>
      parsePlan(
        changed(copy => {
          copy[key] = value
        }),
      ),
    )
    expect(error.code).toBe('PLAN_INVALID')
    expect(error.message).toContain('plan.')
  })

  it.each(['checksums', 'evidence'] as const)('names %s where it is another', key => {
    const text = changed(copy => {
      copy[key] = 'x'
    })
    const { message } = thrownBy(() => parsePlan(text))
    expect(message).toContain(`plan.${key}: expected ${plan[key]}, got x`)
  })

  it.each(Object.keys(plan))('without %s is refused', key => {
    const text = changed(copy => {
      copy[key] = undefined
    })
    expect(thrownBy(() => parsePlan(text)).code).toBe('PLAN_INVALID')
  })

  it.each([
    ['platform', 'freebsd-amd64'],
    ['target', 'x86_64-unknown-freebsd'],
    ['optional', true],
    ['sbom', 'other.cdx.json'],
    ['sbom', null],
    ['name', 'a b'],
    ['bin', 7],
    ['more', 1],
  ])('with an artifact whose %s is %j is refused', (key, value) => {
    const text = changed(copy => {
      const [artifact] = copy['artifacts'] as Record<string, unknown>[]
      if (artifact !== undefined) artifact[key] = value
    })
    expect(thrownBy(() => parsePlan(text)).code).toBe('PLAN_INVALID')
  })

  it.each(['', '{', 'null', '[]'])('%j is no plan', text => {
    expect(thrownBy(() => parsePlan(text)).code).toBe('PLAN_INVALID')
  })

  it('reports all problems at once', () => {
    const text = changed(copy => {
      copy['commit'] = 1
      copy['ref'] = 2
    })
    const { message } = thrownBy(() => parsePlan(text))
    expect(message).toContain('plan.commit')
    expect(message).toContain('plan.ref')
  })
})

describe('checkPlanFits', () => {
  const silent = { packages: undefined, bins: undefined, platforms: undefined, tag: undefined }

  it('accepts the plan of this run, and inputs that repeat it', () => {
    checkPlanFits(plan, CONTEXT, silent)
    checkPlanFits(plan, CONTEXT, {
      packages: ['app'],
      bins: ['app'],
      platforms: parsePlatforms(['windows-amd64?', 'linux-amd64']),
      tag: 'v1.2.3',
    })
    expect(plan.tag).toBe('v1.2.3')
  })

  it.each<[string, Partial<typeof CONTEXT>, object, string]>([
    ['commit', { sha: 'f'.repeat(40) }, {}, 'plan.commit'],
    ['ref', { ref: 'refs/heads/main' }, {}, 'plan.ref'],
    ['repository', { repository: 'octo/other' }, {}, 'plan.repository'],
    ['tag', {}, { tag: null }, 'plan.tag'],
    ['packages', {}, { packages: ['other'] }, 'plan.packages'],
    ['binaries', {}, { bins: ['app', 'other'] }, 'plan.bins'],
    ['platforms', {}, { platforms: parsePlatforms(['linux-amd64']) }, 'plan.platforms'],
  ])('refuses another %s', (_what, context, claims, named) => {
    const error = thrownBy(() =>
      checkPlanFits(plan, { ...CONTEXT, ...context }, { ...silent, ...claims }),
    )
    expect(error.code).toBe('PLAN_DIFFERS')
    expect(error.message).toContain(named)
  })
})
