/** Answers of `cargo metadata` for tests, as cargo 1.95 writes them, in as few words as possible. */
import { parseCargoMetadata, type CargoMetadata } from '../../../src/plan/cargo-metadata.ts'

export interface TestPackage {
  readonly name: string
  readonly version?: string
  readonly bins?: readonly string[]
  readonly lib?: boolean
  readonly requiredFeatures?: Readonly<Record<string, readonly string[]>>
  readonly features?: Readonly<Record<string, readonly string[]>>
  readonly publish?: readonly string[] | null
  readonly metadata?: unknown
  /** Lies in the workspace's root folder. */
  readonly root?: boolean
  /** Not among the default members. */
  readonly apart?: boolean
}

export function rawMetadata(
  packages: readonly TestPackage[],
  workspaceMetadata: unknown = null,
): Record<string, unknown> {
  const members = packages.map(item => rawPackage(item))
  const ids = members.map(item => item.id)
  return {
    packages: members,
    workspace_members: ids,
    workspace_default_members: ids.filter((_, at) => packages[at]?.apart !== true),
    workspace_root: '/repo',
    target_directory: '/repo/target',
    metadata: workspaceMetadata,
  }
}

export function metadataOf(
  packages: readonly TestPackage[],
  workspaceMetadata?: unknown,
): CargoMetadata {
  return parseCargoMetadata(JSON.stringify(rawMetadata(packages, workspaceMetadata)))
}

function rawPackage(item: TestPackage): { readonly id: string } {
  const { name, version = '1.2.3', bins = [name], root = false } = item
  const folder = root ? '/repo' : `/repo/${name}`
  return {
    id: `path+file://${folder}#${name}@${version}`,
    name,
    version,
    source: null,
    manifest_path: `${folder}/Cargo.toml`,
    license: 'MIT',
    license_file: null,
    authors: [],
    description: null,
    repository: null,
    homepage: null,
    documentation: null,
    publish: item.publish ?? null,
    targets: [
      ...bins.map(bin => ({
        name: bin,
        kind: ['bin'],
        ...(item.requiredFeatures?.[bin] === undefined
          ? {}
          : { 'required-features': item.requiredFeatures[bin] }),
      })),
      ...(item.lib === true ? [{ name, kind: ['lib'] }] : []),
    ],
    features: item.features ?? {},
    metadata: item.metadata ?? null,
  } as { readonly id: string }
}
