import { runAll } from '../commands/all.ts'
import type { AllInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { releasePorts } from './release.ts'
import type { StepEnvironment } from './step-environment.ts'

/**
 * `all` over the real world. This job has built the project, so the repository's cargo configuration counts; the
 * summary says what that means for the level of the evidence.
 */
export async function allStep(
  inputs: AllInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  return runAll(inputs, releasePorts(environment, inputs, 'allowed'))
}
