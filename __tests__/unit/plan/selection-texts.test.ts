/** What is said of a selection, of cargo's answers and of settings that cannot be used, word for word. */
import { describe, expect, it } from '@jest/globals'
import { collidingNames } from '../../../src/plan/asset-name.ts'
import { checkFresh, executableOf, parseCargoMessages } from '../../../src/plan/cargo-messages.ts'
import { parseCargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { enabledFeatures } from '../../../src/plan/features.ts'
import { planFiles } from '../../../src/plan/make-plan.ts'
import { hostPlatform, parsePlatforms, parseRustcVersion } from '../../../src/plan/platform.ts'
import { commonVersion, selectPackages } from '../../../src/plan/selection.ts'
import { thrownBy } from '../../support/thrown.ts'
import { metadataOf, rawMetadata, type TestPackage } from './metadata-builder.ts'
import { planOf } from './plan-builder.ts'

const told = (work: () => unknown): readonly unknown[] => {
  const { code, message, expected, actual } = thrownBy(work)
  const end = expected === undefined ? '' : `: expected ${expected}, got ${String(actual)}`
  return [code, message.replace(end, ''), expected, actual]
}
const table = (settings: unknown): unknown => ({ 'attested-release': settings })
const two: readonly TestPackage[] = [{ name: 'a' }, { name: 'b', version: '2.0.0' }]

describe('a selection', () => {
  it('is of packages that there are, with binaries', () => {
    const metadata = metadataOf([
      ...two,
      { name: 'l', bins: [], lib: true },
      { name: 'm', bins: [] },
    ])
    expect(told(() => selectPackages(metadata, { packages: ['a', 'x', 'y'], tag: null }))).toEqual([
      'SELECTION_INVALID',
      'the workspace has no package x, y',
      'some of a, b, l, m',
      'a, x, y',
    ])
    expect(told(() => selectPackages(metadata, { packages: ['a', 'l', 'm'], tag: null }))).toEqual([
      'SELECTION_INVALID',
      'the package(s) l, m have no binary to release',
      undefined,
      undefined,
    ])
    const names = (tag: string | null): unknown =>
      selectPackages(metadata, { packages: undefined, tag }).map(item => item.name)
    expect([names('a-v1.0.0'), names('l-v1.0.0'), names(null)]).toEqual([
      ['a'],
      ['a', 'b', 'l', 'm'],
      ['a', 'b', 'l', 'm'],
    ])
  })

  it('is of binaries that there are, with their features', () => {
    const packages = [
      { name: 'a', bins: ['p', 'q', 'r'], requiredFeatures: { p: ['x', 'y'], q: ['z'] } },
    ]
    const features = { features: [], allFeatures: false, noDefaultFeatures: false }
    const message = (...lines: string[]): string =>
      `the binaries to release cannot be determined:\n${lines.join('\n')}`
    expect(
      thrownBy(() => planOf({ packages, request: { bins: ['p', 'n', 'q'], features } })),
    ).toMatchObject({
      code: 'SELECTION_INVALID',
      message: expect.stringContaining(
        message('n: no binary of a', 'p: needs the feature(s) x, y', 'q: needs the feature(s) z'),
      ),
      expected: 'some of p, q, r',
    })
    const asked = { packages, request: { bins: ['n'], features } }
    expect(thrownBy(() => planOf(asked)).message.split('\n')).toHaveLength(2)
    const none = [{ name: 'a', bins: ['p', 'q'], requiredFeatures: { p: ['x', 'y'], q: ['z'] } }]
    expect(thrownBy(() => planOf({ packages: none }))).toMatchObject({
      message: expect.stringContaining(
        message('p: needs the feature(s) x, y', 'q: needs the feature(s) z'),
      ),
      expected: 'some of p, q',
    })
    expect(thrownBy(() => planOf({ packages: [{ name: 'a', bins: [] }] }))).toMatchObject({
      message: expect.stringContaining(message('the selected packages have no binaries')),
      expected: 'a package with a binary',
    })
  })

  it('has one version and one name', () => {
    const metadata = metadataOf(two)
    expect(told(() => commonVersion(metadata.members))).toEqual([
      'VERSION_DISAGREEMENT',
      expect.stringContaining(
        'one release has one version, but the selected packages have several',
      ),
      undefined,
      'a 1.2.3, b 2.0.0',
    ])
    expect(thrownBy(() => commonVersion([])).code).toBe('VERSION_DISAGREEMENT')
    expect(thrownBy(() => planOf({ packages: [{ name: 'a' }, { name: 'b' }] }))).toMatchObject({
      code: 'NAME_REQUIRED',
      message: expect.stringContaining('the release needs a name of its own'),
      actual: '2 binaries: a, b',
    })
  })

  it('is published where every package is, and led by no package that has no binary', () => {
    const packages = [
      { name: 'a', root: true },
      { name: 'b', publish: [] },
    ]
    expect(planOf({ packages }).publishable).toBe(false)
    const led = [{ name: 'a' }, { name: 'l', bins: [], lib: true, metadata: table({ name: 'x' }) }]
    expect(planOf({ packages: led }).name).toBe('a')
  })

  it('fits on one release', () => {
    const own = { checksums: 'c', evidence: 'e' }
    const files = (count: number): readonly string[] => {
      const [one] = planOf().artifacts
      if (one === undefined) throw new Error('no artifact')
      const artifacts = Array.from({ length: count }, (_, at) => ({
        ...one,
        name: `f${at}`,
        sbom: null,
      }))
      return planFiles({ artifacts, extras: [] }, own)
    }
    expect(files(998)).toHaveLength(1000)
    expect(told(() => files(999))).toEqual([
      'SELECTION_INVALID',
      'GitHub does not take that many files on one release',
      'at most 1000',
      '1001',
    ])
  })

  it('collides by case, not by what the case of a letter may be spelt as', () => {
    expect(collidingNames(['ß', 'SS'])).toEqual([])
  })
})

describe('features', () => {
  const [item] = metadataOf([
    { name: 'a', features: { default: ['x'], x: ['y', 'x'], y: [], z: [] } },
  ]).members
  if (item === undefined) throw new Error('no package')
  const enabled = (selection: object): unknown =>
    [
      ...enabledFeatures(item, {
        features: [],
        allFeatures: false,
        noDefaultFeatures: false,
        ...selection,
      }),
    ].sort()

  it('are those that are on, and no others', () => {
    expect(enabled({})).toEqual(['default', 'x', 'y'])
    expect(enabled({ noDefaultFeatures: true })).toEqual([])
    expect(enabled({ allFeatures: true })).toEqual(['default', 'x', 'y', 'z'])
    expect(enabled({ noDefaultFeatures: true, features: ['a/z', 'b/x', 'toString'] })).toEqual([
      'b/x',
      'toString',
      'z',
    ])
  })
})

describe('what cargo says', () => {
  const unit = (changes: object): string =>
    JSON.stringify({
      reason: 'compiler-artifact',
      package_id: 'p',
      target: { name: 'app', kind: ['bin'] },
      features: [],
      filenames: [],
      executable: '/t/app',
      fresh: true,
      ...changes,
    })

  it('is read line by line', () => {
    expect(parseCargoMessages(`${unit({})}\r\n \n{"reason":"x"}\n`).units).toHaveLength(1)
    const lines = Array.from({ length: 11 }, (_, at) => `line ${at + 1}: no JSON message`)
    expect(thrownBy(() => parseCargoMessages('x\n'.repeat(11))).message).toBe(
      `these are not the messages of a cargo build:\n${lines.slice(0, 10).join('\n')}`,
    )
  })

  it('names one place of a binary', () => {
    const at = (...lines: string[]): string =>
      executableOf(parseCargoMessages(lines.join('\n')).units, 'p', 'app')
    expect(at(unit({}), unit({ executable: null }))).toBe('/t/app')
    const what = "cargo's messages do not say where the binary app is"
    for (const [lines, actual] of [
      [[], 'none'],
      [[unit({ executable: null })], 'none'],
      [[unit({}), unit({ executable: '/u/app' })], '/t/app, /u/app'],
    ] as const) {
      expect(told(() => at(...lines))).toEqual(['BINARY_NOT_FOUND', what, 'one executable', actual])
    }
  })

  it('was built before', () => {
    const names = Array.from({ length: 11 }, (_, at) => `t${at}`)
    const lines = names.map(name => unit({ fresh: false, target: { name, kind: ['bin'] } }))
    const { units } = parseCargoMessages([...lines, ...lines].join('\n'))
    expect(
      thrownBy(() => {
        checkFresh(units)
      }),
    ).toMatchObject({
      code: 'BUILD_NOT_FRESH',
      message: expect.stringContaining('cargo built again what an earlier step should have built'),
      actual: names.slice(0, 10).join(', '),
    })
  })

  it('of its workspace is as documented', () => {
    const fields = [
      'license',
      'license_file',
      'description',
      'repository',
      'homepage',
      'documentation',
    ]
    const raw = rawMetadata([{ name: 'a', root: true }])
    const [one] = raw['packages'] as readonly object[]
    const filled = { ...one, ...Object.fromEntries(fields.map(name => [name, `the ${name}`])) }
    const [item] = parseCargoMetadata(JSON.stringify({ ...raw, packages: [filled] })).members
    expect(item).toMatchObject({
      license: 'the license',
      licenseFile: 'the license_file',
      description: 'the description',
      repository: 'the repository',
      homepage: 'the homepage',
      documentation: 'the documentation',
    })
    const rooted = parseCargoMetadata(JSON.stringify({ ...raw, workspace_root: '/repo//' }))
    expect(rooted.rootPackage?.name).toBe('a')
    const wrong = { ...raw, packages: Array.from({ length: 21 }, () => 1) }
    const { message } = thrownBy(() => parseCargoMetadata(JSON.stringify(wrong)))
    expect(message.split('\n').slice(0, 2)).toEqual([
      'cargo metadata answered something else than documented:',
      'cargo metadata.packages[0]: expected an object, got 1',
    ])
    expect(message.split('\n')).toHaveLength(21)
  })

  it('of the compiler names its host and its release', () => {
    const expected = 'the lines "host: …" and "release: …"'
    for (const text of ['host: a\n', 'release: 1\n', 'x'.repeat(201)]) {
      expect(told(() => parseRustcVersion(text))).toEqual([
        'CARGO_OUTPUT_INVALID',
        '`rustc -vV` does not say what it is',
        expected,
        JSON.stringify(text.slice(0, 200)),
      ])
    }
  })
})

it('platforms that are unknown are all named, and what is known', () => {
  const { message, remedy } = thrownBy(() => parsePlatforms(['x', 'y']))
  expect(message).toBe('the list of platforms has 2 problem(s):\n"x": unknown\n"y": unknown')
  expect(remedy).toBe(
    'Use linux-amd64, linux-arm64, linux-amd64-musl, linux-arm64-musl, macos-arm64, macos-amd64, macos-universal, windows-amd64, windows-arm64, freebsd-amd64, or name=target-triple@runner-label; a trailing ? makes one optional.',
  )
  expect(hostPlatform('aarch64-apple-darwin').optional).toBe(false)
})

it('settings that are wrong are all named, and the keys that there are', () => {
  const error = thrownBy(() => planOf({ workspace: table({ x: 1, bin: [1, 'a'], platforms: 5 }) }))
  const keys =
    'the keys package, bin, platforms, name, asset-name, sbom, gpg, archive, include, extra-assets, prebuilt'
  expect([error.code, error.expected]).toEqual(['SETTINGS_INVALID', keys])
  expect(error.message).toContain(
    'are wrong:\nworkspace: x: unknown key\nworkspace: bin: wrong value [1,"a"]\nworkspace: platforms: wrong value 5',
  )
  const several = [
    { name: 'a', metadata: table({ name: 'x' }) },
    { name: 'b', metadata: table({ name: 'y' }) },
  ]
  expect(thrownBy(() => planOf({ packages: several, request: { name: 'z' } })).message).toContain(
    'a, b: several packages are released together; put the settings into [workspace.metadata.attested-release]',
  )
})
