/** What a plan holds beside binaries: the maintainer's own SBOM, and signatures. */
import { describe, expect, it } from '@jest/globals'
import { sbomFormat } from '../../../src/plan/artifact-name.ts'
import { parsePlan } from '../../../src/plan/plan-json.ts'
import { architecturesOf } from '../../../src/plan/platform.ts'
import { checkSbomPath } from '../../../src/plan/sbom-path.ts'
import {
  isSignatureName,
  plansSignatures,
  signatureName,
} from '../../../src/plan/signature-name.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from './plan-builder.ts'

const table = (settings: unknown): unknown => ({ 'attested-release': settings })

describe('the path of an SBOM', () => {
  it.each([
    ['app.cdx.json', 'app.cdx.json'],
    ['./a/b.spdx.json', 'a/b.spdx.json'],
    ['a\\b\\c.json', 'a/b/c.json'],
    ['ab:c.json', 'ab:c.json'],
    ['1:c.json', '1:c.json'],
    ['.x/..y.json', '.x/..y.json'],
  ])('%s is taken as %s', (path, taken) => {
    expect(checkSbomPath(path)).toBe(taken)
  })

  it.each([
    '/a.json',
    'a//b.json',
    '../a.json',
    'a/../b.json',
    'a/./b.json',
    'a/./../b.json',
    '././a.json',
    'C:a.json',
    'c:\\a.json',
    '\\\\host\\a.json',
    'a.xml',
    '.json.x',
    '',
  ])('is not %j', path => {
    const expected =
      'true, false, or the path of a .json file in the checkout (.spdx.json where it is SPDX)'
    const actual = JSON.stringify(path)
    expect(thrownBy(() => checkSbomPath(path))).toMatchObject({
      code: 'SELECTION_INVALID',
      message: `the SBOM to be released cannot be taken from there: expected ${expected}, got ${actual}`,
      expected,
      actual,
    })
  })

  it('decides the name of the SBOM beside each file', () => {
    expect([sbomFormat('a.spdx.json'), sbomFormat('.spdx.json.x'), sbomFormat(null)]).toEqual([
      'spdx',
      'cyclonedx',
      'cyclonedx',
    ])
    const platforms = ['linux-amd64']
    const plan = planOf({ request: { platforms, sbom: './x/a.spdx.json' } })
    expect([plan.sbomPath, plan.artifacts[0]?.sbom]).toEqual([
      'x/a.spdx.json',
      'app-1.2.3-linux-amd64.spdx.json',
    ])
    expect(parsePlan(JSON.stringify(plan))).toEqual(plan)
    const ours = planOf({ workspace: table({ sbom: 'own.json' }), request: { sbom: true } })
    expect(ours.sbomPath).toBeNull()
    expect(planOf({ workspace: table({ sbom: 'own.json' }) }).sbomPath).toBe('own.json')
    const none = planOf({ request: { sbom: false } })
    expect([none.sbomPath, none.artifacts[0]?.sbom]).toEqual([null, null])
  })

  it('stands in the plan, inside the checkout', () => {
    const plan = planOf()
    const said = (changes: object): readonly string[] =>
      thrownBy(() => parsePlan(JSON.stringify({ ...plan, ...changes })))
        .message.split('\n')
        .slice(1)
    expect(said({ sbomPath: '../x.json' })).toEqual([
      'plan.sbomPath: expected a path in the checkout',
    ])
    expect(said({ sbomPath: undefined })).toEqual([
      'plan.sbomPath: expected a path or null, got nothing',
    ])
  })
})

describe('signatures', () => {
  it('lie beside their files', () => {
    expect(signatureName('a')).toBe('a.asc')
    expect([isSignatureName('a.asc'), isSignatureName('.asc.a')]).toEqual([true, false])
    expect(plansSignatures({ checksums: 'c', files: ['c', 'c.asc'] })).toBe(true)
    expect(plansSignatures({ checksums: 'c', files: ['c', 'd.asc'] })).toBe(false)
  })

  it('are planned where the input says so, else where the settings do', () => {
    const planned = (gpg: unknown, asked?: boolean): boolean =>
      plansSignatures(
        planOf({
          ...(gpg === undefined ? {} : { workspace: table({ gpg }) }),
          ...(asked === undefined ? {} : { request: { gpg: asked } }),
        }),
      )
    expect([planned(undefined), planned(true), planned(false)]).toEqual([false, true, false])
    expect([planned(true, false), planned(false, true), planned(undefined, true)]).toEqual([
      false,
      true,
      true,
    ])
    expect(thrownBy(() => planned('yes')).message).toContain('gpg: wrong value "yes"')
  })
})

it('a universal binary is built of two architectures, any other of its own', () => {
  expect(architecturesOf('universal-apple-darwin')).toEqual([
    'aarch64-apple-darwin',
    'x86_64-apple-darwin',
  ])
  expect(architecturesOf('x86_64-apple-darwin')).toEqual(['x86_64-apple-darwin'])
})
