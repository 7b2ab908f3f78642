/** The work of a step: a script, the action under test, or a stand-in. */
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { delimiter, join, resolve as resolvePath } from 'node:path'
import { actionInputs, type ActionManifest, readActionManifest } from './action-file.ts'
import { CommandFiles } from './command-files.ts'
import { interpolate, number, PLACES, type Scope } from './expressions.ts'
import type { JobSession } from './job-session.ts'
import { type ProcessEnd, runProcess } from './process.ts'
import { messageOf, PlayerRefusal } from './refusal.ts'
import type { StepKind } from './result.ts'
import { shellCommand } from './shell.ts'
import { standInFor } from './stand-ins/table.ts'
import type { ActionReference, StepDefinition, StepWork } from './workflow.ts'
import type { StepOutput } from './workflow-commands.ts'

export interface WorkEnd {
  readonly failed: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** A step at work. */
export interface Work {
  readonly definition: StepDefinition
  readonly session: JobSession
  readonly scope: Scope
  readonly output: StepOutput
}

/**
 * Whether `uses:` names the action under test: by its repository, as the checkout itself, or as a folder of the
 * workspace, into which a step has brought it.
 */
export function isOwnAction(action: ActionReference, actionRepository: string): boolean {
  if (action.kind === 'local') return true
  return action.repository === actionRepository && action.path === ''
}

/** The action in a folder of the workspace as it lies there now; else the one that the run was given. */
async function manifestOf(
  action: ActionReference,
  { setting }: JobSession,
): Promise<ActionManifest> {
  if (action.kind !== 'local' || action.path === '') return setting.run.action
  const directory = join(setting.folders.workspace, action.path)
  try {
    return await readActionManifest(directory)
  } catch (cause) {
    if (cause instanceof PlayerRefusal) throw cause
    throw new Error(`Can't find 'action.yml' under '${directory}'.`, { cause })
  }
}

/** What does the work of a step. */
export function kindOf(work: StepWork, actionRepository: string): StepKind {
  if (work.kind === 'run') return 'run'
  return isOwnAction(work.action, actionRepository) ? 'action' : 'stand-in'
}

/** Does the work of one step, and takes in what it leaves in its files. */
export async function doWork(work: Work): Promise<WorkEnd> {
  const { session, definition, output } = work
  const files = await CommandFiles.create(session.setting.folders.runnerTemp)
  const failure = await failureOf(() => workOf(work, files))
  const outputs = typeof failure === 'string' ? {} : failure
  if (typeof failure === 'string') output.annotate('error', failure)
  try {
    const records = await files.read()
    for (const name of Object.keys(records.env)) {
      if (/^(?:GITHUB|RUNNER)_/i.test(name))
        output.annotate('warning', `${name} cannot be set through GITHUB_ENV`)
    }
    session.addEnvironment(records.env)
    session.path.unshift(...records.path.toReversed())
    const all =
      definition.work.kind === 'uses' ? { ...records.outputs, ...outputs } : records.outputs
    return { failed: typeof failure === 'string', outputs: all, summary: records.summary }
  } catch (error) {
    output.annotate('error', messageOf(error))
    return { failed: true, outputs, summary: '' }
  }
}

async function failureOf(
  work: () => Promise<Readonly<Record<string, string>>>,
): Promise<Readonly<Record<string, string>> | string> {
  try {
    return await work()
  } catch (error) {
    return messageOf(error)
  }
}

async function workOf(work: Work, files: CommandFiles): Promise<Readonly<Record<string, string>>> {
  const { definition, session } = work
  if (definition.work.kind === 'run') return runScript(work, definition.work, files)
  const { run } = session.setting
  const { action, with: given } = definition.work
  const inputs = resolved(given, work.scope)
  if (isOwnAction(action, run.actionRepository)) return runAction(work, action, inputs, files)
  return runStandIn(work, action, inputs, files)
}

function resolved(
  texts: Readonly<Record<string, string>>,
  scope: Scope,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, interpolate(text, PLACES.step, scope)]),
  )
}

async function runScript(
  work: Work,
  script: Extract<StepWork, { kind: 'run' }>,
  files: CommandFiles,
): Promise<Readonly<Record<string, string>>> {
  const { folders } = work.session.setting
  const path = join(folders.runnerTemp, `${randomUUID()}.sh`)
  await writeFile(path, interpolate(script.script, PLACES.step, work.scope))
  const cwd = resolvePath(
    folders.workspace,
    interpolate(script.workingDirectory ?? '', PLACES.step, work.scope),
  )
  const env = await environmentOf(work, 'run', { ...files.environment, GITHUB_ACTION: '__run' })
  await succeed(work, shellCommand(script.shell, path), cwd, env)
  return {}
}

async function runAction(
  work: Work,
  action: ActionReference,
  given: Readonly<Record<string, string>>,
  files: CommandFiles,
): Promise<Readonly<Record<string, string>>> {
  const { run, folders } = work.session.setting
  const manifest = await manifestOf(action, work.session)
  const inputs = actionInputs(manifest, given, work.scope)
  for (const warning of inputs.warnings) work.output.annotate('warning', warning)
  const env = await environmentOf(work, 'action', {
    ...files.environment,
    ...inputs.environment,
    GITHUB_ACTION: work.definition.id ?? `__${run.actionRepository.replace('/', '_')}`,
    GITHUB_ACTION_PATH: manifest.directory,
    ...(action.kind === 'local'
      ? {}
      : { GITHUB_ACTION_REPOSITORY: action.repository, GITHUB_ACTION_REF: action.ref }),
  })
  await succeed(
    work,
    [process.execPath, join(manifest.directory, manifest.main)],
    folders.workspace,
    env,
  )
  return {}
}

async function runStandIn(
  work: Work,
  action: ActionReference,
  inputs: Readonly<Record<string, string>>,
  files: CommandFiles,
): Promise<Readonly<Record<string, string>>> {
  const standIn = action.kind === 'repository' ? standInFor(action.repository) : undefined
  if (standIn === undefined || action.kind === 'local')
    throw new Error(`there is no stand-in for ${action.text}`)
  const { setting } = work.session
  const environment = await environmentOf(work, 'action', files.environment)
  return standIn.run({
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    actionRef: action.ref,
    job: setting.job,
    identity: setting.job.identity,
    repositoryDirectory: setting.run.repositoryDirectory,
    otherRepositories: setting.run.otherRepositories,
    workspace: setting.folders.workspace,
    runnerTemp: setting.folders.runnerTemp,
    environment,
    print: line => work.output.line(line),
    warn: message => work.output.annotate('warning', message),
    execute: (command, options) =>
      execute(
        work,
        command,
        options?.cwd ?? setting.folders.workspace,
        environment,
        options?.onLine,
      ),
  })
}

async function succeed(
  work: Work,
  command: readonly [string, ...string[]],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { exitCode } = await execute(work, command, cwd, env)
  if (exitCode !== 0) throw new Error(`Process completed with exit code ${String(exitCode)}.`)
}

async function execute(
  work: Work,
  command: readonly [string, ...string[]],
  cwd: string,
  env: Readonly<Record<string, string>>,
  onLine: (line: string) => void = line => work.output.line(line),
): Promise<ProcessEnd> {
  const minutes = number(work.definition.timeoutMinutes, 360, PLACES.step, work.scope)
  const left = work.session.setting.deadline - Date.now()
  const timeoutMs = Math.max(1, Math.min(minutes * 60_000, left))
  const end = await runProcess(command, { cwd, env, timeoutMs, onLine })
  if (end.timedOut && left <= minutes * 60_000) work.session.cancel()
  if (end.timedOut)
    throw new Error(`The step was ended after ${Math.round(timeoutMs / 1000)} s: its time was up.`)
  return end
}

/**
 * The variables of a step. A workflow may set its own, but not those by which the runner and the sandbox are
 * known: otherwise a step could point itself at another host or claim another identity.
 */
async function environmentOf(
  work: Work,
  kind: 'action' | 'run',
  runner: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { session, definition, scope } = work
  const { run, job, folders } = session.setting
  const system = await run.host.environment({ job, folders, eventPayload: run.eventPayload, kind })
  const own = { ...session.environment, ...resolved(definition.env, scope) }
  const kept = Object.entries(own).filter(
    ([name]) => !/^(?:GITHUB_|RUNNER_|ACTIONS_|NODE_OPTIONS$)/i.test(name),
  )
  const env = { ...system, ...Object.fromEntries(kept), ...runner }
  const path = [
    ...session.path,
    kept.find(([name]) => name === 'PATH')?.[1] ?? system['PATH'] ?? '',
  ]
  return { ...env, PATH: path.join(delimiter) }
}
