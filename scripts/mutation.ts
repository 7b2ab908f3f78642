/**
 * `npm run test:mutation`: Stryker over the pure rooms `verify` and `plan` (stryker.config.mjs), and a dated record
 * under docs/results/. With arguments, as `-m src/verify/der.ts`, it runs that part alone and leaves no record.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { mutationRecord, type MutationReport } from './mutation/record.ts'
import { ROOT } from './tree.ts'

const REPORT = join(ROOT, 'reports', 'mutation.json')
const RESULTS = join(ROOT, 'docs', 'results')
const CORE = join(ROOT, 'node_modules', '@stryker-mutator', 'core')

const git = (...args: readonly string[]): string =>
  spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim()

const commit = `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`
const started = Date.now()
// A report of an earlier run must not pass for one of this.
rmSync(REPORT, { force: true })
const { status } = spawnSync(
  process.execPath,
  [join(CORE, 'bin', 'stryker.js'), 'run', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
)
process.exitCode = status ?? 1

if (process.argv.length === 2) {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as MutationReport
  const { version } = JSON.parse(readFileSync(join(CORE, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const date = new Date().toISOString().slice(0, 10)
  const platform = `${process.platform}-${process.arch}, ${String(cpus().length)} cores`
  const facts = {
    date,
    commit,
    versions: `Stryker ${version}, Node ${process.version}, ${platform}`,
    seconds: (Date.now() - started) / 1000,
  }
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(join(RESULTS, `${date}-mutation.md`), mutationRecord(report, facts))
}
