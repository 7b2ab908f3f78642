/** Runs one step: its condition, its work, what it leaves behind. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { condition, flag, interpolate, PLACES, type Scope } from './expressions.ts'
import type { JobSession } from './job-session.ts'
import { intercepted, InterceptorFailure, type StepPoint } from './observers.ts'
import { messageOf } from './refusal.ts'
import type { Conclusion, StepKind, StepResult } from './result.ts'
import { doWork, kindOf, type WorkEnd } from './step-work.ts'
import type { StepDefinition } from './workflow.ts'
import { StepOutput } from './workflow-commands.ts'

/** The most that is kept of a step's log; the rest is still told to the listener. */
const LONGEST_LOG = 8 * 1024 * 1024

/** Runs a step to its end and records the result in the session. */
export async function runStep(
  definition: StepDefinition,
  index: number,
  session: JobSession,
  point: Omit<StepPoint, 'index' | 'step' | 'stepId'>,
): Promise<void> {
  const { listener, interceptors, action, actionRepository } = session.setting.run
  const kind = kindOf(definition.work, actionRepository)
  const name = nameOf(definition, session.scope(), action.directory)
  const at: StepPoint = { ...point, index, step: name, stepId: definition.id }
  listener({ kind: 'step-started', job: point.name, step: name })
  const result = await attempt(definition, kind, session, at)
  session.record(result)
  listener({ kind: 'step-finished', job: point.name, result })
  if (result.outcome !== 'skipped') await intercepted(() => interceptors.afterStep?.(at, result))
}

function nameOf(definition: StepDefinition, scope: Scope, actionDirectory: string): string {
  const { name, work } = definition
  if (name !== undefined) return textOr(name, scope)
  if (work.kind === 'run') return `Run ${work.script.trim().split('\n')[0] ?? ''}`
  return `Run ${work.action.text}`.replace(actionDirectory, '.')
}

function textOr(text: string, scope: Scope): string {
  try {
    return interpolate(text, PLACES.step, scope)
  } catch {
    // A name may refer to what is not there yet; the text itself will do.
    return text
  }
}

async function attempt(
  definition: StepDefinition,
  kind: StepKind,
  session: JobSession,
  at: StepPoint,
): Promise<StepResult> {
  const started = performance.now()
  const log = new StepLog(line =>
    session.setting.run.listener({ kind: 'line', job: at.name, text: line }),
  )
  const output = new StepOutput(session.masks, line => log.add(line))
  let end: WorkEnd | 'skipped' = { failed: true, outputs: {}, summary: '' }
  let tolerated = false
  try {
    const scope = stepScope(definition, session)
    if (condition(definition.if, PLACES.stepIf, scope)) {
      await intercepted(() => session.setting.run.interceptors.beforeStep?.(at))
      tolerated = flag(definition.continueOnError, PLACES.step, scope)
      end = await doWork({ definition, session, scope, output })
    } else {
      end = 'skipped'
    }
  } catch (error) {
    if (error instanceof InterceptorFailure) throw error
    output.annotate('error', messageOf(error))
  }
  const done: WorkEnd = end === 'skipped' ? { failed: false, outputs: {}, summary: '' } : end
  const outcome: Conclusion = end === 'skipped' ? 'skipped' : done.failed ? 'failure' : 'success'
  return {
    id: definition.id,
    name: at.step,
    kind,
    outcome,
    conclusion: outcome === 'failure' && tolerated ? 'success' : outcome,
    outputs: done.outputs,
    log: log.text,
    annotations: output.annotations,
    summary: session.masks.apply(done.summary),
    summaryPath: await keepSummary(session, at.index, done.summary),
    durationMs: performance.now() - started,
  }
}

/** A step's own variables are seen by its condition and by everything else in it. */
function stepScope(definition: StepDefinition, session: JobSession): Scope {
  const scope = session.scope()
  const own = Object.entries(definition.env).map(
    ([name, value]) => [name, interpolate(value, PLACES.step, scope)] as const,
  )
  return session.scope(Object.fromEntries(own))
}

async function keepSummary(
  session: JobSession,
  index: number,
  summary: string,
): Promise<string | undefined> {
  if (summary === '') return undefined
  const { summaries } = session.setting.folders
  await mkdir(summaries, { recursive: true })
  const path = join(summaries, `${index + 1}.md`)
  await writeFile(path, session.masks.apply(summary))
  return path
}

class StepLog {
  readonly #listener: (line: string) => void
  readonly #lines: string[] = []
  #size = 0

  constructor(listener: (line: string) => void) {
    this.#listener = listener
  }

  add(line: string): void {
    this.#listener(line)
    this.#size += line.length + 1
    if (this.#size <= LONGEST_LOG) this.#lines.push(line)
  }

  get text(): string {
    return this.#lines.map(line => `${line}\n`).join('')
  }
}
