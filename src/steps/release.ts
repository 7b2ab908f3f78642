import type { ReleaseInputs, TrustInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { release, type ReleasePorts } from '../commands/release.ts'
import { listReleaseAttestations } from '../io/attestation-store.ts'
import { createGitHubOutlook } from '../io/github-outlook.ts'
import { createGpg } from '../io/gpg.ts'
import { createGitHubReleases } from '../io/github-releases.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import type { StepEnvironment } from './step-environment.ts'
import { loadReleaseAttestationVerifier, loadVerifier } from './trust.ts'
import { githubWorld, localWorld, signingWorld, type ProjectCode } from './world.ts'

/** `release` over the real world: no project code runs in this job. */
export async function releaseStep(
  inputs: ReleaseInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  return release(inputs, releasePorts(environment, inputs, 'refused'))
}

/** Everything that a release needs; `all` needs the same. */
export function releasePorts(
  environment: StepEnvironment,
  trust: TrustInputs,
  projectCode: ProjectCode,
): ReleasePorts & ReturnType<typeof localWorld> {
  const { context, githubToken: token } = environment
  const { apiUrl, owner, repositoryName } = context
  const local = localWorld(environment, projectCode)
  const github = githubWorld(environment)
  const { http, client, refs } = github
  const trustWorld = {
    ...{ context, http },
    log: environment.log,
    trustDomain: createTrustDomain(client),
  }
  return {
    ...signingWorld(environment, github, local),
    ...local,
    refs,
    resolveTag: refs.resolveTag,
    releases: createGitHubReleases({
      client,
      http,
      log: environment.log,
      clock: Date.now,
      token,
      apiUrl,
      owner,
      repositoryName,
    }),
    gpg: createGpg({ environment: environment.variables, files: local.files }),
    outlook: createGitHubOutlook(client, { owner, repo: repositoryName }),
    releaseAttestations: {
      ofObject: async sha1 =>
        listReleaseAttestations({ sha1, repository: context.repository }, { http, token, apiUrl }),
      loadVerifier: async () => loadReleaseAttestationVerifier(trust, trustWorld),
    },
    loadVerifier: async () => loadVerifier(trust, trustWorld),
  }
}
