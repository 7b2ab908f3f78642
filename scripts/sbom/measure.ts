/** One CycloneDX document, whoever made it, against the truth. */
import { schemaFaults } from '../../__tests__/support/cyclonedx-schema.ts'
import { at } from '../../src/attest/json.ts'
import { isRecord } from '../../src/plan/fields.ts'
import { normaliseExpression } from '../../src/sbom/licence.ts'
import type { BillOfMaterials } from '../../src/sbom/bill-of-materials.ts'
import { inventoryOf, sameFeatures, score, type Inventoried } from './compare.ts'
import { quality } from './quality.ts'
import { sbomqs, type Score } from './sbomqs.ts'

export interface Measured {
  readonly components: number
  readonly precision: number
  readonly recall: number
  readonly edgePrecision: number
  readonly edgeRecall: number
  readonly features: number
  readonly licences: number
  readonly sha256: number
  readonly canonicalPurls: number
  readonly leaks: number
  readonly specVersion: string
  readonly valid: boolean
  readonly sameBytes: boolean
  /** undefined: the tool cannot read it. */
  readonly score: Score | undefined
  /** What sbomqs's published rules give, counted by us. */
  readonly counted: number
  readonly milliseconds: number
}

export interface Observation {
  readonly text: string
  /** From another clone. */
  readonly again: string
  readonly truth: Inventoried
  readonly milliseconds: number
  /** Folder of the clones: a document that names it leaks. */
  readonly parent: string
}

type Item = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly Item[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).filter(isRecord)

// Not every generator tells sources, so that all are compared by name and version.
const shortKey = (key: string): string => key.split(' ').slice(0, 2).join(' ')
const keyOf = (item: Item): string => `${String(item['name'])} ${String(item['version'])}`
const isCrate = (item: Item): boolean =>
  item['purl'] === undefined
    ? item['type'] === 'library' && item['isExternal'] !== true
    : /^"pkg:(?:cargo|github)\//.test(JSON.stringify(item['purl']))

/** The rules of purl for the parts that crates use: bare colon, encoded plus, lower-case type, no empty parts. */
const isCanonical = (purl: unknown): boolean =>
  typeof purl === 'string' &&
  (/^pkg:github\/[a-z0-9._-]+\/[a-z0-9._-]+@[0-9a-f]{40}(?:#[^#/][^#]*)?$/.test(purl) ||
    /^pkg:cargo\/[A-Za-z0-9_-]+@(?:[A-Za-z0-9._-]|%2B)+(?:\?[a-z_]+=[A-Za-z0-9._~:-]*(?:(?:%[0-9A-F]{2})[A-Za-z0-9._~:-]*)*(?:&[a-z_]+=[^&#]+)*)?(?:#[^#/][^#]*)?$/.test(
      purl,
    )) &&
  !/%3A|file:/.test(purl)

const hasExpression = (item: Item): boolean =>
  list(item['licenses']).some(choice => {
    const text = choice['expression'] ?? at(choice, 'license', 'id')
    return typeof text === 'string' && normaliseExpression(text) === text
  })

/** Everything but the quality of the program that is described. */
export const measure = ({ text, again, truth, milliseconds, parent }: Observation): Measured => {
  const document: unknown = JSON.parse(text)
  const root = at(document, 'metadata', 'component')
  const crates = list(at(document, 'components')).filter(isCrate)
  const rootKey = shortKey(truth.root)
  const listed = new Set(crates.map(keyOf).filter(key => key !== rootKey))
  const wanted = new Set([...truth.features.keys()].map(shortKey).filter(key => key !== rootKey))
  const nodes = score(listed, wanted)
  const keys = new Map(crates.map(item => [String(item['bom-ref']), keyOf(item)]))
  const rootRef = at(root, 'bom-ref')
  if (typeof rootRef === 'string') keys.set(rootRef, rootKey)
  const edges = list(at(document, 'dependencies')).flatMap(({ ref, dependsOn }) =>
    (Array.isArray(dependsOn) ? dependsOn : []).flatMap(to => {
      const [above, below] = [keys.get(String(ref)), keys.get(String(to))]
      return above === undefined || below === undefined ? [] : [`${above} → ${below}`]
    }),
  )
  const trueEdges = [...truth.edges].map(edge => edge.split(' → ').map(shortKey).join(' → '))
  const edgeScore = score(new Set(edges), new Set(trueEdges))
  const of = (holds: (item: Item) => boolean): number =>
    crates.length === 0 ? 0 : crates.filter(holds).length / crates.length
  const isOurs = text.includes('"cargo:source"')
  return {
    components: crates.length,
    precision: nodes.precision,
    recall: nodes.recall,
    edgePrecision: edgeScore.precision,
    edgeRecall: edgeScore.recall,
    features: isOurs ? sameFeatures(inventoryOf(document as BillOfMaterials), truth) : 0,
    licences: of(hasExpression),
    sha256: of(item => list(item['hashes']).some(hash => /^SHA-?256$/i.test(String(hash['alg'])))),
    canonicalPurls: of(item => isCanonical(item['purl'])),
    leaks: text.split(parent).length - 1,
    specVersion: String(at(document, 'specVersion')),
    valid: schemaFaults(document).length === 0,
    sameBytes: text === again,
    score: sbomqs(text),
    counted: quality(document),
    milliseconds,
  }
}
