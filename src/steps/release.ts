import type { ReleaseInputs, TrustInputs } from '../commands/command-inputs.ts'
import type { StepResult } from '../commands/ports.ts'
import { release, type ReleasePorts } from '../commands/release.ts'
import { createGitHubReleases } from '../io/github-releases.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import type { StepEnvironment } from './step-environment.ts'
import { loadVerifier } from './trust.ts'
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
  return {
    ...signingWorld(environment, github, local),
    ...local,
    refs,
    resolveTag: refs.resolveTag,
    releases: createGitHubReleases({ client, http, token, apiUrl, owner, repositoryName }),
    loadVerifier: async () =>
      loadVerifier(trust, {
        ...{ context, http },
        log: environment.log,
        trustDomain: createTrustDomain(client),
      }),
  }
}
