/** Running a child process in the sandbox as a GitHub-hosted runner would: its environment is built from nothing. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'

import { may } from './actions/job.ts'
import type { Job, JobIdentity } from './actions/job.ts'
import { parseCommandFile } from './actions/command-file.ts'
import { githubServer } from './github-server.ts'
import type { Sandbox } from './index.ts'

/** JavaScript actions get the runtime token, `run:` steps do not (actions/runner, Handlers/NodeScriptActionHandler.cs). */
export type StepKind = 'action' | 'run'

export interface RunnerFolders {
  readonly workspace: string
  readonly runnerTemp: string
  readonly home: string
  /** Default: a repository object with what the job's identity says. */
  readonly eventPayload?: unknown
  /** Default `action`. */
  readonly kind?: StepKind
  /** Default `redirect`: a runner without a proxy. */
  readonly transport?: 'redirect' | 'proxy'
  /** Taken over last, so that it wins. */
  readonly extra?: Readonly<Record<string, string>>
}

/** The documented redirect: Node children reach the sandbox under every host name. */
export function redirectEnvironment(sandbox: Sandbox): Record<string, string> {
  return {
    // As an address: NODE_OPTIONS is split at spaces, which a path may have.
    NODE_OPTIONS: `--import=${new URL('redirect.mjs', import.meta.url).href}`,
    NODE_EXTRA_CA_CERTS: sandbox.tlsAuthority,
    SANDBOX_TLS_PORT: String(sandbox.tlsPort),
  }
}

/**
 * The way through the CONNECT proxy, for Node, Go (gh, cosign) and cargo. Both spellings: which one a client reads
 * differs. NO_PROXY is left out, its meaning differs even more.
 */
export function proxyEnvironment(sandbox: Sandbox): Record<string, string> {
  const address = `http://127.0.0.1:${sandbox.proxy.port}`
  return {
    HTTPS_PROXY: address,
    https_proxy: address,
    NODE_EXTRA_CA_CERTS: sandbox.tlsAuthority,
    SSL_CERT_FILE: sandbox.tlsAuthority,
    CARGO_HTTP_CAINFO: sandbox.tlsAuthority,
  }
}

/** The environment of a step, with fresh command files. Creates the folders and the event file. */
export async function runnerEnvironment(
  sandbox: Sandbox,
  job: Job,
  folders: RunnerFolders,
): Promise<Record<string, string>> {
  const kind = folders.kind ?? 'action'
  const { workspace, runnerTemp, home } = folders
  await Promise.all([workspace, runnerTemp, home].map(one => mkdir(one, { recursive: true })))
  return {
    // The folder of this node first: tools and `node` in `run:` steps are those of the runner.
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    HOME: home,
    LANG: 'C.UTF-8',
    CI: 'true',
    ...githubVariables(job.identity, workspace),
    ...runnerVariables(job.identity, folders),
    ...(await commandFiles(runnerTemp)),
    GITHUB_EVENT_PATH: await eventFile(runnerTemp, job.identity, folders.eventPayload),
    ...serviceVariables(job, kind),
    ...(folders.transport === 'proxy' ? proxyEnvironment(sandbox) : redirectEnvironment(sandbox)),
    ...folders.extra,
  }
}

const REF_PREFIX = /^refs\/(?:heads|tags|pull)\//

function githubVariables(identity: JobIdentity, workspace: string): Record<string, string> {
  const { repository } = identity
  const { host, apiHost } = githubServer(identity.tenant)
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: identity.actor,
    GITHUB_ACTOR_ID: String(identity.actorId ?? 1),
    GITHUB_API_URL: `https://${apiHost}`,
    GITHUB_BASE_REF: identity.baseRef ?? '',
    GITHUB_EVENT_NAME: identity.eventName,
    GITHUB_GRAPHQL_URL: `https://${apiHost}/graphql`,
    GITHUB_HEAD_REF: identity.headRef ?? '',
    GITHUB_JOB: identity.job,
    GITHUB_REF: identity.ref,
    GITHUB_REF_NAME: identity.ref.replace(REF_PREFIX, ''),
    GITHUB_REF_PROTECTED: String(identity.refProtected ?? false),
    GITHUB_REF_TYPE: identity.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: `${repository.owner}/${repository.name}`,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_REPOSITORY_OWNER_ID: String(repository.ownerId),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(identity.runAttempt),
    GITHUB_RUN_ID: String(identity.runId),
    GITHUB_RUN_NUMBER: String(identity.runNumber),
    GITHUB_SERVER_URL: `https://${host}`,
    GITHUB_SHA: identity.sha,
    GITHUB_TRIGGERING_ACTOR: identity.actor,
    GITHUB_WORKFLOW: identity.workflow,
    GITHUB_WORKFLOW_REF: identity.workflowRef,
    GITHUB_WORKFLOW_SHA: identity.workflowSha,
    GITHUB_WORKSPACE: workspace,
  }
}

const OS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macOS', win32: 'Windows' }
const ARCH: Readonly<Record<string, string>> = { arm64: 'ARM64', x64: 'X64' }

function runnerVariables(identity: JobIdentity, folders: RunnerFolders): Record<string, string> {
  return {
    RUNNER_ARCH: ARCH[process.arch] ?? process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: identity.runnerEnvironment,
    RUNNER_NAME: 'sandbox',
    RUNNER_OS: OS[process.platform] ?? 'Linux',
    RUNNER_TEMP: folders.runnerTemp,
    RUNNER_TOOL_CACHE: join(folders.home, 'hostedtoolcache'),
  }
}

async function commandFiles(runnerTemp: string): Promise<Record<string, string>> {
  const folder = join(runnerTemp, '_runner_file_commands')
  await mkdir(folder, { recursive: true })
  const step = randomUUID()
  const files = {
    GITHUB_ENV: join(folder, `set_env_${step}`),
    GITHUB_OUTPUT: join(folder, `set_output_${step}`),
    GITHUB_PATH: join(folder, `add_path_${step}`),
    GITHUB_STATE: join(folder, `save_state_${step}`),
    GITHUB_STEP_SUMMARY: join(folder, `step_summary_${step}`),
  }
  await Promise.all(Object.values(files).map(file => writeFile(file, '')))
  return files
}

async function eventFile(
  runnerTemp: string,
  identity: JobIdentity,
  payload: unknown = defaultPayload(identity),
): Promise<string> {
  const folder = join(runnerTemp, '_github_workflow')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'event.json')
  await writeFile(file, JSON.stringify(payload))
  return file
}

function defaultPayload({ repository, ref, sha, actor, tenant }: JobIdentity): object {
  return {
    ref,
    after: sha,
    repository: {
      id: repository.id,
      name: repository.name,
      full_name: `${repository.owner}/${repository.name}`,
      owner: { login: repository.owner, id: repository.ownerId },
      private: repository.visibility !== 'public',
      visibility: repository.visibility,
      html_url: `https://${githubServer(tenant).host}/${repository.owner}/${repository.name}`,
    },
    sender: { login: actor },
  }
}

function serviceVariables(job: Job, kind: StepKind): Record<string, string> {
  const { resultsHost, pipelinesHost } = githubServer(job.identity.tenant)
  return {
    ...(kind === 'action' && {
      ACTIONS_RESULTS_URL: `https://${resultsHost}/`,
      ACTIONS_RUNTIME_TOKEN: job.runtimeToken,
      ACTIONS_RUNTIME_URL: `https://${pipelinesHost}/sandbox/`,
    }),
    ...(may(job, 'id-token', 'write') && {
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.idTokenRequestToken,
      // Clients append `&audience=…`: the address has to have a query already.
      ACTIONS_ID_TOKEN_REQUEST_URL: `https://${pipelinesHost}/sandbox/_apis/distributedtask/hubs/Actions/plans/${job.runBackendId}/jobs/${job.jobBackendId}/idtoken?api-version=2.0`,
    }),
  }
}

export interface ChildResult {
  /** `null`: ended by a signal, the time limit among them. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

export interface ChildOptions {
  readonly cwd?: string
  /** Default one minute. */
  readonly timeoutMs?: number
  /** Kills the child at once (SIGKILL). */
  readonly kill?: AbortSignal
}

/**
 * Runs a script with this node. Never synchronously: the sandbox answers from this very process, and would wait for
 * the child that waits for it.
 */
export async function runNode(
  script: string,
  env: Readonly<Record<string, string>>,
  options: ChildOptions = {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, [script], {
    cwd: options.cwd ?? env['GITHUB_WORKSPACE'],
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? 60_000,
    killSignal: 'SIGKILL',
  })
  options.kill?.addEventListener('abort', () => {
    child.kill('SIGKILL')
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [status, stdout, stderr] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ])
  return {
    status,
    stdout,
    stderr,
    outputs: parseCommandFile(await contentOf(env['GITHUB_OUTPUT'])),
    summary: await contentOf(env['GITHUB_STEP_SUMMARY']),
  }
}

const contentOf = async (file: string | undefined): Promise<string> =>
  file === undefined ? '' : readFile(file, 'utf8')
