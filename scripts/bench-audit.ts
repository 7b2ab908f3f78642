/**
 * `npm run bench:audit [-- RELEASES]`: one `audit` of ours against the loop that people write, `gh release download` and
 * `gh attestation verify` for each file, with the real gh, in one run and on the same history. Prints a table and keeps
 * it under docs/results/. gh is measured over a few releases and extrapolated: one process knows nothing of the other.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { proxyEnvironment, runnerEnvironment } from '../sandbox/child.ts'
import { BUNDLE_HOST } from '../sandbox/github/index.ts'
import { ReleaseHistory } from '../sandbox/history.ts'
import { startSandbox, type Sandbox } from '../sandbox/index.ts'
import { measure, together, type Cost } from './bench/measure.ts'
import { JOB, REPOSITORY } from './bench/world.ts'
import { ensureTool } from './tools.ts'
import { ROOT } from './tree.ts'

const RELEASES = Number(process.argv[2] ?? '100')
const FEW = 10
const BINARIES = 5
const FILES = 2 * BINARIES + 2
/** Releases that gh is measured over. */
const SAMPLE = 2
const LIMIT_MS = 900_000
const DELAYED = [
  'api.github.com',
  'github.com',
  'release-assets.githubusercontent.com',
  BUNDLE_HOST,
]

interface Outcome {
  readonly cost: Cost
  readonly api: number
  readonly all: number
}

const lines: string[] = []
const print = (line: string): void => {
  console.log(line)
  lines.push(line)
}

const counted = async (
  sandbox: Sandbox,
  delayMs: number,
  work: () => Promise<Cost>,
): Promise<Outcome> => {
  if (delayMs > 0) {
    for (const host of DELAYED) {
      sandbox.faults.inject({ host, kind: 'delay', ms: delayMs, times: Infinity })
    }
  }
  sandbox.log.clear()
  const cost = await work()
  sandbox.faults.clear()
  return { cost, api: sandbox.log.to('api.github.com').length, all: sandbox.log.entries.length }
}

const finished = (cost: Cost | undefined): Cost => {
  if (cost === undefined) throw new Error('it did not end within its limit')
  return cost
}

const ours = async (
  sandbox: Sandbox,
  folder: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Cost> => {
  const job = sandbox.jobs.open({ ...JOB, ref: 'refs/heads/main', job: 'audit' })
  const own = join(folder, randomUUID())
  const given = { command: 'audit', 'trusted-root': sandbox.trustedRoots.jsonl, ...inputs }
  const env = await runnerEnvironment(sandbox, job, {
    workspace: join(folder, 'workspace'),
    runnerTemp: own,
    home: join(folder, 'home'),
    extra: {
      'INPUT_GITHUB-TOKEN': job.githubToken,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  })
  const command = [process.execPath, join(ROOT, 'dist', 'index.js')] as const
  return finished(await measure({ command, env, cwd: own, limitMs: LIMIT_MS }))
}

const gh = async (sandbox: Sandbox, folder: string, tags: readonly string[]): Promise<Cost> => {
  const home = join(folder, 'gh')
  mkdirSync(home, { recursive: true })
  const env = {
    ...{ PATH: '/usr/bin:/bin', HOME: home, GH_CONFIG_DIR: join(home, 'config') },
    ...{
      GH_TOKEN: sandbox.jobs.open(JOB).githubToken,
      GH_NO_UPDATE_NOTIFIER: '1',
      GH_TELEMETRY: 'false',
    },
    ...proxyEnvironment(sandbox),
  }
  const repo = ['--repo', 'octo-org/widget']
  const run = async (...args: readonly string[]): Promise<Cost> =>
    finished(
      await measure({ command: [ensureTool('gh'), ...args], env, cwd: home, limitMs: LIMIT_MS }),
    )
  const costs: Cost[] = []
  for (const tag of tags) {
    const downloads = join(folder, 'downloads', randomUUID())
    mkdirSync(downloads, { recursive: true })
    costs.push(await run('release', 'download', tag, ...repo, '--dir', downloads))
    for (const file of readdirSync(downloads)) {
      const root = ['--custom-trusted-root', sandbox.trustedRoots.jsonl]
      const ref = ['--source-ref', `refs/tags/${tag}`]
      costs.push(
        await run('attestation', 'verify', join(downloads, file), ...repo, ...root, ...ref),
      )
    }
  }
  return together(costs)
}

const row = (what: string, { cost, api, all }: Outcome, against?: Cost): void => {
  const ratio = against === undefined ? '' : (against.wallMs / cost.wallMs).toFixed(1)
  const figures = [cost.wallMs / 1000, cost.cpuMs / 1000].map(value => value.toFixed(1))
  print(
    `| ${what} | ${figures.join(' | ')} | ${cost.peakMiB.toFixed(0)} | ${api.toFixed(0)} | ${all.toFixed(0)} | ${ratio} |`,
  )
}

const inProportion = ({ cost, api, all }: Outcome, factor: number): Outcome => ({
  cost: { wallMs: cost.wallMs * factor, cpuMs: cost.cpuMs * factor, peakMiB: cost.peakMiB },
  api: api * factor,
  all: all * factor,
})

const folder = mkdtempSync(join(tmpdir(), 'attested-release-bench-audit-'))
try {
  await using sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const history = new ReleaseHistory(sandbox, sandbox.github.addRepository(REPOSITORY))
  const tags = Array.from(
    { length: RELEASES },
    (_, index) => history.publish(`1.${index}.0`, { binaries: BINARIES }).tag,
  )
  const day = new Date().toISOString().slice(0, 10)
  print(`# Audit, ${day}\n`)
  print(
    `${RELEASES} releases of ${FILES} files, ${sandbox.github.attestations.length} attestations. Node ${process.version}, ${process.platform}-${process.arch}, ${cpus().length} cores; load ${loadavg()[0]?.toFixed(1)} at the start.\n`,
  )
  print('| What | Wall, s | CPU, s | Peak, MiB | API requests | All requests | gh ÷ ours |')
  print('| --- | --: | --: | --: | --: | --: | --: |')
  const peaks: number[] = []
  for (const delayMs of [0, 50]) {
    const how = delayMs === 0 ? 'no delay' : `${delayMs} ms an answer`
    const sample = await counted(sandbox, delayMs, async () =>
      gh(sandbox, folder, tags.slice(0, SAMPLE)),
    )
    const theirs = inProportion(sample, RELEASES / SAMPLE)
    row(`gh loop, ${how}, extrapolated from ${SAMPLE} releases`, theirs)
    const kept = { 'report-dir': `kept-${delayMs}` }
    const first = await counted(sandbox, delayMs, async () => ours(sandbox, folder, kept))
    row(`ours, ${how}`, first, theirs.cost)
    const again = await counted(sandbox, delayMs, async () => ours(sandbox, folder, kept))
    row(`ours again, ${how}, proofs remembered`, again, theirs.cost)
    peaks.push(first.cost.peakMiB)
  }
  const few = await counted(sandbox, 0, async () =>
    ours(sandbox, folder, { releases: String(FEW) }),
  )
  row(`ours, the youngest ${FEW} releases, no delay`, few)
  const [peak = 0] = peaks
  print(
    `\n- Peak memory of ${RELEASES} releases: ${(peak / few.cost.peakMiB).toFixed(2)} times that of ${FEW}.`,
  )
  print(
    `- What gh leaves out: tags against commits, checksums files, evidence on the release, reports.`,
  )
  print(
    `- Load at the end: ${loadavg()[0]?.toFixed(1)}; above 1 the figures are inflated by other work.`,
  )
  mkdirSync(join(ROOT, 'docs', 'results'), { recursive: true })
  writeFileSync(join(ROOT, 'docs', 'results', `${day}-bench-audit.md`), `${lines.join('\n')}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
