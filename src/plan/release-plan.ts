/**
 * The release plan: the exact set of files a release will hold, fixed before anything is built. What the plan
 * fixes, no later step may change.
 */

export const PLAN_SCHEMA = 'attested-release/plan/v1'

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

/** One binary for one platform, under the name it will have on the release. */
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
}

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
  /** Sorted by name. */
  readonly artifacts: readonly PlannedArtifact[]
  readonly checksums: string
  readonly evidence: string
  /** Every file name of the release, optional ones included, sorted. */
  readonly files: readonly string[]
}
