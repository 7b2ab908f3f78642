/** Reusable workflows: found and checked before the run starts, entered when a job calls them. */
import { interpolate, type Json, PLACES, type Scope } from './expressions.ts'
import { permissionsOf } from './leg.ts'
import { excessOf } from './permissions.ts'
import type { Problems } from './refusal.ts'
import type { CalledWorkflow, Frame, Run } from './run.ts'
import type { CallJob, InputDefinition } from './workflow.ts'

/** GitHub's limit on workflows that call workflows. */
const DEEPEST = 10

/** The frame in which a called workflow's jobs run. */
export function callFrame(
  run: Run,
  frame: Frame,
  job: CallJob,
  at: { readonly scope: Scope; readonly name: string },
): Frame {
  const called = run.called.get(calledKey(frame.called, job))
  if (called === undefined) throw new Error(`the workflow ${job.workflow.text} was not read`)
  const given = resolvedTexts(job.with, PLACES.job, at.scope)
  return {
    called,
    inputs: inputValues(called.workflow.on.call?.inputs ?? {}, given),
    secrets:
      job.secrets === 'inherit'
        ? frame.secrets
        : resolvedTexts(job.secrets, PLACES.jobSecrets, at.scope),
    ceiling: permissionsOf(frame, job),
    callers: [...frame.callers, { id: job.id, name: at.name }],
  }
}

function resolvedTexts(
  texts: Readonly<Record<string, string>>,
  place: typeof PLACES.job | typeof PLACES.jobSecrets,
  scope: Scope,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, interpolate(text, place, scope)]),
  )
}

/** A local path means another file to each workflow that names it. */
export function calledKey(caller: CalledWorkflow, job: CallJob): string {
  return job.workflow.kind === 'local' ? `${caller.ref} ${job.workflow.text}` : job.workflow.text
}

/** Gives declared inputs their values and types; throws for one that is missing, unknown or of another type. */
export function inputValues(
  declared: Readonly<Record<string, InputDefinition>>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, Json>> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) throw new Error(`there is no input '${name}'`)
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = given[name] ?? input.default
      if (value === undefined && input.required) throw new Error(`the input '${name}' is required`)
      return [name, typedInput(name, input, value)]
    }),
  )
}

function typedInput(name: string, input: InputDefinition, value: string | undefined): Json {
  switch (input.type) {
    case 'boolean':
      if (!['', 'false', 'true', undefined].includes(value))
        throw new Error(`the input '${name}' is not a boolean`)
      return value === 'true'
    case 'number':
      if (Number.isNaN(Number(value ?? 0))) throw new Error(`the input '${name}' is not a number`)
      return Number(value ?? 0)
    case 'choice':
      if (value !== undefined && !input.options.includes(value)) {
        throw new Error(`the input '${name}' has no option '${value}'`)
      }
      return value ?? ''
    case 'environment':
    case 'string':
      return value ?? ''
  }
}

/** Finds the file that a `uses:` names. */
export type WorkflowFinder = (caller: CalledWorkflow, job: CallJob) => Promise<CalledWorkflow>

/**
 * Reads every workflow that the run may call. A called job that wants more than its caller has is reported even
 * if its condition would skip it: GitHub refuses to start such a run.
 */
export async function readCalledWorkflows(
  top: Frame,
  find: WorkflowFinder,
  found: {
    readonly problems: Problems
    readonly excess: string[]
    readonly called: Map<string, CalledWorkflow>
  },
): Promise<void> {
  for (const job of top.called.workflow.jobs.values()) {
    if (top.ceiling !== undefined) {
      const beyond = excessOf(permissionsOf(top, job), top.ceiling)
      found.excess.push(...beyond.map(excess => `The nested job '${job.id}' ${excess}.`))
    }
    if (job.kind !== 'call') continue
    const key = calledKey(top.called, job)
    const called = found.called.get(key) ?? (await find(top.called, job))
    found.called.set(key, called)
    checkCall(job, called, found.problems)
    if (top.callers.length >= DEEPEST) {
      found.problems.add(`jobs.${job.id}`, `workflows call each other more than ${DEEPEST} deep`)
      return
    }
    const callers = [...top.callers, { id: job.id, name: job.id }]
    const ceiling = permissionsOf(top, job)
    await readCalledWorkflows({ called, inputs: {}, secrets: {}, ceiling, callers }, find, found)
  }
}

function checkCall(job: CallJob, called: CalledWorkflow, problems: Problems): void {
  const where = `jobs.${job.id}`
  const { call } = called.workflow.on
  if (call === undefined) {
    problems.add(where, `${job.workflow.text} has no 'on: workflow_call'`)
    return
  }
  for (const name of Object.keys(job.with)) {
    if (!Object.hasOwn(call.inputs, name))
      problems.add(`${where}.with`, `${job.workflow.text} has no input '${name}'`)
  }
  for (const [name, input] of Object.entries(call.inputs)) {
    if (input.required && job.with[name] === undefined)
      problems.add(`${where}.with`, `'${name}' is required`)
  }
  if (job.secrets === 'inherit') return
  for (const [name, required] of Object.entries(call.secrets)) {
    if (required && job.secrets[name] === undefined)
      problems.add(`${where}.secrets`, `'${name}' is required`)
  }
  for (const name of Object.keys(job.secrets)) {
    if (!Object.hasOwn(call.secrets, name))
      problems.add(`${where}.secrets`, `${job.workflow.text} has no secret '${name}'`)
  }
}
