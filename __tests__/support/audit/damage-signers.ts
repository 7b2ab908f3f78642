/** Releases that somebody or something else signed. */
import { jobOf, signedBy, type Damage } from './damage-tools.ts'

const KINDS: readonly Damage[] = [
  signedBy(
    'another workflow of the repository',
    'SIGNER_MISMATCH',
    jobOf(tag => ({
      jobWorkflowRef: `octo-org/widget/.github/workflows/nightly.yml@refs/tags/${tag}`,
      workflowRef: `octo-org/widget/.github/workflows/nightly.yml@refs/tags/${tag}`,
    })),
  ),
  signedBy(
    'a build of a branch',
    'REF_MISMATCH',
    jobOf(() => ({ ref: 'refs/heads/main' })),
  ),
  signedBy(
    'a self-hosted runner',
    'RUNNER_REFUSED',
    jobOf(() => ({ runnerEnvironment: 'self-hosted' })),
  ),
  signedBy(
    'a run that a stranger’s pull request started',
    'TRIGGER_REFUSED',
    jobOf(() => ({ eventName: 'pull_request_target' })),
  ),
  signedBy(
    'a repository of the same name and another id',
    'REPOSITORY_ID_MISMATCH',
    jobOf(() => ({
      repository: {
        owner: 'octo-org',
        ownerId: 77,
        name: 'widget',
        id: 9999,
        visibility: 'public',
      },
    })),
  ),
  signedBy('a key that nobody certified', 'SIGNATURE_INVALID', () => ({ defect: 'foreign-key' })),
  signedBy('an authority of the same name', 'CERTIFICATE_UNTRUSTED', () => ({
    defect: 'foreign-authority',
  })),
  signedBy('a log that nobody knows', 'LOG_ENTRY_INVALID', () => ({ defect: 'foreign-log' })),
  signedBy('a signature without a log entry', 'LOG_ENTRY_MISSING', () => ({
    defect: 'no-proof-of-time',
  })),
  signedBy('a provenance that contradicts its certificate', 'PROVENANCE_CONTRADICTION', () => ({
    predicate: provenance => ({
      ...provenance,
      runDetails: {
        builder: { id: 'https://github.com/mallory/x/.github/workflows/x.yml@refs/heads/x' },
      },
    }),
  })),
]

export function signerDamages(): readonly Damage[] {
  return KINDS
}
