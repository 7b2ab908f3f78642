/** Where two documents differ, in words that lead to the cause. */
import { sameJson, textOf } from '../attest/json.ts'
import { isRecord } from '../plan/fields.ts'
import { distinct } from './order.ts'

/** Texts of two SBOM files → the places where the second is not the first; empty: they are one document. */
export function sbomDifferences(made: string, staged: string): readonly string[] {
  const [ours, theirs] = [made, staged].map(text => parts(text))
  if (ours === undefined || theirs === undefined) return ['the staged SBOM is no JSON document']
  const places = distinct([...ours.keys(), ...theirs.keys()])
  const differing = places.flatMap(place => {
    if (!theirs.has(place)) return [`${place}: missing`]
    if (!ours.has(place)) return [`${place}: does not follow from the sources`]
    return sameJson(ours.get(place), theirs.get(place)) ? [] : [`${place}: another content`]
  })
  // Equal values in another order or spelling are another file all the same.
  return differing.length === 0 && made !== staged
    ? ['the same document, written another way']
    : differing
}

/** Components and dependencies one by one, everything else by its field; the serial number follows from the rest. */
function parts(text: string): ReadonlyMap<string, unknown> | undefined {
  const document = parse(text)
  if (!isRecord(document)) return undefined
  const found = new Map<string, unknown>()
  for (const [key, value] of Object.entries(document)) {
    if (key === 'serialNumber') continue
    if (Array.isArray(value) && (key === 'components' || key === 'dependencies')) {
      for (const item of value as readonly unknown[]) found.set(`${key} ${nameOf(item)}`, item)
    } else if (isRecord(value)) {
      for (const [inner, field] of Object.entries(value)) found.set(`${key}.${inner}`, field)
    } else found.set(key, value)
  }
  return found
}

function nameOf(item: unknown): string {
  return isRecord(item) ? textOf(item['bom-ref'] ?? item['ref']) : '?'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
