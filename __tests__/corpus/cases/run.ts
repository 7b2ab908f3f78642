/** Honest evidence of something else: another run, another trigger, another owner of the name. */
import { forged, type Case } from '../support/case.ts'
import { CLAIMS, forge, statement, type Forgery } from '../support/forge.ts'

const BRANCH = 'refs/heads/evil'

/** The claims of `job`, and the provenance of another. */
const contradicting = (claims: Forgery['claims']): Forgery => ({
  payload: JSON.stringify(statement({}, { ...CLAIMS, ...claims })),
})

export const RUN_CASES: readonly Case[] = [
  forged('another run of the same workflow', 'RUN_MISMATCH', { claims: { run_id: '8' } }),
  forged('a run whose id begins alike', 'RUN_MISMATCH', { claims: { run_id: '77' } }),
  forged('a run whose id is padded', 'RUN_MISMATCH', { claims: { run_id: '07' } }),
  {
    ...forged('a later attempt', 'RUN_MISMATCH', { claims: { run_attempt: '2' } }),
    onlyInRun: true,
  },
  {
    ...forged('a later attempt, GitHub', 'RUN_MISMATCH', {
      instance: 'github',
      claims: { run_attempt: '2' },
    }),
    onlyInRun: true,
  },
  forged('an attempt that is no number', 'RUN_MISMATCH', { claims: { run_attempt: '1e309' } }),
  forged('attempt 2 in the predicate alone', 'PROVENANCE_CONTRADICTION', {
    ...contradicting({ run_attempt: '2' }),
  }),
  forged('another run in the predicate alone', 'PROVENANCE_CONTRADICTION', {
    ...contradicting({ run_id: '8' }),
  }),
  forged('another ref in the predicate alone', 'PROVENANCE_CONTRADICTION', {
    ...contradicting({ ref: BRANCH }),
  }),
  forged('another repository in the predicate alone', 'PROVENANCE_CONTRADICTION', {
    ...contradicting({ repository: 'acme/rocket-evil' }),
  }),
  forged('right signer file, everything from a branch', 'REF_MISMATCH', {
    claims: {
      ref: BRANCH,
      job_workflow_ref: `acme/rocket/.github/workflows/release.yml@${BRANCH}`,
      workflow_ref: `acme/rocket/.github/workflows/release.yml@${BRANCH}`,
    },
  }),
  forged('right signer file, everything from a branch, GitHub', 'REF_MISMATCH', {
    instance: 'github',
    claims: { ref: BRANCH },
  }),
  forged('another commit under the same tag', 'COMMIT_MISMATCH_SIGNED', {
    claims: { sha: 'f'.repeat(40), job_workflow_sha: 'f'.repeat(40) },
  }),
  ...['pull_request_target', 'workflow_run', 'issue_comment'].map(event_name =>
    forged(`trigger ${event_name}`, 'TRIGGER_REFUSED', { claims: { event_name } }),
  ),
  forged('a self-hosted runner', 'RUNNER_REFUSED', {
    claims: { runner_environment: 'self-hosted' },
  }),
  forged('repository and owner id swapped', 'REPOSITORY_ID_MISMATCH', {
    claims: {
      repository_id: CLAIMS.repository_owner_id,
      repository_owner_id: CLAIMS.repository_id,
    },
  }),
  forged('the name registered again', 'REPOSITORY_ID_MISMATCH', {
    claims: { repository_id: '99' },
  }),
  forged('the owner registered again', 'OWNER_ID_MISMATCH', {
    claims: { repository_owner_id: '99' },
  }),
  forged("an enterprise's own issuer", 'ENTERPRISE_ISSUER', {
    claims: { iss: `${CLAIMS.iss}/acme` },
  }),
  {
    name: 'two halves: one right repository, one right run',
    code: 'RUN_MISMATCH',
    make: () => [forge({ claims: { run_id: '8' } }), forge({ claims: { repository_id: '99' } })],
  },
]
