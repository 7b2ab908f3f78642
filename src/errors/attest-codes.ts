import type { ErrorEntry } from './catalog.ts'

/** What is claimed: subjects, predicates, what the build jobs staged, and the signing of it. */
export const ATTEST_CODES = {
  STATEMENT_INVALID: {
    class: 'security',
    meaning: 'A signed payload is not an in-toto statement of version 1, or an ambiguous one.',
    remedy:
      'Do not use the attestation; look at who made it. A statement has one meaning only: UTF-8 JSON without repeated keys.',
  },
  PREDICATE_TOO_LARGE: {
    class: 'operational',
    meaning: 'A predicate (usually an SBOM) is larger than the 16 MiB that the store takes.',
    remedy: 'Make the SBOM smaller: leave out development dependencies and file components.',
  },
  ENVELOPE_TOO_LARGE: {
    class: 'operational',
    meaning: 'A signed envelope would be larger than the public log accepts.',
    remedy:
      'Make the SBOM smaller, or raise `max-envelope` if you know that the log takes it. Nothing was signed.',
  },
  TOO_MANY_SUBJECTS: {
    class: 'operational',
    meaning: 'More subjects than one run may attest (1024).',
    remedy: 'Release fewer files under one tag.',
  },
  SUBJECT_INVALID: {
    class: 'operational',
    meaning: 'A subject has no usable name, or occurs twice for one predicate type.',
    remedy: 'Give every attested file a name of its own.',
  },
  PRIVATE_DISCLOSURE: {
    class: 'operational',
    meaning:
      'Signing at the public-good instance would write the names of a repository that is not public into a public log.',
    remedy: 'Use `sigstore: github`, or accept the disclosure with `disclose-private: true`.',
  },
  SIGNING_FAILED: {
    class: 'operational',
    meaning: 'The Sigstore instance did not give a certificate, a log entry or a time stamp.',
    remedy:
      'See https://status.sigstore.dev and https://www.githubstatus.com, then re-run the failed jobs: what was signed is kept.',
  },
  STAGED_CONTENT: {
    class: 'security',
    meaning:
      'A staged workflow artifact holds something else than its file, its SBOM and stage.json, or its record belongs to another build.',
    remedy: 'Look for a step or a job that uploads artifacts named `attested-release--…`.',
  },
  ARCHIVE_DIFFERS: {
    class: 'security',
    meaning:
      'A staged archive is not what its stage.json records, entry by entry and byte by byte, or was not packed by this action.',
    remedy:
      'Let `stage` pack the archive, by the same version of the action that attests and releases. If it did, something has changed the archive since: do not release.',
  },
  FILES_MISSING: {
    class: 'operational',
    meaning: 'Files of the plan were not staged.',
    remedy:
      'Look at the build jobs of the platforms that the message names; mark a platform optional with a trailing `?` if a release may go without it.',
  },
  FILES_UNEXPECTED: {
    class: 'security',
    meaning: 'Files were staged that the plan does not have.',
    remedy: 'Find the job that staged them; a release holds exactly what was planned.',
  },
} as const satisfies Record<string, ErrorEntry>
