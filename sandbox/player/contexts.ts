/** The contexts that expressions read. */
import type { Job, JobIdentity } from '../actions/job.ts'
import type { Json } from './expressions.ts'
import type { JobFolders } from './run.ts'
import { RUNNER_ARCH, RUNNER_OS } from './runner-labels.ts'

type Context = Readonly<Record<string, Json>>

/** The part of the `github` context that is the same in all jobs of a run. */
export function runContext(
  identity: Omit<
    JobIdentity,
    'environment' | 'job' | 'jobWorkflowRef' | 'jobWorkflowSha' | 'permissions'
  >,
  event: Context,
): Context {
  const { repository } = identity
  const fullName = `${repository.owner}/${repository.name}`
  return {
    actor: identity.actor,
    triggering_actor: identity.actor,
    api_url: 'https://api.github.com',
    base_ref: '',
    event,
    event_name: identity.eventName,
    graphql_url: 'https://api.github.com/graphql',
    head_ref: '',
    ref: identity.ref,
    ref_name: identity.ref.replace(/^refs\/(?:heads|tags)\//, ''),
    ref_protected: false,
    ref_type: identity.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: fullName,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(repository.ownerId),
    repositoryUrl: `git://github.com/${fullName}.git`,
    retention_days: '90',
    run_attempt: String(identity.runAttempt),
    run_id: String(identity.runId),
    run_number: String(identity.runNumber),
    secret_source: 'Actions',
    server_url: 'https://github.com',
    sha: identity.sha,
    workflow: identity.workflow,
    workflow_ref: identity.workflowRef,
    workflow_sha: identity.workflowSha,
  }
}

/** What a job adds to the `github` context. */
export function jobGithubContext(job: Job, folders: JobFolders): Context {
  return { job: job.identity.job, token: job.githubToken, workspace: folders.workspace }
}

/** The `runner` context. */
export function runnerContext(folders: JobFolders): Context {
  return {
    os: RUNNER_OS,
    arch: RUNNER_ARCH,
    name: 'sandbox',
    environment: 'github-hosted',
    temp: folders.runnerTemp,
    tool_cache: `${folders.home}/tool-cache`,
    debug: '',
  }
}

/** The `job` context: the status so far, and which file defines the job. */
export function jobContext(identity: JobIdentity, status: string): Context {
  const [path = ''] = identity.jobWorkflowRef.split('@')
  const [owner = '', name = '', ...file] = path.split('/')
  return {
    status,
    workflow_ref: identity.jobWorkflowRef,
    workflow_sha: identity.jobWorkflowSha,
    workflow_repository: `${owner}/${name}`,
    workflow_file_path: file.join('/'),
  }
}
