/** Reads one job of a workflow file. */
import {
  isList,
  isMapping,
  mapping,
  type Mapping,
  optionalScalar,
  refuseOtherKeys,
  scalar,
  scalars,
  strings,
} from './document.ts'
import type { ExpressionCheck } from './expression-check.ts'
import { PLACES } from './expressions.ts'
import { checkConcurrency, readDefaults } from './job-settings.ts'
import { readPermissions } from './permissions.ts'
import type { Problems } from './refusal.ts'
import { readActionReference, readSteps } from './step-file.ts'
import type { CallJob, Env, JobDefinition, StepsJob, Strategy } from './workflow.ts'

const COMMON_KEYS = ['name', 'needs', 'if', 'permissions', 'strategy', 'concurrency']
const STEPS_KEYS = [
  ...COMMON_KEYS,
  'runs-on',
  'environment',
  'env',
  'defaults',
  'outputs',
  'timeout-minutes',
  'continue-on-error',
  'steps',
]
const CALL_KEYS = [...COMMON_KEYS, 'uses', 'with', 'secrets']

/** Reads one job; what it finds wrong goes to `problems`. */
export function readJob(
  id: string,
  node: unknown,
  problems: Problems,
  expressions: ExpressionCheck,
): JobDefinition | undefined {
  const where = `jobs.${id}`
  const job = mapping(node, where, problems)
  const calls = job['uses'] !== undefined
  refuseOtherKeys(job, calls ? CALL_KEYS : STEPS_KEYS, where, problems)
  checkConcurrency(job['concurrency'], `${where}.concurrency`, problems, expressions)
  const common = {
    id,
    name: optionalScalar(job['name'], `${where}.name`, problems),
    needs: strings(job['needs'], `${where}.needs`, problems),
    if: optionalScalar(job['if'], `${where}.if`, problems),
    permissions: readPermissions(job['permissions'], `${where}.permissions`, problems),
    strategy: readStrategy(job['strategy'], `${where}.strategy`, problems, expressions),
  }
  expressions.text(common.name, PLACES.job, `${where}.name`)
  expressions.condition(common.if, PLACES.jobIf, `${where}.if`)
  return calls
    ? readCallJob(common, job, where, problems, expressions)
    : readStepsJob(common, job, where, problems, expressions)
}

type Common = Pick<StepsJob, 'id' | 'name' | 'needs' | 'if' | 'permissions' | 'strategy'>

function readStepsJob(
  common: Common,
  job: Mapping,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): StepsJob {
  const env = scalars(job['env'], `${where}.env`, problems)
  const outputs = scalars(job['outputs'], `${where}.outputs`, problems)
  const defaults = readDefaults(job['defaults'], `${where}.defaults`, problems)
  const runsOn = readRunsOn(job['runs-on'], `${where}.runs-on`, problems)
  const timeoutMinutes = optionalScalar(
    job['timeout-minutes'],
    `${where}.timeout-minutes`,
    problems,
  )
  const continueOnError = optionalScalar(
    job['continue-on-error'],
    `${where}.continue-on-error`,
    problems,
  )
  expressions.env(env, PLACES.jobEnv, `${where}.env`)
  expressions.env(outputs, PLACES.jobOutputs, `${where}.outputs`)
  expressions.text(defaults.shell, PLACES.jobDefaults, `${where}.defaults`)
  expressions.text(defaults.workingDirectory, PLACES.jobDefaults, `${where}.defaults`)
  for (const text of [...runsOn, timeoutMinutes, continueOnError]) {
    expressions.text(text, PLACES.job, where)
  }
  return {
    kind: 'steps',
    ...common,
    runsOn,
    environment: readEnvironment(job['environment'], `${where}.environment`, problems, expressions),
    env,
    defaults,
    outputs,
    timeoutMinutes,
    continueOnError,
    steps: readSteps(job['steps'], `${where}.steps`, problems, expressions),
  }
}

function readRunsOn(node: unknown, where: string, problems: Problems): readonly string[] {
  if (isMapping(node)) {
    problems.add(where, 'runner groups are not supported')
    return []
  }
  const labels = strings(node, where, problems)
  if (labels.length === 0) problems.add(where, 'there is no runner label')
  return labels
}

function readEnvironment(
  node: unknown,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): string | undefined {
  if (node === undefined) return undefined
  const settings = isMapping(node) ? node : { name: node }
  refuseOtherKeys(settings, ['name', 'url', 'deployment'], where, problems)
  const name = scalar(settings['name'], `${where}.name`, problems)
  expressions.text(name, PLACES.job, where)
  return name
}

function readCallJob(
  common: Common,
  job: Mapping,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): CallJob {
  const inputs = scalars(job['with'], `${where}.with`, problems)
  const secrets: Env | 'inherit' =
    job['secrets'] === 'inherit' ? 'inherit' : scalars(job['secrets'], `${where}.secrets`, problems)
  expressions.env(inputs, PLACES.job, `${where}.with`)
  if (secrets !== 'inherit') expressions.env(secrets, PLACES.jobSecrets, `${where}.secrets`)
  const workflow = readActionReference(
    scalar(job['uses'], `${where}.uses`, problems),
    `${where}.uses`,
    problems,
  )
  return { kind: 'call', ...common, workflow, with: inputs, secrets }
}

function readStrategy(
  node: unknown,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): Strategy {
  const strategy = mapping(node, where, problems)
  refuseOtherKeys(strategy, ['matrix', 'fail-fast', 'max-parallel'], where, problems)
  checkTexts(strategy['matrix'], `${where}.matrix`, expressions)
  const failFast = optionalScalar(strategy['fail-fast'], `${where}.fail-fast`, problems)
  expressions.text(failFast, PLACES.strategy, `${where}.fail-fast`)
  return { matrix: strategy['matrix'], failFast }
}

function checkTexts(node: unknown, where: string, expressions: ExpressionCheck): void {
  if (typeof node === 'string') expressions.text(node, PLACES.strategy, where)
  if (isList(node))
    node.forEach((entry, index) => checkTexts(entry, `${where}[${index}]`, expressions))
  if (isMapping(node)) {
    for (const [key, entry] of Object.entries(node))
      checkTexts(entry, `${where}.${key}`, expressions)
  }
}
