/**
 * `npm run check:full`: tier 2 (docs/testing.md), by hand before a release. Runs what takes too long for every change
 * and leaves a dated record under docs/results/.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type StepResult, type Step, runStep } from './step.ts'
import { ROOT } from './tree.ts'

const steps: readonly Step[] = [
  {
    name: 'dist in two clones',
    command: [process.execPath, 'scripts/check-dist.ts', '--clones', '2'],
    minutes: 10,
  },
  { name: 'guarantees', command: [process.execPath, 'scripts/guarantees.ts'], minutes: 30 },
  { name: 'cold start', command: [process.execPath, 'scripts/bench-startup.ts'], minutes: 5 },
]

const git = (...args: readonly string[]): string =>
  spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim()

const record = (results: readonly StepResult[]): string => {
  const rows = results.map(
    ({ name, passed, seconds }) =>
      `| ${name} | ${passed ? 'passed' : '**failed**'} | ${seconds.toFixed(1)} |\n`,
  )
  const changed = git('status', '--porcelain') === '' ? '' : ', with changes'
  return [
    `# Full check of ${new Date().toISOString().slice(0, 10)}\n\n`,
    `Commit ${git('rev-parse', 'HEAD')}${changed}; Node ${process.version}; `,
    `${process.platform}-${process.arch}, ${String(cpus().length)} cores.\n\n`,
    '| Step | Result | Seconds |\n| --- | --- | --- |\n',
    ...rows,
  ].join('')
}

const results: StepResult[] = []
for (const step of steps) results.push(await runStep(step))

const folder = join(ROOT, 'docs', 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${new Date().toISOString().slice(0, 10)}-full.md`), record(results))
if (results.some(({ passed }) => !passed)) process.exitCode = 1
