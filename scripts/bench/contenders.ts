/** What is compared: one process of ours for a whole release, and gh as a workflow would call it. */
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { proxyEnvironment, runnerEnvironment } from '../../sandbox/child.ts'
import { BUNDLE_HOST } from '../../sandbox/github/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { ensureTool } from '../tools.ts'
import { ROOT } from '../tree.ts'
import { measure, together, type Cost } from './measure.ts'
import { JOB, PREDICATE_TYPES, type BenchRelease } from './world.ts'

export interface Bench {
  readonly sandbox: Sandbox
  readonly folder: string
  readonly limitMs: number
}

export interface Outcome {
  /** undefined: ended at the limit. */
  readonly cost: Cost | undefined
  readonly requests: number
}

function delayAnswers(sandbox: Sandbox, ms: number): void {
  if (ms === 0) return
  for (const host of ['api.github.com', BUNDLE_HOST]) {
    sandbox.faults.inject({ host, kind: 'delay', ms, times: Infinity })
  }
}

/** One `verify` of ours over all files and both predicate types; offline unless a delay is given. */
export async function ours(
  { sandbox, folder, limitMs }: Bench,
  release: BenchRelease,
  delayMs?: number,
): Promise<Outcome> {
  const job = sandbox.jobs.open(JOB)
  const temporary = join(folder, 'jobs', randomUUID())
  const env = await runnerEnvironment(sandbox, job, {
    workspace: release.folder,
    runnerTemp: temporary,
    home: join(folder, 'home'),
    extra: {
      'INPUT_GITHUB-TOKEN': job.githubToken,
      INPUT_COMMAND: 'verify',
      'INPUT_SUBJECT-PATH': join(release.folder, '*'),
      INPUT_REPO: 'octo-org/widget',
      'INPUT_PREDICATE-TYPE': PREDICATE_TYPES.join(', '),
      'INPUT_TRUSTED-ROOT': sandbox.trustedRoots.jsonl,
      ...(delayMs === undefined && { INPUT_BUNDLE: release.evidence }),
    },
  })
  if (delayMs !== undefined) delayAnswers(sandbox, delayMs)
  const before = sandbox.log.entries.length
  const command = [process.execPath, join(ROOT, 'dist', 'index.js')] as const
  const cost = await measure({ command, env, cwd: temporary, limitMs })
  sandbox.faults.clear()
  return { cost, requests: sandbox.log.entries.length - before }
}

/** Where gh gets its bundles: from a file for each call, or from the API with a delay for each answer. */
export type GhSource =
  { readonly bundleOf: (file: number, type: number) => string } | { readonly delayMs: number }

/** A cold `gh attestation verify` for each file and predicate type; of a large release, of its first files alone. */
export async function gh(
  { sandbox, folder, limitMs }: Bench,
  release: BenchRelease,
  source: GhSource,
  sample = release.files.length,
): Promise<Outcome> {
  const home = join(folder, 'gh')
  await mkdir(home, { recursive: true })
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    GH_CONFIG_DIR: join(home, 'config'),
    GH_TOKEN: sandbox.jobs.open(JOB).githubToken,
    GH_NO_UPDATE_NOTIFIER: '1',
    GH_TELEMETRY: 'false',
    ...('delayMs' in source
      ? proxyEnvironment(sandbox)
      : // Nothing listens there: it is offline, or it fails.
        { HTTPS_PROXY: 'http://127.0.0.1:9' }),
  }
  if ('delayMs' in source) delayAnswers(sandbox, source.delayMs)
  const before = sandbox.log.entries.length
  const costs: Cost[] = []
  for (const [index, file] of release.files.slice(0, sample).entries()) {
    for (const [type, predicateType] of PREDICATE_TYPES.entries()) {
      const flags = {
        ...('bundleOf' in source && { '--bundle': source.bundleOf(index, type) }),
        '--custom-trusted-root': sandbox.trustedRoots.jsonl,
        '--repo': 'octo-org/widget',
        '--predicate-type': predicateType,
      }
      const command = [
        ensureTool('gh'),
        ...['attestation', 'verify', file],
        ...Object.entries(flags).flat(),
      ] as const
      const cost = await measure({ command, env, cwd: home, limitMs })
      if (cost === undefined) return { cost, requests: 0 }
      costs.push(cost)
    }
  }
  sandbox.faults.clear()
  return { cost: together(costs), requests: sandbox.log.entries.length - before }
}
