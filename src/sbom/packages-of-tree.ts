/** Joins cargo's answers: the nodes of `cargo tree`, the ids in messages, and the packages of `cargo metadata`. */
import { ReleaseError } from '../errors/release-error.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import { isFromCratesIo } from './purl.ts'

const LABEL = /^(?<name>\S+) v(?<version>\S+)(?: \(proc-macro\))?(?: \((?<source>.*)\))?$/

/** The package that a label of `cargo tree` names; SBOM_INCOMPLETE when none or several do. */
export function packageOfLabel(label: string, packages: readonly CargoPackage[]): CargoPackage {
  const { name, version, source } = LABEL.exec(label)?.groups ?? {}
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
  if (source === undefined) return isFromCratesIo(item)
  if (item.source === null) return item.manifestPath.replace(/[/\\]Cargo\.toml$/, '') === source
  if (!item.source.startsWith('git+')) {
    return source.startsWith('registry ') && !isFromCratesIo(item)
  }
  return item.source.replace(/^git\+/, '').replace(/(#[0-9a-f]{8})[0-9a-f]*$/, '$1') === source
}

/**
 * The package that an id in a message names. A build in a container has other paths than this checkout: there a path
 * package is known by folder, name and version. SBOM_INCOMPLETE: the messages are of another workspace.
 */
export function packageOfId(id: string, packages: readonly CargoPackage[]): CargoPackage {
  const exact = packages.find(item => item.id === id)
  if (exact !== undefined) return exact
  const { folder, name, version } =
    /^path\+file:\/\/.*?(?<folder>[^/\\]*)#(?:(?<name>[^@]+)@)?(?<version>[^#@]+)$/.exec(id)
      ?.groups ?? {}
  const [found, ...others] = packages.filter(
    item => item.source === null && item.version === version && item.name === (name ?? folder),
  )
  if (found !== undefined && others.length === 0) return found
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: 'the build compiled a package that cargo metadata does not have',
    actual: id,
    remedy:
      'Give this step the messages of the build of this very checkout, and its features and target. Builds with `-Zbuild-std` or artifact dependencies are not described yet: release them with `sbom: path` or `sbom: false`.',
  })
}

/** Kinds of targets whose code goes into what depends on them. */
export const LIBRARY_KINDS: readonly string[] = ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib']

/** A dependency without a library is printed by `cargo tree` and ignored by the build. */
export function isLinkable({ targets }: CargoPackage): boolean {
  return targets.some(target => target.kind.some(kind => LIBRARY_KINDS.includes(kind)))
}

/** Compiled for, and run on, the machine that builds. */
export function isProcMacro({ targets }: CargoPackage): boolean {
  return targets.some(target => target.kind.includes('proc-macro'))
}
