/** Which features of a package are on: https://doc.rust-lang.org/cargo/reference/features.html */
import type { CargoPackage, CargoTarget } from './cargo-metadata.ts'

/** The feature flags of a build, as given to cargo. */
export interface FeatureSelection {
  readonly features: readonly string[]
  readonly allFeatures: boolean
  readonly noDefaultFeatures: boolean
}

export const DEFAULT_FEATURES: FeatureSelection = {
  features: [],
  allFeatures: false,
  noDefaultFeatures: false,
}

/** Every feature that the selection switches on, the transitive ones included. */
export function enabledFeatures(
  item: CargoPackage,
  selection: FeatureSelection,
): ReadonlySet<string> {
  const pending = [
    ...(selection.allFeatures ? Object.keys(item.features) : []),
    ...(selection.noDefaultFeatures ? [] : ['default']),
    ...selection.features.flatMap(name => ownFeature(item.name, name)),
  ]
  const enabled = new Set<string>()
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (enabled.has(name)) continue
    enabled.add(name)
    pending.push(...(Object.hasOwn(item.features, name) ? (item.features[name] ?? []) : []))
  }
  return enabled
}

// `pkg/feature` on the command line is about that package alone.
function ownFeature(packageName: string, name: string): string[] {
  return name.startsWith(`${packageName}/`) ? [name.slice(packageName.length + 1)] : [name]
}

/** The `required-features` of a binary that the selection leaves off. */
export function missingFeatures(
  item: CargoPackage,
  target: CargoTarget,
  selection: FeatureSelection,
): readonly string[] {
  const enabled = enabledFeatures(item, selection)
  return target.requiredFeatures.filter(name => !enabled.has(name))
}
