/** What is said of archives, and of files that cargo does not make, word for word. */
import { describe, expect, it } from '@jest/globals'
import { collidingPaths, entryPathProblem, splitPath } from '../../../src/plan/archive-path.ts'
import { parseNamedFiles, planExtras } from '../../../src/plan/extra-file.ts'
import { parseIncludes } from '../../../src/plan/include.ts'
import { parsePlan } from '../../../src/plan/plan-json.ts'
import { architectureName, systemName } from '../../../src/plan/platform.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from './plan-builder.ts'

const platforms = ['linux-amd64', 'windows-amd64']
const plan = planOf({
  request: {
    platforms,
    archive: 'auto',
    include: ['LICENSE'],
    extraAssets: ['a.deb', 'a.deb.cdx.json'],
  },
})
const said = (changes: object): readonly string[] =>
  thrownBy(() => parsePlan(JSON.stringify({ ...plan, ...changes })))
    .message.split('\n')
    .slice(1)
const [linux, windows] = plan.artifacts
const [extra] = plan.extras
const packed = (archive: unknown): readonly string[] =>
  said({ artifacts: [{ ...linux, archive }, windows] })
const other = (changes: object): readonly string[] => said({ extras: [{ ...extra, ...changes }] })

describe('a plan', () => {
  it('says which archive has which binary', () => {
    expect(parsePlan(JSON.stringify(plan))).toEqual(plan)
    expect(packed({ format: 'zip', binary: 'x/app' })).toEqual([
      'plan.artifacts: app-1.2.3-linux-amd64.tar.gz: archive.format: expected tar.gz, got zip',
      'plan.artifacts: app-1.2.3-linux-amd64.tar.gz: archive.binary: expected (a name that ends in .zip)/app, got x/app',
    ])
    expect(packed({ format: 'tar.gz', binary: 'x/app' })).toEqual([
      'plan.artifacts: app-1.2.3-linux-amd64.tar.gz: archive.binary: expected app-1.2.3-linux-amd64/app, got x/app',
    ])
    expect(packed({ format: 'rar', binary: '../app' })).toEqual([
      'plan.artifacts[0].archive.format: expected tar.gz or zip',
      'plan.artifacts[0].archive.binary: not a plain path that every system keeps as it is',
    ])
    expect(windows?.archive).toEqual({ format: 'zip', binary: 'app-1.2.3-windows-amd64/app.exe' })
  })

  it('packs something where it names what is packed', () => {
    const bare = planOf({ request: { platforms } })
    const text = JSON.stringify({ ...bare, include: ['LICENSE'] })
    expect(thrownBy(() => parsePlan(text)).message).toContain('plan.include: nothing is packed')
    expect(said({ include: ['/etc/passwd'] })).toEqual([
      'plan.include: expected patterns of files below the checkout',
    ])
    // One that packs is enough.
    const artifacts = [{ ...linux, archive: null }, windows]
    expect(parsePlan(JSON.stringify({ ...plan, artifacts })).include).toEqual(['LICENSE'])
  })

  it('says how another file came to be, and which SBOM is its own', () => {
    expect(plan.extras).toEqual([
      {
        name: 'a.deb',
        path: 'a.deb',
        made: 'built',
        sbom: 'a.deb.cdx.json',
        sbomPath: 'a.deb.cdx.json',
      },
    ])
    for (const made of ['xbuilt', 'builtx', 'made']) {
      expect(other({ made })).toEqual([
        `plan.extras[0].made: expected built or assembled, got "${made}"`,
      ])
    }
    expect(other({ sbom: 'b.cdx.json' })[0]).toBe(
      'plan.extras: a.deb: sbom: expected a.deb.cdx.json or a.deb.spdx.json, got b.cdx.json',
    )
    expect(other({ sbomPath: null })).toEqual([
      'plan.extras: a.deb: sbomPath: expected true, got false',
    ])
    expect(other({ sbom: null })[0]).toBe('plan.extras: a.deb: sbomPath: expected false, got true')
  })
})

describe('files of other steps', () => {
  it('are named by path and name', () => {
    expect(parseNamedFiles(['./a/b.deb', 'x\\y.msi=z.msi', 'a./b'], 'prebuilt')).toEqual([
      { path: 'a/b.deb', name: 'b.deb' },
      { path: 'x/y.msi', name: 'z.msi' },
      { path: 'a./b', name: 'b' },
    ])
    expect(
      thrownBy(() => parseNamedFiles(['', 'a/', '*.deb', 'a=', 'a=b=c'], 'extra-assets')),
    ).toMatchObject({
      code: 'SELECTION_INVALID',
      message: [
        'extra-assets cannot be followed:',
        '"": no file',
        '"a/": no file',
        '"*.deb": a pattern, but a release knows its files by name',
        '"a=": no name',
        '"a=b=c": no name: expected files, each perhaps with =name',
      ].join('\n'),
      remedy: expect.stringContaining('with:\n  extra-assets: target/debian/app_1.2.3_amd64.deb'),
    })
  })

  it('are sorted, each with its SBOM, and with one alone', () => {
    const extras = planExtras({ extraAssets: ['b', 'a', 'a.spdx.json'], prebuilt: ['C=c'] })
    expect(extras.map(({ name, made, sbom }) => [name, made, sbom])).toEqual([
      ['a', 'built', 'a.spdx.json'],
      ['b', 'built', null],
      ['c', 'assembled', null],
    ])
    expect(
      thrownBy(() => planExtras({ extraAssets: ['a', 'a.spdx.json', 'a.cdx.json'], prebuilt: [] })),
    ).toMatchObject({
      message: 'a has two SBOMs: expected one of a.cdx.json and a.spdx.json',
      remedy: 'Leave one of them out.',
    })
    const wrong = { extraAssets: [], prebuilt: ['a*'] }
    expect(thrownBy(() => planExtras(wrong)).message).toContain('prebuilt cannot be followed')
    const built = { extraAssets: ['a*'], prebuilt: [] }
    expect(thrownBy(() => planExtras(built)).message).toContain('extra-assets cannot be followed')
  })
})

describe('what goes into an archive', () => {
  it('is named by pattern and place', () => {
    expect(parseIncludes(['./LICENSE*', 'a./b=doc/', 'ab:c'])).toEqual([
      { pattern: 'LICENSE*', place: null },
      { pattern: 'a./b', place: 'doc/' },
      { pattern: 'ab:c', place: null },
    ])
    expect(thrownBy(() => parseIncludes(['', 'a=b=c', 'C:x', 'a\\b', '../x']))).toMatchObject({
      message: [
        'include cannot be followed:',
        '"": no pattern',
        '"a=b=c": two =',
        '"C:x": not below the checkout',
        '"a\\\\b": paths have forward slashes',
        '"../x": not a plain path: expected files or globs below the checkout, each perhaps with =place or =folder/',
      ].join('\n'),
      remedy: expect.stringContaining('include: LICENSE*, README.md, target/man/*=man/'),
    })
    const unpacked = { platforms, include: ['LICENSE'] }
    expect(thrownBy(() => planOf({ request: unpacked }))).toMatchObject({
      message:
        'include names files that go into an archive, but nothing is packed: expected archive: auto, got archive: none',
      remedy: expect.stringContaining('Set `archive: auto`'),
    })
  })

  it('has paths that fit into a ustar header', () => {
    const [name, folder] = ['n'.repeat(100), 'f'.repeat(155)]
    expect(splitPath(name)).toEqual({ prefix: '', name })
    expect(splitPath(`a/${name}`)).toEqual({ prefix: 'a', name })
    expect(splitPath(`${folder}/${name}`)).toEqual({ prefix: folder, name })
    for (const long of [
      `${name}n`,
      `/${name}`,
      `${folder}f/${name}`,
      `${folder}/n${name}`,
      `${name}n/`,
    ]) {
      expect(splitPath(long)).toBeUndefined()
    }
    expect(entryPathProblem('.')).toBeDefined()
    expect(entryPathProblem('a/./b')).toBeDefined()
  })

  it('shares no path', () => {
    expect(collidingPaths(['a/b/c', 'A/B', 'a/d'])).toEqual(['A/B'])
    expect(collidingPaths(['a/b', 'ab'])).toEqual([])
    // A folder above a folder, which no entry names.
    expect(collidingPaths(['a', 'a/b/c'])).toEqual(['a'])
  })
})

it('a platform is called by processor and system', () => {
  const names = (target: string): readonly string[] => [
    architectureName(target),
    systemName(target),
  ]
  expect(names('x86_64-pc-windows-msvc')).toEqual(['amd64', 'windows'])
  expect(names('aarch64-apple-darwin')).toEqual(['arm64', 'macos'])
  expect(names('riscv64gc-unknown-linux-gnu')).toEqual(['riscv64gc', 'linux'])
  expect(names('wasm32-wasip1')).toEqual(['wasm32', 'wasm32-wasip1'])
  expect(names('aarch64-linux-android')).toEqual(['arm64', 'linux'])
  expect(names('x86_64-unknown-freebsd')).toEqual(['amd64', 'freebsd'])
})
