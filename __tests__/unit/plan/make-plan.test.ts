import { describe, expect, it } from '@jest/globals'
import { DEFAULT_FEATURES } from '../../../src/plan/features.ts'
import { hostPlatform } from '../../../src/plan/platform.ts'
import { thrownBy } from '../../support/thrown.ts'
import type { TestPackage } from './metadata-builder.ts'
import { planOf, SHA, type PlanCase } from './plan-builder.ts'

const codeOf = (input: PlanCase): string => thrownBy(() => planOf(input)).code
const linux = { platforms: ['linux-amd64'] }

describe('the plan of a single crate', () => {
  it('is complete with nothing asked for', () => {
    const plan = planOf({ request: { platforms: ['linux-amd64', 'windows-amd64?'] } })
    expect(plan).toEqual({
      schema: 'attested-release/plan/v2',
      name: 'app',
      bins: ['app'],
      packages: ['app'],
      version: '1.2.3',
      tag: 'v1.2.3',
      prerelease: false,
      publishable: true,
      commit: SHA,
      ref: 'refs/tags/v1.2.3',
      repository: 'octo/app',
      platforms: [
        {
          name: 'linux-amd64',
          target: 'x86_64-unknown-linux-gnu',
          runner: 'ubuntu-24.04',
          optional: false,
        },
        {
          name: 'windows-amd64',
          target: 'x86_64-pc-windows-msvc',
          runner: 'windows-2025',
          optional: true,
        },
      ],
      sbomPath: null,
      include: [],
      artifacts: [
        {
          name: 'app-1.2.3-linux-amd64',
          bin: 'app',
          package: 'app',
          platform: 'linux-amd64',
          target: 'x86_64-unknown-linux-gnu',
          optional: false,
          sbom: 'app-1.2.3-linux-amd64.cdx.json',
          archive: null,
        },
        {
          name: 'app-1.2.3-windows-amd64.exe',
          bin: 'app',
          package: 'app',
          platform: 'windows-amd64',
          target: 'x86_64-pc-windows-msvc',
          optional: true,
          sbom: 'app-1.2.3-windows-amd64.exe.cdx.json',
          archive: null,
        },
      ],
      extras: [],
      checksums: 'app-1.2.3-checksums.txt',
      evidence: 'app-1.2.3.intoto.jsonl',
      files: [
        'app-1.2.3-checksums.txt',
        'app-1.2.3-linux-amd64',
        'app-1.2.3-linux-amd64.cdx.json',
        'app-1.2.3-windows-amd64.exe',
        'app-1.2.3-windows-amd64.exe.cdx.json',
        'app-1.2.3.intoto.jsonl',
      ],
    })
  })

  it('has five platforms by default', () => {
    expect(planOf().platforms.map(({ name }) => name)).toEqual([
      'linux-amd64',
      'linux-arm64',
      'macos-arm64',
      'macos-amd64',
      'windows-amd64',
    ])
  })

  it('has the host alone under all, whatever Cargo.toml says, unless the input says more', () => {
    const onlyPlatform = hostPlatform('x86_64-unknown-linux-gnu')
    const workspace = { 'attested-release': { platforms: ['macos-arm64'] } }
    const names = (request: PlanCase['request']): string[] =>
      planOf({ workspace, request: { onlyPlatform, ...request } }).platforms.map(p => p.name)
    expect(names({})).toEqual(['linux-amd64'])
    expect(names({ platforms: ['windows-arm64'] })).toEqual(['windows-arm64'])
    expect(planOf({ workspace }).platforms.map(p => p.name)).toEqual(['macos-arm64'])
  })

  it('drops the SBOMs when told to', () => {
    const plan = planOf({ request: { ...linux, sbom: false } })
    expect(plan.artifacts.map(({ sbom }) => sbom)).toEqual([null])
    expect(plan.files).toHaveLength(3)
  })

  it.each([
    [null, true],
    [['crates-io'], true],
    [['corp'], false],
    [[], false],
  ])('with publish = %j is publishable: %j', (publish, publishable) => {
    expect(planOf({ packages: [{ name: 'app', root: true, publish }] }).publishable).toBe(
      publishable,
    )
  })
})

describe('version and tag', () => {
  const crate = (version: string): readonly TestPackage[] => [{ name: 'app', root: true, version }]

  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['app-v1.2.3', '1.2.3'],
    ['app/v1.2.3', '1.2.3'],
    ['v1.2.3-rc.1', '1.2.3-rc.1'],
    ['v1.2.3+b5', '1.2.3+b5'],
    ['app-v0.1.0-a-b.2+x.y', '0.1.0-a-b.2+x.y'],
  ])('%s fits version %s', (tag, version) => {
    const plan = planOf({ packages: crate(version), ref: `refs/tags/${tag}` })
    expect([plan.tag, plan.version]).toEqual([tag, version])
    expect(plan.prerelease).toBe(version.includes('-'))
  })

  it.each(['v1.2.4', '1.2', 'v1.2.3-rc.1', 'v1.2.3+b', 'app-v2.0.0', 'app/v1.2.30'])(
    '%s does not fit version 1.2.3',
    tag => {
      expect(codeOf({ ref: `refs/tags/${tag}` })).toBe(
        tag === '1.2' ? 'TAG_FORM_UNKNOWN' : 'TAG_VERSION_MISMATCH',
      )
    },
  )

  it.each(['latest', 'release-1.2.3', 'V1.2.3', 'other-v1.2.3', 'app-1.2.3', 'v01.2.3', 'v1.2.3 '])(
    '%j is none of the forms',
    tag => {
      const error = thrownBy(() => planOf({ ref: `refs/tags/${tag}` }))
      expect(error.code).toBe('TAG_FORM_UNKNOWN')
      expect(error.expected).toContain('app-v1.2.3')
    },
  )

  it('is compared before anything else', () => {
    const wrongToo = { platforms: ['nonsense'], assetName: '{nonsense}' }
    expect(codeOf({ ref: 'refs/tags/v9.9.9', request: wrongToo })).toBe('TAG_VERSION_MISMATCH')
  })

  it('is a rehearsal without a tag', () => {
    const plan = planOf({ ref: 'refs/heads/main', request: linux })
    expect([plan.tag, plan.version, plan.prerelease]).toEqual([null, '1.2.3-dev', false])
    expect(plan.files[0]).toBe('app-1.2.3-dev-checksums.txt')
  })

  it('refuses a tag on the run of a branch, or of another tag', () => {
    const request = { tag: 'v1.2.3' }
    expect(codeOf({ ref: 'refs/heads/main', request })).toBe('BRANCH_REF_REFUSED')
    const allowed = { ...request, allowBranchRef: true }
    expect(planOf({ ref: 'refs/heads/main', request: allowed }).tag).toBe('v1.2.3')
    expect(codeOf({ ref: 'refs/tags/v1.2.2', request: allowed })).toBe('BRANCH_REF_REFUSED')
    expect(planOf({ request: { tag: 'refs/tags/v1.2.3' } }).tag).toBe('v1.2.3')
  })
})

describe('packages and binaries', () => {
  const workspace: readonly TestPackage[] = [
    { name: 'core', bins: [], lib: true, version: '9.0.0' },
    { name: 'cli', bins: ['cli', 'helper'] },
    { name: 'server', version: '2.0.0', apart: true },
  ]

  it('takes the default members and all their binaries; libraries do not matter', () => {
    const plan = planOf({ packages: workspace, request: { ...linux, name: 'suite' } })
    expect([plan.name, plan.bins, plan.packages]).toEqual(['suite', ['cli', 'helper'], ['cli']])
  })

  it('needs a name for several binaries without a root package', () => {
    expect(codeOf({ packages: workspace })).toBe('NAME_REQUIRED')
    const rooted = [{ name: 'suite', root: true, bins: ['a', 'b'] }]
    expect(planOf({ packages: rooted }).name).toBe('suite')
  })

  it('takes what is asked for', () => {
    expect(planOf({ packages: workspace, request: { bins: ['helper'] } }).name).toBe('helper')
    const request = { packages: ['server'] }
    expect(planOf({ packages: workspace, request, ref: 'refs/tags/v2.0.0' }).bins).toEqual([
      'server',
    ])
  })

  it('takes the package that the tag names', () => {
    const plan = planOf({ packages: workspace, ref: 'refs/tags/server-v2.0.0' })
    expect([plan.packages, plan.version]).toEqual([['server'], '2.0.0'])
  })

  it('refuses several versions under one tag', () => {
    const error = thrownBy(() =>
      planOf({ packages: workspace, request: { packages: ['cli', 'server'], name: 'x' } }),
    )
    expect(error.code).toBe('VERSION_DISAGREEMENT')
    expect(error.actual).toBe('cli 1.2.3, server 2.0.0')
  })

  it.each([
    [{ packages: ['nobody'] }, 'nobody'],
    [{ packages: ['core'] }, 'core'],
    [{ bins: ['nothing', 'cli'] }, 'nothing'],
    [{ packages: ['server'], bins: ['cli'] }, 'cli: no binary of server'],
  ])('refuses %j', (request, named) => {
    const error = thrownBy(() => planOf({ packages: workspace, request }))
    expect(error.code).toBe('SELECTION_INVALID')
    expect(error.message).toContain(named)
  })

  it('refuses a workspace without binaries', () => {
    const packages = [{ name: 'core', bins: [], lib: true }]
    expect(codeOf({ packages })).toBe('SELECTION_INVALID')
  })

  it('refuses more files than GitHub takes', () => {
    const bins = Array.from({ length: 500 }, (_, at) => `b${at}`)
    expect(codeOf({ packages: [{ name: 'app', root: true, bins }], request: linux })).toBe(
      'SELECTION_INVALID',
    )
  })
})

describe('required-features', () => {
  const packages: readonly TestPackage[] = [
    {
      name: 'app',
      root: true,
      bins: ['app', 'tool', 'gui'],
      requiredFeatures: { tool: ['a'], gui: ['window'] },
      features: { default: ['b'], b: ['a'], a: [], window: ['dep:w'] },
    },
  ]
  const bins = (request: PlanCase['request']): readonly string[] =>
    planOf({ packages, request: { ...linux, ...request } }).bins

  it('leaves out what the default features leave off', () => {
    expect(bins({})).toEqual(['app', 'tool'])
  })

  it('takes the word of whoever asks by name while the features are not known', () => {
    expect(bins({ bins: ['gui'] })).toEqual(['gui'])
  })

  it('follows the features of the build where they are known', () => {
    const features = (part: object): PlanCase['request'] => ({
      features: { ...DEFAULT_FEATURES, ...part },
    })
    expect(bins(features({ features: ['window'] }))).toEqual(['app', 'gui', 'tool'])
    expect(bins(features({ features: ['app/window'] }))).toEqual(['app', 'gui', 'tool'])
    expect(bins(features({ allFeatures: true }))).toEqual(['app', 'gui', 'tool'])
    expect(bins(features({ noDefaultFeatures: true }))).toEqual(['app'])
    const error = thrownBy(() => bins({ ...features({}), bins: ['gui'] }))
    expect(error.code).toBe('SELECTION_INVALID')
    expect(error.message).toContain('gui: needs the feature(s) window')
  })

  it('says which features are missing when nothing is left', () => {
    const only = [{ name: 'app', root: true, requiredFeatures: { app: ['x'] } }]
    const error = thrownBy(() => planOf({ packages: only }))
    expect(error.message).toContain('app: needs the feature(s) x')
  })
})

describe('names', () => {
  it('follow the template', () => {
    const assetName = '{name}_{package}_{bin}_{version}_{target}'
    const [artifact] = planOf({ request: { ...linux, assetName } }).artifacts
    expect(artifact?.name).toBe('app_app_app_1.2.3_x86_64-unknown-linux-gnu')
  })

  it('keep build metadata', () => {
    const packages = [{ name: 'app', root: true, version: '1.2.3+git.5' }]
    const plan = planOf({ packages, ref: 'refs/tags/v1.2.3+git.5', request: linux })
    expect(plan.artifacts[0]?.name).toBe('app-1.2.3+git.5-linux-amd64')
  })

  it.each([
    [{ assetName: '{bin}-{system}' }, 'ASSET_NAME_REFUSED'],
    [{ assetName: '{bin}-{os}' }, 'ASSET_NAME_COLLISION'],
    [{ assetName: '{bin} {platform}' }, 'ASSET_NAME_REFUSED'],
    [{ assetName: '.{bin}-{platform}' }, 'ASSET_NAME_REFUSED'],
    [{ assetName: '{bin}..{platform}' }, 'ASSET_NAME_REFUSED'],
    [{ name: 'My App' }, 'ASSET_NAME_REFUSED'],
    [{ name: 'größe' }, 'ASSET_NAME_REFUSED'],
    [{ assetName: '{bin}-{version}' }, 'ASSET_NAME_COLLISION'],
    [
      { assetName: '{name}-{version}-checksums.txt', platforms: ['linux-amd64'] },
      'ASSET_NAME_COLLISION',
    ],
  ])('refuse %j: %s', (request, code) => {
    expect(codeOf({ request })).toBe(code)
  })

  it('that differ in case alone collide, and are named', () => {
    const error = thrownBy(() =>
      planOf({ packages: [{ name: 'app', root: true, bins: ['Tool', 'tool'] }], request: linux }),
    )
    expect(error.code).toBe('ASSET_NAME_COLLISION')
    expect(error.message).toContain('Tool-1.2.3-linux-amd64 and tool-1.2.3-linux-amd64')
  })
})

it('the same input makes the same plan, whatever order cargo lists things in', () => {
  const packages: readonly TestPackage[] = [{ name: 'b' }, { name: 'a', bins: ['z', 'a'] }]
  const one = planOf({ packages, request: { name: 'x' } })
  const two = planOf({ packages: packages.toReversed(), request: { name: 'x' } })
  expect(JSON.stringify(one)).toBe(JSON.stringify(two))
})
