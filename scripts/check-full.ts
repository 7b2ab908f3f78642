/**
 * `npm run check:full`: tier 2 (docs/testing.md), by hand before a release. Runs what takes too long for every change
 * and leaves a dated record under docs/results/.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { TAMPERINGS } from './demo/options.ts'
import { type StepResult, type Step, runStep } from './step.ts'
import { ROOT } from './tree.ts'

const demo = (...args: readonly string[]): Step['command'] => [
  process.execPath,
  'scripts/demo.mjs',
  ...args,
]

const steps: readonly Step[] = [
  {
    name: 'dist in two clones',
    command: [process.execPath, 'scripts/check-dist.ts', '--clones', '2'],
    minutes: 10,
  },
  { name: 'guarantees', command: [process.execPath, 'scripts/guarantees.ts'], minutes: 30 },
  { name: 'cold start', command: [process.execPath, 'scripts/bench-startup.ts'], minutes: 5 },
  {
    name: 'fuzzing',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.fuzz.config.mjs',
    ],
    minutes: 20,
  },
  {
    name: 'cosign',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.cosign.config.mjs',
    ],
    minutes: 25,
  },
  {
    name: 'documentation',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.docs.config.mjs',
    ],
    minutes: 25,
  },
  {
    name: 'images',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.images.config.mjs',
    ],
    minutes: 25,
  },
  {
    name: 'matrices',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.matrix.config.mjs',
    ],
    minutes: 120,
  },
  {
    name: 'exactness of SBOMs',
    command: [process.execPath, 'scripts/sbom-exactness.ts'],
    minutes: 60,
  },
  {
    name: 'SBOMs beside the peers',
    command: [process.execPath, 'scripts/bench-sbom.ts'],
    minutes: 60,
  },
  {
    name: 'workflows',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.workflows.config.mjs',
    ],
    minutes: 30,
  },
  {
    name: 'audit',
    command: [
      process.execPath,
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'jest.audit.config.mjs',
    ],
    minutes: 15,
  },
  { name: 'mutation', command: [process.execPath, 'scripts/mutation.ts'], minutes: 120 },
  { name: 'demo', command: demo(), minutes: 10 },
  ...TAMPERINGS.map((what): Step => {
    return {
      name: `demo, tampered: ${what}`,
      command: demo('--tamper', what),
      minutes: 10,
      status: 1,
    }
  }),
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
