import { runAttestImage } from '../commands/attest-image.ts'
import type { AttestImageInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { createFiles } from '../io/files.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import type { StepEnvironment } from './step-environment.ts'
import { loadVerifier } from './trust.ts'
import { githubWorld, imageRegistry, signingWorld } from './world.ts'

/** `attest` of an image over the real world: nothing of the project or of the image runs in this job. */
export async function attestImageStep(
  inputs: AttestImageInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  const { context, log } = environment
  const github = githubWorld(environment)
  const files = createFiles(context.temporary)
  return runAttestImage(inputs, {
    ...signingWorld(environment, github, { files }),
    registry: imageRegistry(environment),
    loadVerifier: async () =>
      loadVerifier(inputs, {
        ...{ context, log, http: github.http },
        trustDomain: createTrustDomain(github.client),
      }),
  })
}
