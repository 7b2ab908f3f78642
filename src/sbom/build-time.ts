/**
 * What was used to build and is not in the binary: proc-macros, build scripts' dependencies. It stands under
 * `formulation`, where it is on record and no scanner takes it for a part of the binary.
 */
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type { BillOfMaterials, Component, Hash } from './bill-of-materials.ts'
import { describePackage, packageRef, type ComponentContext } from './component.ts'
import { listed, order } from './order.ts'
import { isProcMacro } from './packages-of-tree.ts'
import { cargoPurl } from './purl.ts'

/** The field `formulation`, or none. */
export function formulation(
  packages: readonly CargoPackage[],
  hashesOf: (item: CargoPackage) => readonly Hash[],
  context: ComponentContext,
): Pick<BillOfMaterials, 'formulation'> {
  if (packages.length === 0) return {}
  const components = packages.map((item): Component => {
    const purl = cargoPurl(item, context.checkout)
    const { licenses } = describePackage(item, context)
    return {
      type: 'library',
      'bom-ref': `build:${packageRef(item, context.checkout)}`,
      name: item.name,
      version: item.version,
      ...listed('hashes', hashesOf(item)),
      ...(licenses === undefined ? {} : { licenses }),
      ...(purl === undefined ? {} : { purl }),
      properties: [{ name: 'cargo:kind', value: isProcMacro(item) ? 'proc-macro' : 'build' }],
    }
  })
  return {
    formulation: [{ components: components.sort((a, b) => order(a['bom-ref'], b['bom-ref'])) }],
  }
}
