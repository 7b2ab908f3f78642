/** Joins cargo's two answers: the nodes of `cargo tree` and the packages of `cargo metadata`. */
import { ReleaseError } from '../errors/release-error.ts'
import type { BuiltUnit } from '../plan/cargo-messages.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'

/** The package that a label of `cargo tree` names; SBOM_INCOMPLETE when none or several do. */
export function packageOfLabel(label: string, packages: readonly CargoPackage[]): CargoPackage {
  const { name, version, source } =
    /^(?<name>\S+) v(?<version>\S+)(?: \((?<source>.*)\))?$/.exec(label)?.groups ?? {}
  const candidates = packages.filter(item => item.name === name && item.version === version)
  const exact = candidates.filter(item => isSourceOf(item, source))
  const [found, ...others] = exact.length > 0 ? exact : candidates
  if (found !== undefined && others.length === 0) return found
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: `cargo tree names ${JSON.stringify(label)}, which cargo metadata does not have exactly once`,
    actual: `${candidates.length} packages of this name and version`,
  })
}

// cargo prints nothing for crates.io, a folder for a path, the URL with a short commit for git, and the local
// name of any other registry, which no package knows: that one is found by elimination.
function isSourceOf(item: CargoPackage, source: string | undefined): boolean {
  if (source === undefined) return item.source?.includes('crates.io') === true
  if (item.source === null) return item.manifestPath.replace(/[/\\]Cargo\.toml$/, '') === source
  if (!item.source.startsWith('git+')) {
    return source.startsWith('registry ') && !item.source.includes('crates.io')
  }
  return item.source.replace(/^git\+/, '').replace(/(#[0-9a-f]{8})[0-9a-f]*$/, '$1') === source
}

const LIBRARY_KINDS: readonly string[] = ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib']

/** A dependency without a library is printed by `cargo tree` and ignored by the build. */
export function isLinkable({ targets }: CargoPackage): boolean {
  return targets.some(target => target.kind.some(kind => LIBRARY_KINDS.includes(kind)))
}

/** SBOM_INCOMPLETE unless the build really compiled every package that is going to be listed. */
export function checkCompiled(listed: readonly CargoPackage[], units: readonly BuiltUnit[]): void {
  const compiled = new Set(units.map(unit => unit.packageId))
  const missing = listed.filter(item => !compiled.has(item.id))
  if (missing.length === 0) return
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: 'cargo tree lists packages that the build did not compile',
    actual: missing
      .slice(0, 10)
      .map(item => `${item.name} ${item.version}`)
      .join(', '),
    remedy:
      'Give this step exactly the packages, features and target of the build: inputs `package`, `features`, `all-features`, `no-default-features`, `target`.',
  })
}
