/** Runs one job: folders and tokens of its own, its steps in order, its outputs at the end. */
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from '../actions/job.ts'
import { flag, interpolate, number, PLACES, resolve, type Scope } from './expressions.ts'
import { JobSession } from './job-session.ts'
import { displayName, type Leg, legScope, notRun, pathOf, permissionsOf } from './leg.ts'
import { intercepted, InterceptorFailure, type JobPoint } from './observers.ts'
import { messageOf } from './refusal.ts'
import type { JobResult } from './result.ts'
import { type Frame, instanceKey, type JobFolders, type Run } from './run.ts'
import { foreignLabels } from './runner-labels.ts'
import { runStep } from './step-runner.ts'
import type { StepsJob } from './workflow.ts'

/** Runs one leg of a job with steps; a result that an earlier attempt left is kept. */
export async function runLeg(run: Run, frame: Frame, job: StepsJob, leg: Leg): Promise<JobResult> {
  const kept = run.kept.get(instanceKey(pathOf(frame, job.id), leg.matrix))
  if (kept !== undefined) {
    run.listener({ kind: 'job-finished', result: kept, kept: true })
    return kept
  }
  const scope = legScope(run, frame, leg)
  try {
    const tolerated = flag(job.continueOnError, PLACES.job, scope)
    const foreign = foreignLabels(job.runsOn.flatMap(label => labelsOf(label, scope)))
    if (foreign.length === 0) return await start(run, frame, job, leg, tolerated)
    const reason = `this machine cannot stand in for the runner '${foreign.join(', ')}'`
    return notRun(run, frame, job, leg, { conclusion: tolerated ? 'skipped' : 'failure', reason })
  } catch (error) {
    if (error instanceof InterceptorFailure) throw error
    return notRun(run, frame, job, leg, { conclusion: 'failure', reason: messageOf(error) })
  }
}

function labelsOf(text: string, scope: Scope): readonly string[] {
  const value = resolve(text, PLACES.job, scope)
  return (Array.isArray(value) ? value : [value]).map(String)
}

async function start(
  run: Run,
  frame: Frame,
  definition: StepsJob,
  leg: Leg,
  tolerated: boolean,
): Promise<JobResult> {
  const started = performance.now()
  const scope = legScope(run, frame, leg)
  const name = displayName(frame, definition, scope, leg.matrix)
  const minutes = number(definition.timeoutMinutes, 360, PLACES.job, scope)
  const job = openJob(run, frame, definition, scope)
  const folders = await makeFolders(run, name)
  const session = new JobSession({
    run,
    frame,
    job,
    folders,
    ...leg,
    deadline: Date.now() + minutes * 60_000,
  })
  const { workspace, runnerTemp } = folders
  const id = pathOf(frame, definition.id)
  const point: JobPoint = {
    job: id,
    name,
    matrix: leg.matrix,
    workspace,
    runnerTemp,
    registered: job,
  }
  run.listener({ kind: 'job-started', job: id, name })
  await intercepted(() => run.interceptors.beforeJob?.(point))
  const reason = await runSteps(definition, session, point)
  const result: JobResult = {
    id,
    name,
    matrix: leg.matrix,
    conclusion: reason === undefined ? session.status : 'failure',
    tolerated,
    reason,
    outputs: reason === undefined ? outputsOf(definition, session) : {},
    steps: session.results,
    attempt: run.identity.runAttempt,
    workspace,
    durationMs: performance.now() - started,
  }
  run.listener({ kind: 'job-finished', result, kept: false })
  await intercepted(() => run.interceptors.afterJob?.(point, result))
  return result
}

function openJob(run: Run, frame: Frame, definition: StepsJob, scope: Scope): Job {
  const environment = interpolate(definition.environment ?? '', PLACES.job, scope)
  return run.host.jobs.open({
    ...run.identity,
    jobWorkflowRef: frame.called.ref,
    jobWorkflowSha: frame.called.sha,
    job: definition.id,
    ...(environment === '' ? {} : { environment }),
    permissions: permissionsOf(frame, definition),
  })
}

async function makeFolders(run: Run, name: string): Promise<JobFolders> {
  const slug = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  const root = await freshFolder(
    join(run.workDirectory, `attempt-${run.identity.runAttempt}`),
    slug,
  )
  const repository = run.identity.repository.name
  const folders: JobFolders = {
    workspace: join(root, 'work', repository, repository),
    runnerTemp: join(root, 'work', '_temp'),
    home: join(root, 'home'),
    summaries: join(root, 'summaries'),
  }
  for (const folder of [folders.workspace, folders.runnerTemp, folders.home]) {
    await mkdir(folder, { recursive: true })
  }
  return folders
}

/** Two jobs may bear the same name; they never share a folder. */
async function freshFolder(parent: string, slug: string): Promise<string> {
  await mkdir(parent, { recursive: true })
  const taken = (await readdir(parent)).filter(name => name === slug || name.startsWith(`${slug}.`))
  const folder = join(parent, taken.length === 0 ? slug : `${slug}.${taken.length + 1}`)
  await mkdir(folder)
  return folder
}

async function runSteps(
  definition: StepsJob,
  session: JobSession,
  point: JobPoint,
): Promise<string | undefined> {
  try {
    addEnvironment(session, session.setting.frame.called.workflow.env, PLACES.workflowEnv)
    addEnvironment(session, definition.env, PLACES.jobEnv)
    for (const [index, step] of withDefaults(definition, session).entries()) {
      await runStep(step, index, session, point)
    }
    return undefined
  } catch (error) {
    if (error instanceof InterceptorFailure) throw error
    return messageOf(error)
  }
}

function addEnvironment(
  session: JobSession,
  env: StepsJob['env'],
  place: typeof PLACES.jobEnv | typeof PLACES.workflowEnv,
): void {
  const scope = session.scope()
  session.addEnvironment(
    Object.fromEntries(
      Object.entries(env).map(([name, text]) => [name, interpolate(text, place, scope)]),
    ),
  )
}

/** `defaults.run` of the job, and of the workflow where the job gives none. */
function withDefaults(definition: StepsJob, session: JobSession): StepsJob['steps'] {
  const scope = session.scope()
  const outer = session.setting.frame.called.workflow.defaults
  const shell = definition.defaults.shell ?? outer.shell
  const directory = definition.defaults.workingDirectory ?? outer.workingDirectory
  const workingDirectory =
    directory === undefined ? undefined : interpolate(directory, PLACES.jobDefaults, scope)
  return definition.steps.map(step =>
    step.work.kind === 'uses'
      ? step
      : {
          ...step,
          work: {
            ...step.work,
            shell:
              step.work.shell ??
              (shell === undefined ? undefined : interpolate(shell, PLACES.jobDefaults, scope)),
            workingDirectory: step.work.workingDirectory ?? workingDirectory,
          },
        },
  )
}

/** A job's outputs; one that holds a masked value is withheld, as GitHub does. */
function outputsOf(definition: StepsJob, session: JobSession): JobResult['outputs'] {
  const scope = session.scope()
  return Object.fromEntries(
    Object.entries(definition.outputs)
      .map(([name, text]) => [name, interpolate(text, PLACES.jobOutputs, scope)] as const)
      .filter(([, value]) => !session.masks.hides(value)),
  )
}
