import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { BillOfMaterials, Component } from '../../../src/sbom/bill-of-materials.ts'
import { parseCargoTree } from '../../../src/sbom/cargo-tree.ts'
import { formatSbom, makeSbom } from '../../../src/sbom/cyclonedx.ts'
import { thrownBy } from '../../support/thrown.ts'
import { METADATA, REQUEST, TREE_TEXT } from './fixture.ts'

const sbom = makeSbom(REQUEST)

function component(document: BillOfMaterials, name: string): Component | undefined {
  return document.components.find(item => item.name === name)
}

/** Rules of the schema and of its prose that a document of ours could break. */
function structuralFaults(document: BillOfMaterials): string[] {
  const { component: root } = document.metadata as { component: Component }
  const components = [root, ...document.components]
  const refs = components.map(item => item['bom-ref'])
  const known = new Set(refs)
  const entries = document.dependencies.map(({ ref }) => ref)
  const used = [
    ...entries,
    ...document.dependencies.flatMap(({ dependsOn }) => dependsOn),
    ...document.compositions.flatMap(({ dependencies }) => dependencies),
  ]
  const reached = new Set<string>()
  const walk = (ref: string): void => {
    if (reached.has(ref)) return
    reached.add(ref)
    document.dependencies.find(item => item.ref === ref)?.dependsOn.forEach(walk)
  }
  walk(root['bom-ref'])
  return [
    ...refs.filter((ref, at) => refs.indexOf(ref) !== at).map(ref => `twice: ${ref}`),
    ...used.filter(ref => !known.has(ref)).map(ref => `dangling: ${ref}`),
    ...refs.filter(ref => !entries.includes(ref)).map(ref => `no entry: ${ref}`),
    ...refs.filter(ref => !reached.has(ref)).map(ref => `orphan: ${ref}`),
    ...components.filter(item => (item.licenses?.length ?? 1) !== 1).map(item => item.name),
    ...(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(
      document.serialNumber,
    )
      ? []
      : [document.serialNumber]),
  ]
}

describe('the SBOM of a binary', () => {
  it('is whole: unique references, none dangling, none apart', () => {
    expect(structuralFaults(sbom)).toEqual([])
  })

  it('is, in every byte, what it was', () => {
    expect(formatSbom(sbom)).toMatchSnapshot()
  })

  it('lists what is compiled for the target and linked, no more', () => {
    expect(sbom.components.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
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

  it('holds no path of the machine', () => {
    expect(formatSbom(sbom)).not.toMatch(/\/repo|\/home|\/cargo\/|\/elsewhere|file:/)
  })

  it('survives JSON unchanged, so that a signed predicate can be compared with the file', () => {
    const text = formatSbom(sbom)
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
  })

  it('is the same whatever the order of the answers, and another for another binary', () => {
    const shuffled = { ...METADATA, packages: METADATA.packages.toReversed() }
    expect(makeSbom({ ...REQUEST, metadata: shuffled })).toEqual(sbom)
    const other = makeSbom({ ...REQUEST, sha256: sha256Of('another') })
    expect(other.serialNumber).not.toBe(sbom.serialNumber)
  })
})

it('a nightly toolchain is named as it is, and looked up as the release it becomes', () => {
  const nightly = component(makeSbom({ ...REQUEST, rustcRelease: '1.97.0-nightly' }), 'rust-std')
  expect([nightly?.version, nightly?.cpe]).toEqual([
    '1.97.0-nightly',
    'cpe:2.3:a:rust-lang:rust:1.97.0:*:*:*:*:*:*:*',
  ])
})

describe('an SBOM that cannot be vouched for', () => {
  const code = (change: Partial<typeof REQUEST>): string =>
    thrownBy(() => makeSbom({ ...REQUEST, ...change })).code

  it('is refused when the tree lacks the package', () => {
    expect(code({ tree: parseCargoTree('0\tunused v1.0.0\t\t\n') })).toBe('SBOM_INCOMPLETE')
  })

  it.each(['ghost v1.0.0', 'dup v3.0.0', 'not a label'])('is refused for the node %j', label => {
    const tree = parseCargoTree(TREE_TEXT.replace('1\tinner', `1\t${label}\t\t\n1\tinner`))
    expect(code({ tree })).toBe('SBOM_INCOMPLETE')
  })

  it('is refused when two packages could be meant', () => {
    const twin = METADATA.packages.filter(item => item.name === 'inner')
    const metadata = { ...METADATA, packages: [...METADATA.packages, ...twin] }
    expect(code({ metadata })).toBe('SBOM_INCOMPLETE')
  })

  it('is refused when the build did not compile what it lists', () => {
    const units = METADATA.packages.map(item => ({
      packageId: item.id,
      target: item.name,
      kind: ['lib'],
      executable: null,
      fresh: true,
    }))
    expect(makeSbom({ ...REQUEST, units })).toEqual(sbom)
    const error = thrownBy(() =>
      makeSbom({ ...REQUEST, units: units.filter(unit => unit.target !== 'inner') }),
    )
    expect([error.code, error.actual]).toEqual(['SBOM_INCOMPLETE', 'inner 0.1.0'])
  })
})
