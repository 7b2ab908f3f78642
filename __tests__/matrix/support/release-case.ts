/**
 * A world as it is before `attest` or before `release`, made once and copied for every case: a sandbox of its own, with
 * everything the earlier jobs left in it.
 */
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Job, Permissions, RepositoryIdentity } from '../../../sandbox/actions/job.ts'
import { runNode, runnerEnvironment, type ChildResult } from '../../../sandbox/child.ts'
import type { Release, Repository } from '../../../sandbox/github/index.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts'
import { planAndStageEveryKind, scenarioOfEveryKind } from '../../dist/support/every-kind.ts'
import { attest, planAndStage, type Staged } from '../../dist/support/pipeline.ts'
import { cargoVariables } from '../../dist/support/project.ts'
import { BUILDER, RELEASER, RUN_ID, scenario, SIGNER, TAG } from '../../dist/support/runner.ts'

const DIST = join(import.meta.dirname, '../../../dist/index.js')
const EXCHANGE_ARTIFACT = join(import.meta.dirname, '../../dist/programs/exchange-artifact.ts')
const HURRIED = pathToFileURL(join(import.meta.dirname, 'hurried.mjs')).href
const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml'
const STEP_TIMEOUT = 240_000

export type StepName = 'attest' | 'release'

/** What is released: a binary with its SBOM; or an archive, a package with its SBOM, and a file of another tool. */
export const RELEASE_KINDS = ['plain', 'every kind'] as const
export type ReleaseKind = (typeof RELEASE_KINDS)[number]

/** What all cases begin with. */
export interface Template extends AsyncDisposable {
  readonly kind: ReleaseKind
  readonly folder: string
  readonly commit: string
  readonly workspace: string
  readonly staged: Staged
  readonly files: readonly string[]
  /** Folders of sandboxes: before each step. */
  readonly before: Readonly<Record<StepName, string>>
}

const IDENTITY: RepositoryIdentity = {
  owner: 'octo-org',
  ownerId: 77,
  name: 'widget',
  id: 4242,
  visibility: 'public',
}

/** Plans, stages and attests once. */
export async function createTemplate(kind: ReleaseKind = 'plain'): Promise<Template> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'attested-release-matrix-')))
  await using world = await (kind === 'plain' ? scenario() : scenarioOfEveryKind())
  const staged = await (kind === 'plain' ? planAndStage(world) : planAndStageEveryKind(world))
  const before = { attest: join(folder, 'before-attest'), release: join(folder, 'before-release') }
  await world.sandbox.save()
  await cp(world.sandbox.dir, before.attest, { recursive: true })
  const attested = await attest(world, staged)
  if (attested.status !== 0) throw new Error(attested.stdout)
  await world.sandbox.save()
  await cp(world.sandbox.dir, before.release, { recursive: true })
  const workspace = join(folder, 'workspace')
  await cp(world.project.folder, workspace, { recursive: true })
  const { files } = JSON.parse(staged.plan) as { readonly files: readonly string[] }
  return {
    kind,
    folder,
    commit: world.project.commit,
    workspace,
    staged,
    files,
    before,
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  }
}

export interface StepOptions {
  readonly runAttempt?: number
  readonly runId?: number
  readonly kill?: AbortSignal
  readonly inputs?: Readonly<Record<string, string>>
}

/** What a hostile job of the same run does to a staged workflow artifact. */
export interface Exchange {
  /** A part of the workflow artifact's name. */
  readonly of: string
  /** How the name of the changed file ends; `binary`: the one that is no JSON. */
  readonly file: string
  /** Whether its record is made to agree. */
  readonly corrected: boolean
}

/** One case: its sandbox, and the steps that run in it. */
export interface Case extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly repository: Repository
  readonly folder: string
  /** What went wrong with the attack itself. */
  readonly mishaps: string[]
  step(name: StepName, options?: StepOptions): Promise<ChildResult>
  exchange(what: Exchange): Promise<void>
}

const PERMISSIONS: Readonly<Record<StepName, Permissions>> = { attest: SIGNER, release: RELEASER }

/** Copies the template and starts its sandbox. */
export async function openCase(template: Template, before: StepName): Promise<Case> {
  const folder = await mkdtemp(join(template.folder, 'case-'))
  await cp(template.before[before], join(folder, 'sandbox'), { recursive: true })
  const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const repository = sandbox.github.repository('octo-org/widget')
  if (repository === undefined) throw new Error('the template has no repository')
  let steps = 0
  return {
    sandbox,
    repository,
    folder,
    mishaps: [],
    step: async (name, options = {}) => {
      steps += 1
      const job = openJob(
        sandbox,
        template.commit,
        { name, permissions: PERMISSIONS[name] },
        options,
      )
      const environment = await runnerEnvironment(sandbox, job, {
        workspace: template.workspace,
        runnerTemp: join(folder, `temp-${steps}`),
        home: join(folder, 'home'),
        extra: {
          ...cargoVariables(),
          'INPUT_GITHUB-TOKEN': job.githubToken,
          ...inputsOf(name, template, sandbox, options.inputs),
        },
      })
      environment['NODE_OPTIONS'] = `${environment['NODE_OPTIONS'] ?? ''} --import=${HURRIED}`
      return runNode(DIST, environment, {
        cwd: template.workspace,
        timeoutMs: STEP_TIMEOUT,
        ...(options.kill === undefined ? {} : { kill: options.kill }),
      })
    },
    exchange: async ({ of, file, corrected }) => {
      const job = openJob(sandbox, template.commit, { name: 'hostile', permissions: BUILDER }, {})
      const environment = await runnerEnvironment(sandbox, job, {
        workspace: template.workspace,
        runnerTemp: join(folder, 'temp-hostile'),
        home: join(folder, 'home'),
        extra: {
          EXCHANGE_OF: of,
          EXCHANGE: file,
          ...(corrected && { CORRECT_RECORD: 'yes' }),
        },
      })
      const { status, stderr } = await runNode(EXCHANGE_ARTIFACT, environment, {
        cwd: template.workspace,
        timeoutMs: STEP_TIMEOUT,
      })
      if (status !== 0) throw new Error(`the attack itself failed: ${stderr}`)
    },
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function openJob(
  sandbox: Sandbox,
  commit: string,
  { name, permissions }: { readonly name: string; readonly permissions: Permissions },
  { runAttempt = 1, runId = RUN_ID }: StepOptions,
): Job {
  const ref = `refs/tags/${TAG}`
  return sandbox.jobs.open({
    repository: IDENTITY,
    ref,
    sha: commit,
    eventName: 'push',
    actor: 'octocat',
    workflow: 'Release',
    workflowRef: `${WORKFLOW}@${ref}`,
    workflowSha: commit,
    jobWorkflowRef: `${WORKFLOW}@${ref}`,
    jobWorkflowSha: commit,
    runId,
    runNumber: 7,
    runAttempt,
    job: name,
    runnerEnvironment: 'github-hosted',
    permissions,
  })
}

function inputsOf(
  name: StepName,
  { staged }: Template,
  sandbox: Sandbox,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const own =
    name === 'attest' ? { digests: staged.digests } : { 'trusted-root': sandbox.trustedRoots.jsonl }
  const inputs: Record<string, string> = { command: name, plan: staged.plan, ...own, ...more }
  return Object.fromEntries(
    Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
  )
}

/** What is on GitHub for everybody to see. */
export function publishedReleases(repository: Repository): readonly Release[] {
  return repository.releases.filter(release => !release.draft)
}
