import type { PinCheckInputs } from '../commands/command-inputs.ts'
import { runPinCheck } from '../commands/pin-check.ts'
import type { StepResult } from '../commands/ports.ts'
import { createFiles } from '../io/files.ts'
import { annotate } from '../io/workflow.ts'
import { createWorkflowFiles } from '../io/workflow-files.ts'
import type { StepEnvironment } from './step-environment.ts'

/** `pin-check` over the checkout. Asks nobody. */
export async function pinCheckStep(
  inputs: PinCheckInputs,
  { context, log }: StepEnvironment,
): Promise<StepResult> {
  const local = createFiles(context.temporary)
  const files = createWorkflowFiles(context.workspace, async (path, maxBytes) =>
    local.readText(path, maxBytes),
  )
  return runPinCheck(inputs, { files, annotate, log })
}
