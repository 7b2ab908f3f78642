/** Tier 1 (docs/testing.md): every step, also after a failure; ends with the count of what passed and what failed. */
import { globSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Step, type StepResult, runStep } from './step.ts'
import { countTests } from './test-count.ts'
import { toolPath } from './tools.ts'
import { ROOT } from './tree.ts'

const REPORTS = join(ROOT, 'reports')
const UNIT = join(REPORTS, 'tests.json')
const INTEROP = join(REPORTS, 'interop.json')

const node = (...args: readonly string[]): [string, ...string[]] => [process.execPath, ...args]
const npm = (script: string, ...args: readonly string[]): [string, ...string[]] => [
  'npm',
  'run',
  '--silent',
  script,
  ...(args.length === 0 ? [] : ['--', ...args]),
]
const json = (file: string): string[] => ['--ci', '--json', '--outputFile', file]

const workflows = (): string[] => {
  const patterns = [
    '.github/workflows/*.{yml,yaml}',
    'examples/workflows/*.{yml,yaml}',
    'examples/*/.github/workflows/*.{yml,yaml}',
  ]
  return globSync(patterns, { cwd: ROOT }).sort()
}

/** Offline: its online checks would make a verdict depend on the day. */
const ZIZMOR = ['--offline', '--persona', 'pedantic', '--config', 'tools/zizmor.yml'] as const

const steps: readonly Step[] = [
  { name: 'tools', command: node('scripts/tools.ts'), minutes: 12 },
  { name: 'types', command: npm('typecheck'), minutes: 3 },
  { name: 'lint', command: npm('lint'), minutes: 4 },
  { name: 'documentation', command: npm('check:docs'), minutes: 1 },
  { name: 'tests', command: npm('coverage', ...json(UNIT)), minutes: 20 },
  { name: 'dist', command: npm('check:dist'), minutes: 4 },
  { name: 'interop', command: npm('test:interop', ...json(INTEROP)), minutes: 8 },
  { name: 'actionlint', command: [toolPath('actionlint'), ...workflows()], minutes: 1 },
  {
    name: 'zizmor',
    command: [toolPath('zizmor'), ...ZIZMOR, ...workflows(), 'action.yml'],
    minutes: 1,
  },
  // That each of them turns its tests red is tier 2: it takes as long as all the others together.
  { name: 'sabotage applies', command: npm('test:guarantees', '--applies'), minutes: 1 },
]

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS)
const results: StepResult[] = []
for (const step of steps) results.push(await runStep(step))

const counts = [UNIT, INTEROP].map(file => countTests(file))
// npm ci was the first step: without it this script would not run.
const passed =
  1 + results.filter(result => result.passed).length + sum(counts.map(count => count.passed))
const failed =
  results.filter(result => !result.passed).length + sum(counts.map(count => count.failed))

for (const { name, passed: good, seconds } of results) {
  console.log(`${good ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`)
}
console.log(`${String(passed)} passed, ${String(failed)} failed`)
process.exitCode = failed === 0 ? 0 : 1

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
