/** Releases of any number of files, staged by hand: what `attest` and `release` find when the build jobs are done. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Permissions, RepositoryIdentity } from '../../sandbox/actions/job.ts'
import { runNode, runnerEnvironment, type ChildResult } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { Project } from '../../__tests__/dist/support/project.ts'
import { releaseFileNames } from '../../src/plan/artifact-name.ts'
import { planFiles } from '../../src/plan/make-plan.ts'
import { handOnPlan } from '../../src/plan/packed-plan.ts'
import { PLAN_SCHEMA, type ReleasePlan } from '../../src/plan/release-plan.ts'
import { STAGE_SCHEMA } from '../../src/attest/stage-record.ts'
import { ROOT } from '../tree.ts'

const TAG = 'v1.2.3'
const FIRST_RUN_ID = 7
const DIST = join(ROOT, 'dist/index.js')
const PRELOADS = [
  join(ROOT, '__tests__/dist/programs/no-waiting.mjs'),
  join(import.meta.dirname, 'peak-memory.mjs'),
]

export interface StagedRelease {
  readonly project: Project
  readonly number: number
  readonly identity: RepositoryIdentity
  readonly plan: ReleasePlan
  /** One folder for each staged file. */
  readonly artifacts: string
  readonly folder: string
}

export interface StageRequest {
  readonly project: Project
  readonly number: number
  readonly files: number
  readonly bytes?: number
}

/** Makes the repository, its tag, the plan and the staged files; a size beyond a few bytes makes a sparse file. */
export async function stageRelease(
  sandbox: Sandbox,
  folder: string,
  { project, number, files, bytes = 0 }: StageRequest,
): Promise<StagedRelease> {
  const identity: RepositoryIdentity = {
    owner: 'octo-org',
    ownerId: 77,
    name: `widget-${number}`,
    id: 5000 + number,
    visibility: 'public',
  }
  sandbox.github.addRepository(identity).setTag(TAG, project.commit)
  const plan = planOf(identity, project.commit, files)
  const artifacts = join(folder, 'artifacts')
  for (const planned of plan.artifacts) {
    const target = join(artifacts, `attested-release--${planned.name}--1`)
    mkdirSync(target, { recursive: true })
    const path = join(target, planned.name)
    writeFileSync(path, `${identity.name} ${planned.platform}\n`)
    if (bytes > 0) await extend(path, bytes)
    const file = { name: planned.name, ...(await measure(path)) }
    const { bin, package: crate, platform, target: triple } = planned
    writeFileSync(
      join(target, 'stage.json'),
      JSON.stringify({
        schema: STAGE_SCHEMA,
        file,
        sbom: null,
        build: null,
        archive: null,
        bin,
        package: crate,
        version: plan.version,
        platform,
        target: triple,
        repository: plan.repository,
        commit: plan.commit,
        ref: plan.ref,
        runId: String(FIRST_RUN_ID + number),
        runAttempt: 1,
      }),
    )
  }
  return { project, number, identity, plan, artifacts, folder }
}

function planOf({ owner, name }: RepositoryIdentity, commit: string, count: number): ReleasePlan {
  const target = 'x86_64-unknown-linux-gnu'
  const platforms = Array.from({ length: count }, (_, index) => ({
    name: `p${String(index).padStart(4, '0')}`,
    target,
    runner: 'ubuntu-24.04',
    optional: false,
  }))
  const artifacts = platforms.map(platform => ({
    name: `widget-1.2.3-${platform.name}`,
    bin: 'widget',
    package: 'widget',
    platform: platform.name,
    target,
    optional: false,
    sbom: null,
    archive: null,
  }))
  const own = releaseFileNames('widget', '1.2.3')
  return {
    schema: PLAN_SCHEMA,
    name: 'widget',
    bins: ['widget'],
    packages: ['widget'],
    version: '1.2.3',
    tag: TAG,
    prerelease: false,
    publishable: true,
    commit,
    ref: `refs/tags/${TAG}`,
    repository: `${owner}/${name}`,
    platforms,
    artifacts,
    extras: [],
    include: [],
    sbomPath: null,
    ...own,
    files: planFiles({ artifacts, extras: [] }, own),
  }
}

async function extend(path: string, bytes: number): Promise<void> {
  await using handle = await open(path, 'r+')
  await handle.truncate(bytes)
}

async function measure(path: string): Promise<{ readonly size: number; readonly sha256: string }> {
  await using handle = await open(path)
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    size += bytes.length
  }
  return { size, sha256: hash.digest('hex') }
}

export interface StepRun {
  readonly result: ChildResult
  readonly ms: number
  readonly peakMiB: number
}

const PERMISSIONS: Readonly<Record<'attest' | 'release', Permissions>> = {
  attest: { contents: 'read', 'id-token': 'write', attestations: 'write' },
  release: { contents: 'write', 'id-token': 'write', attestations: 'write' },
}

/** One step of the compiled action. */
export async function runStep(
  sandbox: Sandbox,
  staged: StagedRelease,
  command: 'attest' | 'release',
): Promise<StepRun> {
  const { project, number, identity, plan, artifacts, folder } = staged
  const workflow = `${plan.repository}/.github/workflows/release.yml@${plan.ref}`
  const job = sandbox.jobs.open({
    repository: identity,
    ref: plan.ref,
    sha: plan.commit,
    eventName: 'push',
    actor: 'octocat',
    workflow: 'Release',
    workflowRef: workflow,
    workflowSha: plan.commit,
    jobWorkflowRef: workflow,
    jobWorkflowSha: plan.commit,
    runId: FIRST_RUN_ID + number,
    runNumber: 1,
    runAttempt: 1,
    job: command,
    runnerEnvironment: 'github-hosted',
    permissions: PERMISSIONS[command],
  })
  const peak = join(folder, `peak-${command}`)
  const environment = await runnerEnvironment(sandbox, job, {
    workspace: project.folder,
    runnerTemp: join(folder, `temp-${command}`),
    home: join(folder, 'home'),
    extra: {
      BENCH_PEAK: peak,
      'INPUT_GITHUB-TOKEN': job.githubToken,
      INPUT_COMMAND: command,
      INPUT_PLAN: handOnPlan(plan),
      'INPUT_ARTIFACTS-PATH': artifacts,
      ...(command === 'release' && { 'INPUT_TRUSTED-ROOT': sandbox.trustedRoots.jsonl }),
    },
  })
  const imports = PRELOADS.map(path => `--import=${pathToFileURL(path).href}`)
  environment['NODE_OPTIONS'] = [environment['NODE_OPTIONS'] ?? '', ...imports].join(' ')
  const started = performance.now()
  const result = await runNode(DIST, environment, { cwd: project.folder, timeoutMs: 60 * 60_000 })
  const ms = performance.now() - started
  if (result.status !== 0) throw new Error(result.stdout.slice(-3000) + result.stderr)
  return { result, ms, peakMiB: Number(readFileSync(peak, 'utf8')) / 1024 }
}
