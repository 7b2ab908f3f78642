import type { ErrorEntry } from './catalog.ts'

/** The run itself: inputs, the runner's environment, the identity of the job. */
export const RUN_CODES = {
  INPUT_INVALID: {
    class: 'operational',
    meaning:
      'One or more inputs are unknown, malformed, contradictory, or not taken by this command.',
    remedy: 'Correct every input that the message lists; action.yml and the README describe them.',
  },
  CONTEXT_INVALID: {
    class: 'operational',
    meaning: 'A variable that the runner sets (GITHUB_…, RUNNER_…) is missing or malformed.',
    remedy: 'Run the action as a step of a GitHub Actions job on a current runner.',
  },
  SERVER_UNSUPPORTED: {
    class: 'operational',
    meaning: 'GitHub Enterprise Server has no artifact attestations.',
    remedy: 'Use github.com or ghe.com.',
  },
  TRIGGER_REFUSED: {
    class: 'security',
    meaning:
      'The run was started by an event that lets outsiders choose what is built (pull_request_target, workflow_run, issue_comment).',
    remedy: 'Release from a tag push or from workflow_dispatch.',
  },
  OIDC_UNAVAILABLE: {
    class: 'operational',
    meaning: 'The job cannot obtain an OIDC token, which both signing and proving who we are need.',
    remedy: 'Give the job the permission:\n\npermissions:\n  id-token: write',
  },
  IDENTITY_MISMATCH: {
    class: 'security',
    meaning: "The signed OIDC token contradicts the runner's environment.",
    remedy:
      'Something in this job changes the environment or answers for the token service. Look for steps that write GITHUB_ENV or set ACTIONS_ID_TOKEN_REQUEST_URL.',
  },
  INTERNAL: {
    class: 'operational',
    meaning: 'The action failed in a way it did not foresee; nothing was published.',
    remedy: 'Report it with the log of this step and the chain of causes it prints.',
  },
} as const satisfies Record<string, ErrorEntry>
