import type { ErrorEntry } from './catalog.ts'

/** Publication: what is on GitHub, what is to be, and what came of it. */
export const RELEASE_CODES = {
  SBOM_DIFFERS: {
    class: 'security',
    meaning:
      'The SBOM file that would be published is not the SBOM that was signed for its binary, byte for byte.',
    remedy:
      'Something changed the SBOM file after `attest`. Build and attest again; the SBOM is written by `stage` and by nothing after it.',
  },
  RELEASE_EXISTS: {
    class: 'security',
    meaning:
      'A release is published under this tag and its files are not the files of this run. Published bytes never change.',
    remedy: 'Give the change a new version and a new tag. The published release was not touched.',
  },
  RELEASE_FOREIGN_DRAFT: {
    class: 'operational',
    meaning:
      'A draft for this tag exists that this action did not make for this commit and plan. It was not touched.',
    remedy:
      'Look at the draft; delete it (or give it another tag) if nobody needs it, then re-run the failed jobs.',
  },
  RELEASE_WITHDRAWN: {
    class: 'security',
    meaning:
      'A release of this tag was public and is a draft again: its tag was deleted, or it was taken back because it was not what was verified. People may have its files, so it is not filled with others. It was not touched.',
    remedy:
      'Find out who deleted the tag or why the release was taken back. Then give the change a new version and a new tag, or delete that draft by hand if nobody can have seen it.',
  },
  RELEASE_CONCURRENT: {
    class: 'operational',
    meaning: 'Another run works on the release of this tag, or has just published it.',
    remedy:
      'Let the other run end, then re-run the failed jobs: with the same bytes the outcome is `unchanged`. `concurrency:` in the workflow keeps two runs of one tag apart:\n\nconcurrency:\n  group: release-${{ github.ref }}\n  cancel-in-progress: false',
  },
  DRAFT_CHANGED: {
    class: 'security',
    meaning:
      'Somebody edited the draft (its tag, title, text or kind) while this run was at work on it. Nothing was published.',
    remedy:
      'See who may write to the repository. Put text into `notes` or `notes-file` instead of editing the draft; then re-run the failed jobs.',
  },
  TAG_BURNT: {
    class: 'security',
    meaning:
      'GitHub keeps this tag for an immutable release that was deleted. No release can ever have it again.',
    remedy:
      'Find out who deleted the immutable release, and give the change a new version and a new tag.',
  },
  RELEASE_ATTESTATION_MISSING: {
    class: 'operational',
    meaning:
      'The release is public and immutable, but GitHub has not attested it within the time that this step waits.',
    remedy:
      'Re-run the failed jobs: nothing is changed, and the attestation is looked for again. `gh release verify TAG` asks the same.',
  },
  RELEASE_ATTESTATION_MISMATCH: {
    class: 'security',
    meaning:
      "GitHub's attestation of the immutable release does not say what was verified: other files, another tag, or a signer that is not GitHub.",
    remedy:
      'The release stays visible since it is immutable: delete it, warn its users, and release under a new tag.',
  },
  RELEASE_INCOMPLETE: {
    class: 'operational',
    meaning: 'The files at hand are not exactly the files of the plan.',
    remedy:
      'See which build failed; mark a platform as optional with a trailing `?` if a release may do without it.',
  },
  NOT_VERIFIED: {
    class: 'security',
    meaning: 'Something that was not made by verification reached the publication.',
    remedy: 'This is a defect or an attack on the process; report it with the log of this step.',
  },
  ASSET_MISMATCH: {
    class: 'security',
    meaning:
      'The assets that GitHub holds in the draft are not the files that were verified. Nothing was published.',
    remedy:
      'Somebody or something changed the draft or the upload. See who may write to the repository, then re-run the failed jobs.',
  },
  FILE_CHANGED: {
    class: 'security',
    meaning: 'A file changed between its verification and its upload. Nothing was published.',
    remedy:
      'Another process of this job writes to the files. Look for it before running the release again.',
  },
  TOO_MANY_ASSETS: {
    class: 'operational',
    meaning: 'A GitHub release holds at most 1000 assets.',
    remedy: 'Release fewer platforms or binaries under one tag.',
  },
  TAG_MOVED: {
    class: 'security',
    meaning: 'The tag does not point to the commit that was built and verified.',
    remedy:
      'Protect tags with a ruleset, see who moved this one, and release the commit under a new tag.',
  },
  REPOSITORY_CHANGED: {
    class: 'security',
    meaning: 'The repository under this name is not the one this run belongs to.',
    remedy:
      'The repository was renamed, transferred or replaced during the run. Run the release again under its present name.',
  },
  PUBLISH_MISMATCH: {
    class: 'security',
    meaning: 'After publishing, GitHub shows something else than what was verified.',
    remedy:
      'A mutable release was made a draft again. An immutable one stays visible: delete it, warn its users, and release under a new tag.',
  },
  GPG_KEY_MISSING: {
    class: 'operational',
    meaning:
      'The plan has OpenPGP signatures and no key is given, or a key is given and the plan has none.',
    remedy:
      'Hand the key over from a secret:\n\nwith:\n  gpg-private-key: ${{ secrets.GPG_PRIVATE_KEY }}\n  gpg-passphrase: ${{ secrets.GPG_PASSPHRASE }}',
  },
  GPG_KEY_UNUSABLE: {
    class: 'operational',
    meaning:
      'The OpenPGP key cannot sign: it is no secret key, expired, revoked, without a part that may sign, or its passphrase is wrong. Nothing was signed or written.',
    remedy:
      'Export one key that is valid (`gpg --armor --export-secret-keys FINGERPRINT`, or `--export-secret-subkeys`) into the secret, with its passphrase.',
  },
  GPG_FAILED: {
    class: 'operational',
    meaning: 'gpg could not be started, or did not make or accept a signature.',
    remedy: "The causes in the log are gpg's own words.",
  },
  REHEARSAL_PROBLEMS: {
    class: 'operational',
    meaning:
      'A rehearsal found what would make the release fail. Nothing was written; the summary lists every point that was looked at.',
    remedy: 'Mend every point that the message lists; each comes with its own remedy.',
  },
  NOTES_TOO_LONG: {
    class: 'operational',
    meaning: 'The text of the release is longer than GitHub takes (125,000 characters).',
    remedy: 'Shorten `notes` or the file of `notes-file`, and link to the full text.',
  },
  METADATA_CONTRADICTORY: {
    class: 'operational',
    meaning: '`make-latest: true` and a prerelease exclude each other on GitHub.',
    remedy: 'Leave `make-latest` and `prerelease` at `auto`, or set one of them to false.',
  },
  RELEASE_FAILED: {
    class: 'operational',
    meaning: 'GitHub did not carry out a step of the publication.',
    remedy: 'Re-run the failed jobs: the draft stays, and what is right in it is kept.',
  },
  SUMMARY_DIFFERS: {
    class: 'security',
    meaning:
      'The signed verification summary that the store holds of a file does not say what this job has verified.',
    remedy:
      'Nothing was published. See which jobs of this run can sign with its identity, then re-run the failed jobs.',
  },
} as const satisfies Record<string, ErrorEntry>
