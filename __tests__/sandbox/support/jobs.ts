import type { JobIdentity } from '../../../sandbox/actions/job.ts'

const OWNER = 'octo-org'
const NAME = 'widget'
const WORKFLOW = `${OWNER}/${NAME}/.github/workflows/release.yml@refs/tags/v1.2.3`
const SHA = '0123456789abcdef0123456789abcdef01234567'

/** A release job of a tag, with the permissions that signing needs. */
export function releaseJob(changes: Partial<JobIdentity> = {}): JobIdentity {
  return {
    repository: { owner: OWNER, ownerId: 77, name: NAME, id: 4242, visibility: 'public' },
    ref: 'refs/tags/v1.2.3',
    sha: SHA,
    eventName: 'push',
    actor: 'octocat',
    workflow: 'Release',
    workflowRef: WORKFLOW,
    workflowSha: SHA,
    jobWorkflowRef: WORKFLOW,
    jobWorkflowSha: SHA,
    runId: 987_654,
    runNumber: 7,
    runAttempt: 1,
    job: 'attest',
    runnerEnvironment: 'github-hosted',
    permissions: { contents: 'read', 'id-token': 'write', attestations: 'write' },
    ...changes,
  }
}
