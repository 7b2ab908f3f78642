/** The document's graph: who depends on whom, and how much of that is known. */
import { ReleaseError } from '../errors/release-error.ts'
import type { Component, Composition, Dependency } from './bill-of-materials.ts'
import type { Told } from '../attest/build-facts.ts'
import { packageRef, type ComponentContext } from './component.ts'
import type { LinkedPackage } from './inventory.ts'
import { asLocked, lockKey } from './locked-package.ts'
import { nativeLibraries, type NativeLibraries } from './native-library.ts'
import { distinct, order } from './order.ts'

/** A node with its reference and the native code behind it. */
export interface Described {
  readonly node: LinkedPackage
  readonly ref: string
  readonly libs: readonly string[]
  readonly native: NativeLibraries
}

/** A node of the inventory as the document will name it. */
export function describe(
  node: LinkedPackage,
  context: ComponentContext,
  native: Told['native'],
): Described {
  const { package: item } = node
  const ref = packageRef(item, context.checkout)
  const key = lockKey(asLocked(item))
  const libs = native?.find(one => lockKey(one) === key)?.libs
  const seen = native === null ? undefined : (libs ?? [])
  return { node, ref, libs: libs ?? [], native: nativeLibraries(item, seen, ref, context.spec) }
}

/** Every reference has an entry, leaves too: the specification wants them. */
export function dependenciesOf(
  described: readonly Described[],
  standard: readonly Component[],
  external: readonly string[],
  { checkout }: ComponentContext,
): readonly Dependency[] {
  const standardRefs = standard.map(item => item['bom-ref'])
  const leaf = (ref: string): Dependency => ({ ref, dependsOn: [] })
  const bundled = described.flatMap(({ native }) => native.bundled?.['bom-ref'] ?? [])
  return [
    ...described.map(({ node, ref, native }) => ({
      ref,
      dependsOn: distinct([
        ...node.dependencies.map(item => packageRef(item, checkout)),
        ...standardRefs,
        ...(native.bundled === undefined ? [] : [native.bundled['bom-ref']]),
        ...native.external.map(item => item['bom-ref']),
      ]),
    })),
    ...[...standardRefs, ...external, ...bundled].map(leaf),
  ].sort((a, b) => order(a.ref, b.ref))
}

/** What is complete, and what is not known. References do not cascade, so that each is listed. */
export function compositionsOf(
  described: readonly Described[],
  dependencies: readonly Dependency[],
  standard: readonly Component[],
  { native, disagreements }: Pick<Told, 'native' | 'disagreements'>,
): readonly Composition[] {
  const standardRefs = standard.map(item => item['bom-ref'])
  const others = dependencies.map(({ ref }) => ref).filter(ref => !standardRefs.includes(ref))
  const unidentified = described.filter(one => one.native.unidentified).map(one => one.ref)
  const confirmed = native !== null && disagreements.length === 0
  const aggregate = confirmed ? 'complete' : 'unknown'
  return [
    { aggregate, dependencies: others },
    // The standard library has dependencies of its own, which no stable tool lists.
    { aggregate: 'incomplete', dependencies: standardRefs },
    ...(unidentified.length === 0
      ? []
      : [{ aggregate: 'unknown', assemblies: distinct(unidentified) } as const]),
    // Without any list: the inventory as a whole.
    { aggregate },
  ]
}

/** SBOM_INCOMPLETE when one reference stands for two packages. */
export function checkUnique(refs: readonly string[]): void {
  const twice = refs.filter((ref, at) => refs.indexOf(ref) !== at)
  if (twice.length === 0) return
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: 'two packages of this binary cannot be told apart',
    actual: distinct(twice).join(', '),
  })
}
