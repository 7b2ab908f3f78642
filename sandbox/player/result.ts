/** What came of a run. */
import type { RepositoryIdentity } from '../actions/job.ts'
import type { Annotation } from './workflow-commands.ts'
import type { Combination } from './matrix.ts'

export type Conclusion = 'cancelled' | 'failure' | 'skipped' | 'success'

/** What did the work of a step; the run's time is split by it. */
export type StepKind = 'action' | 'run' | 'stand-in'

export interface StepResult {
  readonly id: string | undefined
  readonly name: string
  readonly kind: StepKind
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion
  /** After `continue-on-error`. */
  readonly conclusion: Conclusion
  readonly outputs: Readonly<Record<string, string>>
  /** Everything printed, masked values taken out. */
  readonly log: string
  readonly annotations: readonly Annotation[]
  /** Markdown of the step's job summary, '' without one. */
  readonly summary: string
  /** The file that keeps the summary after the run; `undefined` without one. */
  readonly summaryPath: string | undefined
  readonly durationMs: number
}

export interface JobResult {
  /** The job's id in its file; in a called workflow behind the caller's: `release / attest`. */
  readonly id: string
  /** As GitHub shows it, with the values of its matrix. */
  readonly name: string
  readonly matrix: Combination
  readonly conclusion: Conclusion
  /** Whether `continue-on-error` keeps a failure from failing the run. */
  readonly tolerated: boolean
  /** Why a job did not run, or could not. */
  readonly reason: string | undefined
  readonly outputs: Readonly<Record<string, string>>
  readonly steps: readonly StepResult[]
  /** The attempt in which the job ran: lower than the run's when a rerun kept it. */
  readonly attempt: number
  /** Where its folders are; `undefined` if it never started. */
  readonly workspace: string | undefined
  readonly durationMs: number
}

export interface Timings {
  /** `run:` steps: cargo, above all. */
  readonly run: number
  /** Steps of the action under test. */
  readonly action: number
  readonly standIn: number
  readonly total: number
}

export type RunConclusion = 'failure' | 'startup_failure' | 'success'

export interface RunResult {
  readonly conclusion: RunConclusion
  /** Why the run did not start. */
  readonly reason: string | undefined
  readonly repository: RepositoryIdentity
  readonly workflowPath: string
  readonly sha: string
  readonly ref: string
  readonly runId: number
  readonly runNumber: number
  readonly runAttempt: number
  readonly jobs: readonly JobResult[]
  readonly timings: Timings
  /** The folder that holds every job's folders and summaries. */
  readonly workDirectory: string
}

/** Adds up where the time went. Jobs that an earlier attempt ran do not count. */
export function timingsOf(jobs: readonly JobResult[], attempt: number, total: number): Timings {
  const steps = jobs.filter(job => job.attempt === attempt).flatMap(job => job.steps)
  const sum = (kind: StepKind): number =>
    steps.filter(step => step.kind === kind).reduce((ms, step) => ms + step.durationMs, 0)
  return { run: sum('run'), action: sum('action'), standIn: sum('stand-in'), total }
}
