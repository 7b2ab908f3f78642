import type { ErrorEntry } from './catalog.ts'

/** The services that the action talks to. */
export const SERVICE_CODES = {
  SERVICE_UNAVAILABLE: {
    class: 'operational',
    meaning:
      'A service did not answer, or answered with a server error, until the retries were used up.',
    remedy:
      'See https://www.githubstatus.com and https://status.sigstore.dev, then re-run the failed jobs: what was signed is kept.',
  },
  RATE_LIMITED: {
    class: 'operational',
    meaning: 'A service asked us to wait longer than this step may wait.',
    remedy: 'Re-run the failed jobs later; what was signed is kept.',
  },
  PERMISSION_MISSING: {
    class: 'operational',
    meaning: 'The token of the job may not do what the command needs.',
    remedy: 'Add the permission that the message names to the job.',
  },
  RESPONSE_INVALID: {
    class: 'operational',
    meaning: 'A service answered with something that is not what its interface promises.',
    remedy: 'Re-run; if it stays, report it with the log of this step.',
  },
  BUNDLE_UNREADABLE: {
    class: 'operational',
    meaning:
      'The attestation store lists an attestation whose bundle cannot be had: its blob is gone or broken, also after a second list. What else was found does not suffice without it.',
    remedy:
      'Re-run the failed jobs in some minutes. If it stays, the attestation was deleted or damaged: attest the file again, or verify with `bundle:` from a copy.',
  },
  REPOSITORY_NOT_VISIBLE: {
    class: 'operational',
    meaning:
      'The attestation store answers "not found", and so does the repository or the owner itself: it does not exist, or the token may not see it.',
    remedy:
      'Compare the name. For a private repository of another owner or project pass a token that may read its attestations:\n\nwith:\n  github-token: ${{ secrets.READ_ATTESTATIONS }}',
  },
  RESPONSE_TOO_LARGE: {
    class: 'security',
    meaning: 'A service sent more bytes than its answer may have.',
    remedy:
      'Look at the URL in the message: either the service is not the one it claims to be, or a limit of ours is too low; report it.',
  },
} as const satisfies Record<string, ErrorEntry>
