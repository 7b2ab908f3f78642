import type { ErrorEntry } from './catalog.ts'

/** Planning: cargo, the settings in Cargo.toml, the selection, the tag, the names of the files. */
export const PLAN_CODES = {
  CARGO_NOT_FOUND: {
    class: 'operational',
    meaning: 'cargo, or the rustc that belongs to it, is not on the PATH of this job.',
    remedy:
      'Install a toolchain before this step:\n\n- run: rustup toolchain install stable --profile minimal',
  },
  CARGO_FAILED: {
    class: 'operational',
    meaning: 'cargo ended with an error, took too long, or printed more than it may.',
    remedy: 'Read the last lines of its output in the message; the same command fails locally too.',
  },
  CARGO_OUTPUT_INVALID: {
    class: 'operational',
    meaning: 'The output of cargo or rustc is not what its documentation promises.',
    remedy:
      'Use a current stable toolchain. When `cargo-messages` is given, the file must hold the standard output of `cargo build --message-format=json-render-diagnostics` and nothing else.',
  },
  LOCKFILE_STALE: {
    class: 'operational',
    meaning: 'Cargo.lock is missing from the commit, or does not fit Cargo.toml.',
    remedy:
      'Run `cargo generate-lockfile` or `cargo update --workspace`, commit Cargo.lock, tag anew.',
  },
  SETTINGS_INVALID: {
    class: 'operational',
    meaning:
      'A table [*.metadata.attested-release] in Cargo.toml has unknown keys or wrong values.',
    remedy:
      'Correct every key that the message lists. The keys are those of the inputs of `plan`:\n\n[package.metadata.attested-release]\nplatforms = ["linux-amd64", "macos-arm64", "windows-amd64?"]',
  },
  SELECTION_INVALID: {
    class: 'operational',
    meaning: 'The packages or binaries asked for do not exist, or nothing is left to release.',
    remedy: 'Correct the inputs `package` and `bin`; the message lists what the workspace has.',
  },
  NAME_REQUIRED: {
    class: 'operational',
    meaning:
      'The release has several binaries and the workspace has no root package to name it after.',
    remedy: 'Name the release:\n\nwith:\n  name: my-project',
  },
  VERSION_DISAGREEMENT: {
    class: 'operational',
    meaning: 'The packages selected for one release have different versions.',
    remedy:
      'Give them one version (`version.workspace = true`), or release one package at a time with the input `package` and tags of the form {package}-v{version}.',
  },
  TAG_FORM_UNKNOWN: {
    class: 'operational',
    meaning:
      'The tag has none of the forms v{version}, {package}-v{version}, {package}/v{version}, {version}.',
    remedy: 'Delete the tag and push one of the forms that the message lists.',
  },
  TAG_VERSION_MISMATCH: {
    class: 'operational',
    meaning: 'The tag names another version than Cargo.toml.',
    remedy:
      'Either the version in Cargo.toml was not raised or the tag is wrong: correct it and push the right tag.',
  },
  TAG_NOT_FOUND: {
    class: 'operational',
    meaning: 'The tag does not exist on GitHub; a release never creates one.',
    remedy: 'Push the tag first: git tag v1.2.3 && git push origin v1.2.3',
  },
  TAG_COMMIT_MISMATCH: {
    class: 'security',
    meaning: 'The tag on GitHub points at another commit than the one this run was started for.',
    remedy:
      'Somebody moved the tag since the run was started, or the run is of another commit. Find out who and why; protect tags with a ruleset; then release from the right commit.',
  },
  BRANCH_REF_REFUSED: {
    class: 'operational',
    meaning:
      "A tag was given to a run that is not the tag's own, so the evidence would bear another ref than the tag's.",
    remedy:
      'Start the workflow from the pushed tag (on: push: tags). Where a bot makes the tags:\n\nwith:\n  allow-branch-ref: true',
  },
  COMMIT_MISMATCH: {
    class: 'operational',
    meaning: 'The checked-out commit is not the one that this run was started for.',
    remedy: 'Check out without `ref:`, or start the workflow for the commit that it builds.',
  },
  TREE_DIRTY: {
    class: 'operational',
    meaning:
      'Files in the checkout differ from the commit, so what they say is not what the commit says.',
    remedy: 'Find the earlier step that changes them; commit what it makes, or run it elsewhere.',
  },
  PLATFORM_UNKNOWN: {
    class: 'operational',
    meaning: 'A platform is neither one of the known names nor of the form name=target@runner.',
    remedy: 'Use a name that the message lists, or name=target-triple@runner-label.',
  },
  ASSET_NAME_REFUSED: {
    class: 'operational',
    meaning:
      'GitHub would rename a file of this name when it is uploaded, or the template is wrong.',
    remedy: 'Change `asset-name` or `name` so that only A-Z a-z 0-9 . _ + @ - are used.',
  },
  ASSET_NAME_COLLISION: {
    class: 'operational',
    meaning: 'Two files of the release would have the same name, upper and lower case alike.',
    remedy:
      'Make the template tell them apart:\n\nwith:\n  asset-name: "{bin}-{version}-{platform}"',
  },
  PLAN_INVALID: {
    class: 'operational',
    meaning: 'The plan handed to this step is not a plan, or contradicts itself.',
    remedy:
      'Hand on the output of the plan job as it is:\n\nwith:\n  plan: ${{ needs.plan.outputs.plan }}',
  },
  PLAN_TOO_LARGE: {
    class: 'operational',
    meaning:
      'The plan, even packed, is longer than an environment variable of a runner can be, and inputs are handed over as such.',
    remedy:
      'Use shorter names (`asset-name`), fewer files in one release, or the command `all`, which hands no plan on.',
  },
  PLAN_DIFFERS: {
    class: 'operational',
    meaning:
      'The plan was made for another commit, ref or repository, or the inputs contradict it.',
    remedy:
      'Use the plan of this very run, and give `package`, `bin`, `platforms` and `tag` to the plan job alone.',
  },
} as const satisfies Record<string, ErrorEntry>
