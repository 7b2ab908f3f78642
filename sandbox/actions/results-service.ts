/** The results service's artifact calls: Twirp over JSON, for the run that the runtime token belongs to. */
import { parseJsonObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { ArtifactRefused } from './artifacts.ts'
import type { ArtifactStore, FinalizedArtifact } from './artifacts.ts'
import { bearerOf } from './job.ts'
import type { Job, JobRegistry } from './job.ts'

const CALL = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/

/** The upload protocol of @actions/artifact 2 and later; older clients used 4, which this one does not serve. */
const SUPPORTED_VERSIONS = new Set([4, 7])

// https://twitchtv.github.io/twirp/docs/spec_v7.html#error-codes
const STATUS = {
  already_exists: 409,
  bad_route: 404,
  invalid_argument: 400,
  not_found: 404,
  permission_denied: 403,
  unauthenticated: 401,
} as const

type TwirpCode = keyof typeof STATUS

const failure = (code: TwirpCode, msg: string): ServiceResponse => ({
  status: STATUS[code],
  json: { code, msg },
})

type Call = (store: ArtifactStore, job: Job, request: JsonObject) => ServiceResponse

/** The service at `results-receiver.actions.githubusercontent.com`. */
export function resultsService(jobs: JobRegistry, store: ArtifactStore): Service {
  return request => {
    const name = request.method === 'POST' ? CALL.exec(request.path)?.[1] : undefined
    if (name === undefined) return undefined
    const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined
    if (call === undefined) return failure('bad_route', `no handler for ${request.path}`)
    return serve(jobs, store, request, call)
  }
}

function serve(
  jobs: JobRegistry,
  store: ArtifactStore,
  request: ServiceRequest,
  call: Call,
): ServiceResponse {
  const job = jobs.byRuntimeToken(bearerOf(request.headers) ?? '')
  if (job === undefined) return failure('unauthenticated', 'not the token of a running job')
  const body = parseJsonObject(request.body)
  if (body === undefined) return failure('invalid_argument', 'the request is no JSON object')
  if (body.string('workflow_run_backend_id') !== job.runBackendId) {
    return failure('permission_denied', 'the token does not belong to this run')
  }
  try {
    return call(store, job, body)
  } catch (error) {
    if (!(error instanceof ArtifactRefused)) throw error
    return failure(error.code, error.message)
  }
}

const CALLS: Readonly<Record<string, Call>> = {
  CreateArtifact: (...args) => ofOwnJob(createArtifact)(...args),
  FinalizeArtifact: (...args) => ofOwnJob(finalizeArtifact)(...args),
  ListArtifacts: listArtifacts,
  GetSignedArtifactURL: getSignedArtifactUrl,
  DeleteArtifact: deleteArtifact,
}

/** Uploads are a job's own; reading and deleting is open to the whole run. */
const ofOwnJob =
  (call: Call): Call =>
  (store, job, request) =>
    request.string('workflow_job_run_backend_id') === job.jobBackendId
      ? call(store, job, request)
      : failure('permission_denied', 'the token does not belong to this job')

function createArtifact(store: ArtifactStore, job: Job, request: JsonObject): ServiceResponse {
  const version = request.number('version')
  if (version === undefined || !SUPPORTED_VERSIONS.has(version)) {
    return failure('invalid_argument', `unsupported version ${version ?? '(none)'}`)
  }
  const signedUploadUrl = store.create(job, {
    name: request.string('name') ?? '',
    mimeType: request.string('mime_type') ?? 'application/zip',
    expiresAt: request.string('expires_at'),
  })
  return { json: { ok: true, signed_upload_url: signedUploadUrl } }
}

function finalizeArtifact(store: ArtifactStore, job: Job, request: JsonObject): ServiceResponse {
  const artifact = store.finalize(job, {
    name: request.string('name') ?? '',
    // int64 is a string in JSON, and 0 is left out.
    size: Number(request.string('size') ?? '0'),
    digest: request.string('hash'),
  })
  return { json: { ok: true, artifact_id: String(artifact.id) } }
}

function listArtifacts(store: ArtifactStore, job: Job, request: JsonObject): ServiceResponse {
  const name = request.string('name_filter')
  const id = request.string('id_filter')
  const artifacts = store
    .ofRun(job.identity.runId)
    .filter(one => name === undefined || one.name === name)
    .filter(one => id === undefined || String(one.id) === id)
    .map(one => ({
      workflow_run_backend_id: one.runBackendId,
      workflow_job_run_backend_id: one.jobBackendId,
      database_id: String(one.id),
      name: one.name,
      size: String(one.content.size),
      created_at: one.createdAt,
      digest: one.content.digest,
    }))
  return { json: { artifacts } }
}

/** The artifact of a name that a given job made: with names reused, each attempt's job has its own. */
function named(store: ArtifactStore, job: Job, request: JsonObject): FinalizedArtifact {
  const name = request.string('name')
  const maker = request.string('workflow_job_run_backend_id')
  const found = store
    .ofRun(job.identity.runId)
    .find(one => one.name === name && one.jobBackendId === maker)
  if (found === undefined) throw new ArtifactRefused('not_found', 'no such artifact')
  return found
}

function getSignedArtifactUrl(store: ArtifactStore, job: Job, body: JsonObject): ServiceResponse {
  return { json: { signed_url: store.downloadUrl(named(store, job, body)) } }
}

function deleteArtifact(store: ArtifactStore, job: Job, request: JsonObject): ServiceResponse {
  const artifact = named(store, job, request)
  store.delete(artifact)
  return { json: { ok: true, artifact_id: String(artifact.id) } }
}
