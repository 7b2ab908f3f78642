/**
 * A running job as GitHub sees it: who runs what, where, and with which permissions. Each job has tokens
 * of its own, and every service asks the registry what a token may do.
 */
import { randomBytes, randomUUID } from 'node:crypto'

export type Access = 'none' | 'read' | 'write'

/** The scopes of a workflow's `permissions:` that the sandbox enforces. A scope that is not named is `none`. */
export type PermissionScope =
  | 'actions'
  | 'artifact-metadata'
  | 'attestations'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'discussions'
  | 'id-token'
  | 'issues'
  | 'packages'
  | 'pages'
  | 'pull-requests'
  | 'repository-projects'
  | 'security-events'
  | 'statuses'

export type Permissions = Readonly<Partial<Record<PermissionScope, Access>>>

export type Visibility = 'public' | 'private' | 'internal'

export interface RepositoryIdentity {
  readonly owner: string
  readonly ownerId: number
  readonly name: string
  readonly id: number
  readonly visibility: Visibility
}

export interface EnterpriseIdentity {
  readonly slug: string
  readonly id: number
  /** Whether its tokens come from an issuer of its own, the default one with the slug appended. */
  readonly ownIssuer: boolean
}

/** Everything the OIDC claims, the runner's environment and the certificate extensions are made of. */
export interface JobIdentity {
  readonly repository: RepositoryIdentity
  /** Full ref: `refs/tags/v1.2.3`. */
  readonly ref: string
  /** Commit, 40 hex digits. */
  readonly sha: string
  readonly eventName: string
  readonly actor: string
  /** `name:` of the workflow. */
  readonly workflow: string
  /** `owner/repo/.github/workflows/release.yml@refs/tags/v1.2.3`: the top-level workflow. */
  readonly workflowRef: string
  readonly workflowSha: string
  /** The workflow that defines the job: equals workflowRef unless the job is in a called workflow. */
  readonly jobWorkflowRef: string
  readonly jobWorkflowSha: string
  readonly runId: number
  readonly runNumber: number
  readonly runAttempt: number
  /** The job's id in the workflow file. */
  readonly job: string
  readonly environment?: string
  readonly actorId?: number
  /** Branches of a pull request; empty otherwise. */
  readonly headRef?: string
  readonly baseRef?: string
  /** Whether the ref is protected by a rule. */
  readonly refProtected?: boolean
  /** The enterprise that owns the repository's owner. */
  readonly enterprise?: EnterpriseIdentity
  /** `sub` with the ids of owner and repository, the default for repositories made after 2026-07-15. */
  readonly immutableSubject?: boolean
  readonly runnerEnvironment: 'github-hosted' | 'self-hosted'
  readonly permissions: Permissions
  /** Name of the tenant of ghe.com where the job runs; on github.com none. */
  readonly tenant?: string
}

export interface Job {
  readonly identity: JobIdentity
  /** GITHUB_TOKEN of this job (`ghs_…`). */
  readonly githubToken: string
  /** ACTIONS_ID_TOKEN_REQUEST_TOKEN; exists even without `id-token: write`, the service refuses it then. */
  readonly idTokenRequestToken: string
  /** ACTIONS_RUNTIME_TOKEN: JWT-shaped, scope `Actions.Results:<run backend id>:<job backend id>`. */
  readonly runtimeToken: string
  /** Backend ids: one for each run (all attempts share it), one for each job. */
  readonly runBackendId: string
  readonly jobBackendId: string
  /** Claim `check_run_id`: one for each job of each attempt. */
  readonly checkRunId: number
}

const FIRST_CHECK_RUN_ID = 61_000_000_001

export class JobRegistry {
  readonly #jobs: Job[] = []
  readonly #finished = new Set<Job>()
  readonly #runBackendIds = new Map<number, string>()

  /** Registers a job and mints its tokens. */
  open(identity: JobIdentity): Job {
    const runBackendId = this.#runBackendIds.get(identity.runId) ?? randomUUID()
    this.#runBackendIds.set(identity.runId, runBackendId)
    const jobBackendId = randomUUID()
    const claims = { scp: `Actions.Results:${runBackendId}:${jobBackendId}`, orch_id: randomUUID() }
    const job: Job = {
      identity,
      githubToken: `ghs_${randomBytes(18).toString('hex')}`,
      idTokenRequestToken: `idreq-${randomBytes(18).toString('hex')}`,
      runtimeToken: [{ alg: 'none', typ: 'JWT' }, claims]
        .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .concat(randomBytes(16).toString('base64url'))
        .join('.'),
      runBackendId,
      jobBackendId,
      checkRunId: FIRST_CHECK_RUN_ID + this.#jobs.length,
    }
    this.#jobs.push(job)
    return job
  }

  /** Ends a job: its tokens are worth nothing from now on. */
  finish(job: Job): void {
    this.#finished.add(job)
  }

  /** Takes back the jobs of an earlier sandbox, so that the ids of their runs stay what they were. */
  restore(jobs: readonly Job[]): void {
    for (const job of jobs) {
      this.#jobs.push(job)
      this.#runBackendIds.set(job.identity.runId, job.runBackendId)
    }
  }

  get jobs(): readonly Job[] {
    return this.#jobs
  }

  byGithubToken(token: string): Job | undefined {
    return this.#running(job => job.githubToken === token)
  }

  byIdTokenRequestToken(token: string): Job | undefined {
    return this.#running(job => job.idTokenRequestToken === token)
  }

  byRuntimeToken(token: string): Job | undefined {
    return this.#running(job => job.runtimeToken === token)
  }

  #running(matches: (job: Job) => boolean): Job | undefined {
    return this.#jobs.find(job => matches(job) && !this.#finished.has(job))
  }
}

export function accessOf(job: Job, scope: PermissionScope): Access {
  return job.identity.permissions[scope] ?? 'none'
}

/** `write` implies `read`. */
export function may(job: Job, scope: PermissionScope, wanted: 'read' | 'write'): boolean {
  const access = accessOf(job, scope)
  return access === 'write' || access === wanted
}

/** The token of an `Authorization: Bearer …` or `token …` header. */
export function bearerOf(headers: Readonly<Record<string, string>>): string | undefined {
  return /^(?:bearer|token)\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
}
