/** Rules of the specification's prose, and of ours, that a schema cannot see. */
import type { BillOfMaterials, Component } from '../../src/sbom/bill-of-materials.ts'

const SERIAL = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Every rule that a document of ours breaks. */
export function structuralFaults(document: BillOfMaterials): readonly string[] {
  const { component: root } = document.metadata
  const nested = document.components.flatMap(item => item.components ?? [])
  const components = [root, ...document.components, ...nested]
  const refs = components.map(item => item['bom-ref'])
  const known = new Set(refs)
  const entries = document.dependencies.map(({ ref }) => ref)
  const used = [
    ...entries,
    ...document.dependencies.flatMap(({ dependsOn }) => dependsOn),
    ...document.compositions.flatMap(one => [
      ...(one.dependencies ?? []),
      ...(one.assemblies ?? []),
    ]),
  ]
  const reached = reachedFrom(root['bom-ref'], document)
  return [
    ...refs.filter((ref, at) => refs.indexOf(ref) !== at).map(ref => `twice: ${ref}`),
    ...used.filter(ref => !known.has(ref)).map(ref => `dangling: ${ref}`),
    ...refs.filter(ref => !entries.includes(ref)).map(ref => `no entry: ${ref}`),
    ...refs.filter(ref => !reached.has(ref)).map(ref => `orphan: ${ref}`),
    ...unsorted(
      'components',
      document.components.map(item => item['bom-ref']),
    ),
    ...unsorted('dependencies', entries),
    ...document.dependencies.flatMap(({ ref, dependsOn }) => unsorted(ref, dependsOn)),
    ...components.flatMap(item => licenceFaults(item, document.specVersion)),
    ...(SERIAL.test(document.serialNumber) ? [] : [document.serialNumber]),
  ]
}

function reachedFrom(start: string, { dependencies }: BillOfMaterials): ReadonlySet<string> {
  const below = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const reached = new Set<string>()
  const pending = [start]
  for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
    if (reached.has(ref)) continue
    reached.add(ref)
    pending.push(...(below.get(ref) ?? []))
  }
  return reached
}

function unsorted(what: string, refs: readonly string[]): readonly string[] {
  return [...refs].sort().join('\n') === refs.join('\n') ? [] : [`unsorted: ${what}`]
}

// 1.6 takes exactly one expression; a licence that is called concluded needs evidence.
function licenceFaults(item: Component, spec: string): readonly string[] {
  const { licenses = [], evidence } = item
  const concluded = licenses.filter(one => JSON.stringify(one).includes('"concluded"'))
  return [
    ...(spec === '1.6' && licenses.length > 1 ? [`several licences: ${item.name}`] : []),
    ...(concluded.length > 0 && evidence?.licenses === undefined
      ? [`no evidence: ${item.name}`]
      : []),
  ]
}
