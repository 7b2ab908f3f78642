import type { PlanInputs } from '../commands/command-inputs.ts'
import { runPlan } from '../commands/plan.ts'
import type { StepResult } from '../commands/ports.ts'
import type { StepEnvironment } from './step-environment.ts'
import { githubWorld, localWorld } from './world.ts'

/** `plan` over the real world. */
export async function planStep(
  inputs: PlanInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  const { context, log } = environment
  const { resolveTag } = githubWorld(environment).refs
  return runPlan(inputs, { context, log, resolveTag, ...localWorld(environment, 'refused') })
}
