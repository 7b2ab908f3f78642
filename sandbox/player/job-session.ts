/** A job while it runs: what its steps have left behind, and what its expressions see. */
import type { Job } from '../actions/job.ts'
import { jobContext, jobGithubContext, runContext, runnerContext } from './contexts.ts'
import type { Json, Scope, StatusFunction } from './expressions.ts'
import { hashFiles } from './hash-files.ts'
import type { Combination } from './matrix.ts'
import type { Conclusion, StepResult } from './result.ts'
import type { Frame, JobFolders, Run } from './run.ts'
import { Masks } from './workflow-commands.ts'

type Context = Readonly<Record<string, Json>>

/** What is fixed for a job before its first step. */
export interface JobSetting {
  readonly run: Run
  readonly frame: Frame
  readonly job: Job
  readonly folders: JobFolders
  readonly matrix: Combination
  readonly strategy: Context
  readonly needs: Context
  /** Milliseconds since the epoch at which the job's time is up. */
  readonly deadline: number
}

/** The state that a job's steps share. */
export class JobSession {
  readonly setting: JobSetting
  readonly masks = new Masks()
  readonly path: string[] = []
  readonly results: StepResult[] = []
  readonly #environment: Record<string, string> = {}
  #failed = false
  #cancelled = false

  constructor(setting: JobSetting) {
    this.setting = setting
    const { githubToken, idTokenRequestToken, runtimeToken } = setting.job
    const secrets = Object.values(setting.frame.secrets)
    for (const secret of [githubToken, idTokenRequestToken, runtimeToken, ...secrets])
      this.masks.add(secret)
  }

  /** Variables of the workflow, the job, and earlier steps' GITHUB_ENV. */
  get environment(): Readonly<Record<string, string>> {
    return this.#environment
  }

  addEnvironment(variables: Readonly<Record<string, string>>): void {
    Object.assign(this.#environment, variables)
  }

  get status(): Conclusion {
    if (this.#cancelled) return 'cancelled'
    return this.#failed ? 'failure' : 'success'
  }

  cancel(): void {
    this.#cancelled = true
  }

  record(result: StepResult): void {
    this.results.push(result)
    if (result.conclusion === 'failure') this.#failed = true
  }

  /** What expressions see now, with the variables of a step on top of the job's. */
  scope(stepEnvironment: Readonly<Record<string, string>> = {}): Scope {
    const { run, job, folders } = this.setting
    return {
      contexts: {
        ...this.#frameContexts(),
        github: {
          ...runContext(run.identity, run.eventPayload),
          ...jobGithubContext(job, folders),
        },
        job: jobContext(job.identity, this.status),
        runner: runnerContext(folders),
        env: { ...this.#environment, ...stepEnvironment },
        secrets: { ...this.setting.frame.secrets, GITHUB_TOKEN: job.githubToken },
        steps: this.#steps(),
      },
      status: this.#statusFunctions(),
      hashFiles: patterns => hashFiles(folders.workspace, patterns),
    }
  }

  #frameContexts(): Scope['contexts'] {
    const { run, frame, matrix, strategy, needs } = this.setting
    return { vars: run.vars, inputs: frame.inputs, matrix, strategy, needs }
  }

  #steps(): Context {
    const named = this.results.filter(step => step.id !== undefined)
    return Object.fromEntries(
      named.map(step => [
        step.id ?? '',
        { outputs: step.outputs, outcome: step.outcome, conclusion: step.conclusion },
      ]),
    )
  }

  #statusFunctions(): Readonly<Record<StatusFunction, boolean>> {
    const { status } = this
    return {
      always: true,
      success: status === 'success',
      failure: status === 'failure',
      cancelled: status === 'cancelled',
    }
  }
}
