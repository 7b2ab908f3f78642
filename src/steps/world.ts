/** The adapters of io/, built from the step's environment. What no command of a step uses is not loaded. */
import { setTimeout } from 'node:timers/promises'
import type { AttestPorts } from '../commands/attest-subjects.ts'
import type { Cargo } from '../commands/cargo-port.ts'
import type { CrateFiles, CrateGit, CratePackager } from '../commands/crate/ports.ts'
import type { WritableRegistry } from '../commands/image-ports.ts'
import type { Random, ReadIdentity, Sleep } from '../commands/ports.ts'
import type { StageFiles } from '../commands/stage-files.ts'
import { createWorkflowArtifacts } from '../io/artifact-store.ts'
import { createAttestationStore } from '../io/attestation-store.ts'
import { createCargo } from '../io/cargo.ts'
import { createFiles } from '../io/files.ts'
import { createGit } from '../io/git.ts'
import { createGitHubClient, type GitHubClient } from '../io/github-client.ts'
import { createGitHubRefs, type GitHubRefs } from '../io/github-refs.ts'
import { createDockerConfig } from '../io/docker-config-file.ts'
import { createHttp, type Http } from '../io/http.ts'
import { createImageRegistry } from '../io/oci-registry.ts'
import { createReadIdentity, tokenIssuer } from '../io/oidc.ts'
import { createSigner } from '../io/sigstore-signer.ts'
import { USER_AGENT } from '../run/tool.ts'
import type { StepEnvironment } from './step-environment.ts'

export const sleep: Sleep = async milliseconds => {
  await setTimeout(milliseconds)
}

/** Jitter of retries, and nothing else. */
const random: Random = () => Math.random()

/** HTTP for hosts that no token may reach. */
export function tokenlessHttp(userAgent: string): Http {
  return createHttp({ clock: Date.now, sleep, random, userAgent, apiHosts: [] })
}

/** Whether this job may hold an identity: there cargo must not run what the repository configures. */
export type ProjectCode = 'allowed' | 'refused'

/** Registries of images, each with what docker's configuration has for it. The job's own token goes to none of them. */
export function imageRegistry({ variables, log }: StepEnvironment): WritableRegistry {
  return createImageRegistry({
    httpFor: (apiHosts, plainHosts) =>
      createHttp({
        clock: Date.now,
        sleep,
        random,
        userAgent: USER_AGENT,
        log,
        apiHosts,
        plainHosts,
      }),
    dockerConfig: createDockerConfig(variables),
  })
}

export interface LocalWorld {
  readonly cargo: Cargo & CratePackager
  readonly git: CrateGit
  readonly files: StageFiles & CrateFiles
}

/** The checkout and the tools that read it. */
export function localWorld(environment: StepEnvironment, projectCode: ProjectCode): LocalWorld {
  const { context, variables } = environment
  const { workspace, temporary } = context
  return {
    cargo: createCargo({ environment: variables, workspace, temporary, projectCode }),
    git: createGit({ environment: variables, folder: workspace }),
    files: createFiles(temporary),
  }
}

export interface GitHubWorld {
  readonly http: Http
  readonly client: GitHubClient
  readonly refs: GitHubRefs
}

/** The API of this server. The token may go to its API and upload hosts, and nowhere else. */
export function githubWorld({ context, githubToken, log }: StepEnvironment): GitHubWorld {
  const { apiUrl, owner, repositoryName } = context
  const api = new URL(apiUrl).host
  const http = createHttp({
    clock: Date.now,
    sleep,
    random,
    userAgent: USER_AGENT,
    log,
    apiHosts: [api, api.replace(/^api\./, 'uploads.')],
  })
  const client = createGitHubClient({ token: githubToken, apiUrl, http })
  return { http, client, refs: createGitHubRefs(client, { owner, repo: repositoryName }) }
}

export type SigningWorld = AttestPorts & { readonly readIdentity: ReadIdentity }

/** Identity, signer and the two places where bundles are kept. Needs `id-token: write`. */
export function signingWorld(
  environment: StepEnvironment,
  { http }: GitHubWorld,
  { files }: Pick<LocalWorld, 'files'>,
): SigningWorld {
  const { context, githubToken: token, log } = environment
  const { serverUrl, apiUrl, repository } = context
  return {
    context,
    files,
    log,
    clock: Date.now,
    sleep,
    signer: createSigner({ token, issuer: tokenIssuer(serverUrl) }),
    store: createAttestationStore({ http, token, apiUrl, repository }),
    artifacts: createWorkflowArtifacts(),
    readIdentity: createReadIdentity({ http, serverUrl }),
  }
}
