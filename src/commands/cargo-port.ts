/** cargo, as plan and stage need it. What it prints is text from outside: the pure rooms parse it. */
import type { FeatureSelection } from '../plan/features.ts'

export interface MetadataRequest {
  /** Absolute. */
  readonly manifestPath: string
  /**
   * Whether to resolve dependencies. Without, no registry is asked, and a stale lock file is not noticed.
   */
  readonly dependencies: boolean
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

/** `--locked` always; a lock file that does not fit is LOCKFILE_STALE. */
export interface Cargo {
  /** `cargo metadata --format-version 1` */
  metadata(request: MetadataRequest): Promise<string>
  /** `cargo tree -e normal,no-proc-macro`, for the target that must be given, in the format of sbom/cargo-tree.ts. */
  tree(
    request: Omit<BuildRequest, 'bins' | 'profile'> & { readonly target: string },
  ): Promise<string>
  /** `cargo build --message-format=json-render-diagnostics`: its messages. */
  build(request: BuildRequest): Promise<string>
  /** `rustc -vV` of the toolchain that cargo uses. */
  rustcVersion(): Promise<string>
}
