/**
 * The release plan: the exact set of files a release will hold, fixed before anything is built. What the plan
 * fixes, no later step may change.
 */

export const PLAN_SCHEMA = 'attested-release/plan/v2'

export interface PlannedPlatform {
  /** `linux-amd64`, or a name of the maintainer's own. */
  readonly name: string
  /** `x86_64-unknown-linux-gnu` */
  readonly target: string
  /** Runner label of the build job. */
  readonly runner: string
  /** All files of an optional platform may be absent together; some of them alone may not. */
  readonly optional: boolean
}

/** How a binary and its companions are packed. */
export const ARCHIVE_FORMATS = ['tar.gz', 'zip'] as const

export type ArchiveFormat = (typeof ARCHIVE_FORMATS)[number]

/** The archive around a binary. */
export interface PlannedArchive {
  readonly format: ArchiveFormat
  /** Path of the binary inside, below the one folder; its attestations bear it as their subject's name. */
  readonly binary: string
}

/** One binary for one platform, under the name that it, or the archive around it, will have on the release. */
export interface PlannedArtifact {
  readonly name: string
  readonly bin: string
  /** Cargo package that defines the binary. */
  readonly package: string
  readonly platform: string
  readonly target: string
  readonly optional: boolean
  /** Name of its SBOM file; null when the plan wants no SBOM. */
  readonly sbom: string | null
  /** null: the binary is released as it is. */
  readonly archive: PlannedArchive | null
}

/** A file that cargo did not make: required, under exactly this name. */
export interface PlannedExtra {
  readonly name: string
  /** Path in the checkout of the job that has it. */
  readonly path: string
  /** `built`: by jobs of this run. `assembled`: by another tool, which is all that is claimed of it. */
  readonly made: 'built' | 'assembled'
  /** Name of its SBOM file; null: it has none. */
  readonly sbom: string | null
  readonly sbomPath: string | null
}

/** A file with a provenance of its own, and perhaps an SBOM beside it. */
export type PlannedFile = PlannedArtifact | PlannedExtra

export interface ReleasePlan {
  readonly schema: typeof PLAN_SCHEMA
  /** The name that the release's own files bear (checksums, evidence). */
  readonly name: string
  readonly bins: readonly string[]
  /** Packages under this tag, all of one version. */
  readonly packages: readonly string[]
  /** `1.2.3`, or `1.2.3-dev` in a rehearsal. */
  readonly version: string
  /** null: a rehearsal. */
  readonly tag: string | null
  readonly prerelease: boolean
  /** Whether cargo would let every planned package be published on crates.io. */
  readonly publishable: boolean
  readonly commit: string
  /** Full ref of the run. */
  readonly ref: string
  readonly repository: string
  readonly platforms: readonly PlannedPlatform[]
  /** Path in the checkout of the maintainer's own SBOM, which every file gets; null: one is made for each. */
  readonly sbomPath: string | null
  /** What goes into every archive beside its binary: `pattern[=place]`; empty where there are no archives. */
  readonly include: readonly string[]
  /** Sorted by name. */
  readonly artifacts: readonly PlannedArtifact[]
  /** Sorted by name. */
  readonly extras: readonly PlannedExtra[]
  readonly checksums: string
  readonly evidence: string
  /** Every file name of the release, optional ones included, sorted. */
  readonly files: readonly string[]
}

/** Whether cargo makes it. */
export function isArtifact(planned: PlannedFile): planned is PlannedArtifact {
  return 'bin' in planned
}

/** Whether another tool has made it, so that no build is claimed. */
export function isAssembled(planned: PlannedFile): boolean {
  return !isArtifact(planned) && planned.made === 'assembled'
}

/** Everything that is staged and attested before the release, under its name. */
export function stagedFiles({
  artifacts,
  extras,
}: Pick<ReleasePlan, 'artifacts' | 'extras'>): readonly PlannedFile[] {
  return [...artifacts, ...extras]
}
