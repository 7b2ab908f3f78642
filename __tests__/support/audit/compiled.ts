/** `audit` as the compiled action: a child process in a runner's environment, measured. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Permissions } from '../../../sandbox/actions/job.ts'
import { runNode, runnerEnvironment, type ChildResult } from '../../../sandbox/child.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { WIDGET, type Report } from './world.ts'

const ROOT = join(import.meta.dirname, '../../..')
const DIST = join(ROOT, 'dist/index.js')
const PEAK = join(ROOT, 'scripts/bench/peak-memory.mjs')
const WORKFLOW = 'octo-org/widget/.github/workflows/audit.yml@refs/heads/main'

export interface CompiledAudit {
  readonly result: ChildResult
  readonly report: Report
  readonly peakMiB: number
  readonly milliseconds: number
}

export interface CompiledOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly permissions?: Permissions
  /** A module that is loaded before the action. */
  readonly preload?: string
}

/** One scheduled audit of octo-org/widget. */
export async function compiledAudit(
  sandbox: Sandbox,
  folder: string,
  {
    inputs = {},
    permissions = { contents: 'read', attestations: 'read' },
    preload,
  }: CompiledOptions = {},
): Promise<CompiledAudit> {
  const job = sandbox.jobs.open({
    repository: WIDGET,
    ...{ ref: 'refs/heads/main', sha: 'f'.repeat(40), eventName: 'schedule', actor: 'octocat' },
    ...{ workflow: 'Audit', workflowRef: WORKFLOW, workflowSha: 'f'.repeat(40) },
    ...{ jobWorkflowRef: WORKFLOW, jobWorkflowSha: 'f'.repeat(40) },
    ...{ runId: 5, runNumber: 1, runAttempt: 1, job: 'audit', runnerEnvironment: 'github-hosted' },
    permissions,
  })
  const own = join(folder, `job-${randomUUID()}`)
  const peak = join(folder, `peak-${randomUUID()}`)
  const given = {
    command: 'audit',
    'trusted-root': sandbox.trustedRoots.jsonl,
    'signer-workflow': 'octo-org/widget/.github/workflows/release.yml',
    ...inputs,
  }
  const environment = await runnerEnvironment(sandbox, job, {
    workspace: join(folder, 'workspace'),
    runnerTemp: join(own, 'temp'),
    home: join(own, 'home'),
    extra: {
      BENCH_PEAK: peak,
      'INPUT_GITHUB-TOKEN': job.githubToken,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  })
  const preloads = [PEAK, ...(preload === undefined ? [] : [preload])]
  const imports = preloads.map(path => `--import=${pathToFileURL(path).href}`)
  environment['NODE_OPTIONS'] = [environment['NODE_OPTIONS'] ?? '', ...imports].join(' ')
  const started = performance.now()
  const result = await runNode(DIST, environment, { cwd: folder, timeoutMs: 900_000 })
  const milliseconds = performance.now() - started
  const path = result.outputs['report-path']
  if (path === undefined) throw new Error(result.stdout + result.stderr)
  return {
    result,
    report: JSON.parse(await readFile(path, 'utf8')) as Report,
    peakMiB: Number(await readFile(peak, 'utf8')) / 1024,
    milliseconds,
  }
}
