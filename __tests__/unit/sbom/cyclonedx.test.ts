import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { BillOfMaterials, Component } from '../../../src/sbom/bill-of-materials.ts'
import { parseCargoTree } from '../../../src/sbom/cargo-tree.ts'
import { formatSbom, makeSbom, type SbomRequest } from '../../../src/sbom/cyclonedx.ts'
import { schemaFaults } from '../../support/cyclonedx-schema.ts'
import { structuralFaults } from '../../support/sbom-faults.ts'
import { thrownBy } from '../../support/thrown.ts'
import { METADATA, REQUEST, TARGET, TREE_TEXT, WHOLE_TEXT } from './fixture.ts'

const make = (change: Partial<SbomRequest> = {}): BillOfMaterials =>
  makeSbom({ ...REQUEST, ...change }).document
const facts = (change: Partial<SbomRequest['facts']>): Pick<SbomRequest, 'facts'> => ({
  facts: { ...REQUEST.facts, ...change },
})
const sbom = make()

function component(document: BillOfMaterials, name: string): Component | undefined {
  return document.components.find(item => item.name === name)
}

describe.each(['1.6', '1.7'] as const)('the SBOM of a binary, in CycloneDX %s', spec => {
  const document = make(facts({ spec }))

  it('is whole: unique references, none dangling, none apart, everything sorted', () => {
    expect(structuralFaults(document)).toEqual([])
  })

  it('is valid by the official schema', () => {
    expect(schemaFaults(document)).toEqual([])
    expect(schemaFaults({ ...document, version: 'one' })).not.toEqual([])
  })

  it('is, in every byte, what it was', () => {
    expect(formatSbom(document)).toMatchSnapshot()
  })
})

describe('the SBOM of a binary', () => {
  it('lists what is compiled for the target and linked, no more', () => {
    expect(sbom.components.map(({ name, version }) => `${name} ${version ?? ''}`).sort()).toEqual([
      'dup 1.0.0',
      'dup 2.0.0',
      'dup 2.0.0',
      'inner 0.1.0',
      'libgit2-sys 0.18.0+1.9.0',
      'outer 0.1.0',
      'rust-std 1.95.0',
      'tool 0.3.0',
    ])
  })

  it('has what only runs while building on record, apart from the components', () => {
    const built = sbom.formulation?.flatMap(({ components }) => components) ?? []
    expect(built.map(item => [item.name, item.properties?.[0]?.value])).toEqual([
      ['derive', 'proc-macro'],
      ['macro-help', 'build'],
    ])
  })

  it('has the checksums of the lock file, those of equal name and version apart', () => {
    const hashes = sbom.components
      .filter(({ name, version }) => name === 'dup' && version === '2.0.0')
      .map(item => [item.purl, item.hashes?.[0]?.content])
    expect(hashes).toEqual([
      ['pkg:cargo/dup@2.0.0', sha256Of('dup of crates.io')],
      [
        'pkg:cargo/dup@2.0.0?repository_url=https:%2F%2Fcargo.corp.example%2Findex%2F',
        sha256Of('dup of corp'),
      ],
    ])
    expect(component(sbom, 'inner')?.hashes).toBeUndefined()
  })

  it('has both digests of the binary, and says where the release will have it', () => {
    const { hashes, externalReferences } = sbom.metadata.component
    expect(hashes?.map(({ alg }) => alg)).toEqual(['SHA-256', 'SHA-512'])
    expect(externalReferences?.[0]).toEqual({
      type: 'distribution',
      url: 'https://github.com/octo/app/releases/download/v1.2.3/app-1.2.3-linux-amd64',
      hashes,
    })
    const rehearsed = make({ tag: null }).metadata.component.externalReferences
    expect(rehearsed?.map(({ type }) => type)).not.toContain('distribution')
  })

  it('holds no path of the machine', () => {
    expect(formatSbom(sbom)).not.toMatch(/\/repo|\/home|\/cargo\/|\/elsewhere|file:/)
  })

  it('survives JSON unchanged, so that a signed predicate can be compared with the file', () => {
    const text = formatSbom(sbom)
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
  })

  it('is the same whatever the order of the answers, and another for another binary', () => {
    const shuffled = { ...METADATA, packages: METADATA.packages.toReversed() }
    expect(make({ metadata: shuffled })).toEqual(sbom)
    const other = make({ file: { ...REQUEST.file, sha256: sha256Of('another') } })
    expect(other.serialNumber).not.toBe(sbom.serialNumber)
  })

  it('tells the author of a licence from what the files bear out', () => {
    const of = (document: BillOfMaterials): unknown => document.metadata.component.licenses
    const expression = 'MIT OR Apache-2.0'
    expect(of(sbom)).toEqual([{ expression, acknowledgement: 'concluded' }])
    expect(of(make(facts({ spec: '1.7' })))).toEqual([
      { expression, acknowledgement: 'declared' },
      { expression, acknowledgement: 'concluded' },
    ])
    expect(of(make({ evidenceOf: () => ({ ids: ['MIT'], copyright: [] }) }))).toEqual([
      { expression, acknowledgement: 'declared' },
    ])
  })

  it('says for the BSI what kind of file each is, and gives the longer digests it was given', () => {
    const sha512 = (): string => 'e'.repeat(128)
    const document = make({ ...facts({ bsi: true, auditable: true }), sha512 })
    const values = (item: Component | undefined): unknown =>
      item?.properties?.filter(one => one.name.startsWith('bsi:')).map(one => one.value)
    expect(values(document.metadata.component)).toEqual([
      'no archive',
      'executable',
      'app-1.2.3-linux-amd64',
      'structured',
    ])
    const library = component(document, 'libgit2-sys')
    expect(values(library)).toEqual([
      'archive',
      'non-executable',
      'libgit2-sys-0.18.0+1.9.0.crate',
      'structured',
    ])
    expect(library?.hashes?.map(({ alg }) => alg)).toEqual(['SHA-256', 'SHA-512'])
    expect(schemaFaults(document)).toEqual([])
    const plain = make(facts({ bsi: true }))
    expect(values(plain.metadata.component)).toContain('unstructured')
  })
})

describe('the standard library', () => {
  const toolchain = REQUEST.facts.toolchain
  const of = (change: Partial<typeof toolchain>): readonly Component[] =>
    make(facts({ toolchain: { ...toolchain, ...change } })).components.filter(
      ({ name }) => name === 'rust-std',
    )

  it('is named as it is, and looked up as the release that a nightly becomes', () => {
    const [nightly] = of({ rustc: '1.97.0-nightly' })
    expect([nightly?.version, nightly?.cpe]).toEqual([
      '1.97.0-nightly',
      'cpe:2.3:a:rust-lang:rust:1.97.0:*:*:*:*:*:*:*',
    ])
  })

  it('has the digest of its archive, or says nothing of it', () => {
    expect(of({})[0]?.hashes).toEqual([{ alg: 'SHA-256', content: sha256Of('rust-std') }])
    const standardLibraries = [TARGET, 'x86_64-apple-darwin'].map(target => ({
      target,
      archive: null,
    }))
    const without = of({ standardLibraries, commit: null })
    expect(without).toHaveLength(1)
    expect([without[0]?.purl, without[0]?.hashes]).toEqual([
      'pkg:generic/rust-std@1.95.0',
      undefined,
    ])
  })
})

describe('an SBOM that cannot be vouched for', () => {
  const code = (change: Partial<SbomRequest>): string => thrownBy(() => make(change)).code
  const trees = (linked: string, whole = WHOLE_TEXT): SbomRequest['trees'] => [
    { target: TARGET, linked: parseCargoTree(linked), whole: parseCargoTree(whole) },
  ]

  it('is refused when the tree lacks the package', () => {
    expect(code({ trees: trees('0\tunused v1.0.0\t\t\n') })).toBe('SBOM_INCOMPLETE')
    expect(code({ trees: trees(TREE_TEXT, '0\tunused v1.0.0\t\t\n') })).toBe('SBOM_INCOMPLETE')
  })

  it.each(['ghost v1.0.0', 'dup v3.0.0', 'not a label'])('is refused for the node %j', label => {
    const tree = TREE_TEXT.replace('1\tinner', `1\t${label}\t\t\n1\tinner`)
    expect(code({ trees: trees(tree) })).toBe('SBOM_INCOMPLETE')
  })

  it('is refused when two packages could be meant', () => {
    const twin = METADATA.packages.filter(item => item.name === 'inner')
    const metadata = { ...METADATA, packages: [...METADATA.packages, ...twin] }
    expect(code({ metadata })).toBe('SBOM_INCOMPLETE')
  })

  it('is refused when two packages would have one reference', () => {
    const checkout = { ...REQUEST.checkout, folderOf: () => undefined }
    const metadata = {
      ...METADATA,
      packages: METADATA.packages.map(item =>
        item.name === 'outer' ? { ...item, name: 'inner' } : item,
      ),
    }
    const tree = TREE_TEXT.replace('1\touter v0.1.0', '1\tinner v0.1.0')
    const whole = WHOLE_TEXT.replace('1\touter v0.1.0', '1\tinner v0.1.0')
    expect(code({ checkout, metadata, trees: trees(tree, whole) })).toBe('SBOM_INCOMPLETE')
  })
})
