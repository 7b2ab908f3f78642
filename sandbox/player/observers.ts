/** Who watches a run, and who meddles with it. */
import type { Job } from '../actions/job.ts'
import type { Combination } from './matrix.ts'
import type { JobResult, StepResult } from './result.ts'

/** A job that is about to run, or has run. */
export interface JobPoint {
  readonly job: string
  readonly name: string
  readonly matrix: Combination
  readonly workspace: string
  readonly runnerTemp: string
  /** With the tokens of the job: what code in that job could do, an interceptor can do. */
  readonly registered: Job
}

/** A step that is about to run, or has run. */
export interface StepPoint extends JobPoint {
  readonly index: number
  readonly step: string
  readonly stepId: string | undefined
}

/** Runs between jobs and steps: the place to tamper with files, stores and releases. */
export interface Interceptors {
  readonly beforeJob?: (point: JobPoint) => Promise<void> | void
  readonly afterJob?: (point: JobPoint, result: JobResult) => Promise<void> | void
  readonly beforeStep?: (point: StepPoint) => Promise<void> | void
  readonly afterStep?: (point: StepPoint, result: StepResult) => Promise<void> | void
}

export type PlayerEvent =
  | { readonly kind: 'job-started'; readonly job: string; readonly name: string }
  | { readonly kind: 'job-finished'; readonly result: JobResult; readonly kept: boolean }
  | { readonly kind: 'step-started'; readonly job: string; readonly step: string }
  | { readonly kind: 'step-finished'; readonly job: string; readonly result: StepResult }
  | { readonly kind: 'line'; readonly job: string; readonly text: string }

/** Told of everything as it happens. */
export type Listener = (event: PlayerEvent) => void

/** What an interceptor threw: not the workflow's failure, so it ends the run and reaches the caller. */
export class InterceptorFailure extends Error {
  override readonly name = 'InterceptorFailure'

  constructor(cause: unknown) {
    super('an interceptor failed', { cause })
  }
}

/** Runs an interceptor and marks what it throws. */
export async function intercepted(work: () => Promise<void> | void): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw new InterceptorFailure(error)
  }
}
