/**
 * The quality score of sbomqs v2 by its published rules (categories, weights and conditions as of August 2026), from 0
 * to 10: with the acknowledgement of licence expressions and the compositions, which version 2.0.2 does not read yet.
 */
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' }
import { at } from '../../src/attest/json.ts'
import { isRecord } from '../../src/plan/fields.ts'
import { idsOf } from '../../src/sbom/licence.ts'
import { schemaFaults } from '../../__tests__/support/cyclonedx-schema.ts'

type Item = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly Item[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).filter(isRecord)

const filled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  (!Array.isArray(value) || value.length > 0)

/** The share of components for which a condition holds, from 0 to 1. */
const share = (items: readonly Item[], holds: (item: Item) => boolean): number =>
  items.length === 0 ? 0 : items.filter(holds).length / items.length

const hashed =
  (algorithms: RegExp) =>
  (item: Item): boolean =>
    list(item['hashes']).some(hash => algorithms.test(String(hash['alg'])))

const STRONG = /^(?:SHA-?(?:256|384|512)|SHA3|BLAKE)/i

/** Expressions and ids of the licences that are acknowledged in a way. */
const licences = (item: Item, acknowledgement: 'declared' | 'concluded'): readonly string[] =>
  list(item['licenses']).flatMap(choice => {
    const licence = isRecord(choice['license']) ? choice['license'] : choice
    if ((licence['acknowledgement'] ?? 'declared') !== acknowledgement) return []
    return [String(licence['expression'] ?? licence['id'] ?? licence['name'])]
  })

const onList = (text: string): boolean =>
  idsOf(text).every(id => licenceIds.includes(id.replace(/\+$/, '')) || id.includes('-exception'))

const DEPRECATED = /^(?:A|L)?GPL-\d(?:\.\d)?\+?$/
const RESTRICTIVE = /^(?:A?GPL|LGPL|MPL|EPL|CDDL)-/

const reference = (item: Item, types: readonly string[]): boolean =>
  list(item['externalReferences']).some(one => types.includes(String(one['type'])))

/** The score of one document. */
export const quality = (document: unknown): number => {
  const root = at(document, 'metadata', 'component')
  const all = [...(isRecord(root) ? [root] : []), ...list(at(document, 'components'))]
  const flag = (value: boolean): number => (value ? 1 : 0)
  const metadata = at(document, 'metadata')
  const tools = at(metadata, 'tools', 'components') ?? at(metadata, 'tools')
  const compositions = list(at(document, 'compositions'))
  const complete = compositions.filter(one => one['aggregate'] === 'complete')
  const rootRef = at(root, 'bom-ref')
  const author = filled(at(metadata, 'authors')) || filled(at(metadata, 'author'))
  const supplier = (item: Item): boolean => filled(at(item, 'supplier', 'name'))
  const identified = (item: Item): boolean => filled(item['purl']) || filled(item['cpe'])
  const concluded = all.filter(item => licences(item, 'concluded').length > 0)
  const concludedIds = concluded.flatMap(item => licences(item, 'concluded').flatMap(idsOf))
  const spec = schemaFaults(document).length === 0

  const weighted = (...parts: readonly (readonly [number, number])[]): number =>
    parts.reduce((sum, [weight, value]) => sum + weight * value, 0) /
    parts.reduce((sum, [weight]) => sum + weight, 0)
  const named = share(all, item => filled(item['name']))
  const versioned = share(all, item => filled(item['version']))
  const tool = flag(list(tools).some(one => filled(one['name']) && filled(one['version'])))
  const timed = flag(filled(at(metadata, 'timestamp')))
  const known = share(all, identified)
  const lifecycle = flag(filled(at(metadata, 'lifecycles')))
  const strong = share(all, hashed(STRONG))

  const categories: readonly (readonly [number, number])[] = [
    [
      10,
      weighted(
        [0.4, named],
        [0.35, versioned],
        [0.25, share(all, item => filled(item['bom-ref']))],
      ),
    ],
    [
      12,
      weighted(
        [0.2, timed],
        [0.2, flag(author)],
        [0.2, tool],
        [0.15, flag(filled(at(metadata, 'supplier')))],
        [0.15, flag(String(at(document, 'serialNumber')).startsWith('urn:uuid:'))],
        [0.1, lifecycle],
      ),
    ],
    [
      15,
      weighted(
        [0.5, strong],
        [0.4, share(all, item => !filled(item['hashes']) || hashed(STRONG)(item))],
        [0.1, flag(filled(at(document, 'signature')))],
      ),
    ],
    [
      12,
      weighted(
        [0.25, flag(complete.some(one => filled(one['dependencies'])))],
        [
          0.15,
          flag(complete.some(one => !filled(one['dependencies']) && !filled(one['assemblies']))),
        ],
        [0.2, flag(filled(rootRef))],
        [0.1, share(all, item => filled(item['type']))],
        [0.15, share(all, item => reference(item, ['vcs', 'source-distribution']))],
        [0.15, share(all, supplier)],
      ),
    ],
    [
      15,
      weighted(
        [0.2, share(all, item => licences(item, 'concluded').length > 0)],
        [0.2, share(all, item => licences(item, 'concluded').length > 0)],
        [
          0.2,
          share(
            all,
            item =>
              licences(item, 'concluded').length > 0 && licences(item, 'concluded').every(onList),
          ),
        ],
        [0.15, flag(concluded.length > 0 && !concludedIds.some(id => DEPRECATED.test(id)))],
        [
          0.2,
          concluded.length === 0
            ? 0
            : 1 -
              share(concluded, item =>
                licences(item, 'concluded').some(text =>
                  idsOf(text).some(id => RESTRICTIVE.test(id)),
                ),
              ),
        ],
        [0.15, share(all, item => licences(item, 'declared').length > 0)],
        [0.1, flag(filled(at(metadata, 'licenses')))],
      ),
    ],
    [10, known],
    [8, weighted([0.3, 1], [0.3, flag(spec)], [0.4, flag(spec)])],
  ]
  return 10 * weighted(...categories)
}
