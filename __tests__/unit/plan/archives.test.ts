/** Plans with archives, with files that cargo does not make, and with what another tool has made. */
import { describe, expect, it } from '@jest/globals'
import { archiveFormat } from '../../../src/plan/artifact-name.ts'
import { collidingPaths, entryPathProblem, splitPath } from '../../../src/plan/archive-path.ts'
import { parseIncludes, placeOf } from '../../../src/plan/include.ts'
import { formatPlan, parsePlan } from '../../../src/plan/plan-json.ts'
import { architectureName, systemName } from '../../../src/plan/platform.ts'
import { isArtifact, isAssembled, stagedFiles } from '../../../src/plan/release-plan.ts'
import { planOfPlatform } from '../../../src/plan/staging.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf, type PlanCase } from './plan-builder.ts'

const two = ['linux-amd64', 'windows-amd64']
const settings = (table: unknown): PlanCase => ({ workspace: { 'attested-release': table } })
const errorOf = (input: PlanCase): { readonly code: string; readonly message: string } =>
  thrownBy(() => planOf(input))

describe('archives', () => {
  it('are what people expect on each system, with the binary under its own name', () => {
    const plan = planOf({ request: { platforms: two, archive: 'auto', include: ['LICENSE*'] } })
    expect(plan.artifacts.map(({ name, sbom, archive }) => [name, sbom, archive])).toEqual([
      [
        'app-1.2.3-linux-amd64.tar.gz',
        'app-1.2.3-linux-amd64.tar.gz.cdx.json',
        { format: 'tar.gz', binary: 'app-1.2.3-linux-amd64/app' },
      ],
      [
        'app-1.2.3-windows-amd64.zip',
        'app-1.2.3-windows-amd64.zip.cdx.json',
        { format: 'zip', binary: 'app-1.2.3-windows-amd64/app.exe' },
      ],
    ])
    expect(plan.include).toEqual(['LICENSE*'])
    expect(parsePlan(formatPlan(plan))).toEqual(plan)
    expect([
      archiveFormat('aarch64-apple-darwin'),
      archiveFormat('x86_64-pc-windows-msvc'),
    ]).toEqual(['tar.gz', 'zip'])
  })

  it('are asked for in Cargo.toml too, and the inputs win', () => {
    const table = settings({ archive: 'auto', include: ['LICENSE', 'README.md=doc/'] })
    const asked = planOf({ ...table, request: { platforms: two } })
    expect(asked.artifacts[0]?.archive?.format).toBe('tar.gz')
    expect(asked.include).toEqual(['LICENSE', 'README.md=doc/'])
    const none = planOf({ ...table, request: { platforms: two, archive: 'none' } })
    expect([none.artifacts[0]?.archive, none.include]).toEqual([null, []])
    const other = planOf({ ...table, request: { platforms: two, include: ['NOTICE'] } })
    expect(other.include).toEqual(['NOTICE'])
    const loose = planOf({ ...settings({ archive: 'none' }), request: { platforms: two } })
    expect(loose.artifacts[0]?.archive).toBeNull()
    expect(errorOf(settings({ archive: 'zip' })).code).toBe('SETTINGS_INVALID')
  })

  it.each<[PlanCase, RegExp]>([
    [{ request: { include: ['LICENSE'] } }, /nothing is packed/],
    [{ request: { archive: 'none', include: ['LICENSE'] } }, /nothing is packed/],
    [settings({ include: ['LICENSE'] }), /nothing is packed/],
    [{ request: { archive: 'auto', include: ['/etc/passwd'] } }, /not below the checkout/],
    [{ request: { archive: 'auto', include: ['C:x'] } }, /not below the checkout/],
    [{ request: { archive: 'auto', include: ['a/../../x'] } }, /not a plain path/],
    [{ request: { archive: 'auto', include: ['a//x'] } }, /not a plain path/],
    [{ request: { archive: 'auto', include: ['a\\x'] } }, /forward slashes/],
    [{ request: { archive: 'auto', include: ['=x'] } }, /no pattern/],
    [{ request: { archive: 'auto', include: ['a=../x'] } }, /not a plain path/],
    [{ request: { archive: 'auto', include: ['a='] } }, /not a plain path/],
    [{ request: { archive: 'auto', include: ['a=b=c'] } }, /two =/],
  ])('%j is refused', (input, message) => {
    const error = errorOf(input)
    expect(error.code).toBe('SELECTION_INVALID')
    expect(error.message).toMatch(message)
  })

  it('collide like binaries, and of two systems alone they do not', () => {
    const template = { archive: 'auto', assetName: '{bin}-{version}' } as const
    expect(errorOf({ request: template }).code).toBe('ASSET_NAME_COLLISION')
    const bins = [{ name: 'app', root: true, bins: ['app', 'tool'] }]
    const same = { archive: 'auto', platforms: two, assetName: '{platform}' } as const
    expect(errorOf({ packages: bins, request: same }).code).toBe('ASSET_NAME_COLLISION')
    expect(
      planOf({ request: { ...template, platforms: two } }).artifacts.map(({ name }) => name),
    ).toEqual(['app-1.2.3.tar.gz', 'app-1.2.3.zip'])
  })

  it.each([
    ['another folder', { archive: { format: 'tar.gz', binary: 'x/app' } }],
    ['another format', { archive: { format: 'zip', binary: 'app-1.2.3-linux-amd64/app' } }],
    ['no such format', { archive: { format: 'rar', binary: 'app-1.2.3-linux-amd64/app' } }],
    ['a way out', { archive: { format: 'tar.gz', binary: '../app' } }],
    ['no archive', { archive: null }],
    ['nothing said', { archive: undefined }],
    ['another name', { name: 'app', sbom: 'app.cdx.json' }],
  ])('in a plan with %s are refused', (_, change) => {
    const plan = planOf({
      request: { platforms: ['linux-amd64'], archive: 'auto', include: ['L'] },
    })
    const [artifact] = plan.artifacts
    const text = JSON.stringify({ ...plan, artifacts: [{ ...artifact, ...change }] })
    expect(thrownBy(() => parsePlan(text)).code).toBe('PLAN_INVALID')
  })
})

describe('the place of an included file', () => {
  it.each([
    ['LICENSE', 'LICENSE', 'LICENSE'],
    ['./doc/*', 'doc/a.md', 'doc/a.md'],
    ['target/man/*=man/', 'target/man/app.1', 'man/app.1'],
    ['target/app.1=app.1', 'target/app.1', 'app.1'],
  ])('%s puts %s at %s', (entry, path, place) => {
    const [included] = parseIncludes([entry])
    expect(included?.pattern.startsWith('./')).toBe(false)
    expect(included === undefined ? '' : placeOf(included, path)).toBe(place)
  })
})

describe('a path in an archive', () => {
  it.each(['a', 'a/b.c', 'a-b/LICENSE MIT', '.a/..b', 'a/_app', '(a)/b,c=~#@+'])(
    '%j is one',
    path => expect(entryPathProblem(path)).toBeUndefined(),
  )

  it.each([
    '',
    '/',
    'a/',
    '/a',
    'a//b',
    '.',
    'a/..',
    'a/ b',
    'a/b ',
    'a/b.',
    'a\\b',
    'a:b',
    'a\u0000',
    'é',
    'con',
    'a/NUL.txt',
    'a*',
  ])('%j is none', path => expect(entryPathProblem(path)).toMatch(/plain path/))

  it('fits into the two fields of a header, or is refused', () => {
    expect(splitPath('x'.repeat(100))).toEqual({ prefix: '', name: 'x'.repeat(100) })
    expect(splitPath(`${'a'.repeat(155)}/${'b'.repeat(100)}`)).toEqual({
      prefix: 'a'.repeat(155),
      name: 'b'.repeat(100),
    })
    expect(splitPath(`${'a'.repeat(156)}/${'b'.repeat(100)}`)).toBeUndefined()
    expect(splitPath(`a/${'b'.repeat(101)}`)).toBeUndefined()
    expect(splitPath(`/${'b'.repeat(100)}`)).toBeUndefined()
    expect(entryPathProblem(`a/${'b'.repeat(101)}`)).toBe('too long for a tar archive')
  })

  it('collides with itself in another case, and with a folder of its name', () => {
    expect(collidingPaths(['a/b', 'a/c'])).toEqual([])
    expect(collidingPaths(['a/B', 'a/b'])).toEqual(['a/b'])
    expect(collidingPaths(['A/b', 'a/b/c'])).toEqual(['A/b'])
  })
})

describe('files that cargo does not make', () => {
  const request = {
    platforms: ['linux-amd64'],
    extraAssets: ['out/b.deb', './a.deb.cdx.json', 'dist\\x=a.deb'],
    prebuilt: ['c.sh'],
  }
  const plan = planOf({ request })

  it('are planned by name, each with its SBOM where there is one', () => {
    expect(plan.extras).toEqual([
      {
        name: 'a.deb',
        path: 'dist/x',
        made: 'built',
        sbom: 'a.deb.cdx.json',
        sbomPath: 'a.deb.cdx.json',
      },
      { name: 'b.deb', path: 'out/b.deb', made: 'built', sbom: null, sbomPath: null },
      { name: 'c.sh', path: 'c.sh', made: 'assembled', sbom: null, sbomPath: null },
    ])
    expect(plan.files).toEqual(expect.arrayContaining(['a.deb', 'a.deb.cdx.json', 'b.deb', 'c.sh']))
    expect(parsePlan(formatPlan(plan))).toEqual(plan)
    expect(stagedFiles(plan).map(one => [isArtifact(one), isAssembled(one)])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ])
    expect(planOfPlatform(plan, 'linux-amd64').extras).toEqual([])
  })

  it('are named in Cargo.toml too, and signed like all others', () => {
    const asked = planOf({ ...settings({ 'extra-assets': 'a.deb, b.deb', gpg: true }) })
    expect(asked.files).toEqual(expect.arrayContaining(['a.deb', 'a.deb.asc', 'b.deb.asc']))
    // Of this run's jobs, which build the binaries as well.
    expect(asked.platforms).toHaveLength(5)
    const table = settings({ prebuilt: ['a'] })
    expect(planOf(table).extras.map(({ name, made }) => [name, made])).toEqual([['a', 'assembled']])
    expect(planOf({ ...table, request: { prebuilt: ['b'] } }).files).toEqual(
      expect.arrayContaining(['b']),
    )
  })

  it('made by another tool are not built again, unless somebody asks for both', () => {
    const only = planOf({ request: { prebuilt: ['app.tar.xz', 'app.tar.xz.spdx.json'] } })
    expect([only.platforms, only.artifacts, only.bins]).toEqual([[], [], []])
    expect(only.extras[0]?.sbom).toBe('app.tar.xz.spdx.json')
    expect(only.packages).toEqual(['app'])
    expect(parsePlan(formatPlan(only))).toEqual(only)
    const both = planOf({
      ...settings({ platforms: ['linux-amd64'] }),
      request: { prebuilt: ['x'] },
    })
    expect(both.artifacts).toHaveLength(1)
  })

  it.each<[Record<string, unknown>, string, RegExp]>([
    [{ extraAssets: ['*.deb'] }, 'SELECTION_INVALID', /a pattern/],
    [{ extraAssets: ['dist/'] }, 'SELECTION_INVALID', /no file/],
    [{ extraAssets: ['=x'] }, 'SELECTION_INVALID', /no file/],
    [{ extraAssets: ['x='] }, 'SELECTION_INVALID', /no name/],
    [{ prebuilt: ['x=y=z'] }, 'SELECTION_INVALID', /no name/],
    [{ prebuilt: ['x', 'x.cdx.json', 'x.spdx.json'] }, 'SELECTION_INVALID', /two SBOMs/],
    [{ extraAssets: ['a/x', 'b/x'] }, 'ASSET_NAME_COLLISION', /x/],
    [{ extraAssets: ['x'], prebuilt: ['X'] }, 'ASSET_NAME_COLLISION', /X and x/],
    [{ extraAssets: ['app-1.2.3-checksums.txt'] }, 'ASSET_NAME_COLLISION', /checksums/],
    [{ extraAssets: ['a b.deb'] }, 'ASSET_NAME_REFUSED', /a b/],
  ])('%j is %s', (change, code, message) => {
    const error = errorOf({ request: change })
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })

  it.each([
    { made: 'found' },
    { name: '' },
    { sbom: 'other.cdx.json' },
    { sbom: null },
    { sbomPath: null },
    { more: 1 },
  ])('%j in a plan is refused', change => {
    const text = JSON.stringify({ ...plan, extras: [{ ...plan.extras[0], ...change }] })
    expect(thrownBy(() => parsePlan(text)).code).toBe('PLAN_INVALID')
  })
})

describe('the parts of a triple', () => {
  it.each([
    ['x86_64-unknown-linux-gnu', 'linux', 'amd64'],
    ['aarch64-apple-darwin', 'macos', 'arm64'],
    ['universal-apple-darwin', 'macos', 'universal'],
    ['aarch64-pc-windows-msvc', 'windows', 'arm64'],
    ['x86_64-unknown-freebsd', 'freebsd', 'amd64'],
    ['riscv64gc-unknown-linux-musl', 'linux', 'riscv64gc'],
    ['wasm32-wasip1', 'wasm32-wasip1', 'wasm32'],
    ['constructor-x-y', 'y', 'constructor'],
  ])('%s is for %s on %s', (target, os, arch) => {
    expect([systemName(target), architectureName(target)]).toEqual([os, arch])
  })
})

describe('packages of a workspace', () => {
  const packages = [{ name: 'one' }, { name: 'two' }, { name: 'three', version: '2.0.0' }]

  it.each([
    ['refs/tags/three-v2.0.0', ['three'], 'three-2.0.0-three-v2.0.0'],
    ['refs/tags/three/v2.0.0', ['three'], 'three-2.0.0-three-v2.0.0'],
    ['refs/tags/one-v1.2.3', ['one'], 'one-1.2.3-one-v1.2.3'],
  ])('are released under tags of their own: %s', (ref, names, stem) => {
    const request = { platforms: ['linux-amd64'], assetName: '{bin}-{version}-{tag}' }
    const plan = planOf({ packages, ref, request })
    expect([plan.packages, plan.artifacts[0]?.name]).toEqual([names, stem])
  })

  it('are released together at one version alone', () => {
    const request = { packages: ['one', 'two'], platforms: ['linux-amd64'], name: 'both' }
    expect(planOf({ packages, request }).packages).toEqual(['one', 'two'])
    const all = { ...request, packages: ['one', 'three'] }
    expect(errorOf({ packages, request: all }).code).toBe('VERSION_DISAGREEMENT')
  })
})
