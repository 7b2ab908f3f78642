/** Packages by name, version and source: what the lock file knows, and what a build job may tell of. */
import { ReleaseError } from '../errors/release-error.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type { LockedPackage } from '../attest/build-facts.ts'

/** Without anything that belongs to one machine. */
export function asLocked({ name, version, source }: CargoPackage): LockedPackage {
  return { package: name, version, source }
}

/** Distinguishes every package of a lock file. */
export function lockKey(item: LockedPackage): string {
  return `${item.package} ${item.version} ${item.source ?? ''}`
}

/** The package that somebody tells of; SBOM_INCOMPLETE when this workspace does not have it. */
export function lockedPackage(
  told: LockedPackage,
  packages: readonly CargoPackage[],
): CargoPackage {
  const found = packages.find(item => lockKey(asLocked(item)) === lockKey(told))
  if (found !== undefined) return found
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: 'the build job tells of a package that this workspace does not have',
    actual: lockKey(told),
  })
}
