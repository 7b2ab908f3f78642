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
  RESPONSE_TOO_LARGE: {
    class: 'security',
    meaning: 'A service sent more bytes than its answer may have.',
    remedy:
      'Look at the URL in the message: either the service is not the one it claims to be, or a limit of ours is too low; report it.',
  },
} as const satisfies Record<string, ErrorEntry>
