/** What is compared: one process of ours for a whole release, and gh as a workflow would call it. */
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerEnvironment } from '../../sandbox/child.ts'
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
  if (delayMs !== undefined && delayMs > 0) {
    for (const host of ['api.github.com', BUNDLE_HOST]) {
      sandbox.faults.inject({ host, kind: 'delay', ms: delayMs, times: Infinity })
    }
  }
  const before = sandbox.log.entries.length
  const command = [process.execPath, join(ROOT, 'dist', 'index.js')] as const
  const cost = await measure({ command, env, cwd: temporary, limitMs })
  sandbox.faults.clear()
  return { cost, requests: sandbox.log.entries.length - before }
}

/** A cold `gh attestation verify` for each file and predicate type, offline. */
export async function gh(
  { sandbox, folder, limitMs }: Bench,
  release: BenchRelease,
  bundleOf: (file: number, type: number) => string,
): Promise<Outcome> {
  const home = join(folder, 'gh')
  await mkdir(home, { recursive: true })
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    GH_CONFIG_DIR: join(home, 'config'),
    GH_TOKEN: 'not-a-token',
    GH_NO_UPDATE_NOTIFIER: '1',
    GH_TELEMETRY: 'false',
    // Nothing listens there: it is offline, or it fails.
    HTTPS_PROXY: 'http://127.0.0.1:9',
  }
  const costs: Cost[] = []
  for (const [index, file] of release.files.entries()) {
    for (const [type, predicateType] of PREDICATE_TYPES.entries()) {
      const flags = {
        '--bundle': bundleOf(index, type),
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
  return { cost: together(costs), requests: 0 }
}
