/** Two inventories of one binary, side by side. */
import type { BillOfMaterials, Component } from '../../src/sbom/bill-of-materials.ts'

export interface Inventoried {
  readonly root: string
  /** `name version source` → its features, sorted, with commas. The root is in it. */
  readonly features: ReadonlyMap<string, string>
  /** `from → to` */
  readonly edges: ReadonlySet<string>
}

export interface Score {
  readonly listed: number
  readonly precision: number
  readonly recall: number
}

/** How much of what is listed is true, and how much of the truth is listed. */
export const score = (listed: ReadonlySet<string>, truth: ReadonlySet<string>): Score => {
  const both = [...listed].filter(item => truth.has(item)).length
  return {
    listed: listed.size,
    precision: listed.size === 0 ? 0 : both / listed.size,
    recall: truth.size === 0 ? 1 : both / truth.size,
  }
}

const property = (item: Component, name: string): readonly string[] =>
  (item.properties ?? []).filter(one => one.name === name).map(({ value }) => value)

/** What only one of the two has. */
export const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] => [
  ...[...a].filter(item => !b.has(item)),
  ...[...b].filter(item => !a.has(item)),
]

/** Our own document as an inventory: crates alone, without toolchain and native libraries. */
export const inventoryOf = (document: BillOfMaterials): Inventoried => {
  const { component: root } = document.metadata
  const crates = [root, ...document.components].filter(
    item => property(item, 'cargo:source').length > 0,
  )
  const keys = new Map(crates.map(item => [item['bom-ref'], keyOf(item)]))
  const features = new Map(
    crates.map(item => [keyOf(item), [...property(item, 'cargo:feature')].sort().join(',')]),
  )
  const edges = document.dependencies.flatMap(({ ref, dependsOn }) =>
    dependsOn.flatMap(to => {
      const [above, below] = [keys.get(ref), keys.get(to)]
      return above === undefined || below === undefined ? [] : [`${above} → ${below}`]
    }),
  )
  return { root: keyOf(root), features, edges: new Set(edges) }
}

const keyOf = (item: Component): string => {
  const [source = ''] = property(item, 'cargo:source')
  const [name = item.name] = property(item, 'cargo:package')
  const registry = /[?&]repository_url=(?<url>[^&]+)/.exec(item.purl ?? '')?.groups?.['url']
  const place = source === 'registry' ? decodeURIComponent(registry ?? '') : source
  return `${name} ${item.version ?? ''} ${place}`
}

/** The share of packages whose feature set is exactly the true one. */
export const sameFeatures = (listed: Inventoried, truth: Inventoried): number => {
  const equal = [...truth.features].filter(([key, value]) => listed.features.get(key) === value)
  return equal.length / truth.features.size
}
