import type { CrateInputs } from '../commands/command-inputs.ts'
import { runCrate } from '../commands/crate.ts'
import type { StepResult } from '../commands/ports.ts'
import type { Registry } from '../crate/registry.ts'
import { parseRegistryUrl } from '../crate/registry.ts'
import { readCrateArchive } from '../io/crate-archive.ts'
import { createCrateRegistry } from '../io/crate-registry.ts'
import { createExpand } from '../io/expand-paths.ts'
import { createTrustDomain } from '../io/trust-domain.ts'
import { REGISTRY_USER_AGENT } from '../run/tool.ts'
import type { StepEnvironment } from './step-environment.ts'
import { loadVerifier } from './trust.ts'
import { githubWorld, localWorld, signingWorld, tokenlessHttp } from './world.ts'

/** `crate` over the real world: no project code runs in this job, and no registry gets a token. */
export async function crateStep(
  inputs: CrateInputs,
  environment: StepEnvironment,
): Promise<StepResult> {
  const { context, log, variables } = environment
  const local = localWorld(environment, 'refused')
  const github = githubWorld(environment)
  const http = tokenlessHttp(REGISTRY_USER_AGENT)
  return runCrate(inputs, {
    ...signingWorld(environment, github, local),
    ...local,
    resolveTag: github.refs.resolveTag,
    expand: createExpand(context.workspace),
    openRegistry: registry => createCrateRegistry(http, registry),
    registryNames: registry => registryNames(variables, registry),
    readArchive: readCrateArchive,
    loadVerifier: async () =>
      loadVerifier(inputs, {
        ...{ context, log, http: github.http },
        trustDomain: createTrustDomain(github.client),
      }),
  })
}

/** https://doc.rust-lang.org/cargo/reference/config.html#registriesnameindex */
function registryNames(
  variables: StepEnvironment['variables'],
  { indexUrl }: Registry,
): readonly string[] {
  return Object.entries(variables).flatMap(([variable, value]) => {
    const name = /^CARGO_REGISTRIES_([A-Z0-9_]+)_INDEX$/.exec(variable)?.[1]
    const same = parseRegistryUrl(value ?? '')?.indexUrl === indexUrl
    return name !== undefined && same ? [name.toLowerCase().replaceAll('_', '-')] : []
  })
}
