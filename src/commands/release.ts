/** `release`: collect, verify everything, and only then publish. This file is the order of effects. */
import { checkSameRun, refuseTrigger } from '../run/run-identity.ts'
import { collectStaged, type CollectPorts } from './collect-staged.ts'
import type { ReleaseInputs } from './command-inputs.ts'
import { resolvePlan, type PlanPorts } from './plan.ts'
import type { ReadIdentity, StepResult } from './ports.ts'
import { carryOut } from './release/carry-out.ts'
import { prepareJob, type ReleaseRequest, type ReleaseStagedPorts } from './release/job.ts'
import { rehearse } from './release/rehearse.ts'
import { releaseResult } from './release/result.ts'

export type { ReleaseOptions, ReleaseRequest, ReleaseStagedPorts } from './release/job.ts'

export interface ReleasePorts extends ReleaseStagedPorts, PlanPorts, CollectPorts {
  readonly readIdentity: ReadIdentity
}

/** The command. */
export async function release(inputs: ReleaseInputs, ports: ReleasePorts): Promise<StepResult> {
  refuseTrigger(ports.context.eventName)
  const identity = await ports.readIdentity()
  checkSameRun(ports.context, identity)
  const plan = await resolvePlan(inputs, ports)
  const staged = await collectStaged({ plan, artifactsPath: inputs.artifactsPath }, ports)
  return releaseStaged({ plan, identity, staged, options: inputs }, ports)
}

/**
 * From staged files to a published release: verifies each against the store, attests and verifies the rest, publishes
 * and reads back. A run without a tag, or with `dry-run`, stops before the first write.
 */
export async function releaseStaged(
  request: ReleaseRequest,
  ports: ReleaseStagedPorts,
): Promise<StepResult> {
  const job = await prepareJob(request, ports)
  const { where } = job
  const outcome =
    where === undefined || request.options.dryRun
      ? await rehearse(job, ports)
      : await carryOut(job, where, ports)
  return releaseResult(outcome, job, ports)
}
