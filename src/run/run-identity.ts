/**
 * Who this job is, by the word of GitHub's token service: the claims of an OIDC token whose signature was checked.
 * The runner's environment says the same, but any earlier step may have had a hand in that.
 * https://docs.github.com/actions/reference/security/oidc
 */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { RunContext } from './run-context.ts'

export type Visibility = 'public' | 'private' | 'internal'

export interface RunIdentity {
  readonly issuer: string
  readonly repository: string
  readonly repositoryId: string
  readonly owner: string
  readonly ownerId: string
  readonly visibility: Visibility
  readonly ref: string
  readonly sha: string
  readonly eventName: string
  readonly runId: string
  readonly runAttempt: number
  readonly runnerEnvironment: string
  /** `owner/repo/path@ref` of the workflow that defines the job: the signer identity of what it signs. */
  readonly jobWorkflowRef: string
  readonly jobWorkflowSha: string
  /** `owner/repo/path@ref` of the top-level workflow. */
  readonly workflowRef: string
  /** Commit of the top-level workflow. */
  readonly workflowSha: string
}

/** Events in which an outsider chooses code or data that the privileged run works on. */
export const REFUSED_TRIGGERS: readonly string[] = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
]

/** Refuses a run that was started by an event of {@link REFUSED_TRIGGERS} (TRIGGER_REFUSED). */
export function refuseTrigger(eventName: string): void {
  if (!REFUSED_TRIGGERS.includes(eventName)) return
  throw new PolicyError('TRIGGER_REFUSED', {
    message: 'nothing is attested or released in a run of this kind',
    expected: `an event other than ${REFUSED_TRIGGERS.join(', ')}`,
    actual: eventName,
  })
}

const CLAIMS = [
  'iss',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'ref',
  'sha',
  'event_name',
  'run_id',
  'run_attempt',
  'runner_environment',
  'job_workflow_ref',
  'job_workflow_sha',
  'workflow_ref',
  'workflow_sha',
] as const

type Claim = (typeof CLAIMS)[number]

/** Checked claims → identity; a claim that is absent is a refusal (RESPONSE_INVALID names them all). */
export function parseRunIdentity(claims: Readonly<Record<string, unknown>>): RunIdentity {
  const missing = CLAIMS.filter(name => typeof claims[name] !== 'string' || claims[name] === '')
  const visibility = claims['repository_visibility']
  if (missing.length > 0 || !isVisibility(visibility)) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the OIDC token lacks claims or has odd ones: ${[...missing, ...(isVisibility(visibility) ? [] : ['repository_visibility'])].join(', ')}`,
    })
  }
  const text = (name: Claim): string => String(claims[name])
  return {
    issuer: text('iss'),
    repository: text('repository'),
    repositoryId: text('repository_id'),
    owner: text('repository_owner'),
    ownerId: text('repository_owner_id'),
    visibility,
    ref: text('ref'),
    sha: text('sha'),
    eventName: text('event_name'),
    runId: text('run_id'),
    runAttempt: Number(text('run_attempt')),
    runnerEnvironment: text('runner_environment'),
    jobWorkflowRef: text('job_workflow_ref'),
    jobWorkflowSha: text('job_workflow_sha'),
    workflowRef: text('workflow_ref'),
    workflowSha: text('workflow_sha'),
  }
}

function isVisibility(value: unknown): value is Visibility {
  return value === 'public' || value === 'private' || value === 'internal'
}

/** The environment must say what the signed token says (IDENTITY_MISMATCH lists every difference). */
export function checkSameRun(context: RunContext, identity: RunIdentity): void {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['repository', identity.repository, context.repository],
    ['repository id', identity.repositoryId, context.repositoryId],
    ['owner id', identity.ownerId, context.ownerId],
    ['ref', identity.ref, context.ref],
    ['commit', identity.sha, context.sha],
    ['event', identity.eventName, context.eventName],
    ['run id', identity.runId, context.runId],
    ['run attempt', String(identity.runAttempt), String(context.runAttempt)],
  ]
  const differences = pairs
    .filter(([, token, environment]) => token !== environment)
    .map(([what, token, environment]) => `${what}: token ${token}, environment ${environment}`)
  if (differences.length === 0) return
  throw new PolicyError('IDENTITY_MISMATCH', {
    message: `the OIDC token and the environment name different runs:\n${differences.join('\n')}`,
  })
}
