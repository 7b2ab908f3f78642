/** Which job runs when: `needs`, `if`, matrix, and the workflows that jobs call. */
import { callFrame } from './called-workflow.ts'
import { condition, flag, interpolate, type Json, PLACES, type Scope } from './expressions.ts'
import { runLeg } from './job-runner.ts'
import { displayName, type Leg, legScope, notRun, pathOf } from './leg.ts'
import { type Combination, combinationsOf } from './matrix.ts'
import { InterceptorFailure } from './observers.ts'
import { messageOf } from './refusal.ts'
import type { Conclusion, JobResult } from './result.ts'
import type { Frame, Run } from './run.ts'
import type { CallJob, JobDefinition } from './workflow.ts'

/** What the jobs that need a job see of it. */
interface JobEnd {
  readonly result: Conclusion
  readonly outputs: Readonly<Record<string, string>>
}

export interface FrameEnd {
  readonly jobs: readonly JobResult[]
  readonly result: Conclusion
  /** Outputs of a called workflow. */
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the jobs of a workflow, one after another in the order of their needs. */
export async function runFrame(run: Run, frame: Frame): Promise<FrameEnd> {
  const { jobs, on } = frame.called.workflow
  const ends = new Map<string, JobEnd>()
  const results: JobResult[] = []
  while (ends.size < jobs.size) {
    for (const job of jobs.values()) {
      if (ends.has(job.id) || !job.needs.every(need => ends.has(need))) continue
      const legs = await runJob(run, frame, job, ends)
      results.push(...legs.jobs)
      ends.set(job.id, legs.end)
    }
  }
  const jobsContext = Object.fromEntries([...ends].map(([id, end]) => [id, { ...end }]))
  const scope: Scope = { contexts: { ...legScope(run, frame, NO_LEG).contexts, jobs: jobsContext } }
  const outputs = Object.entries(on.call?.outputs ?? {}).map(
    ([name, text]) => [name, interpolate(text, PLACES.callOutputs, scope)] as const,
  )
  return {
    jobs: results,
    result: together([...ends.values()].map(end => end.result)),
    outputs: Object.fromEntries(outputs),
  }
}

const NO_LEG: Leg = { matrix: {}, strategy: {}, needs: {} }

interface JobRun {
  readonly jobs: readonly JobResult[]
  readonly end: JobEnd
}

async function runJob(
  run: Run,
  frame: Frame,
  job: JobDefinition,
  ends: ReadonlyMap<string, JobEnd>,
): Promise<JobRun> {
  const needs = Object.fromEntries(job.needs.map(id => [id, { ...ends.get(id) }]))
  const leg: Leg = { ...NO_LEG, needs }
  const ancestors = ancestorsOf(job, frame).map(id => ends.get(id)?.result ?? 'skipped')
  const failed = ancestors.includes('failure')
  const status = {
    always: true,
    cancelled: false,
    failure: failed,
    success: ancestors.every(result => result === 'success'),
  }
  const scope: Scope = { ...legScope(run, frame, leg), status }
  try {
    if (!condition(job.if, PLACES.jobIf, scope)) {
      const reason = failed ? 'a job it needs failed' : 'its condition is false'
      return ended(notRun(run, frame, job, leg, { conclusion: 'skipped', reason }))
    }
    const combinations = combinationsOf(job.strategy.matrix, scope)
    const failFast =
      job.strategy.failFast === undefined || flag(job.strategy.failFast, PLACES.strategy, scope)
    return await runLegs(run, frame, job, { combinations, failFast, needs })
  } catch (error) {
    if (error instanceof InterceptorFailure) throw error
    return ended(notRun(run, frame, job, leg, { conclusion: 'failure', reason: messageOf(error) }))
  }
}

/** On GitHub a failed or skipped job is felt by all that come after it, also through a job that ran `always()`. */
function ancestorsOf(job: JobDefinition, frame: Frame): readonly string[] {
  const found = new Set<string>()
  const visit = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (found.has(id)) continue
      found.add(id)
      visit(frame.called.workflow.jobs.get(id)?.needs ?? [])
    }
  }
  visit(job.needs)
  return [...found]
}

function ended(result: JobResult): JobRun {
  return { jobs: [result], end: { result: result.conclusion, outputs: result.outputs } }
}

interface Legs {
  readonly combinations: readonly Combination[]
  readonly failFast: boolean
  readonly needs: Readonly<Record<string, Json>>
}

async function runLegs(run: Run, frame: Frame, job: JobDefinition, legs: Legs): Promise<JobRun> {
  const { combinations, failFast, needs } = legs
  const ends: JobRun[] = []
  for (const [index, matrix] of combinations.entries()) {
    const strategy = {
      'fail-fast': failFast,
      'job-index': index,
      'job-total': combinations.length,
      'max-parallel': combinations.length,
    }
    const leg: Leg = { matrix, strategy, needs }
    const stopped = failFast && ends.some(end => end.end.result === 'failure')
    if (stopped)
      ends.push(
        ended(
          notRun(run, frame, job, leg, { conclusion: 'cancelled', reason: 'another leg failed' }),
        ),
      )
    else if (job.kind === 'call') ends.push(await runCall(run, frame, job, leg))
    else ends.push(tolerant(await runLeg(run, frame, job, leg)))
  }
  const outputs = ends.map(end =>
    Object.entries(end.end.outputs).filter(([, value]) => value !== ''),
  )
  return {
    jobs: ends.flatMap(end => end.jobs),
    // Of the legs' outputs the last one that is not empty counts.
    end: {
      result: together(ends.map(end => end.end.result)),
      outputs: Object.fromEntries(outputs.flat()),
    },
  }
}

function tolerant(result: JobResult): JobRun {
  const conclusion =
    result.conclusion === 'failure' && result.tolerated ? 'success' : result.conclusion
  return { jobs: [result], end: { result: conclusion, outputs: result.outputs } }
}

async function runCall(run: Run, frame: Frame, job: CallJob, leg: Leg): Promise<JobRun> {
  const scope = legScope(run, frame, leg)
  try {
    const name = displayName({ ...frame, callers: [] }, job, scope, leg.matrix)
    const end = await runFrame(run, callFrame(run, frame, job, { scope, name }))
    return { jobs: end.jobs, end: { result: end.result, outputs: end.outputs } }
  } catch (error) {
    if (error instanceof InterceptorFailure) throw error
    const reason = `${pathOf(frame, job.id)}: ${messageOf(error)}`
    return ended(notRun(run, frame, job, leg, { conclusion: 'failure', reason }))
  }
}

/** One result for several: a failure outweighs a cancellation, and one success outweighs what was skipped. */
function together(results: readonly Conclusion[]): Conclusion {
  const order: readonly Conclusion[] = ['failure', 'cancelled', 'success']
  return order.find(conclusion => results.includes(conclusion)) ?? 'skipped'
}
