/** What must hold of every document, whatever cargo answers. */
import fc from 'fast-check'
import { describe, expect, it } from '@jest/globals'
import { parseCargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { parseCargoTree } from '../../../src/sbom/cargo-tree.ts'
import { formatSbom, makeSbom } from '../../../src/sbom/cyclonedx.ts'
import { idsOf, normaliseExpression } from '../../../src/sbom/licence.ts'
import { encode } from '../../../src/sbom/purl.ts'
import { schemaFaults } from '../../support/cyclonedx-schema.ts'
import { structuralFaults } from '../../support/sbom-faults.ts'
import { CRATES_IO, REQUEST } from './fixture.ts'

interface Shape {
  readonly size: number
  /** Edges from lower to higher numbers; every node has one above it. */
  readonly edges: readonly (readonly [number, number])[]
}

const shapes = fc.integer({ min: 1, max: 12 }).chain(size =>
  fc.array(fc.tuple(fc.nat(size), fc.nat(size)), { maxLength: 20 }).map((extra): Shape => {
    const spanning = Array.from({ length: size }, (_, at) => [Math.floor(at / 2), at + 1] as const)
    const more = extra
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    return { size, edges: [...spanning, ...more] }
  }),
)

const label = (at: number): string =>
  at === 0 ? 'app v1.0.0 (/repo/app)' : `crate-${at} v1.0.${at}`

function treeText({ edges }: Shape): string {
  const seen = new Set<number>()
  const lines: string[] = []
  const visit = (at: number, depth: number): void => {
    const again = seen.has(at)
    lines.push(`${depth}\t${label(at)}\t\t${again ? ' (*)' : ''}`)
    if (again) return
    seen.add(at)
    for (const [, below] of edges.filter(([above]) => above === at)) visit(below, depth + 1)
  }
  visit(0, 0)
  return `${lines.join('\n')}\n`
}

const package_ = (at: number, words: string): object => ({
  id: `id-${at}`,
  name: at === 0 ? 'app' : `crate-${at}`,
  version: at === 0 ? '1.0.0' : `1.0.${at}`,
  source: at === 0 ? null : CRATES_IO,
  manifest_path: at === 0 ? '/repo/app/Cargo.toml' : `/home/runner/.cargo/crate-${at}/Cargo.toml`,
  license: words,
  license_file: null,
  authors: [words, `${words} <a@b.c>`].filter(text => text.trim() !== ''),
  description: words,
  repository: words,
  homepage: `https://example.org/${encodeURIComponent(words.toWellFormed())}`,
  documentation: null,
  publish: null,
  targets: [{ name: 'x', kind: [at === 0 ? 'bin' : 'lib'] }],
  features: {},
  metadata: null,
})

describe('every document', () => {
  it('is whole, valid, connected, sorted, and the same for any order of the answers', () => {
    fc.assert(
      fc.property(shapes, fc.string({ unit: 'grapheme' }), fc.boolean(), (shape, words, newer) => {
        const items = Array.from({ length: shape.size + 1 }, (_, at) => package_(at, words))
        const read = (packages: readonly object[]): ReturnType<typeof parseCargoMetadata> =>
          parseCargoMetadata(
            JSON.stringify({
              packages,
              workspace_members: ['id-0'],
              workspace_default_members: ['id-0'],
              workspace_root: '/repo',
              target_directory: '/repo/target',
              metadata: null,
            }),
          )
        const make = (packages: readonly object[]): ReturnType<typeof makeSbom>['document'] => {
          const metadata = read(packages)
          const tree = parseCargoTree(treeText(shape))
          const [root] = metadata.members
          if (root === undefined) throw new Error('there is a root')
          return makeSbom({
            ...REQUEST,
            package: root,
            metadata,
            trees: [{ target: 'x86_64-unknown-linux-gnu', linked: tree, whole: tree }],
            facts: { ...REQUEST.facts, spec: newer ? '1.7' : '1.6' },
            evidenceOf: () => undefined,
          }).document
        }
        const document = make(items)
        expect(structuralFaults(document)).toEqual([])
        expect(schemaFaults(document)).toEqual([])
        expect(document.components).toHaveLength(shape.size + 1)
        expect(formatSbom(make(items.toReversed()))).toBe(formatSbom(document))
        expect(formatSbom(document)).not.toMatch(/\/home\/runner|\/repo\//)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a licence', () => {
  it('that was normalised stays as it is, and names only what the text named', () => {
    const words = fc.constantFrom(
      'MIT',
      'apache-2.0',
      'GPL-3.0',
      'GPL-2.0+',
      'or',
      'AND',
      'WITH',
      '(',
      ')',
      '/',
      'x',
      'LLVM-exception',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 9 }), list => {
        const once = normaliseExpression(list.join(' '))
        if (once === undefined) return
        expect(normaliseExpression(once)).toBe(once)
        const named = list.map(word => word.toLowerCase().replace(/\+$/, ''))
        for (const id of idsOf(once)) {
          const bare = id.toLowerCase().replace(/-(?:only|or-later)$/, '')
          expect(named).toContain(bare)
        }
      }),
    )
  })
})

it('encoding of a purl can be undone, and leaves nothing that separates its parts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).map(text => text.toWellFormed()),
      text => {
        const encoded = encode(text)
        expect(decodeURIComponent(encoded)).toBe(text)
        expect(encoded).not.toMatch(/[@/?#&+ ]/)
        expect(encoded).not.toContain('%3A')
      },
    ),
  )
})
