/**
 * `npm run test:guarantees`: a test that never fails guards nothing. For each guarantee this breaks the code on
 * purpose, in a copy, and demands that the tests named by the patch turn red. Green is a failure, and so is a patch
 * that no longer applies. Arguments select patches by a part of their name; `--tree` works on another checkout.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Scratch, copyTree } from './clone.ts'
import { readPatches } from './guarantee-patch.ts'
import { ROOT } from './tree.ts'

const JEST = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js']

interface JestReport {
  readonly numTotalTests: number
  readonly numFailedTests: number
  readonly numPassedTests: number
  readonly numRuntimeErrorTestSuites: number
}

interface Run {
  readonly output: string
  readonly report: JestReport | undefined
}

const jest = (tree: string, patterns: readonly string[]): Run => {
  const file = join(dirname(tree), 'report.json')
  rmSync(file, { force: true })
  const args = [...JEST, '--ci', '--json', '--outputFile', file, ...patterns]
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    timeout: 300_000,
  })
  const report = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport)
    : undefined
  return { output: stderr, report }
}

const apply = (
  tree: string,
  patch: string,
  reverse: readonly string[] = [],
): string | undefined => {
  const args = ['apply', '--unidiff-zero', ...reverse, patch]
  const { status, stderr } = spawnSync('git', args, { cwd: tree, encoding: 'utf8' })
  return status === 0 ? undefined : stderr.trim()
}

/** Undefined when the sabotage turned a test red; otherwise what is wrong. */
const survives = (tree: string, patch: string, tests: readonly string[]): string | undefined => {
  const misfit = apply(tree, patch)
  if (misfit !== undefined) return `the patch does not apply: ${misfit}`
  try {
    const { report, output } = jest(tree, tests)
    if (report === undefined) return `jest wrote no report\n${output}`
    if (report.numTotalTests === 0 || report.numRuntimeErrorTestSuites > 0) {
      return `the tests do not run, which is not the same as red\n${output}`
    }
    return report.numFailedTests > 0 ? undefined : 'the tests stay green: nothing guards this'
  } finally {
    const stuck = apply(tree, patch, ['--reverse'])
    if (stuck !== undefined) throw new Error(`${patch} cannot be taken back: ${stuck}`)
  }
}

/** With the code as it is, the same tests must be green, or their red would prove nothing. */
const healthy = (tree: string, patterns: readonly string[]): string | undefined => {
  const { report, output } = jest(tree, patterns)
  if (report === undefined || report.numTotalTests === 0) return `no tests ran\n${output}`
  return report.numPassedTests === report.numTotalTests && report.numRuntimeErrorTestSuites === 0
    ? undefined
    : `the tests are red without any sabotage\n${output}`
}

const main = (): void => {
  const { values, positionals } = parseArgs({
    options: { tree: { type: 'string', default: ROOT } },
    allowPositionals: true,
  })
  const patches = readPatches(values.tree).filter(
    ({ name }) => positionals.length === 0 || positionals.some(part => name.includes(part)),
  )
  if (patches.length === 0) throw new Error('there is no sabotage patch to try')
  using scratch = new Scratch()
  const tree = join(scratch.folder, 'tree')
  copyTree(values.tree, tree)
  const sick = healthy(tree, [...new Set(patches.flatMap(({ tests }) => tests))])
  if (sick !== undefined) throw new Error(sick)
  let failures = 0
  for (const { name, path, guarantee, tests } of patches) {
    const started = performance.now()
    const wrong = survives(tree, path, tests)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${wrong === undefined ? 'guarded' : 'FAILED '}  ${guarantee}  (${name}, ${seconds} s)`,
    )
    if (wrong === undefined) continue
    console.error(`  ${wrong}`)
    failures += 1
  }
  console.log(
    `${String(patches.length - failures)} of ${String(patches.length)} guarantees are guarded`,
  )
  if (failures > 0) process.exitCode = 1
}

main()
