/** The small parts of an SBOM: toolchain, native code, differences. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { sbomDifferences } from '../../../src/sbom/differences.ts'
import { nativeLibraries } from '../../../src/sbom/native-library.ts'
import { describeToolchain } from '../../../src/sbom/toolchain.ts'
import { thrownBy } from '../../support/thrown.ts'
import { packageNamed, TARGET } from './fixture.ts'

const HASH = sha256Of('rust-std')
const MANIFEST = `date = "2026-04-16"

[pkg.rust-std.target.aarch64-apple-darwin]
available = true
xz_url = "https://static.rust-lang.org/dist/2026-04-16/other.tar.xz"
xz_hash = "${sha256Of('other')}"

[pkg.rust-std.target.${TARGET}]
available = true
xz_url = "https://mirror.example/rust/dist/2026-04-16/rust-std-1.95.0-${TARGET}.tar.xz"
xz_hash = "${HASH}"

[pkg.rustc]
version = "1.95.0"
`
const TEXTS = {
  cargoVersion: 'cargo 1.95.0 (f2d3ce0bd 2026-03-21)\n',
  rustcVersion: `rustc 1.95.0\ncommit-hash: ${'5'.repeat(40)}\nhost: ${TARGET}\nrelease: 1.95.0\n`,
  channelManifest: MANIFEST,
}

describe('the toolchain', () => {
  const url = `https://static.rust-lang.org/dist/2026-04-16/rust-std-1.95.0-${TARGET}.tar.xz`

  it('is what its tools and the manifest of its channel say, at the public place', () => {
    expect(describeToolchain(TEXTS, [TARGET])).toEqual({
      rustc: '1.95.0',
      commit: '5'.repeat(40),
      cargo: '1.95.0',
      host: TARGET,
      standardLibraries: [{ target: TARGET, archive: { url, sha256: HASH } }],
    })
  })

  it.each([
    ['no manifest', undefined],
    ['another channel', MANIFEST.replace(`target.${TARGET}`, 'target.wasm32')],
    ['no digest', MANIFEST.replace(`xz_hash = "${HASH}"`, '')],
    ['an address without the place', MANIFEST.replace('/dist/2026-04-16/rust-std', '/rust-std')],
    ['a broken table', MANIFEST.replace(`xz_hash = "${HASH}"`, 'xz_hash = ')],
  ])('says nothing of the archive with %s', (_what, channelManifest) => {
    const { standardLibraries } = describeToolchain({ ...TEXTS, channelManifest }, [TARGET])
    expect(standardLibraries).toEqual([{ target: TARGET, archive: null }])
  })

  it('of a distribution has no commit, and one that does not speak is refused', () => {
    const rustcVersion = TEXTS.rustcVersion.replace(/commit-hash.*/, 'commit-hash: unknown')
    expect(describeToolchain({ ...TEXTS, rustcVersion }, []).commit).toBeNull()
    const mute = { ...TEXTS, cargoVersion: 'hello' }
    expect(thrownBy(() => describeToolchain(mute, [])).code).toBe('CARGO_OUTPUT_INVALID')
  })

  it('reads the table at the very end of a manifest', () => {
    const channelManifest = MANIFEST.split('\n[pkg.rustc]')[0]
    const [library] = describeToolchain({ ...TEXTS, channelManifest }, [TARGET]).standardLibraries
    expect(library?.archive?.sha256).toBe(HASH)
  })
})

describe('native code', () => {
  const crate = (version: string, links: string | null = 'z'): ReturnType<typeof packageNamed> => ({
    ...packageNamed('libgit2-sys'),
    version,
    links,
  })
  const of = (
    version: string,
    libs: readonly string[] | undefined,
    spec: '1.6' | '1.7' = '1.6',
  ): ReturnType<typeof nativeLibraries> => nativeLibraries(crate(version), libs, 'ref', spec)

  it.each([
    ['2.0.15+zstd.1.5.7', 'zstd', '1.5.7'],
    ['0.18.0+1.9.0', 'z', '1.9.0'],
    ['1.0.0+libfoo-2.1', 'libfoo', '2.1'],
    ['1.0.0+v2.1.3', 'z', '2.1.3'],
  ])('of %s is %s %s', (version, name, bundled) => {
    const found = of(version, ['static=z', 'static:+whole-archive=other'])
    expect([found.bundled?.name, found.bundled?.version]).toEqual([name, bundled])
    expect(found.unidentified).toBe(false)
  })

  it.each(['1.0.0', '1.0.0+build', '1.0.0+7'])('of %s cannot be named', version => {
    const found = of(version, ['static=z'])
    expect([found.bundled, found.unidentified]).toEqual([undefined, true])
  })

  it('that is looked up at the start is named where the format can say so', () => {
    const libs = ['dylib=ssl', 'crypto', 'framework=Security', 'ssl']
    expect(of('1.0.0', libs).external).toEqual([])
    expect(of('1.0.0', libs, '1.7').external.map(({ name }) => name)).toEqual(['crypto', 'ssl'])
    expect(of('1.0.0', libs).unidentified).toBe(false)
  })

  it('that nobody has seen is unknown where the crate links something', () => {
    expect(of('1.0.0', undefined).unidentified).toBe(true)
    expect(nativeLibraries(crate('1.0.0', null), undefined, 'ref', '1.6').unidentified).toBe(false)
  })
})

describe('differences', () => {
  const document = {
    serialNumber: 'a',
    version: 1,
    metadata: { timestamp: 't' },
    components: [{ 'bom-ref': 'x', name: 'x' }],
    dependencies: [{ ref: 'x', dependsOn: [] }],
  }
  const text = JSON.stringify(document)

  it.each([
    [document, []],
    [{ ...document, serialNumber: 'b' }, ['the same document, written another way']],
    [{ ...document, version: 2 }, ['version: another content']],
    [{ ...document, metadata: {} }, ['metadata.timestamp: missing']],
    [{ ...document, more: 1 }, ['more: does not follow from the sources']],
    [{ ...document, components: [] }, ['components x: missing']],
    [
      { ...document, dependencies: [{ ref: 'y' }] },
      ['dependencies x: missing', 'dependencies y: does not follow from the sources'],
    ],
    [
      { ...document, components: [7] },
      ['components ?: does not follow from the sources', 'components x: missing'],
    ],
  ])('to %j', (staged, told) => {
    expect(sbomDifferences(text, JSON.stringify(staged))).toEqual(told)
  })

  it.each(['', '7', '{'])('to %j, which is no document', staged => {
    expect(sbomDifferences(text, staged)).toEqual(['the staged SBOM is no JSON document'])
  })
})
