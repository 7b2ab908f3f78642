import { describe, expect, it } from '@jest/globals'
import { thrownBy } from '../../support/thrown.ts'
import { planOf, type PlanCase } from './plan-builder.ts'

const table = (settings: unknown): unknown => ({ 'attested-release': settings })
const all = {
  platforms: ['linux-arm64?'],
  name: 'suite',
  'asset-name': '{bin}_{platform}',
  sbom: false,
  bin: 'app',
  package: ['app'],
}

describe('the settings in Cargo.toml', () => {
  it.each<[string, PlanCase]>([
    ['workspace', { workspace: table(all), packages: [{ name: 'app', bins: ['app', 'b'] }] }],
    [
      'root package',
      { packages: [{ name: 'app', root: true, bins: ['app', 'b'], metadata: table(all) }] },
    ],
  ])('of the %s count', (_where, input) => {
    const plan = planOf(input)
    expect([plan.name, plan.bins]).toEqual(['suite', ['app']])
    expect(plan.artifacts.map(({ name, sbom, optional }) => [name, sbom, optional])).toEqual([
      ['app_linux-arm64', null, true],
    ])
  })

  it('of a lone member count too, its choice of binaries among them', () => {
    const rest = Object.fromEntries(Object.entries(all).filter(([key]) => key !== 'package'))
    const packages = [{ name: 'app', bins: ['app', 'b'], metadata: table(rest) }]
    expect(planOf({ packages }).artifacts.map(({ name }) => name)).toEqual(['app_linux-arm64'])
  })

  it('of the root package win over the workspace, inputs win over both', () => {
    const packages = [{ name: 'app', root: true, metadata: table({ name: 'inner' }) }]
    const workspace = table({ name: 'outer', platforms: 'linux-amd64, macos-arm64' })
    const plan = planOf({ packages, workspace })
    expect([plan.name, plan.platforms.length]).toEqual(['inner', 2])
    expect(planOf({ packages, workspace, request: { name: 'given' } }).name).toBe('given')
  })

  it('may sit beside tables of other tools', () => {
    expect(planOf({ workspace: { dist: { name: 'x' } } }).name).toBe('app')
  })

  it.each([
    [{ plattforms: ['linux-amd64'], gpg: 1 }, 'plattforms: unknown key', 'gpg: wrong value 1'],
    [{ sbom: 'bom.xml', name: '' }, 'sbom: wrong value "bom.xml"', 'name: wrong value ""'],
    [{ sbom: 'no', name: '' }, 'sbom: wrong value "no"', 'name: wrong value ""'],
    [{ platforms: [1], bin: [] }, 'platforms: wrong value', 'bin: wrong value'],
    [{ package: ',', 'asset-name': 3 }, 'package: wrong value', 'asset-name: wrong value'],
    [{ toString: 1, name: ' ' }, 'toString: unknown key', 'name: wrong value'],
    ['text', 'expected a table', 'workspace'],
  ])('%j are refused, all problems at once', (settings, ...problems) => {
    const error = thrownBy(() => planOf({ workspace: table(settings) }))
    expect(error.code).toBe('SETTINGS_INVALID')
    for (const problem of problems) expect(error.message).toContain(problem)
  })

  it('of one package cannot speak for several, nor choose packages', () => {
    const packages = [{ name: 'a', metadata: table({ name: 'x', package: 'b' }) }, { name: 'b' }]
    const error = thrownBy(() => planOf({ packages, request: { name: 'x' } }))
    expect(error.code).toBe('SETTINGS_INVALID')
    expect(error.message).toContain('a: several packages are released together')
    expect(error.message).toContain('only the workspace')
  })
})
