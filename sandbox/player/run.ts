/** What all jobs of one run share. */
import type { Job, JobIdentity, JobRegistry } from '../actions/job.ts'
import type { Env, Workflow } from './workflow.ts'
import type { ActionManifest } from './action-file.ts'
import type { Json } from './expressions.ts'
import type { Interceptors, Listener } from './observers.ts'
import type { JobResult } from './result.ts'
import type { Permissions } from '../actions/job.ts'

/** The folders of one job. */
export interface JobFolders {
  readonly workspace: string
  readonly runnerTemp: string
  readonly home: string
  readonly summaries: string
}

/** What the player needs of the sandbox. */
export interface PlayerHost {
  readonly jobs: JobRegistry
  /** The environment of a child process, built from nothing; `extra` adds to it. */
  environment(request: EnvironmentRequest): Promise<Readonly<Record<string, string>>>
}

export interface EnvironmentRequest {
  readonly job: Job
  readonly folders: JobFolders
  readonly eventPayload: Readonly<Record<string, Json>>
  /** An action gets the runtime token of the workflow artifacts, a `run:` step does not. */
  readonly kind: 'action' | 'run'
}

/** Everything that is fixed for a run before its first job starts. */
export interface Run {
  readonly host: PlayerHost
  readonly identity: Omit<
    JobIdentity,
    'environment' | 'job' | 'jobWorkflowRef' | 'jobWorkflowSha' | 'permissions'
  >
  readonly repositoryDirectory: string
  /** Local repositories that stand for others, by `owner/name`. */
  readonly otherRepositories: Readonly<Record<string, string>>
  readonly workDirectory: string
  readonly eventPayload: Readonly<Record<string, Json>>
  readonly vars: Env
  readonly action: ActionManifest
  /** `owner/name` of the action under test, lower case. */
  readonly actionRepository: string
  readonly listener: Listener
  readonly interceptors: Interceptors
  /** Results of an earlier attempt that this one keeps, by `instanceKey`. */
  readonly kept: ReadonlyMap<string, JobResult>
  /** Called workflows, read and checked before the run starts, by the text of their `uses:`. */
  readonly called: ReadonlyMap<string, CalledWorkflow>
}

export interface CalledWorkflow {
  readonly workflow: Workflow
  /** `owner/repo/.github/workflows/x.yml@ref` of the file that defines the jobs. */
  readonly ref: string
  readonly sha: string
}

/** One workflow of a run: the top-level one, or one that a job calls. */
export interface Frame {
  readonly called: CalledWorkflow
  readonly inputs: Readonly<Record<string, Json>>
  readonly secrets: Env
  /** The most that a job may have; `undefined` at the top. */
  readonly ceiling: Permissions | undefined
  /** The calling jobs' ids and names, outermost first. */
  readonly callers: readonly { readonly id: string; readonly name: string }[]
}

/** Tells the legs of a run's jobs apart, over all attempts. */
export function instanceKey(id: string, matrix: Readonly<Record<string, Json>>): string {
  return `${id} ${JSON.stringify(matrix)}`
}
