/** cargo, as plan and stage need it. What it prints is text from outside: the pure rooms parse it. */
import type { Sha256 } from '../attest/digest.ts'
import type { FeatureSelection } from '../plan/features.ts'
import type { ToolchainTexts } from '../sbom/toolchain.ts'

export interface MetadataRequest {
  /** Absolute. */
  readonly manifestPath: string
  /**
   * Whether to resolve dependencies. Without, no registry is asked, and a stale lock file is not noticed.
   */
  readonly dependencies: boolean
  /** Packages of these targets alone; none: of every platform. */
  readonly targets?: readonly string[]
  /** Without, only what the default features need is described. */
  readonly features?: FeatureSelection
}

/** The flags of a build; `cargo tree` takes the same, since they decide what is built. */
export interface BuildRequest extends FeatureSelection {
  readonly manifestPath: string
  /** As given to `--target`; undefined: built for the host without it. */
  readonly target: string | undefined
  /** As given to `-p`; empty: the workspace's default members. */
  readonly packages: readonly string[]
  readonly bins: readonly string[]
  readonly profile: string
}

/** What is asked of `cargo tree`. */
export interface TreeRequest extends Omit<BuildRequest, 'bins' | 'profile'> {
  readonly target: string
  /** linked: what is compiled for the target. whole: with proc-macros and build scripts, and what they need. */
  readonly edges: 'linked' | 'whole'
  /** Conditions as sbom/build-facts.ts has them: passed to rustc where the job's own flags are not. */
  readonly cfgs: readonly string[]
}

/** `--locked` always; a lock file that does not fit is LOCKFILE_STALE. */
export interface Cargo {
  /** `cargo metadata --format-version 1` */
  metadata(request: MetadataRequest): Promise<string>
  /** `cargo tree`, for the target that must be given, in the format of sbom/cargo-tree.ts. */
  tree(request: TreeRequest): Promise<string>
  /** `cargo build --message-format=json-render-diagnostics`: its messages. */
  build(request: BuildRequest): Promise<string>
  /** `rustc -vV` of the toolchain that cargo uses. */
  rustcVersion(): Promise<string>
  /** What the toolchain says of itself. */
  toolchain(): Promise<ToolchainTexts>
  /** The flags that the job, or else the repository's configuration, gives to rustc for a target, one by one. */
  rustflags(manifestPath: string, target: string): Promise<readonly string[]>
  /** SHA-512 of the .crate file that has this SHA-256, from cargo's cache; undefined: it is not there. */
  crateSha512(name: string, version: string, sha256: Sha256): Promise<string | undefined>
}
