/** Claims of a job's OIDC token: https://docs.github.com/actions/reference/security/oidc */
import { GITHUB_COM, githubServer } from '../github-server.ts'
import type { WorkflowClaims } from '../sigstore/certificate-extensions.ts'
import type { Job, JobIdentity } from './job.ts'

/** The issuer of every token of github.com that no enterprise has taken over. */
export const ISSUER = `https://${GITHUB_COM.tokenHost}`

/** `iss` of a job's tokens. */
export function issuerOf(identity: JobIdentity): string {
  const issuer = `https://${githubServer(identity.tenant).tokenHost}`
  return identity.enterprise?.ownIssuer === true ? `${issuer}/${identity.enterprise.slug}` : issuer
}

/** `sub`: nobody should parse it, least of all now that it has two forms. */
export function subjectOf(identity: JobIdentity): string {
  const { owner, ownerId, name, id } = identity.repository
  const repository =
    identity.immutableSubject === true ? `${owner}@${ownerId}/${name}@${id}` : `${owner}/${name}`
  if (identity.environment !== undefined) {
    return `repo:${repository}:environment:${identity.environment}`
  }
  if (identity.eventName === 'pull_request') return `repo:${repository}:pull_request`
  return `repo:${repository}:ref:${identity.ref}`
}

function refType(ref: string): string {
  if (ref.startsWith('refs/tags/')) return 'tag'
  return ref.startsWith('refs/heads/') ? 'branch' : ''
}

/** Every claim but those of the token itself (`aud`, `exp`, `iat`, `nbf`, `jti`). All are strings. */
export function claimsOf(job: Job): WorkflowClaims & Readonly<Record<string, string>> {
  const { identity } = job
  const { enterprise } = identity
  return {
    ...workflowClaims(job),
    actor: identity.actor,
    actor_id: String(identity.actorId ?? 1),
    base_ref: identity.baseRef ?? '',
    check_run_id: String(job.checkRunId),
    ...(enterprise && { enterprise: enterprise.slug, enterprise_id: String(enterprise.id) }),
    head_ref: identity.headRef ?? '',
    ref_protected: String(identity.refProtected ?? false),
    ref_type: refType(identity.ref),
    run_number: String(identity.runNumber),
  }
}

/** All claims that a certificate repeats, typed. */
export function workflowClaims(job: Job): WorkflowClaims {
  const { identity } = job
  const { repository } = identity
  return {
    iss: issuerOf(identity),
    sub: subjectOf(identity),
    event_name: identity.eventName,
    sha: identity.sha,
    workflow: identity.workflow,
    repository: `${repository.owner}/${repository.name}`,
    ref: identity.ref,
    job_workflow_ref: identity.jobWorkflowRef,
    job_workflow_sha: identity.jobWorkflowSha,
    runner_environment: identity.runnerEnvironment,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(repository.ownerId),
    workflow_ref: identity.workflowRef,
    workflow_sha: identity.workflowSha,
    run_id: String(identity.runId),
    run_attempt: String(identity.runAttempt),
    repository_visibility: repository.visibility,
    ...(identity.environment !== undefined && { environment: identity.environment }),
  }
}
