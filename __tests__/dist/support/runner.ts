/** Jobs of one run, each step of ours being the committed bundle as a child process in a runner's environment. */
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JobIdentity, Permissions, RepositoryIdentity } from '../../../sandbox/actions/job.ts'
import {
  runNode,
  runnerEnvironment,
  type ChildResult,
  type RunnerFolders,
} from '../../../sandbox/child.ts'
import type { Release, Repository } from '../../../sandbox/github/index.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts'
import { expectHosts, expectSecrets } from './discipline.ts'
import { createNormaliser, type Normaliser } from './normalise.ts'
import { build, cargoVariables, createProject, git, hostTarget, type Project } from './project.ts'

export const TAG = 'v1.2.3'
export const RUN_ID = 987_654
const DIST = join(import.meta.dirname, '../../../dist/index.js')
const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml'

export const BUILDER: Permissions = { contents: 'read' }
export const SIGNER: Permissions = {
  contents: 'read',
  'id-token': 'write',
  attestations: 'write',
}
export const RELEASER: Permissions = { ...SIGNER, contents: 'write' }

export interface ScenarioOptions {
  readonly visibility?: RepositoryIdentity['visibility']
  /** Beside the project's own, or in their place; what names absolute paths is told the checkout's. */
  readonly files?: (checkout: string) => Readonly<Record<string, string>>
  readonly sandbox?: Omit<SandboxOptions, 'dir'>
  /** Default: the tag `v1.2.3` was pushed. */
  readonly ref?: string
  readonly eventName?: string
  readonly built?: boolean
  /** Default: the redirect of a runner without a proxy. */
  readonly transport?: RunnerFolders['transport']
}

export interface Host {
  readonly name: string
  readonly target: string
  readonly runner: string
}

export type Inputs = Readonly<Record<string, string>>

export interface JobChange extends Partial<JobIdentity> {
  readonly workspace?: string
  readonly variables?: Readonly<Record<string, string>>
  /** A module that the step loads before its own. */
  readonly preload?: string
}

export interface Scenario extends AsyncDisposable {
  readonly folder: string
  readonly sandbox: Sandbox
  readonly repository: Repository
  readonly project: Project
  /** The platform of this machine. */
  readonly host: Host
  /** Runs one step of ours in a job of its own. */
  step(permissions: Permissions, inputs: Inputs, change?: JobChange): Promise<ChildResult>
  /** The same with any script: what else may run in a job. */
  run(
    script: string,
    permissions: Permissions,
    inputs: Inputs,
    change?: JobChange,
  ): Promise<ChildResult>
  /** A second checkout of the same commit, as another job has it. */
  checkout(): Promise<string>
  /** Whom the run talked to, and that no secret went where it has no business. */
  expectDiscipline(hosts: readonly string[]): void
  /** Snapshots: outputs, requests and texts without what changes from run to run. */
  readonly normalise: Normaliser
}

/** Starts a sandbox with a repository, its tag, and a built project. */
export async function scenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'attested-release-dist-')))
  const checkout = join(folder, 'checkout')
  const project = await createProject(checkout, options.files?.(checkout))
  if (options.built !== false) await build(project.folder)
  const sandbox = await startSandbox({ ...options.sandbox, dir: join(folder, 'sandbox') })
  const identity: RepositoryIdentity = {
    owner: 'octo-org',
    ownerId: 77,
    name: 'widget',
    id: 4242,
    visibility: options.visibility ?? 'public',
  }
  const repository = sandbox.github.addRepository(identity)
  repository.setBranch('main', project.commit)
  repository.setTag(TAG, project.commit)
  const host = await thisHost()
  const tenant = options.sandbox?.tenant
  const results: ChildResult[] = []
  let checkouts = 0

  const run: Scenario['run'] = async (script, permissions, inputs, change = {}) => {
    const { workspace = project.folder, variables, preload, ...identityChange } = change
    const ref = change.ref ?? options.ref ?? `refs/tags/${TAG}`
    const job = sandbox.jobs.open({
      repository: identity,
      ref,
      sha: project.commit,
      eventName: options.eventName ?? 'push',
      actor: 'octocat',
      workflow: 'Release',
      workflowRef: `${WORKFLOW}@${ref}`,
      workflowSha: project.commit,
      jobWorkflowRef: `${WORKFLOW}@${ref}`,
      jobWorkflowSha: project.commit,
      runId: RUN_ID,
      runNumber: 7,
      runAttempt: 1,
      job: inputs['command'] ?? 'all',
      runnerEnvironment: 'github-hosted',
      permissions,
      ...(tenant !== undefined && { tenant }),
      ...identityChange,
    })
    const environment = await runnerEnvironment(sandbox, job, {
      workspace,
      runnerTemp: join(folder, `temp-${results.length + 1}`),
      home: join(folder, 'home'),
      ...(options.transport !== undefined && { transport: options.transport }),
      extra: {
        ...cargoVariables(),
        'INPUT_GITHUB-TOKEN': job.githubToken,
        INPUT_COMMAND: 'all',
        ...inputVariables(inputs),
        ...variables,
      },
    })
    const nodeOptions = environment['NODE_OPTIONS'] ?? ''
    if (preload !== undefined) {
      environment['NODE_OPTIONS'] = `${nodeOptions} --import=${pathToFileURL(preload).href}`
    }
    const result = await runNode(script, environment, { cwd: workspace, timeoutMs: 120_000 })
    results.push(result)
    return result
  }

  return {
    folder,
    sandbox,
    repository,
    project,
    host,
    run,
    step: async (permissions, inputs, change) => run(DIST, permissions, inputs, change),
    checkout: async () => {
      checkouts += 1
      const path = join(folder, `checkout-${checkouts}`)
      await git(project.folder, 'clone', '-q', '.', path)
      return path
    },
    expectDiscipline: hosts => {
      expectHosts(sandbox, hosts)
      expectSecrets(sandbox, results)
    },
    normalise: createNormaliser({
      [folder]: '<folder>',
      [project.commit]: '<commit>',
      ...(options.built === false ? {} : hostWords(host)),
    }),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As the runner does it: https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}

/** Snapshots hold on every host: what names it is replaced. */
function hostWords({ name, target, runner }: Host): Record<string, string> {
  return { [name]: '<platform>', [target]: '<target>', [runner]: '<runner>' }
}

async function thisHost(): Promise<Host> {
  const target = await hostTarget()
  const known = HOSTS[target]
  if (known === undefined) throw new Error(`the tests know no platform for ${target}`)
  return { target, ...known }
}

const HOSTS: Readonly<Record<string, { readonly name: string; readonly runner: string }>> = {
  'x86_64-unknown-linux-gnu': { name: 'linux-amd64', runner: 'ubuntu-24.04' },
  'aarch64-unknown-linux-gnu': { name: 'linux-arm64', runner: 'ubuntu-24.04-arm' },
  'aarch64-apple-darwin': { name: 'macos-arm64', runner: 'macos-15' },
  'x86_64-apple-darwin': { name: 'macos-amd64', runner: 'macos-15' },
}

/** The annotation that a failed step leaves: its code and class. */
export function annotation(result: ChildResult): string {
  return /::error title=([^:]*)::/.exec(result.stdout)?.[1] ?? `no annotation in:\n${result.stdout}`
}

/** What is on GitHub for everybody to see. */
export function published(repository: Repository): readonly Release[] {
  return repository.releases.filter(release => !release.draft)
}
