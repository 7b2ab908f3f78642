import type { ErrorEntry } from './catalog.ts'

/** What an audit finds. What a verifier refuses keeps the code that the verifier gave it. */
export const AUDIT_CODES = {
  AUDIT_UNATTESTED: {
    class: 'security',
    meaning:
      'The store was asked and has no attestation of a file of a release, nor has the release itself: anybody who may write releases can have put it there.',
    remedy:
      'Find out who uploaded it and when. If it is from before this repository attested its releases, review it and keep its digest in a baseline:\n\nwith:\n  baseline: .github/audit-baseline.json',
  },
  AUDIT_DIGEST_DRIFT: {
    class: 'security',
    meaning:
      'The bytes of a file are not those that were attested, verified before or named by GitHub under this name.',
    remedy:
      'Take the release down, warn those who downloaded the file, and look at the audit log of the repository for who replaced it.',
  },
  AUDIT_CHECKSUM_DRIFT: {
    class: 'security',
    meaning:
      'A checksums file of the release names another digest than the file has, or lost its file.',
    remedy:
      'Find out which of the two was replaced: the evidence of both stands in the report. Take the release down until that is known.',
  },
  AUDIT_ASSET_REMOVED: {
    class: 'security',
    meaning:
      'A file that this release had, by an earlier audit or by GitHub’s own attestation of it, is gone.',
    remedy: 'Find out who removed it, in the audit log of the repository.',
  },
  AUDIT_ATTESTATION_LOST: {
    class: 'security',
    meaning:
      'A required attestation of a file existed, by an earlier audit or beside others of the file, and is neither in the store nor on the release any more: somebody deleted it.',
    remedy:
      'Find out who may delete attestations. If a copy of the bundle was kept, store it again; otherwise nobody can verify this file any more, so release it anew.',
  },
  AUDIT_EVIDENCE_ONLY: {
    class: 'operational',
    meaning:
      'A file verifies by the evidence file on its release alone; the store has lost the attestation.',
    remedy:
      'Store the bundles again, so that `gh attestation verify` finds them: each line of the evidence file is one. Until then verify with:\n\ngh attestation verify FILE --bundle EVIDENCE.intoto.jsonl',
  },
  AUDIT_ASSET_UNREADABLE: {
    class: 'operational',
    meaning: 'A file of a release, or what it is compared with, could not be read to its end.',
    remedy: 'Run the audit again; what was verified is kept in `report-dir`.',
  },
  AUDIT_RELEASE_ABSENT: {
    class: 'operational',
    meaning: 'A release that the input `releases` names is not there, or not for this token.',
    remedy: 'Compare the tag. Drafts are shown to a token with `contents: write` alone.',
  },
  AUDIT_SECURITY: {
    class: 'security',
    meaning: 'The audit has findings of the class security.',
    remedy: 'Read the report: each finding has its own code and remedy.',
  },
  AUDIT_OPERATIONAL: {
    class: 'operational',
    meaning: 'The audit could not verify everything, and nothing points to an attack.',
    remedy: 'Read the report, and run the audit again with the same `report-dir`.',
  },
  AUDIT_BASELINE_INVALID: {
    class: 'operational',
    meaning: 'The file of the input `baseline` is not a baseline of this repository.',
    remedy: 'Take `audit-baseline.json` from the report of an audit, review it, and commit it.',
  },
} as const satisfies Record<string, ErrorEntry>
