// Jest reporter of `npm run fuzz`: one table of all tallies, printed and kept under docs/results/.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '..')
const tallies = join(root, '.cache', 'fuzz')

export default class FuzzRecord {
  onRunStart() {
    rmSync(tallies, { recursive: true, force: true })
    mkdirSync(tallies, { recursive: true })
    this.started = performance.now()
  }

  onRunComplete(_, { numFailedTests, numPassedTests, numRuntimeErrorTestSuites }) {
    const rows = readdirSync(tallies).map(file =>
      JSON.parse(readFileSync(join(tallies, file), 'utf8')),
    )
    const cases = rows.reduce((sum, row) => sum + row.cases, 0)
    const seconds = ((performance.now() - this.started) / 1000).toFixed(0)
    const failed = numFailedTests + numRuntimeErrorTestSuites
    const day = new Date().toISOString().slice(0, 10)
    const text = [
      `# Fuzzing of ${day}`,
      '',
      `FUZZ_SEED=${process.env.FUZZ_SEED}, FUZZ_RUNS=${process.env.FUZZ_RUNS ?? '1'}: ${cases} cases in ${seconds} s; ` +
        `${numPassedTests} tests passed, ${failed} failed.`,
      `Node ${process.version}, ${process.platform}-${process.arch}, ${cpus().length} cores.`,
      '',
      'Accepted: says word for word what the honest input says. Refused: with a code. Nothing else is allowed.',
      '',
      '| Input | Cases | Accepted | Slowest, ms | Refused |',
      '| --- | --: | --: | --: | --- |',
      ...rows.map(({ name, cases: count, accepted, slowestMs, refused }) => {
        const codes = Object.entries(refused).sort(([, a], [, b]) => b - a)
        const list = codes.map(([code, number]) => `${code} ${number}`).join(', ')
        return `| ${name} | ${count} | ${accepted} | ${slowestMs.toFixed(0)} | ${list} |`
      }),
      '',
    ].join('\n')
    process.stdout.write(`\n${text}`)
    // A part of the tests, or a glance, is no record.
    if (cases < 20_000) return
    mkdirSync(join(root, 'docs', 'results'), { recursive: true })
    writeFileSync(join(root, 'docs', 'results', `${day}-fuzz.md`), text)
  }
}
