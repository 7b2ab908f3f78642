/** Which packages and binaries of the workspace are released. */
import { ReleaseError } from '../errors/release-error.ts'
import { binTargets, type CargoMetadata, type CargoPackage } from './cargo-metadata.ts'
import { DEFAULT_FEATURES, missingFeatures, type FeatureSelection } from './features.ts'
import { parseTag } from './tag.ts'

export interface SelectedBin {
  readonly bin: string
  readonly package: CargoPackage
}

export interface SelectionRequest {
  readonly packages: readonly string[] | undefined
  readonly bins: readonly string[] | undefined
  /** The features of the build where they are known; undefined: a later job chooses them. */
  readonly features: FeatureSelection | undefined
  readonly tag: string | null
}

/** The packages asked for, else the one that the tag names, else the workspace's default members. */
export function selectPackages(
  metadata: CargoMetadata,
  { packages, tag }: Pick<SelectionRequest, 'packages' | 'tag'>,
): readonly CargoPackage[] {
  if (packages === undefined) return packageOfTag(metadata, tag) ?? metadata.defaultMembers
  const unknown = packages.filter(name => !metadata.members.some(item => item.name === name))
  if (unknown.length > 0) {
    throw new ReleaseError('SELECTION_INVALID', {
      message: `the workspace has no package ${unknown.join(', ')}`,
      expected: `some of ${names(metadata.members)}`,
      actual: packages.join(', '),
    })
  }
  const without = metadata.members.filter(
    item => packages.includes(item.name) && binTargets(item).length === 0,
  )
  if (without.length > 0) {
    throw new ReleaseError('SELECTION_INVALID', {
      message: `the package(s) ${names(without)} have no binary to release`,
    })
  }
  return metadata.members.filter(item => packages.includes(item.name))
}

// A workspace whose packages have versions of their own tags them `package-v1.2.3`.
function packageOfTag(
  { members }: CargoMetadata,
  tag: string | null,
): readonly CargoPackage[] | undefined {
  const name = tag === null ? undefined : parseTag(tag)?.package
  const found = members.filter(item => item.name === name && binTargets(item).length > 0)
  return found.length > 0 ? found : undefined
}

/** The binaries asked for, else all that the features allow; SELECTION_INVALID lists every problem. */
export function selectBins(
  packages: readonly CargoPackage[],
  { bins, features }: Pick<SelectionRequest, 'bins' | 'features'>,
): readonly SelectedBin[] {
  const all = packages.flatMap(item =>
    binTargets(item).map(target => ({
      bin: target.name,
      package: item,
      missing: missingFeatures(item, target, features ?? DEFAULT_FEATURES),
    })),
  )
  const chosen = all.filter(({ bin, missing }) => bins?.includes(bin) ?? missing.length === 0)
  const problems = [
    ...(bins ?? [])
      .filter(name => !all.some(({ bin }) => bin === name))
      .map(name => `${name}: no binary of ${names(packages)}`),
    // Asked for by name where the features are not known yet, the build job is taken at its word.
    ...(features === undefined ? [] : chosen)
      .filter(({ missing }) => missing.length > 0)
      .map(({ bin, missing }) => `${bin}: needs the feature(s) ${missing.join(', ')}`),
  ]
  if (problems.length === 0 && chosen.length === 0) problems.push(nothingLeft(all))
  if (problems.length > 0) {
    throw new ReleaseError('SELECTION_INVALID', {
      message: `the binaries to release cannot be determined:\n${problems.join('\n')}`,
      expected:
        all.length === 0
          ? 'a package with a binary'
          : `some of ${all.map(({ bin }) => bin).join(', ')}`,
    })
  }
  return chosen.map(({ bin, package: item }) => ({ bin, package: item }))
}

function nothingLeft(all: readonly { bin: string; missing: readonly string[] }[]): string {
  if (all.length === 0) return 'the selected packages have no binaries'
  return all
    .map(({ bin, missing }) => `${bin}: needs the feature(s) ${missing.join(', ')}`)
    .join('\n')
}

/** The one version of all selected packages; VERSION_DISAGREEMENT lists them where they differ. */
export function commonVersion(packages: readonly CargoPackage[]): string {
  const [version, ...others] = new Set(packages.map(item => item.version))
  if (version !== undefined && others.length === 0) return version
  throw new ReleaseError('VERSION_DISAGREEMENT', {
    message: 'one release has one version, but the selected packages have several',
    actual: packages.map(item => `${item.name} ${item.version}`).join(', '),
  })
}

function names(packages: readonly CargoPackage[]): string {
  return packages.map(item => item.name).join(', ')
}
