/** What is said of a plan that contradicts itself, its run or the inputs beside it, word for word. */
import { describe, expect, it } from '@jest/globals'
import { parsePlatforms } from '../../../src/plan/platform.ts'
import { checkPlanFits, parsePlan, type PlanClaims } from '../../../src/plan/plan-json.ts'
import { thrownBy } from '../../support/thrown.ts'
import { CONTEXT, planOf, SHA } from './plan-builder.ts'

const plan = planOf({ request: { platforms: ['linux-amd64', 'windows-amd64?'] } })
const [linux, windows] = plan.artifacts
const said = (changes: object): readonly string[] => {
  const error = thrownBy(() => parsePlan(JSON.stringify({ ...plan, ...changes })))
  const [first, ...problems] = error.message.split('\n')
  expect([error.code, first]).toEqual(['PLAN_INVALID', 'the plan cannot be used:'])
  return problems
}
const FILES = plan.files.join()

describe('a plan', () => {
  it.each<[object, readonly string[]]>([
    [{ schema: 'x' }, ['plan.schema: expected attested-release/plan/v2, got "x"']],
    [{ commit: 'HEAD' }, ['plan.commit: expected a commit, got "HEAD"']],
    [{ commit: `${SHA}0` }, [`plan.commit: expected a commit, got "${SHA}0"`]],
    [{ ref: 'main' }, ['plan.ref: expected a full ref, got "main"']],
    [{ ref: 'x/refs/y' }, ['plan.ref: expected a full ref, got "x/refs/y"']],
    [{ ref: 'refs/x\ny' }, ['plan.ref: expected a full ref, got "refs/x\\ny"']],
    [{ repository: 'a' }, ['plan.repository: expected owner/name, got "a"']],
    [{ repository: 'a/b/c' }, ['plan.repository: expected owner/name, got "a/b/c"']],
    [
      { checksums: 'x' },
      [
        `plan.checksums: expected ${plan.checksums}, got x`,
        `plan.files: expected app-1.2.3-linux-amd64,app-1.2.3-linux-amd64.cdx.json,app-1.2.3-windows-amd64.exe,app-1.2.3-windows-amd64.exe.cdx.json,app-1.2.3.intoto.jsonl,x, got ${FILES}`,
      ],
    ],
    ...['../x.cdx.json', '/x.cdx.json', 'x.xml'].map((sbomPath): [object, readonly string[]] => [
      { sbomPath },
      ['plan.sbomPath: expected a path in the checkout'],
    ]),
    [{ bins: ['x'] }, ['plan.bins: expected app, got x']],
    [{ packages: ['x'], tag: 'v1.2.3' }, ['plan.packages: expected app, got x']],
    [{ files: ['x'] }, [`plan.files: expected ${FILES}, got x`]],
    [{ tag: 'v2' }, ['plan.tag: expected v1.2.3 or app-v1.2.3 or app/v1.2.3 or 1.2.3, got v2']],
    [{ tag: null }, ['plan.version: a rehearsal has a version that ends in -dev']],
    [
      { platforms: parsePlatforms(['linux-amd64']) },
      ['plan.artifacts: app-1.2.3-windows-amd64.exe: no platform windows-amd64 is planned'],
    ],
    [
      { artifacts: [linux, { ...windows, target: 't', optional: false }] },
      [
        'plan.artifacts: app-1.2.3-windows-amd64.exe: target: expected x86_64-pc-windows-msvc, got t',
        'plan.artifacts: app-1.2.3-windows-amd64.exe: optional: expected true, got false',
      ],
    ],
  ])('%#: %j', (changes, problems) => {
    expect(said(changes)).toEqual(problems)
  })

  it('without artifacts, with another SBOM, or with names that GitHub refuses', () => {
    expect(said({ artifacts: [] })[0]).toBe('plan.artifacts: empty')
    expect(said({ artifacts: [{ ...linux, sbom: 'x' }, windows] })[0]).toBe(
      'plan.artifacts: app-1.2.3-linux-amd64: sbom: expected app-1.2.3-linux-amd64.cdx.json, got x',
    )
    expect(said({ artifacts: [{ ...linux, name: 'a b', sbom: null }, windows] })[0]).toBe(
      'plan.files: expected files of the release have names that GitHub does not keep:',
    )
  })

  it('has a bound on what is said of it', () => {
    expect(said({ platforms: Array.from({ length: 21 }, () => 1) })).toHaveLength(20)
  })

  it('that is not whole is not looked at for contradictions', () => {
    expect(said({ name: 5, tag: 'v9' })).toEqual(['plan.name: expected a text, got 5'])
  })

  it('is of this run, and what stands beside it may only repeat it', () => {
    const none: PlanClaims = {
      packages: undefined,
      bins: undefined,
      platforms: undefined,
      tag: undefined,
    }
    const fits = (context: object, claims: object): unknown => {
      const error = thrownBy(() => {
        checkPlanFits(plan, { ...CONTEXT, ...context }, { ...none, ...claims })
      })
      return [error.code, ...error.message.split('\n')]
    }
    const head = [
      'PLAN_DIFFERS',
      "the plan is not this run's, or the inputs beside it contradict it:",
    ]
    expect(fits({ repository: 'a/b', sha: 's', ref: 'r' }, {})).toEqual([
      ...head,
      'plan.repository: expected a/b, got octo/app',
      `plan.commit: expected s, got ${SHA}`,
      'plan.ref: expected r, got refs/tags/v1.2.3',
    ])
    const claims = {
      packages: ['b', 'a', 'b'],
      bins: ['x'],
      platforms: parsePlatforms(['windows-amd64', 'linux-amd64?']),
      tag: null,
    }
    expect(fits({}, claims)).toEqual([
      ...head,
      'plan.packages: expected a,b, got app',
      'plan.bins: expected x, got app',
      'plan.platforms: expected linux-amd64=x86_64-unknown-linux-gnu@ubuntu-24.04?,windows-amd64=x86_64-pc-windows-msvc@windows-2025, got linux-amd64=x86_64-unknown-linux-gnu@ubuntu-24.04,windows-amd64=x86_64-pc-windows-msvc@windows-2025?',
      'plan.tag: expected null, got v1.2.3',
    ])
    const same = {
      packages: ['app'],
      bins: ['app', 'app'],
      platforms: plan.platforms,
      tag: 'v1.2.3',
    }
    checkPlanFits(plan, CONTEXT, same)
    checkPlanFits(plan, CONTEXT, none)
  })
})
