/** What a workflow asks for that the player has no part to play: refused by name before anything runs. */
import type { Problems } from './refusal.ts'
import { foreignLabels } from './runner-labels.ts'
import { standInFor, STAND_INS } from './stand-ins/table.ts'
import { isOwnAction } from './step-work.ts'
import type { ActionReference, Env, StepsJob, Workflow } from './workflow.ts'

/** Checks every action and every runner label that is known before the run. */
export function checkSupport(
  workflow: Workflow,
  actionRepository: string,
  problems: Problems,
): void {
  for (const job of workflow.jobs.values()) {
    if (job.kind === 'call') continue
    checkLabels(job, `${workflow.path}: jobs.${job.id}.runs-on`, problems)
    for (const [index, { work }] of job.steps.entries()) {
      const where = `${workflow.path}: jobs.${job.id}.steps[${index}]`
      if (work.kind === 'uses' && !isOwnAction(work.action, actionRepository)) {
        checkAction(work.action, work.with, where, problems)
      }
    }
  }
}

/** Labels that expressions give are known only while the workflow runs; they are checked then. */
function checkLabels(job: StepsJob, where: string, problems: Problems): void {
  const foreign = foreignLabels(job.runsOn.filter(label => !label.includes('${{')))
  if (foreign.length === 0 || mayBeTolerated(job)) return
  problems.add(where, `this machine cannot stand in for the runner '${foreign.join(', ')}'`)
}

function mayBeTolerated(job: StepsJob): boolean {
  return job.continueOnError !== undefined && job.continueOnError !== 'false'
}

function checkAction(
  action: ActionReference,
  inputs: Env,
  where: string,
  problems: Problems,
): void {
  const standIn =
    action.kind === 'repository' && action.path === '' ? standInFor(action.repository) : undefined
  if (standIn === undefined) {
    const known = STAND_INS.map(one => one.action).join(', ')
    problems.add(where, `the action '${action.text}' has no stand-in (there are: ${known})`)
    return
  }
  for (const name of Object.keys(inputs)) {
    if (!standIn.inputs.includes(name.toLowerCase())) {
      problems.add(where, `the stand-in for ${standIn.action} does not honour the input '${name}'`)
    }
  }
}
