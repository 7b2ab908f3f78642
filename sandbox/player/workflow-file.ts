/** Reads a workflow file. Whatever the player could not honour is reported by name, before anything runs. */
import { mapping, optionalScalar, readYaml, refuseOtherKeys, scalars } from './document.ts'
import { ExpressionCheck } from './expression-check.ts'
import { PLACES } from './expressions.ts'
import { readJob } from './job-file.ts'
import { checkConcurrency, readDefaults } from './job-settings.ts'
import { readPermissions } from './permissions.ts'
import { Problems } from './refusal.ts'
import { readTriggers } from './triggers.ts'
import type { JobDefinition, Workflow } from './workflow.ts'

const WORKFLOW_KEYS = [
  'name',
  'run-name',
  'on',
  'permissions',
  'env',
  'defaults',
  'concurrency',
  'jobs',
]

/** Parses the text of a workflow file; throws a PlayerRefusal that lists everything the player cannot do. */
export function readWorkflow(text: string, path: string): Workflow {
  const problems = new Problems()
  const expressions = new ExpressionCheck(problems)
  const root = mapping(readYaml(text, path), '', problems)
  refuseOtherKeys(root, WORKFLOW_KEYS, '', problems)
  const env = scalars(root['env'], 'env', problems)
  expressions.env(env, PLACES.workflowEnv, 'env')
  checkConcurrency(root['concurrency'], 'concurrency', problems, expressions)
  const workflow: Workflow = {
    path,
    name: optionalScalar(root['name'], 'name', problems) ?? path,
    on: readTriggers(root['on'], problems, expressions),
    permissions: readPermissions(root['permissions'], 'permissions', problems),
    env,
    defaults: readDefaults(root['defaults'], 'defaults', problems),
    jobs: readJobs(root['jobs'], problems, expressions),
  }
  problems.throwIfAny(path)
  return workflow
}

function readJobs(
  node: unknown,
  problems: Problems,
  expressions: ExpressionCheck,
): ReadonlyMap<string, JobDefinition> {
  const jobs = new Map<string, JobDefinition>()
  for (const [id, job] of Object.entries(mapping(node, 'jobs', problems))) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(id)) problems.add(`jobs.${id}`, 'not a valid job id')
    const read = readJob(id, job, problems, expressions)
    if (read !== undefined) jobs.set(id, read)
  }
  if (jobs.size === 0) problems.add('jobs', 'there is no job')
  for (const job of jobs.values()) {
    for (const need of job.needs) {
      if (!jobs.has(need)) problems.add(`jobs.${job.id}.needs`, `there is no job '${need}'`)
    }
  }
  if (problems.found.length === 0) refuseCycles(jobs, problems)
  return jobs
}

function refuseCycles(jobs: ReadonlyMap<string, JobDefinition>, problems: Problems): void {
  const settled = new Set<string>()
  for (let before = -1; before !== settled.size;) {
    before = settled.size
    for (const job of jobs.values()) {
      if (job.needs.every(need => settled.has(need))) settled.add(job.id)
    }
  }
  for (const id of jobs.keys()) {
    if (!settled.has(id)) problems.add(`jobs.${id}.needs`, 'the job needs itself')
  }
}
