import type { StageInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { runStage } from '../commands/stage.ts'
import { createWorkflowArtifacts } from '../io/artifact-store.ts'
import type { StepEnvironment } from './step-environment.ts'
import { githubWorld, localWorld } from './world.ts'

/** `stage` over the real world. The job has built the project, so the repository's cargo configuration counts. */
export async function stageStep(
  inputs: StageInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  const { context, log } = environment
  return runStage(inputs, {
    context,
    log,
    resolveTag: githubWorld(environment).refs.resolveTag,
    artifacts: createWorkflowArtifacts(),
    ...localWorld(environment, 'allowed'),
  })
}
