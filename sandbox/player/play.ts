/** One run of a workflow: read and check everything, then run its jobs. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { JobIdentity } from '../actions/job.ts'
import { readActionManifest } from './action-file.ts'
import { inputValues, readCalledWorkflows, type WorkflowFinder } from './called-workflow.ts'
import { eventPayload } from './event-payload.ts'
import type { Json } from './expressions.ts'
import type { PlayOptions } from './index.ts'
import { commitOf, fileAt, fullRef } from './local-repository.ts'
import { PlayerRefusal, Problems } from './refusal.ts'
import { keptResults } from './rerun.ts'
import { type RunResult, timingsOf } from './result.ts'
import type { CalledWorkflow, Frame, PlayerHost, Run } from './run.ts'
import { runFrame } from './scheduler.ts'
import { checkSupport } from './support.ts'
import { whyNotStarted } from './triggers.ts'
import type { Workflow } from './workflow.ts'
import { readWorkflow } from './workflow-file.ts'

/** Plays a workflow on any host that gives jobs their tokens and environment. */
export async function play(host: PlayerHost, options: PlayOptions): Promise<RunResult> {
  const started = performance.now()
  const top = await topWorkflow(options)
  const inputs = checkedInputs(top.workflow, options)
  const frame: Frame = {
    called: top,
    inputs,
    secrets: options.secrets ?? {},
    ceiling: undefined,
    callers: [],
  }
  const problems = new Problems()
  const excess: string[] = []
  const called = new Map<string, CalledWorkflow>()
  await readCalledWorkflows(frame, finderOf(options, top), { problems, excess, called })
  const actionRepository = (
    options.actionRepository ?? 'attested-release/attested-release'
  ).toLowerCase()
  for (const { workflow } of [top, ...called.values()])
    checkSupport(workflow, actionRepository, problems)
  problems.throwIfAny(options.workflowPath)
  const run = await makeRun(host, options, { top, called, actionRepository, inputs })
  if (excess.length > 0) return startupFailure(run, options, excess)
  const end = await runFrame(run, frame)
  return {
    ...summaryOf(run, options),
    conclusion: end.result === 'failure' || end.result === 'cancelled' ? 'failure' : 'success',
    reason: undefined,
    jobs: end.jobs,
    timings: timingsOf(end.jobs, run.identity.runAttempt, performance.now() - started),
  }
}

function startupFailure(run: Run, options: PlayOptions, excess: readonly string[]): RunResult {
  return {
    ...summaryOf(run, options),
    conclusion: 'startup_failure',
    reason: excess.join('\n'),
    jobs: [],
    timings: { run: 0, action: 0, standIn: 0, total: 0 },
  }
}

function summaryOf(
  run: Run,
  options: PlayOptions,
): Omit<RunResult, 'conclusion' | 'jobs' | 'reason' | 'timings'> {
  const { repository, sha, ref, runId, runNumber, runAttempt } = run.identity
  const { workDirectory } = run
  return {
    repository,
    workflowPath: options.workflowPath,
    sha,
    ref,
    runId,
    runNumber,
    runAttempt,
    workDirectory,
  }
}

async function topWorkflow(options: PlayOptions): Promise<CalledWorkflow> {
  const { repository, workflowPath, event, repositoryDirectory } = options
  const sha = await commitOf(repositoryDirectory, event.ref)
  const workflow = readWorkflow(await fileAt(repositoryDirectory, sha, workflowPath), workflowPath)
  return {
    workflow,
    ref: `${repository.owner}/${repository.name}/${workflowPath}@${event.ref}`,
    sha,
  }
}

function checkedInputs(workflow: Workflow, options: PlayOptions): Readonly<Record<string, Json>> {
  const action = options.event.payload?.['action']
  const event = { ...options.event, action: typeof action === 'string' ? action : undefined }
  const reason = whyNotStarted(workflow.on, event)
  if (reason !== undefined) throw new PlayerRefusal(workflow.path, [reason])
  const given = options.inputs ?? {}
  if (event.name === 'workflow_dispatch') return inputValues(workflow.on.dispatchInputs, given)
  if (Object.keys(given).length > 0) {
    throw new PlayerRefusal(workflow.path, [`the event '${event.name}' takes no inputs`])
  }
  return {}
}

function finderOf(options: PlayOptions, top: CalledWorkflow): WorkflowFinder {
  return async (caller, { workflow: reference }) => {
    if (reference.kind === 'local') {
      const [path = '', ref = ''] = caller.ref.split('@')
      const fullName = path.split('/').slice(0, 2).join('/')
      const local = caller.ref === top.ref || fullName === fullNameOf(options)
      const directory = local
        ? options.repositoryDirectory
        : directoryOf(options, fullName, reference.text)
      return read(directory, caller.sha, reference.path, `${fullName}/${reference.path}@${ref}`)
    }
    const directory = directoryOf(options, reference.repository, reference.text)
    const ref = await fullRef(directory, reference.ref)
    const sha = await commitOf(directory, ref)
    const written = reference.text.split('@')[0] ?? ''
    return read(directory, sha, reference.path, `${written}@${ref}`)
  }
}

function fullNameOf({ repository }: PlayOptions): string {
  return `${repository.owner}/${repository.name}`
}

function directoryOf(options: PlayOptions, repository: string, text: string): string {
  const known = {
    [fullNameOf(options)]: options.repositoryDirectory,
    ...options.workflowRepositories,
  }
  const found = Object.entries(known).find(
    ([name]) => name.toLowerCase() === repository.toLowerCase(),
  )
  if (found === undefined) {
    throw new PlayerRefusal(options.workflowPath, [
      `no local repository stands for ${repository} (uses: ${text})`,
    ])
  }
  return found[1]
}

async function read(
  directory: string,
  sha: string,
  path: string,
  ref: string,
): Promise<CalledWorkflow> {
  return { workflow: readWorkflow(await fileAt(directory, sha, path), path), ref, sha }
}

async function makeRun(
  host: PlayerHost,
  options: PlayOptions,
  found: {
    readonly top: CalledWorkflow
    readonly called: ReadonlyMap<string, CalledWorkflow>
    readonly actionRepository: string
    readonly inputs: Readonly<Record<string, Json>>
  },
): Promise<Run> {
  const { previous } = options
  const identity = identityOf(host, options, found.top)
  return {
    host,
    identity,
    repositoryDirectory: resolve(options.repositoryDirectory),
    otherRepositories: options.workflowRepositories ?? {},
    workDirectory: resolve(
      options.workDirectory ??
        previous?.workDirectory ??
        (await mkdtemp(join(tmpdir(), 'played-'))),
    ),
    eventPayload: eventPayload(identity, found.inputs, options.event.payload),
    vars: options.vars ?? {},
    action: await readActionManifest(resolve(options.actionDirectory)),
    actionRepository: found.actionRepository,
    listener: options.listener ?? (() => undefined),
    interceptors: options.interceptors ?? {},
    kept: keptResults(found.top.workflow, previous),
    called: found.called,
  }
}

const FIRST_RUN_ID = 16_000_000_001

function identityOf(host: PlayerHost, options: PlayOptions, top: CalledWorkflow): Run['identity'] {
  const { previous, event, repository } = options
  const earlier = host.jobs.jobs.map(job => job.identity)
  const own = earlier.filter(
    one =>
      one.repository.id === repository.id &&
      one.workflowRef.split('@')[0] === top.ref.split('@')[0],
  )
  const identity: Omit<
    JobIdentity,
    'environment' | 'job' | 'jobWorkflowRef' | 'jobWorkflowSha' | 'permissions'
  > = {
    repository,
    ref: event.ref,
    sha: top.sha,
    eventName: event.name,
    actor: event.actor ?? 'maintainer',
    workflow: top.workflow.name,
    workflowRef: top.ref,
    workflowSha: top.sha,
    runId: previous?.runId ?? Math.max(FIRST_RUN_ID - 1, ...earlier.map(one => one.runId)) + 1,
    runNumber: previous?.runNumber ?? Math.max(0, ...own.map(one => one.runNumber)) + 1,
    runAttempt: options.runAttempt ?? (previous === undefined ? 1 : previous.runAttempt + 1),
    runnerEnvironment: 'github-hosted',
  }
  return identity
}
