/** The answer of `cargo metadata`: https://doc.rust-lang.org/cargo/commands/cargo-metadata.html */
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, isRecord, parseJson } from './fields.ts'

export interface CargoTarget {
  readonly name: string
  /** `bin`, `lib`, `proc-macro`, `custom-build`, … */
  readonly kind: readonly string[]
  readonly requiredFeatures: readonly string[]
}

export interface CargoPackage {
  /** Opaque key; holds local paths, so it must never be published. */
  readonly id: string
  readonly name: string
  readonly version: string
  /** null: a package of this checkout (or another local path). */
  readonly source: string | null
  readonly manifestPath: string
  readonly license: string | null
  readonly licenseFile: string | null
  readonly authors: readonly string[]
  readonly description: string | null
  readonly repository: string | null
  readonly homepage: string | null
  readonly documentation: string | null
  /** The native library that it links, and that no other package may link: https://doc.rust-lang.org/cargo/reference/build-scripts.html#the-links-manifest-key */
  readonly links: string | null
  /** Registries it may be published to; null: all, empty: none. */
  readonly publish: readonly string[] | null
  readonly targets: readonly CargoTarget[]
  readonly features: Readonly<Record<string, readonly string[]>>
  /** [package.metadata], whatever it is. */
  readonly metadata: unknown
}

export interface CargoMetadata {
  readonly packages: readonly CargoPackage[]
  readonly members: readonly CargoPackage[]
  /** What cargo builds when no package is named. */
  readonly defaultMembers: readonly CargoPackage[]
  /** The package in the workspace's root folder; a virtual workspace has none. */
  readonly rootPackage: CargoPackage | undefined
  readonly workspaceRoot: string
  readonly targetDirectory: string
  /** [workspace.metadata], whatever it is. */
  readonly metadata: unknown
}

/** cargo's JSON → CargoMetadata; CARGO_OUTPUT_INVALID names every field that is not as documented. */
export function parseCargoMetadata(text: string): CargoMetadata {
  const problems: string[] = []
  const fields = new Fields(parseJson(text), 'cargo metadata', problems)
  const packages = fields.objects('packages').map(item => parsePackage(item))
  const workspaceRoot = fields.text('workspace_root')
  const byId = new Map(packages.map(item => [item.id, item]))
  const resolve = (key: string): readonly CargoPackage[] =>
    fields.texts(key).flatMap(id => {
      const found = byId.get(id)
      if (found === undefined) fields.problem(key, `no package has the id ${id}`)
      return found ?? []
    })
  const members = resolve('workspace_members')
  const metadata = {
    packages,
    members,
    defaultMembers: resolve('workspace_default_members'),
    rootPackage: members.find(item => isRootManifest(item.manifestPath, workspaceRoot)),
    workspaceRoot,
    targetDirectory: fields.text('target_directory'),
    metadata: fields.raw('metadata'),
  }
  if (problems.length === 0) return metadata
  throw new ReleaseError('CARGO_OUTPUT_INVALID', {
    message: `cargo metadata answered something else than documented:\n${problems.slice(0, 20).join('\n')}`,
  })
}

function isRootManifest(manifestPath: string, workspaceRoot: string): boolean {
  const root = workspaceRoot.replace(/[/\\]+$/, '')
  return manifestPath === `${root}/Cargo.toml` || manifestPath === `${root}\\Cargo.toml`
}

function parsePackage(fields: Fields): CargoPackage {
  return {
    id: fields.text('id'),
    name: fields.text('name'),
    version: fields.text('version'),
    source: fields.optionalText('source'),
    manifestPath: fields.text('manifest_path'),
    license: fields.optionalText('license'),
    licenseFile: fields.optionalText('license_file'),
    authors: fields.texts('authors'),
    description: fields.optionalText('description'),
    repository: fields.optionalText('repository'),
    homepage: fields.optionalText('homepage'),
    documentation: fields.optionalText('documentation'),
    links: fields.optionalText('links'),
    publish: (fields.raw('publish') ?? null) === null ? null : fields.texts('publish'),
    targets: fields.objects('targets').map(target => ({
      name: target.text('name'),
      kind: target.texts('kind'),
      requiredFeatures:
        target.raw('required-features') === undefined ? [] : target.texts('required-features'),
    })),
    features: parseFeatures(fields),
    metadata: fields.raw('metadata'),
  }
}

function parseFeatures(fields: Fields): Readonly<Record<string, readonly string[]>> {
  const raw = fields.raw('features')
  const features = fields.object('features')
  return Object.fromEntries(
    Object.keys(isRecord(raw) ? raw : {}).map(name => [name, features.texts(name)]),
  )
}

/** The binaries that a package defines. */
export function binTargets(item: CargoPackage): readonly CargoTarget[] {
  return item.targets.filter(target => target.kind.includes('bin'))
}
