import type { ErrorEntry } from './catalog.ts'

/** Staging: finding the built files, their digests, their SBOMs, the workflow artifacts they travel in. */
export const STAGE_CODES = {
  BINARY_NOT_FOUND: {
    class: 'operational',
    meaning: 'A planned binary was not built, or is not where cargo says it is.',
    remedy:
      'Build it in an earlier step of this job, with the same features, profile and target:\n\n- run: cargo build --locked --release\n\nor name the file with `subject-path`.',
  },
  BINARY_EMPTY: {
    class: 'operational',
    meaning: 'The file to be released has no bytes.',
    remedy: 'Look at the step that makes or packs it.',
  },
  BUILD_NOT_FRESH: {
    class: 'operational',
    meaning:
      'Asking cargo where the binary is would have built it again, or did: what this job built before is not what these flags build.',
    remedy:
      "Give this step the features, profile and target of the build, or hand it the build's own messages:\n\n- run: cargo build --locked --release --message-format=json-render-diagnostics > messages.json\n- uses: …\n  with:\n    command: stage\n    cargo-messages: messages.json\n\nA file that was signed or stripped after cargo is named with `subject-path`.",
  },
  TARGET_MISMATCH: {
    class: 'operational',
    meaning: 'The binary was built for another target than the planned platform has.',
    remedy:
      'Hand on the values of the matrix:\n\nwith:\n  platform: ${{ matrix.platform }}\n  target: ${{ matrix.target }}',
  },
  WRONG_EXECUTABLE_FORMAT: {
    class: 'operational',
    meaning: 'The first bytes of the file are not those of an executable for the planned target.',
    remedy: 'Look at what was built, and at `subject-path` and `target` of this step.',
  },
  ARCHIVE_INVALID: {
    class: 'operational',
    meaning:
      'What is to be packed cannot be: two files at one place, a path that not every system keeps, or too many files.',
    remedy:
      'Correct `include`, or give the files other places in the archive:\n\nwith:\n  include: LICENSE*, target/man/*=man/',
  },
  FILE_UNREADABLE: {
    class: 'operational',
    meaning: 'A local file or folder cannot be read or written.',
    remedy: 'Look at the path in the message and at the step that should have made it.',
  },
  FILE_TOO_LARGE: {
    class: 'operational',
    meaning: 'A file is larger than it may be; an asset of a release holds less than 2 GiB.',
    remedy: 'Make it smaller: strip it, or release its parts on their own.',
  },
  NOT_A_REGULAR_FILE: {
    class: 'security',
    meaning:
      'Where a file is expected there is a link, a folder or a device, so its bytes could be swapped.',
    remedy: 'Find out who put it there. Name the file itself, not a link to it.',
  },
  DIGEST_MISMATCH: {
    class: 'security',
    meaning:
      'Bytes do not have the digest that was recorded for them: they were changed on the way.',
    remedy:
      'Nothing from this run can be trusted until you know where they changed. Look for other jobs or steps that write the same files or workflow artifacts, then build again.',
  },
  ARTIFACT_UPLOAD_FAILED: {
    class: 'operational',
    meaning: 'The workflow artifact could not be uploaded.',
    remedy:
      'Re-run the failed jobs. A name that exists already means that two jobs of this run stage the same platform.',
  },
  STAGE_RECORD_INVALID: {
    class: 'operational',
    meaning: 'A stage.json is not what `stage` writes, or contradicts itself.',
    remedy: 'Let the same version of the action stage, attest and release.',
  },
  SBOM_INVALID: {
    class: 'operational',
    meaning:
      "The maintainer's own SBOM is not what its name says: CycloneDX 1.4 to 1.7 or SPDX 2.3, in JSON, with the fields that an attestation of it needs.",
    remedy:
      'Look at the tool that writes it, or leave `sbom` out: then one is made for every binary.',
  },
  SBOM_OMITS_CRATE: {
    class: 'security',
    meaning:
      'The binary carries its own list of crates (cargo-auditable), and the SBOM lacks some of them: the two do not describe one build.',
    remedy:
      'Give this step the features, target and messages of the build that made the binary. If cargo-auditable lists what is not compiled, build with its newest version.',
  },
  AUDITABLE_INVALID: {
    class: 'security',
    meaning:
      'The binary has a section for its list of crates (cargo-auditable) that cannot be read.',
    remedy: 'Look at how the binary was built and at what was done to it afterwards.',
  },
  SBOM_NOT_REPRODUCED: {
    class: 'security',
    meaning:
      'Made again from the lock file, the dependency tree and the packages, in a job that runs no code of the project, the SBOM is another one than the build job staged.',
    remedy:
      'Compare the two in the message. Give `stage` exactly the packages, features and target of the build; a repository whose `.cargo/config.toml` changes what is built must say the same to cargo by RUSTFLAGS or features. If nothing explains it, something in the build job has changed the SBOM: do not release.',
  },
  REGISTRY_UNKNOWN: {
    class: 'operational',
    meaning:
      'A dependency comes from a registry whose address this job does not know: no configuration of the repository is obeyed in a job that may sign, and of its registries only https addresses and folders in the checkout are taken over.',
    remedy:
      'Name the registry to the job:\n\nenv:\n  CARGO_REGISTRIES_MY_REGISTRY_INDEX: sparse+https://registry.example/index/',
  },
  SBOM_INCOMPLETE: {
    class: 'operational',
    meaning:
      "cargo's answers do not agree on what the binary is made of, so no SBOM can be vouched for.",
    remedy:
      'Report it with the message; `sbom: false` on every command releases without SBOMs, visibly.',
  },
} as const satisfies Record<string, ErrorEntry>
