/** A leg of a job's matrix: what it is called, what it may do, and what its expressions see before it starts. */
import type { Permissions } from '../actions/job.ts'
import { runContext } from './contexts.ts'
import { interpolate, type Json, PLACES, type Scope } from './expressions.ts'
import { type Combination, matrixSuffix } from './matrix.ts'
import { DEFAULT_PERMISSIONS } from './permissions.ts'
import type { JobResult } from './result.ts'
import type { Frame, Run } from './run.ts'
import type { JobDefinition } from './workflow.ts'

/** One leg of a job's matrix, or the job itself. */
export interface Leg {
  readonly matrix: Combination
  readonly strategy: Readonly<Record<string, Json>>
  readonly needs: Readonly<Record<string, Json>>
}

/** What expressions see before a job has a runner. */
export function legScope(run: Run, frame: Frame, leg: Leg): Scope {
  return {
    contexts: {
      github: runContext(run.identity, run.eventPayload),
      vars: run.vars,
      inputs: frame.inputs,
      secrets: frame.secrets,
      needs: leg.needs,
      matrix: leg.matrix,
      strategy: leg.strategy,
    },
  }
}

/** A job's id behind those of the jobs that call its workflow. */
export function pathOf(frame: Frame, id: string): string {
  return [...frame.callers.map(caller => caller.id), id].join(' / ')
}

/** A job's name as GitHub shows it. */
export function displayName(
  frame: Frame,
  job: JobDefinition,
  scope: Scope,
  matrix: Combination,
): string {
  const own =
    job.name === undefined
      ? `${job.id}${matrixSuffix(matrix)}`
      : interpolate(job.name, PLACES.job, scope)
  return [...frame.callers.map(caller => caller.name), own].join(' / ')
}

/** The permissions of a job: its own, else its workflow's, else all that its caller has, else the default. */
export function permissionsOf(frame: Frame, job: JobDefinition): Permissions {
  return (
    job.permissions ?? frame.called.workflow.permissions ?? frame.ceiling ?? DEFAULT_PERMISSIONS
  )
}

/** A result for a job that did not run. */
export function notRun(
  run: Run,
  frame: Frame,
  job: JobDefinition,
  leg: Leg,
  end: Pick<JobResult, 'conclusion' | 'reason'> & { readonly tolerated?: boolean },
): JobResult {
  let name = job.id
  try {
    name = displayName(frame, job, legScope(run, frame, leg), leg.matrix)
  } catch {
    // The id will do for a job whose name cannot be made out.
  }
  const result: JobResult = {
    id: pathOf(frame, job.id),
    name,
    matrix: leg.matrix,
    tolerated: false,
    ...end,
    outputs: {},
    steps: [],
    attempt: run.identity.runAttempt,
    workspace: undefined,
    durationMs: 0,
  }
  run.listener({ kind: 'job-finished', result, kept: false })
  return result
}
