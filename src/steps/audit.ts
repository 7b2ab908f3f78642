import { mkdir } from 'node:fs/promises'
import { fingerprintOfRoots } from '../audit/fingerprint.ts'
import type { AuditInputs } from '../commands/command-inputs.ts'
import { runAudit } from '../commands/audit.ts'
import type { StepResult } from '../commands/ports.ts'
import { createAttestationLists } from '../io/attestation-lists.ts'
import { createAuditGitHub, readRepositoryFacts } from '../io/audit-github.ts'
import { createFiles } from '../io/files.ts'
import { keepHeapSmallForLong } from '../io/heap.ts'
import { tokenIssuer } from '../io/oidc.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import { createReleaseAttestationVerifier } from '../verify/release-attestation.ts'
import type { StepEnvironment } from './step-environment.ts'
import { loadTrust } from './trust.ts'
import { githubWorld } from './world.ts'

/** `audit` over the real world: reads only, but for its own reports. */
export async function auditStep(
  inputs: AuditInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  keepHeapSmallForLong()
  const { context, githubToken: token, log } = environment
  const { apiUrl, serverUrl, temporary } = context
  const { http, client } = githubWorld(environment)
  return runAudit(inputs, {
    context,
    log,
    clock: Date.now,
    tokenIssuer: tokenIssuer(serverUrl),
    files: {
      ...createFiles(temporary),
      ensureFolder: async path => {
        await mkdir(path, { recursive: true })
      },
    },
    repositoryFacts: async repository => readRepositoryFacts(client, repository),
    openGitHub: facts => createAuditGitHub(facts, { client, http, token, apiUrl, serverUrl }),
    openStore: ({ fullName: repository, ownerType }) =>
      createAttestationLists({ http, token, apiUrl, repository, ownerType, log }),
    loadTrust: async () => {
      const { roots, verifier } = await loadTrust(inputs, {
        ...{ context, log, http },
        trustDomain: createTrustDomain(client),
      })
      return {
        verifier,
        roots: fingerprintOfRoots(roots),
        releaseVerifier: () => createReleaseAttestationVerifier(roots, serverUrl),
      }
    },
  })
}
