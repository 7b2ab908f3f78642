import type { AttestInputs } from '../commands/command-inputs.ts'
import { runAttest } from '../commands/attest.ts'
import type { StepResult } from '../commands/ports.ts'
import { createExpand } from '../io/expand-paths.ts'
import type { StepEnvironment } from './step-environment.ts'
import { githubWorld, localWorld, signingWorld } from './world.ts'

/** `attest` over the real world: no project code runs in this job. */
export async function attestStep(
  inputs: AttestInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  const local = localWorld(environment, 'refused')
  const github = githubWorld(environment)
  const { resolveTag } = github.refs
  return runAttest(inputs, {
    ...signingWorld(environment, github, local),
    ...local,
    resolveTag,
    expand: createExpand(environment.context.workspace),
  })
}
