/** Jobs of one run, each step of ours being the committed bundle as a child process in a runner's environment. */
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobIdentity, Permissions, RepositoryIdentity } from '../../../sandbox/actions/job.ts'
import { runNode, runnerEnvironment, type ChildResult } from '../../../sandbox/child.ts'
import type { Repository } from '../../../sandbox/github/index.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts'
import { build, cargoVariables, createProject, git, type Project } from './project.ts'

export const TAG = 'v1.2.3'
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
  readonly files?: Readonly<Record<string, string>>
  readonly sandbox?: Omit<SandboxOptions, 'dir'>
  /** Default: the tag `v1.2.3` was pushed. */
  readonly ref?: string
  readonly eventName?: string
  readonly built?: boolean
}

export interface Scenario extends AsyncDisposable {
  readonly folder: string
  readonly sandbox: Sandbox
  readonly repository: Repository
  readonly project: Project
  /** Runs one step of ours in a job of its own. */
  step(
    permissions: Permissions,
    inputs: Readonly<Record<string, string>>,
    change?: Partial<JobIdentity> & { readonly workspace?: string },
  ): Promise<ChildResult>
  /** A second checkout of the same commit, as another job has it. */
  checkout(): Promise<string>
}

/** Starts a sandbox with a repository, its tag, and a built project. */
export async function scenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'attested-release-dist-')))
  const project = await createProject(join(folder, 'checkout'), options.files)
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
  const ref = options.ref ?? `refs/tags/${TAG}`
  let steps = 0
  let checkouts = 0

  const step: Scenario['step'] = async (permissions, inputs, change = {}) => {
    const { workspace = project.folder, ...identityChange } = change
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
      runId: 987_654,
      runNumber: 7,
      runAttempt: 1,
      job: inputs['command'] ?? 'all',
      runnerEnvironment: 'github-hosted',
      permissions,
      ...identityChange,
    })
    const home = join(folder, 'home')
    steps += 1
    const environment = await runnerEnvironment(sandbox, job, {
      workspace,
      runnerTemp: join(folder, `temp-${steps}`),
      home,
      extra: {
        ...cargoVariables(),
        'INPUT_GITHUB-TOKEN': job.githubToken,
        INPUT_COMMAND: 'all',
        ...Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
      },
    })
    return runNode(DIST, environment, { cwd: workspace, timeoutMs: 120_000 })
  }

  return {
    folder,
    sandbox,
    repository,
    project,
    step,
    checkout: async () => {
      checkouts += 1
      const path = join(folder, `checkout-${checkouts}`)
      await git(project.folder, 'clone', '-q', '.', path)
      return path
    },
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The annotation that a failed step leaves: its code and class. */
export function annotation(result: ChildResult): string {
  return /::error title=([^:]*)::/.exec(result.stdout)?.[1] ?? `no annotation in:\n${result.stdout}`
}
