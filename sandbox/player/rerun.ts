/** "Re-run failed jobs": which results of the attempt before are kept. */
import type { JobResult, RunResult } from './result.ts'
import { instanceKey } from './run.ts'
import type { Workflow } from './workflow.ts'

/**
 * A job is kept when it succeeded, and so did everything it needs. A job that calls a workflow runs again as a whole
 * unless all its jobs succeeded; jobs that were skipped decide anew.
 */
export function keptResults(
  workflow: Workflow,
  previous: RunResult | undefined,
): ReadonlyMap<string, JobResult> {
  if (previous === undefined) return new Map()
  const kept = previous.jobs.filter(
    result => result.conclusion === 'success' && ancestorsHeld(workflow, previous, topOf(result)),
  )
  return new Map(kept.map(result => [instanceKey(result.id, result.matrix), result]))
}

function topOf(result: JobResult): string {
  return result.id.split(' / ')[0] ?? result.id
}

function ancestorsHeld(workflow: Workflow, previous: RunResult, id: string): boolean {
  return (workflow.jobs.get(id)?.needs ?? []).every(
    need => held(previous, need) && ancestorsHeld(workflow, previous, need),
  )
}

/** A leg that was skipped or whose failure is tolerated does not make the jobs behind it run again. */
function held(previous: RunResult, id: string): boolean {
  const legs = previous.jobs.filter(result => topOf(result) === id)
  return legs.every(
    leg => leg.conclusion === 'success' || leg.conclusion === 'skipped' || leg.tolerated,
  )
}
