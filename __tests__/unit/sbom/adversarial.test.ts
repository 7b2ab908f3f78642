/** Everything that makes inventories of Rust programs wrong, from cargo's recorded answers. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { BillOfMaterials, Component } from '../../../src/sbom/bill-of-materials.ts'
import { formatSbom, makeSbom, type SbomRequest } from '../../../src/sbom/cyclonedx.ts'
import { checksumOf, CORP, CRATES_IO } from '../../support/adversarial-workspace.ts'
import { schemaFaults } from '../../support/cyclonedx-schema.ts'
import { structuralFaults } from '../../support/sbom-faults.ts'
import { thrownBy } from '../../support/thrown.ts'
import { LINUX, MAC, RECORDED, recordedMessages, recordedTrees, WINDOWS } from './recorded.ts'

const make = (change: Partial<SbomRequest> = {}): ReturnType<typeof makeSbom> =>
  makeSbom({ ...RECORDED, ...change })
const built = (
  name: 'target' | 'host' | 'workspace',
  change?: (text: string) => string,
): Pick<SbomRequest, 'heard'> => ({ heard: { messages: recordedMessages(name, change) } })
const names = ({ components }: BillOfMaterials): readonly string[] =>
  components
    .filter(({ name }) => name !== 'rust-std')
    .map(({ name, version }) => `${name} ${version ?? ''}`)
    .sort()
const component = ({ components }: BillOfMaterials, name: string): Component => {
  const found = components.find(item => item.name === name)
  if (found === undefined) throw new Error(`no component ${name}`)
  return found
}
const features = (document: BillOfMaterials, name: string): readonly string[] =>
  (component(document, name).properties ?? [])
    .filter(one => one.name === 'cargo:feature')
    .map(({ value }) => value)
const aggregates = ({ compositions }: BillOfMaterials): readonly string[] =>
  compositions.map(({ aggregate }) => aggregate)

const EVERYWHERE = [
  'dup 1.0.0',
  'dup 2.0.0',
  'file-licence 1.0.0',
  'liba 0.1.0',
  'nameless-sys 1.0.0',
  'no-licence 1.0.0',
  'odd-licence 1.0.0',
  'old-gpl 1.0.0',
  'patched 1.0.0',
  'plain 1.0.0',
  'shared 1.0.0',
  'slash 1.0.0',
  'tool 0.4.0',
  'weak 1.0.0',
  'zed-sys 0.3.0+zed.1.5.7',
]

describe('the inventory', () => {
  it.each([
    [LINUX, 'default', ['only-linux-gnu 1.0.0', 'only-unix 1.0.0', 'opt-on 1.0.0']],
    [LINUX, 'none', ['only-linux-gnu 1.0.0', 'only-unix 1.0.0']],
    [MAC, 'default', ['only-macos 1.0.0', 'only-unix 1.0.0', 'opt-on 1.0.0']],
    [WINDOWS, 'extra', ['only-windows 1.0.0', 'opt-off 1.0.0', 'opt-on 1.0.0']],
  ] as const)('for %s with %s features', (target, selection, own) => {
    const { document } = make({ trees: [recordedTrees(target, selection)] })
    expect(names(document)).toEqual([...EVERYWHERE, ...own].sort())
    expect(structuralFaults(document)).toEqual([])
    expect(schemaFaults(document)).toEqual([])
    expect(formatSbom(document)).not.toMatch(/\/checkout|[A-Z]:\\|file:/)
  })

  it('has the features of the target alone, not those of build scripts, tests and other members', () => {
    expect(features(make().document, 'shared')).toEqual(['default'])
    const windows = make({ trees: [recordedTrees(WINDOWS)] }).document
    expect(features(windows, 'shared')).toEqual(['default', 'windows-only'])
  })

  it('of a universal binary has what any of its architectures has', () => {
    const trees = [recordedTrees(MAC), recordedTrees(LINUX)]
    const { toolchain } = RECORDED.facts
    const [library] = toolchain.standardLibraries
    const archive = { url: 'https://static.rust-lang.org/mac.tar.xz', sha256: sha256Of('mac') }
    const standardLibraries = [library, { target: MAC, archive }].filter(one => one !== undefined)
    const facts = { ...RECORDED.facts, toolchain: { ...toolchain, standardLibraries } }
    const { document } = make({ trees, facts })
    expect(document.components.filter(({ name }) => name === 'rust-std')).toHaveLength(2)
    expect(names(document)).toEqual(
      expect.arrayContaining(['only-macos 1.0.0', 'only-linux-gnu 1.0.0']),
    )
    expect(document.metadata.properties.map(({ value }) => value)).toEqual([MAC, LINUX].sort())
    expect(structuralFaults(document)).toEqual([])
  })

  it('keeps what only builds out of the components, and on record', () => {
    const recorded = (make().document.formulation ?? []).flatMap(({ components }) => components)
    expect(recorded.map(({ name, version }) => `${name} ${version ?? ''}`)).toEqual([
      'build-help 1.0.0',
      'derive 1.0.0',
      // crates.io's; the one that is linked is the other registry's.
      'dup 2.0.0',
      'macro-help 1.0.0',
    ])
  })

  it('tells two crates of one name and version apart, with the checksum of each', () => {
    const { document } = make()
    const [dup] = document.components.filter(({ version }) => version === '2.0.0')
    expect(dup?.purl).toContain('repository_url=https:%2F%2Fcargo.corp.example%2Findex%2F')
    expect(dup?.hashes?.[0]?.content).toBe(checksumOf('dup', '2.0.0', CORP))
    expect(component(document, 'plain').hashes?.[0]?.content).toBe(
      checksumOf('plain', '1.0.0', CRATES_IO),
    )
  })

  it('claims crates.io for no crate that lies in the repository', () => {
    const { document } = make()
    expect(document.metadata.component.purl).toMatch(/^pkg:github\/octo\/app@[0-9a-f]{40}#app$/)
    expect(component(document, 'liba').purl).toMatch(/^pkg:github\/octo\/app@[0-9a-f]{40}#liba$/)
    expect(component(document, 'patched').purl).toMatch(/#patches\/patched$/)
    expect(component(document, 'tool').swhid).toEqual([
      'swh:1:rev:89abcdef0123456789abcdef0123456789abcdef',
    ])
  })
})

describe("compared with the build's own messages", () => {
  it.each(['target', 'host'] as const)('of a build (%s) it is complete, and says so', name => {
    const { document, disagreements } = make(built(name))
    expect(disagreements).toEqual([])
    expect(aggregates(document)).toEqual(['complete', 'incomplete', 'unknown', 'complete'])
    expect(names(document)).toEqual(names(make().document))
  })

  it('names native code where its version is known, and calls the rest unknown', () => {
    const { document, native } = make(built('target'))
    expect(native?.map(({ package: name, libs }) => [name, libs])).toEqual([
      ['nameless-sys', ['static=nameless']],
      ['zed-sys', ['static=zed']],
    ])
    const zed = component(document, 'zed-sys')
    expect(zed.components?.map(item => [item.name, item.version, item.purl])).toEqual([
      ['zed', '1.5.7', 'pkg:generic/zed@1.5.7'],
    ])
    const unknown = document.compositions.filter(({ assemblies }) => assemblies !== undefined)
    expect(unknown).toEqual([
      { aggregate: 'unknown', assemblies: ['pkg:cargo/nameless-sys@1.0.0'] },
    ])
    // Without messages, what `links` says is all that is known.
    expect(make().document.compositions.flatMap(({ assemblies }) => assemblies ?? [])).toEqual([
      'pkg:cargo/nameless-sys@1.0.0',
      'pkg:cargo/zed-sys@0.3.0%2Bzed.1.5.7',
    ])
  })

  it('names dynamic libraries as external where the format can', () => {
    const heard = built('target', text => text.replaceAll('static=nameless', 'dylib=ssl'))
    const facts = { ...RECORDED.facts, spec: '1.7' } as const
    const { document } = make({ ...heard, facts })
    expect(component(document, 'ssl')).toEqual({
      type: 'library',
      'bom-ref': 'native:ssl',
      name: 'ssl',
      isExternal: true,
    })
    expect(structuralFaults(document)).toEqual([])
    expect(schemaFaults(document)).toEqual([])
    expect(document.compositions.flatMap(({ assemblies }) => assemblies ?? [])).toEqual([])
    expect(make(heard).document.components.map(({ name }) => name)).not.toContain('ssl')
  })

  it('is the same when the words of a build job stand for its messages', () => {
    const first = make(built('target'))
    const { document, ...told } = first
    // Another machine has no tree of what ran while building.
    const trees = [{ ...recordedTrees(LINUX), whole: undefined }]
    const again = make({ trees, heard: { messages: undefined, told } })
    expect(formatSbom(again.document)).toBe(formatSbom(document))
    const stranger = { package: 'plain', version: '9.0.0', source: null }
    const heard = { messages: undefined, told: { ...told, buildTime: [stranger] } }
    expect(thrownBy(() => make({ trees, heard })).code).toBe('SBOM_INCOMPLETE')
  })

  it('without messages says that nobody knows whether it is complete', () => {
    expect(aggregates(make().document)).toEqual(['unknown', 'incomplete', 'unknown', 'unknown'])
  })

  it('follows them where the tree lists more, and says so', () => {
    const lines = (text: string): string =>
      text
        .split('\n')
        .filter(line => !line.includes('#opt-on@'))
        .join('\n')
    const { document, disagreements } = make(built('target', lines))
    expect(disagreements).toEqual(['opt-on 1.0.0: in the tree, not compiled'])
    expect(names(document)).not.toContain('opt-on 1.0.0')
    expect(aggregates(document)).toEqual(['unknown', 'incomplete', 'unknown', 'unknown'])
    expect(document.metadata.properties[0]).toEqual({
      name: 'cargo:disagreement',
      value: 'opt-on 1.0.0: in the tree, not compiled',
    })
    expect(structuralFaults(document)).toEqual([])
    expect(schemaFaults(document)).toEqual([])
  })

  it('follows them where the tree lists less', () => {
    const { document, disagreements } = make({
      ...built('target'),
      trees: [recordedTrees(LINUX, 'none')],
    })
    expect(disagreements).toEqual([
      'app 1.2.3: features [] in the tree, built with [default,opt-on]',
      'opt-on 1.0.0: compiled, not in the tree',
    ])
    expect(names(document)).toContain('opt-on 1.0.0')
    expect(structuralFaults(document)).toEqual([])
  })

  it('follows their features', () => {
    const { document, disagreements } = make(built('workspace'))
    expect(disagreements).toEqual(
      expect.arrayContaining([
        'liba 0.1.0: features [] in the tree, built with [loud]',
        'shared 1.0.0: features [default] in the tree, built with [default,other-only]',
      ]),
    )
    expect(features(document, 'shared')).toEqual(['default', 'other-only'])
  })

  it('knows its own packages under the paths of a container, and Windows paths', () => {
    const inContainer = (text: string): string => text.replaceAll('/checkout', '/project')
    expect(make(built('target', inContainer)).disagreements).toEqual([])
    const onWindows = (text: string): string =>
      text
        .replaceAll(/"\/checkout\/target[^"]*"/g, path => path.replaceAll('/', '\\\\'))
        .replaceAll('path+file:///checkout', 'path+file:///D:/a/app')
    expect(make(built('target', onWindows)).disagreements).toEqual([])
  })

  it('is refused when they are those of another workspace', () => {
    const other = (text: string): string => text.replaceAll('#plain@1.0.0', '#plain@9.0.0')
    expect(thrownBy(() => make(built('target', other))).code).toBe('SBOM_INCOMPLETE')
  })
})
