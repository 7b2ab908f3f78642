/**
 * `npm run test:guarantees`: a test that never fails guards nothing. For each guarantee this breaks the code on
 * purpose, in a copy, and demands that the tests named by the patch turn red. Green is a failure, and so is a patch
 * that no longer applies. Arguments select patches by a part of their name; `--tree` works on another checkout;
 * `--applies` asks no more than whether every patch still fits the code. One copy of the tree for each core.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Scratch, copyTree } from './clone.ts'
import { readPatches, type GuaranteePatch as Patch } from './guarantee-patch.ts'
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

const TEST_MILLISECONDS = 300_000

const jest = async (tree: string, patterns: readonly string[]): Promise<Run> => {
  const file = join(dirname(tree), 'report.json')
  rmSync(file, { force: true })
  const args = [...JEST, '--ci', '--json', '--outputFile', file, ...patterns]
  const child = spawn(process.execPath, args, {
    cwd: tree,
    timeout: TEST_MILLISECONDS,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await new Promise(resolve => child.once('close', resolve))
  const report = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport)
    : undefined
  return { output, report }
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
const survives = async (
  tree: string,
  patch: string,
  tests: readonly string[],
): Promise<string | undefined> => {
  const misfit = apply(tree, patch)
  if (misfit !== undefined) return `the patch does not apply: ${misfit}`
  try {
    const { report, output } = await jest(tree, tests)
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
const healthy = async (tree: string, patterns: readonly string[]): Promise<string | undefined> => {
  const { report, output } = await jest(tree, patterns)
  if (report === undefined || report.numTotalTests === 0) return `no tests ran\n${output}`
  return report.numPassedTests === report.numTotalTests && report.numRuntimeErrorTestSuites === 0
    ? undefined
    : `the tests are red without any sabotage\n${output}`
}

/** Whether each patch fits, and nothing else; the number of those that do not. */
const misfits = (tree: string, patches: readonly Patch[]): number => {
  const stale = patches.flatMap(({ name, path }) => {
    const why = apply(tree, path, ['--check'])
    return why === undefined ? [] : [`${name}: ${why}`]
  })
  for (const one of stale) console.error(one)
  console.log(`${String(patches.length - stale.length)} of ${String(patches.length)} patches apply`)
  return stale.length
}

/** Patches from the queue, one after the other, in a copy of its own; the number of those that nothing guards. */
const sabotage = async (tree: string, queue: Patch[]): Promise<number> => {
  let failures = 0
  for (let patch = queue.shift(); patch !== undefined; patch = queue.shift()) {
    const { name, path, guarantee, tests } = patch
    const started = performance.now()
    const wrong = await survives(tree, path, tests)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${wrong === undefined ? 'guarded' : 'FAILED '}  ${guarantee}  (${name}, ${seconds} s)`,
    )
    if (wrong === undefined) continue
    console.error(`  ${wrong}`)
    failures += 1
  }
  return failures
}

const copyOf = (folder: string, from: string): string => {
  const tree = join(folder, 'tree')
  copyTree(from, tree)
  return tree
}

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: {
      tree: { type: 'string', default: ROOT },
      applies: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const patches = readPatches(values.tree).filter(
    ({ name }) => positionals.length === 0 || positionals.some(part => name.includes(part)),
  )
  if (patches.length === 0) throw new Error('there is no sabotage patch to try')
  if (values.applies) {
    if (misfits(values.tree, patches) > 0) process.exitCode = 1
    return
  }
  using scratch = new Scratch()
  const first = copyOf(scratch.folder, values.tree)
  const sick = await healthy(first, [...new Set(patches.flatMap(({ tests }) => tests))])
  if (sick !== undefined) throw new Error(sick)
  using others = new DisposableStack()
  const more = Math.min(availableParallelism(), patches.length) - 1
  const trees = Array.from({ length: more }, () =>
    copyOf(others.use(new Scratch()).folder, values.tree),
  )
  const queue = [...patches]
  const failures = await Promise.all([first, ...trees].map(async tree => sabotage(tree, queue)))
  const failed = failures.reduce((sum, count) => sum + count, 0)
  console.log(
    `${String(patches.length - failed)} of ${String(patches.length)} guarantees are guarded`,
  )
  if (failed > 0) process.exitCode = 1
}

await main()
