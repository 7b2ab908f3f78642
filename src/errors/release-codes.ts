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
} as const satisfies Record<string, ErrorEntry>
