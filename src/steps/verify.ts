import type { VerifyInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { runVerify } from '../commands/verify.ts'
import { createAttestationStore } from '../io/attestation-store.ts'
import { createExpand } from '../io/expand-paths.ts'
import { createFiles } from '../io/files.ts'
import { keepHeapSmall } from '../io/heap.ts'
import { tokenIssuer } from '../io/oidc.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import { createOwnerId, createRepositoryIds } from '../io/repository-ids.ts'
import { loadVerifier } from './trust.ts'
import type { StepEnvironment } from './step-environment.ts'
import { githubWorld, imageRegistry, sleep } from './world.ts'

/** `verify` over the real world: reads only. */
export async function verifyStep(
  inputs: VerifyInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  keepHeapSmall()
  const { context, githubToken: token, log } = environment
  const { apiUrl, repository, serverUrl, workspace, temporary } = context
  const { http, client } = githubWorld(environment)
  return runVerify(inputs, {
    context,
    log,
    sleep,
    clock: Date.now,
    files: createFiles(temporary),
    store: createAttestationStore({ http, token, apiUrl, repository }),
    registry: imageRegistry(environment),
    expand: createExpand(workspace),
    repositoryIds: createRepositoryIds(client),
    ownerId: createOwnerId(client),
    tokenIssuer: tokenIssuer(serverUrl),
    loadVerifier: async () =>
      loadVerifier(
        inputs,
        { context, log, http, trustDomain: createTrustDomain(client) },
        // Then images alone are asked about, and cosign may have attested them.
        inputs.bundleFromOci ? 'v0.1 too' : 'v1',
      ),
  })
}
