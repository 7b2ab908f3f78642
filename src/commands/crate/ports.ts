/** What `crate` needs of the world beside signing and verifying. */
import type { ApiVersion } from '../../crate/api-version.ts'
import type { CrateArchive } from '../../crate/archive.ts'
import type { CrateId } from '../../crate/crate-name.ts'
import type { IndexEntry } from '../../crate/index-line.ts'
import type { Registry } from '../../crate/registry.ts'
import type { BundleVerifier } from '../../verify/bundle-verifier.ts'
import type { AttestPorts } from '../attest-subjects.ts'
import type { Cargo } from '../cargo-port.ts'
import type { CheckoutGit } from '../git-port.ts'
import type { ResolveTag } from '../plan.ts'
import type { Files, ReadIdentity } from '../ports.ts'

/** A registry, asked once for each thing. Absent is `undefined`; a service that is down is an error. */
export interface CrateRegistry {
  readonly registry: Registry
  /** The line of the sparse index. */
  index(crate: CrateId): Promise<IndexEntry | undefined>
  /** `no API`: only crates.io's is documented. */
  version(crate: CrateId): Promise<ApiVersion | 'no API' | undefined>
  /** Every address that serves the crate; `cksum` is the index's. */
  addresses(crate: CrateId, cksum: string): Promise<readonly string[]>
  /** The bytes at one of them. */
  download(url: string, maxBytes: number): Promise<Uint8Array | undefined>
}

/** Reads a .crate without unpacking it; `root` is the one folder that it must hold. */
export type ReadArchive = (bytes: Uint8Array, root: string) => Promise<CrateArchive>

export interface CratePackager {
  /** `cargo package --no-verify --locked` into a folder of one's own; no project code runs. */
  packageCrates(request: {
    readonly manifestPath: string
    readonly packages: readonly string[]
    /** Where `package/{name}-{version}.crate` is made. */
    readonly targetFolder: string
  }): Promise<void>
}

export interface CrateFiles extends Files {
  readBytes(path: string, maxBytes: number): Promise<Uint8Array>
  /** A new file; one that is there is not overwritten. */
  writeBytes(path: string, bytes: Uint8Array): Promise<void>
}

export interface CrateGit extends CheckoutGit {
  /** Whether a file is part of the commit that is checked out. */
  isTracked(path: string): Promise<boolean>
}

export interface CratePorts extends AttestPorts {
  readonly cargo: Pick<Cargo, 'metadata'> & CratePackager
  readonly git: CrateGit
  readonly files: CrateFiles
  readonly readIdentity: ReadIdentity
  readonly resolveTag: ResolveTag
  /** Paths and patterns, relative to the workspace → files; one that matches nothing is refused. */
  readonly expand: (patterns: readonly string[]) => Promise<readonly string[]>
  readonly openRegistry: (registry: Registry) => CrateRegistry
  /** Names that the environment gives to a registry (CARGO_REGISTRIES_{NAME}_INDEX). */
  readonly registryNames: (registry: Registry) => readonly string[]
  readonly readArchive: ReadArchive
  readonly loadVerifier: () => Promise<BundleVerifier>
}
