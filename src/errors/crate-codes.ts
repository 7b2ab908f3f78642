import type { ErrorEntry } from './catalog.ts'

/** Crates: what was packaged, what the registry says, and what it serves. */
export const CRATE_CODES = {
  CRATE_NOT_PUBLISHABLE: {
    class: 'operational',
    meaning:
      'A package must not be published to this registry (`publish` in Cargo.toml), or none of the workspace may be.',
    remedy:
      'Name packages that may be published in `package`, correct `publish` in Cargo.toml, or do not start this job for this workspace.',
  },
  CRATE_LOCKFILE_UNCOMMITTED: {
    class: 'operational',
    meaning:
      'The package can only be made again from a committed Cargo.lock: a generated one depends on the day.',
    remedy:
      'Commit Cargo.lock, or hand over the file that was packaged before publishing:\n\nwith:\n  command: crate\n  crate-path: path/to/name-1.2.3.crate',
  },
  CRATE_FILE_MISSING: {
    class: 'operational',
    meaning:
      'The files of `crate-path` are not exactly the packages that are published, or cargo left no package.',
    remedy:
      'Hand over one file {name}-{version}.crate for each package, as `cargo package` names them.',
  },
  CRATE_NOT_SERVED: {
    class: 'operational',
    meaning: 'The registry does not show the crate everywhere within the waiting time.',
    remedy:
      'If it was published, re-run this job later or raise `wait-timeout`. If publishing stopped half-way, re-run the job that publishes: it goes on with what is missing. See https://status.crates.io.',
  },
  CRATE_VERSION_TAKEN: {
    class: 'operational',
    meaning:
      'The registry has this version already with other build metadata, which counts as the same version.',
    remedy: 'Raise the version in Cargo.toml and tag anew.',
  },
  CRATE_MISMATCH: {
    class: 'security',
    meaning:
      'The bytes that were packaged, the checksums of the registry and the bytes it serves are not one and the same.',
    remedy:
      'Nothing was attested. Yank the version at once (`cargo yank --version VERSION NAME`), find out where the bytes changed (the message names the files that differ), then publish a new version.',
  },
  CRATE_LOCKFILE_DIFFERS: {
    class: 'operational',
    meaning:
      'The package made again differs from the published one in its Cargo.lock alone, so the published bytes are not proven.',
    remedy:
      'Package once, before publishing, and hand that file over as `crate-path`; use the same cargo for both.',
  },
  CRATE_ENCODING_DIFFERS: {
    class: 'operational',
    meaning:
      'The package made again holds the same files as the published one, and is encoded differently: another cargo made it.',
    remedy:
      'Use the same toolchain in both jobs, or hand the packaged file over as `crate-path`. Nothing was attested.',
  },
  CRATE_ARCHIVE_INVALID: {
    class: 'security',
    meaning:
      'The .crate is no archive that cargo writes: damaged, with bytes behind its end, with links, foreign or repeated paths, or too large when unpacked.',
    remedy:
      'Nothing was attested. If it is published, yank the version. A damaged package may come from cargo before 1.95, which left the end of an older, larger file in place: update cargo, package into an empty folder, and publish a new version.',
  },
  CRATE_ORIGIN_MISMATCH: {
    class: 'security',
    meaning:
      'What the package or the registry says about its origin (commit, clean checkout, folder, name, version, publishing run) is not this run.',
    remedy:
      'Nothing was attested. Publish from the tagged commit with a clean checkout, in the run that attests; if others published it, yank the version and find out who can.',
  },
  REGISTRY_UNSUPPORTED: {
    class: 'operational',
    meaning: 'The registry has no sparse index that can be read without a login.',
    remedy: 'Give the address of a sparse index:\n\nwith:\n  registry-url: https://HOST/INDEX/',
  },
} as const satisfies Record<string, ErrorEntry>
