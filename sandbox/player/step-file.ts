/** Reads the steps of a job. */
import {
  isList,
  mapping,
  type Mapping,
  optionalScalar,
  refuseOtherKeys,
  scalar,
  scalars,
} from './document.ts'
import type { ExpressionCheck } from './expression-check.ts'
import { PLACES } from './expressions.ts'
import type { Problems } from './refusal.ts'
import { unsupportedShell } from './shell.ts'
import type { ActionReference, StepDefinition, StepWork } from './workflow.ts'

const COMMON_KEYS = ['id', 'if', 'name', 'env', 'continue-on-error', 'timeout-minutes']
const RUN_KEYS = [...COMMON_KEYS, 'run', 'shell', 'working-directory']
const USES_KEYS = [...COMMON_KEYS, 'uses', 'with']

/** Reads `steps:`. */
export function readSteps(
  node: unknown,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): readonly StepDefinition[] {
  if (!isList(node) || node.length === 0) {
    problems.add(where, 'there is no step')
    return []
  }
  const steps = node.map((step, index) =>
    readStep(step, `${where}[${index}]`, problems, expressions),
  )
  const ids = steps.flatMap(step => step.id ?? [])
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
    problems.add(where, `two steps have the id '${id}'`)
  }
  return steps
}

function readStep(
  node: unknown,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): StepDefinition {
  const step = mapping(node, where, problems)
  const runs = step['run'] !== undefined
  if (runs === (step['uses'] !== undefined))
    problems.add(where, "a step has either 'run' or 'uses'")
  refuseOtherKeys(step, runs ? RUN_KEYS : USES_KEYS, where, problems)
  const definition: StepDefinition = {
    id: optionalScalar(step['id'], `${where}.id`, problems),
    name: optionalScalar(step['name'], `${where}.name`, problems),
    if: optionalScalar(step['if'], `${where}.if`, problems),
    env: scalars(step['env'], `${where}.env`, problems),
    continueOnError: optionalScalar(
      step['continue-on-error'],
      `${where}.continue-on-error`,
      problems,
    ),
    timeoutMinutes: optionalScalar(step['timeout-minutes'], `${where}.timeout-minutes`, problems),
    work: runs ? readRun(step, where, problems) : readUses(step, where, problems),
  }
  checkExpressions(definition, where, expressions)
  return definition
}

function readRun(step: Mapping, where: string, problems: Problems): StepWork {
  const shell = optionalScalar(step['shell'], `${where}.shell`, problems)
  const unsupported = unsupportedShell(shell)
  if (unsupported !== undefined) problems.add(`${where}.shell`, unsupported)
  return {
    kind: 'run',
    script: scalar(step['run'], `${where}.run`, problems),
    shell,
    workingDirectory: optionalScalar(
      step['working-directory'],
      `${where}.working-directory`,
      problems,
    ),
  }
}

function readUses(step: Mapping, where: string, problems: Problems): StepWork {
  const text = scalar(step['uses'], `${where}.uses`, problems)
  return {
    kind: 'uses',
    action: readActionReference(text, `${where}.uses`, problems),
    with: scalars(step['with'], `${where}.with`, problems),
  }
}

function checkExpressions(step: StepDefinition, where: string, expressions: ExpressionCheck): void {
  expressions.condition(step.if, PLACES.stepIf, `${where}.if`)
  expressions.env(step.env, PLACES.step, `${where}.env`)
  const work = step.work
  const texts =
    work.kind === 'run' ? [work.script, work.workingDirectory] : Object.values(work.with)
  for (const text of [step.name, step.continueOnError, step.timeoutMinutes, ...texts]) {
    expressions.text(text, PLACES.step, where)
  }
}

/** Reads what `uses:` names: `./path` or `owner/name[/path]@ref`. */
export function readActionReference(
  text: string,
  where: string,
  problems: Problems,
): ActionReference {
  if (text.startsWith('./')) return { kind: 'local', path: text.slice(2).replace(/\/+$/, ''), text }
  const parts = /^([\w.-]+\/[\w.-]+)((?:\/[^@\s]+)?)@(\S+)$/.exec(text)
  if (parts === null) {
    problems.add(where, `'${text}' is not supported (expected ./path or owner/name@ref)`)
    return { kind: 'local', path: '', text }
  }
  const [, repository = '', path = '', ref = ''] = parts
  return {
    kind: 'repository',
    repository: repository.toLowerCase(),
    path: path.slice(1),
    ref,
    text,
  }
}
