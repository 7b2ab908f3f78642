/** `release`: collect, verify everything, and only then publish. This file is the order of effects. */
import { draftMarker } from '../release/draft-marker.ts'
import { checkSameRun, refuseTrigger } from '../run/run-identity.ts'
import { collectStaged, type CollectPorts, type StagedArtifact } from './collect-staged.ts'
import type { ReleaseInputs } from './command-inputs.ts'
import { resolvePlan, type PlanPorts } from './plan.ts'
import type { ReadIdentity, StepResult } from './ports.ts'
import type { ReleaseStagedPorts } from './release/job.ts'
import { discardingDraft } from './release/draft.ts'
import { releaseStaged } from './release/release-staged.ts'

export { releaseStaged } from './release/release-staged.ts'
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
  const collect = async (): Promise<readonly StagedArtifact[]> =>
    collectStaged({ plan, artifactsPath: inputs.artifactsPath }, ports)
  // What is wrong with the staged files condemns the draft that an earlier attempt made of them.
  const staged =
    plan.tag === null || inputs.dryRun
      ? await collect()
      : await discardingDraft(plan.tag, draftMarker(plan, identity), ports, collect)
  return releaseStaged({ plan, identity, staged, options: inputs }, ports)
}
