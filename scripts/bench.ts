/**
 * `npm run bench [-- 5 100 1000]`: one process of ours against one process of gh for each file and predicate type, in
 * one run, on the same bundles and the same trusted root. Prints a table and keeps it under docs/results/.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../sandbox/index.ts'
import { createFiles } from '../src/io/files.ts'
import { createBundleVerifier } from '../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../src/verify/trust.ts'
import { gh, ours, type Bench, type Outcome } from './bench/contenders.ts'
import { middle, type Cost } from './bench/measure.ts'
import { makeRelease, REPOSITORY, type BenchRelease } from './bench/world.ts'
import { ROOT } from './tree.ts'

const ROUNDS = 5
const LIMIT_MS = Number(process.env['BENCH_LIMIT'] ?? '300') * 1000
const SIZES = process.argv.slice(2).map(Number)
const [SMALL = 5, ...LARGE] = SIZES.length > 0 ? SIZES : [5, 100, 1000]
const HASHED_MIB = 512
/** Files that gh verifies of a large release. */
const SAMPLE = 5

const lines: string[] = []
const print = (line: string): void => {
  console.log(line)
  lines.push(line)
}

const row = (what: string, outcome: Outcome, against?: Cost): Cost | undefined => {
  const { cost, requests } = outcome
  if (cost === undefined) {
    print(`| ${what} | more than ${LIMIT_MS} | | | ${requests} | |`)
    return undefined
  }
  const ratio = against === undefined ? '' : (against.wallMs / cost.wallMs).toFixed(1)
  const { wallMs, cpuMs, peakMiB } = cost
  const figures = [wallMs, cpuMs, peakMiB, requests].map(value => value.toFixed(0)).join(' | ')
  print(`| ${what} | ${figures} | ${ratio} |`)
  return cost
}

/** The median of several rounds. */
const repeated = async (once: () => Promise<Outcome>): Promise<Outcome> => {
  const outcomes: Outcome[] = []
  for (let round = 0; round < ROUNDS; round += 1) outcomes.push(await once())
  const cost = middle(outcomes.flatMap(outcome => outcome.cost ?? []))
  return { cost, requests: outcomes.at(-1)?.requests ?? 0 }
}

/** Milliseconds for one bundle, in this process and warm: signatures, log proofs and statement alone. */
const floor = (root: string, { bundles }: BenchRelease): number => {
  const verifier = createBundleVerifier(parseTrustRoots(readFileSync(root, 'utf8')))
  const times: number[] = []
  for (let round = 0; round < 20; round += 1) {
    for (const bundle of bundles) {
      const started = performance.now()
      verifier.verify(bundle)
      if (round > 4) times.push(performance.now() - started)
    }
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** One bundle a file, as `gh attestation download` leaves them. */
const single = (
  folder: string,
  { bundles, files }: BenchRelease,
): ((...at: number[]) => string) => {
  const perFile = bundles.length / files.length
  bundles.forEach((bundle, index) =>
    writeFileSync(join(folder, `bundle-${index}.json`), JSON.stringify(bundle)),
  )
  return (file = 0, type = 0) => join(folder, `bundle-${file * perFile + type}.json`)
}

const smallRelease = async (bench: Bench, release: BenchRelease): Promise<void> => {
  const whole = await gh(bench, release, { bundleOf: () => release.evidence })
  const alone = await gh(bench, release, { bundleOf: single(bench.folder, release) })
  const processes = release.bundles.length
  row(`gh, ${processes} processes, offline, all bundles in one file`, whole)
  row(`gh, ${processes} processes, offline, each its own bundle`, alone)
  const offline = await repeated(async () => ours(bench, release))
  const own = row('ours, 1 process, offline, all bundles in one file', offline, whole.cost)
  if (own !== undefined && alone.cost !== undefined) {
    const ratio = (alone.cost.wallMs / own.wallMs).toFixed(1)
    print(`| … against gh with each its own bundle | | | | | ${ratio} |`)
  }
  for (const delayMs of [0, 50]) {
    const how = `from the API, ${delayMs} ms delay an answer`
    const theirs = await repeated(async () => gh(bench, release, { delayMs }))
    row(`gh, ${processes} processes, ${how}`, theirs)
    row(
      `ours, 1 process, ${how}`,
      await repeated(async () => ours(bench, release, delayMs)),
      theirs.cost,
    )
  }
}

/** Ours over all files; gh over the first of them, and from there in proportion, as one process knows of no other. */
const largeRelease = async (
  bench: Bench,
  release: BenchRelease,
  delayMs: number | undefined,
): Promise<Cost | undefined> => {
  const count = release.files.length
  const how = delayMs === undefined ? 'offline' : `from the API, ${delayMs} ms delay an answer`
  const source = delayMs === undefined ? { bundleOf: () => release.evidence } : { delayMs }
  const sample = await gh(bench, release, source, SAMPLE)
  const theirs = sample.cost && inProportion(sample.cost, count / SAMPLE)
  const requests = (sample.requests * count) / SAMPLE
  row(`gh, ${count} files, ${how}, extrapolated from ${SAMPLE}`, { cost: theirs, requests })
  return row(`ours, ${count} files, ${how}`, await ours(bench, release, delayMs), theirs)
}

const inProportion = ({ wallMs, cpuMs, peakMiB }: Cost, factor: number): Cost => ({
  wallMs: wallMs * factor,
  cpuMs: cpuMs * factor,
  peakMiB,
})

const hashing = async (folder: string): Promise<void> => {
  const file = join(folder, 'large')
  writeFileSync(file, Buffer.alloc(HASHED_MIB * 1024 * 1024, 'attested'))
  const timed = async (work: () => unknown): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now()
      await work()
      times.push(performance.now() - started)
    }
    return Math.min(...times)
  }
  const own = await timed(async () => createFiles(folder).measure(file))
  const theirs = await timed(() => spawnSync('sha256sum', [file]))
  const speed = (ms: number): string => `${((HASHED_MIB / ms) * 1000).toFixed(0)} MiB/s`
  print(`- Hashing ${HASHED_MIB} MiB: ours ${speed(own)}, sha256sum ${speed(theirs)}.`)
}

const folder = mkdtempSync(join(tmpdir(), 'attested-release-bench-'))
try {
  await using sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  sandbox.github.addRepository(REPOSITORY)
  const bench: Bench = { sandbox, folder, limitMs: LIMIT_MS }
  const day = new Date().toISOString().slice(0, 10)
  print(`# Verification, ${day}\n`)
  print(
    `Node ${process.version}, ${process.platform}-${process.arch}, ${cpus().length} cores; load ${loadavg()[0]?.toFixed(1)} at the start.`,
  )
  print(
    'Both predicate types for each file; ours: median of 5 runs, at the larger sizes one run.\n',
  )
  print('| What | Wall, ms | CPU, ms | Peak, MiB | Requests | gh ÷ ours |')
  print('| --- | --: | --: | --: | --: | --: |')
  const small = await makeRelease(sandbox, folder, SMALL)
  await smallRelease(bench, small)
  const costs = new Map<string, Cost>()
  for (const count of LARGE) {
    const release = await makeRelease(sandbox, folder, count)
    for (const delayMs of [undefined, 0, 50]) {
      const cost = await largeRelease(bench, release, delayMs)
      if (cost !== undefined) costs.set(`${String(delayMs)} ${count}`, cost)
    }
  }
  print('')
  const [less = 0, more = 0] = LARGE
  for (const delayMs of [undefined, 0, 50]) {
    const how = delayMs === undefined ? 'offline' : `from the API at ${delayMs} ms`
    const [few, many] = [less, more].map(count => costs.get(`${String(delayMs)} ${count}`))
    if (few === undefined || many === undefined) continue
    const each = (of: (cost: Cost) => number): string =>
      ((of(many) - of(few)) / (more - less)).toFixed(1)
    print(
      `- One more file, from ${less} to ${more}, ${how}: ${each(cost => cost.wallMs)} ms, ${each(cost => cost.cpuMs)} ms of CPU; peak memory ${(many.peakMiB / few.peakMiB).toFixed(2)} times as much.`,
    )
  }
  const bundle = floor(sandbox.trustedRoots.jsonl, small)
  print(`- Floor: ${bundle.toFixed(1)} ms a bundle, ${(2 * bundle).toFixed(1)} ms a file.`)
  await hashing(folder)
  print(
    `- Load at the end: ${loadavg()[0]?.toFixed(1)}; above 1 the figures are inflated by other work.`,
  )
  mkdirSync(join(ROOT, 'docs', 'results'), { recursive: true })
  writeFileSync(join(ROOT, 'docs', 'results', `${day}-bench-verify.md`), `${lines.join('\n')}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
