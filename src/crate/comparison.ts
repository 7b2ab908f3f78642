/** The four-way comparison: packaged bytes, index, API, served bytes. */
import type { Sha256 } from '../attest/digest.ts'
import { VerificationError, ReleaseError } from '../errors/release-error.ts'
import type { CrateArchive } from './archive.ts'
import { archiveDifferences } from './archive-difference.ts'
import { crateFileName, type CrateId } from './crate-name.ts'

/** What the packaged bytes are called among the sources. */
export const PACKAGED = 'packaged'

/** One witness of the digest. */
export interface DigestSource {
  /** `packaged`, `index cksum`, `API checksum`, or the address that served the bytes. */
  readonly source: string
  readonly sha256: Sha256
}

export interface PackagedArchive {
  /** `given`: through crate-path; `fresh`: made again in this job. */
  readonly origin: 'given' | 'fresh'
  readonly archive: CrateArchive
}

export interface Comparison {
  readonly crate: CrateId
  readonly packaged: PackagedArchive
  readonly sources: readonly DigestSource[]
  /** What was served, where it was read; undefined where nothing is served yet. */
  readonly served: CrateArchive | undefined
}

const MOST_LINES = 40

/** Whether the sources name one and the same digest. */
export function isOneDigest(sources: readonly DigestSource[]): boolean {
  return new Set(sources.map(({ sha256 }) => sha256)).size === 1
}

/** Throws unless every source names one and the same digest: then that is what the registry serves. */
export function demandOneDigest(comparison: Comparison): void {
  const { crate, packaged, sources, served } = comparison
  if (isOneDigest(sources)) return
  const innocent = packaged.origin === 'fresh' ? remade(comparison) : undefined
  const details = {
    message: `${crateFileName(crate)} is not one and the same everywhere:\n${[
      ...sources.map(({ source, sha256 }) => `${source}: sha256:${sha256}`),
      ...(served === undefined ? [] : describeDifferences(packaged.archive, served)),
    ].join('\n')}`,
  }
  if (innocent !== undefined) throw new ReleaseError(innocent, details)
  throw new VerificationError('CRATE_MISMATCH', details)
}

/**
 * A package made again may differ for reasons that are nobody's fault; they prove nothing either. Only where the
 * registry itself says one thing, and serves a sound archive.
 */
function remade({
  packaged,
  sources,
  served,
}: Comparison): 'CRATE_LOCKFILE_DIFFERS' | 'CRATE_ENCODING_DIFFERS' | undefined {
  const registry = sources.filter(({ source }) => source !== PACKAGED)
  if (served === undefined || served.faults.length > 0 || !isOneDigest(registry)) return undefined
  const differences = archiveDifferences(packaged.archive, served)
  if (differences.length === 0) return 'CRATE_ENCODING_DIFFERS'
  return differences.every(({ path }) => path === 'Cargo.lock')
    ? 'CRATE_LOCKFILE_DIFFERS'
    : undefined
}

function describeDifferences(packaged: CrateArchive, served: CrateArchive): readonly string[] {
  const faults = served.faults.slice(0, MOST_LINES).map(fault => `the served archive: ${fault}`)
  const differences = archiveDifferences(packaged, served)
  if (differences.length === 0) {
    return [...faults, 'inside the archive: the same entries, encoded differently']
  }
  const lines = differences.slice(0, MOST_LINES).map(({ path, what }) => `${path}: ${what}`)
  const more = differences.length - lines.length
  return [
    ...faults,
    'inside the archive, packaged against served:',
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
}
