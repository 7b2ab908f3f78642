/**
 * `npm run bench:startup`: from spawn to exit, median of 15, interleaved: an empty module, a bundle of @actions/core
 * alone, and dist/ as far as each command gets when the very first thing it needs is missing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { Scratch } from './clone.ts'
import { ROOT } from './tree.ts'

const ROUNDS = 15

interface Candidate {
  readonly name: string
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  /** A candidate that ends otherwise was not measured but broken. */
  readonly status: 0 | 1
}

/** A runner's environment that leads nowhere: the folder holds nothing, and no service is named. */
const runnerEnvironment = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_REPOSITORY: 'octo/widget',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_REPOSITORY_OWNER_ID: '2',
  GITHUB_SHA: '0'.repeat(40),
  GITHUB_REF: 'refs/tags/v1.0.0',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '3',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKSPACE: folder,
  RUNNER_TEMP: folder,
})

const milliseconds = ({ name, file, env, status }: Candidate, cwd: string): number => {
  const started = performance.now()
  const child = spawnSync(process.execPath, [file], { cwd, env: { ...env }, encoding: 'utf8' })
  const elapsed = performance.now() - started
  if (child.status !== status)
    throw new Error(`${name}: status ${String(child.status)}\n${child.stderr}`)
  return elapsed
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const dist = join(ROOT, 'dist', 'index.js')
if (!existsSync(dist)) throw new Error('dist/ is missing: run npm run build')

using scratch = new Scratch()
const empty = join(scratch.folder, 'empty.mjs')
writeFileSync(empty, '')
// Inside the checkout, since that is where the entry's imports are found.
const entries = join(ROOT, '.cache', 'bench')
mkdirSync(entries, { recursive: true })
const coreEntry = join(entries, 'core.js')
writeFileSync(coreEntry, "import { getInput } from '@actions/core'\ngetInput('command')\n")
bundle(coreEntry, join(scratch.folder, 'core'))

const env = runnerEnvironment(scratch.folder)
const command = (name: string, inputs: Readonly<Record<string, string>> = {}): Candidate => ({
  name: `dist, ${name}`,
  file: dist,
  env: { ...env, ...inputs, INPUT_COMMAND: name },
  status: 1,
})
const missing = join(scratch.folder, 'missing')
const candidates: readonly Candidate[] = [
  { name: 'empty module', file: empty, env, status: 0 },
  { name: '@actions/core alone', file: join(scratch.folder, 'core', 'index.js'), env, status: 0 },
  { ...command('no-such-command'), name: 'dist, refused input' },
  command('plan'),
  command('verify', {
    'INPUT_SUBJECT-PATH': missing,
    INPUT_BUNDLE: missing,
    'INPUT_TRUSTED-ROOT': missing,
    INPUT_REPO: 'octo/widget',
  }),
]

const samples = new Map(candidates.map(({ name }) => [name, [] as number[]]))
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const candidate of candidates) {
    const elapsed = milliseconds(candidate, scratch.folder)
    // The first round warms the disk cache.
    if (round > 0) samples.get(candidate.name)?.push(elapsed)
  }
}
for (const [name, values] of samples)
  console.log(`${median(values).toFixed(0).padStart(5)} ms  ${name}`)
