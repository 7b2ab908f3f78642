/**
 * `npm run bench:release [-- many=1000 large=1.9 concurrent=16]`: the load test of `release`, through the compiled
 * action against the sandbox. Nothing may be lost; the figures are printed and kept under docs/results/.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProject } from '../__tests__/dist/support/project.ts'
import { startSandbox, type Sandbox } from '../sandbox/index.ts'
import { runStep, stageRelease, type StagedRelease, type StepRun } from './bench/release-world.ts'
import { ROOT } from './tree.ts'

const given = new Map(process.argv.slice(2).map(one => one.split('=') as [string, string]))
const MANY = Number(given.get('many') ?? '1000')
const LARGE_GIB = Number(given.get('large') ?? '1.9')
const CONCURRENT = Number(given.get('concurrent') ?? '16')
const MEMORY_LIMIT_MIB = 300
/** Checksums and evidence. */
const OWN_FILES = 2

const lines: string[] = []
const print = (line: string): void => {
  console.log(line)
  lines.push(line)
}

/** What is public must be the plan, each byte as it was staged; throws otherwise. */
const expectComplete = (sandbox: Sandbox, { identity, plan }: StagedRelease): void => {
  const repository = sandbox.github.repository(`${identity.owner}/${identity.name}`)
  const [release, ...more] = repository?.releases ?? []
  const names = release?.assets.map(({ name }) => name).sort() ?? []
  if (
    release?.draft !== false ||
    more.length > 0 ||
    names.join() !== [...plan.files].sort().join()
  ) {
    throw new Error(`${plan.repository} is not exactly the plan`)
  }
}

const measured = async (
  what: string,
  sandbox: Sandbox,
  staged: StagedRelease,
): Promise<StepRun> => {
  await runStep(sandbox, staged, 'attest')
  const run = await runStep(sandbox, staged, 'release')
  expectComplete(sandbox, staged)
  print(`| ${what} | ${(run.ms / 1000).toFixed(1)} | ${run.peakMiB.toFixed(0)} |`)
  return run
}

const folder = mkdtempSync(join(tmpdir(), 'bench-release-'))
const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
const project = await createProject(join(folder, 'checkout'))
const stage = async (number: number, files: number, bytes = 0): Promise<StagedRelease> =>
  stageRelease(sandbox, join(folder, String(number)), { project, number, files, bytes })
try {
  const day = new Date().toISOString().slice(0, 10)
  print(`# Load of release, ${day}\n`)
  print(`Node ${process.version}, ${process.platform}-${process.arch}, ${cpus().length} cores.\n`)
  print('| Release | Seconds | Peak, MiB |\n| --- | --: | --: |')
  const idle = await measured('1 file of a few bytes', sandbox, await stage(0, 1))
  if (LARGE_GIB > 0) {
    const bytes = Math.floor(LARGE_GIB * 1024 ** 3)
    const large = await measured(`1 file of ${LARGE_GIB} GiB`, sandbox, await stage(1, 1, bytes))
    const above = large.peakMiB - idle.peakMiB
    print(`| … above the small one | | ${above.toFixed(0)} (limit ${MEMORY_LIMIT_MIB}) |`)
    if (above > MEMORY_LIMIT_MIB) throw new Error('the large file is held in memory')
  }
  if (MANY > 0) {
    await measured(`${MANY} assets`, sandbox, await stage(2, MANY - OWN_FILES))
  }
  if (CONCURRENT > 0) {
    const started = performance.now()
    const all = await Promise.all(
      Array.from({ length: CONCURRENT }, async (_, index) => {
        const staged = await stage(100 + index, 2)
        await runStep(sandbox, staged, 'attest')
        const { peakMiB } = await runStep(sandbox, staged, 'release')
        expectComplete(sandbox, staged)
        return peakMiB
      }),
    )
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    print(
      `| ${CONCURRENT} releases at once (attest and release) | ${seconds} | ${Math.max(...all).toFixed(0)} each |`,
    )
  }
  print('\nNothing was lost: every release is exactly its plan.')
  mkdirSync(join(ROOT, 'docs/results'), { recursive: true })
  writeFileSync(join(ROOT, 'docs/results', `${day}-bench-release.md`), `${lines.join('\n')}\n`)
} finally {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
}
