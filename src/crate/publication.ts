/** Which packages of a workspace are published, where, and in which order. */
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, parseJson } from '../plan/fields.ts'
import type { CargoMetadata, CargoPackage } from '../plan/cargo-metadata.ts'
import { commonVersion } from '../plan/selection.ts'
import { checkTag, parseTag } from '../plan/tag.ts'
import type { Registry } from './registry.ts'

export interface PublicationRequest {
  /** undefined: the package that the tag names, else all members that may be published. */
  readonly packages: readonly string[] | undefined
  readonly tag: string | null
  readonly registry: Registry
  /** Names that this machine's configuration gives to the registry; empty: none is known. */
  readonly registryNames: readonly string[]
}

/** The packages, those first that others depend on; the tag must name them all (see checkTag). */
export function choosePublished(
  metadata: CargoMetadata,
  request: PublicationRequest,
): readonly CargoPackage[] {
  const { tag, packages } = request
  const asked = packages ?? packageOfTag(metadata, tag)
  const unknown = (asked ?? []).filter(name => !metadata.members.some(one => one.name === name))
  if (unknown.length > 0) {
    throw new ReleaseError('SELECTION_INVALID', {
      message: `the workspace has no package ${unknown.join(', ')}`,
      expected: `some of ${names(metadata.members)}`,
    })
  }
  const candidates = metadata.members.filter(one => asked?.includes(one.name) ?? true)
  const chosen = candidates.filter(one => mayPublish(one, request))
  const refused = candidates.filter(one => !chosen.includes(one))
  if (chosen.length === 0 || (asked !== undefined && refused.length > 0)) {
    throw new ReleaseError('CRATE_NOT_PUBLISHABLE', {
      message: `not to be published to ${request.registry.indexUrl}: ${refused.map(describe).join(', ')}`,
    })
  }
  const version = commonVersion(chosen)
  if (tag !== null)
    checkTag(
      tag,
      chosen.map(one => one.name),
      version,
    )
  return chosen
}

function packageOfTag(
  { members }: CargoMetadata,
  tag: string | null,
): readonly string[] | undefined {
  const name = tag === null ? undefined : parseTag(tag)?.package
  return members.some(one => one.name === name) && name !== undefined ? [name] : undefined
}

/** https://doc.rust-lang.org/cargo/reference/manifest.html#the-publish-field */
function mayPublish(
  { publish }: CargoPackage,
  { registry, registryNames }: PublicationRequest,
): boolean {
  if (publish === null) return true
  if (registry.kind === 'crates-io') return publish.includes('crates-io')
  if (registryNames.length > 0) return publish.some(name => registryNames.includes(name))
  return publish.some(name => name !== 'crates-io')
}

function describe({ name, publish }: CargoPackage): string {
  const where =
    publish === null || publish.length === 0
      ? 'publish = false'
      : `publish = ${JSON.stringify(publish)}`
  return `${name} (${where})`
}

function names(packages: readonly CargoPackage[]): string {
  return packages.map(one => one.name).join(', ')
}

/**
 * Sorted so that every package comes after those it depends on, as cargo publishes them. `text` is the answer of
 * `cargo metadata`; dev-dependencies without a version do not count, since cargo drops them. What depends on each
 * other keeps the workspace's order.
 */
export function inDependencyOrder(
  packages: readonly CargoPackage[],
  text: string,
): readonly CargoPackage[] {
  const dependencies = localDependencies(text)
  const sorted: CargoPackage[] = []
  const visited = new Set<CargoPackage>()
  const visit = (one: CargoPackage): void => {
    if (visited.has(one)) return
    visited.add(one)
    const folders = dependencies.get(one.id) ?? []
    packages.filter(other => folders.includes(folderOf(other.manifestPath))).forEach(visit)
    sorted.push(one)
  }
  packages.forEach(visit)
  return sorted
}

/** By package id: the folders of path dependencies. */
function localDependencies(text: string): ReadonlyMap<string, readonly string[]> {
  const problems: string[] = []
  const packages = new Fields(parseJson(text), 'cargo metadata', problems).objects('packages')
  const found = new Map(
    packages.map(one => [
      one.text('id'),
      one.objects('dependencies').flatMap(dependency => {
        const path = dependency.optionalText('path')
        const dropped =
          dependency.optionalText('kind') === 'dev' && dependency.optionalText('req') === '*'
        return path === null || dropped ? [] : [path.replaceAll('\\', '/')]
      }),
    ]),
  )
  if (problems.length === 0) return found
  throw new ReleaseError('CARGO_OUTPUT_INVALID', {
    message: `cargo metadata answered something else than documented:\n${problems.slice(0, 20).join('\n')}`,
  })
}

function folderOf(manifestPath: string): string {
  return manifestPath.replaceAll('\\', '/').replace(/\/Cargo\.toml$/, '')
}
