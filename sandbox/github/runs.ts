/** Workflow runs and their artifacts, as the REST API shows them. https://docs.github.com/rest/actions/artifacts */
import type { JobIdentity } from '../actions/job.ts'
import type { ServiceResponse } from '../service.ts'
import { notFound } from './errors.ts'
import { numberedPage } from './paging.ts'
import { demand, demandGrant } from './permissions.ts'
import { nodeId, timestamp } from './release.ts'
import { repositoryJson } from './repositories.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'

const RETENTION_MS = 90 * 24 * 60 * 60 * 1000

/** An artifact of a run, told by the service that stores it. */
export interface RunArtifact {
  readonly id: number
  readonly runId: number
  readonly name: string
  readonly size: number
  /** `sha256:<hex>`. */
  readonly digest: string
  readonly createdAt: number
  readonly expired?: boolean
  /** Where the archive can be read without further credentials. */
  readonly downloadUrl?: string
}

/** The artifacts of a repository's runs. Artifacts live with the results service; this is the door to it. */
export type ArtifactsProvider = (repositoryId: number) => readonly RunArtifact[]

/** Routes of runs and artifacts. */
export const runRoutes: RouteTable = {
  'GET /repos/{owner}/{repo}/actions/runs/{id}': getRun,
  'GET /repos/{owner}/{repo}/actions/runs/{id}/artifacts': listArtifacts,
  'GET /repos/{owner}/{repo}/actions/artifacts/{id}': getArtifact,
  'GET /repos/{owner}/{repo}/actions/artifacts/{id}/zip': downloadArtifact,
}

function readable(call: Call): Repository {
  const repository = repositoryOf(call)
  const check = call.state.actionsRead === 'always' ? demandGrant : demand
  check(call.caller, repository, 'actions', 'read')
  return repository
}

function getRun(call: Call): ServiceResponse {
  const repository = readable(call)
  const run = runOf(call, repository, Number(call.param('id')))
  if (!run) throw notFound()
  return { json: runJson(repository, run) }
}

/** The latest attempt of a run: jobs are all the sandbox knows of runs. */
function runOf(call: Call, repository: Repository, id: number): JobIdentity | undefined {
  return call.state.jobs.jobs
    .map(job => job.identity)
    .filter(identity => identity.runId === id && identity.repository.id === repository.id)
    .toSorted((a, b) => a.runAttempt - b.runAttempt)
    .at(-1)
}

function listArtifacts(call: Call): ServiceResponse {
  const repository = readable(call)
  const run = runOf(call, repository, Number(call.param('id')))
  if (!run) throw notFound()
  const name = call.query.get('name')
  const found = call.state
    .artifactsProvider(repository.id)
    .filter(artifact => artifact.runId === run.runId && (name === null || artifact.name === name))
  const page = numberedPage(call, found)
  return {
    headers: page.headers,
    json: {
      total_count: found.length,
      artifacts: page.items.map(artifact => artifactJson(repository, run, artifact)),
    },
  }
}

function getArtifact(call: Call): ServiceResponse {
  const repository = readable(call)
  const artifact = artifactOf(call, repository)
  return { json: artifactJson(repository, runOf(call, repository, artifact.runId), artifact) }
}

function downloadArtifact(call: Call): ServiceResponse {
  const { downloadUrl } = artifactOf(call, readable(call))
  if (downloadUrl === undefined) throw notFound()
  return { status: 302, headers: { location: downloadUrl } }
}

function artifactOf(call: Call, repository: Repository): RunArtifact {
  const id = Number(call.param('id'))
  const found = call.state.artifactsProvider(repository.id).find(artifact => artifact.id === id)
  if (!found) throw notFound()
  return found
}

function runJson(repository: Repository, run: JobIdentity): object {
  const [path = ''] = run.workflowRef.slice(repository.fullName.length + 1).split('@')
  return {
    id: run.runId,
    name: run.workflow,
    node_id: nodeId('WFR', run.runId),
    head_branch: run.ref.replace(/^refs\/(?:heads|tags)\//, ''),
    head_sha: run.sha,
    path,
    run_number: run.runNumber,
    run_attempt: run.runAttempt,
    event: run.eventName,
    status: 'in_progress',
    conclusion: null,
    url: `${repository.apiUrl}/actions/runs/${run.runId}`,
    html_url: `${repository.htmlUrl}/actions/runs/${run.runId}`,
    repository: repositoryJson(repository),
    head_repository: repositoryJson(repository),
  }
}

function artifactJson(
  repository: Repository,
  run: JobIdentity | undefined,
  artifact: RunArtifact,
): object {
  const url = `${repository.apiUrl}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: nodeId('A', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired ?? false,
    digest: artifact.digest,
    created_at: timestamp(artifact.createdAt),
    updated_at: timestamp(artifact.createdAt),
    expires_at: timestamp(artifact.createdAt + RETENTION_MS),
    workflow_run: {
      id: artifact.runId,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run?.ref.replace(/^refs\/(?:heads|tags)\//, '') ?? null,
      head_sha: run?.sha ?? null,
    },
  }
}
