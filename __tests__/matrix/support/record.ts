/** The dated record of a matrix, printed and kept under docs/results/. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

export interface MatrixCase {
  readonly what: string
  /** `attempt 1 → attempt 2`, in states and codes. */
  readonly outcome: string
  readonly seconds: number
  readonly faults: readonly string[]
}

/** A part of the cases (MATRIX_SHARE below 1) is kept only when it is a large one. */
export const SHARE = Number(process.env['MATRIX_SHARE'] ?? '1')
/** Cases side by side. */
export const SIDE_BY_SIDE = Number(process.env['MATRIX_AT_ONCE'] ?? '16')

/** Every n-th of the cases, so that a glance sees something of all of them. */
export function share<T>(cases: readonly T[]): readonly T[] {
  return cases.filter(
    (_one, index) => Math.floor(index * SHARE) !== Math.floor((index - 1) * SHARE),
  )
}

const WORTH_KEEPING = 400

/** Prints the table of outcomes; keeps it when it is complete. */
export function record(name: string, cases: readonly MatrixCase[], started: number): void {
  const outcomes = Map.groupBy(cases, ({ outcome }) => outcome)
  const slowest = cases.toSorted((a, b) => b.seconds - a.seconds)[0]
  const failed = cases.filter(({ faults }) => faults.length > 0)
  const text = [
    `# ${name} of ${new Date().toISOString().slice(0, 10)}`,
    '',
    `${cases.length} cases${SHARE < 1 ? `, every ${(1 / SHARE).toFixed(1)}th of all` : ''}, ${failed.length} failed, in ${((Date.now() - started) / 1000).toFixed(0)} s, ${SIDE_BY_SIDE} side by side. ` +
      `Slowest: ${slowest?.what ?? 'none'} (${slowest?.seconds.toFixed(1) ?? '0'} s, both runs).`,
    `Node ${process.version}, ${process.platform}-${process.arch}, ${cpus().length} cores. No randomness: there is no seed.`,
    '',
    '| Outcome (first run → second run) | Cases |',
    '| --- | --: |',
    ...[...outcomes]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([outcome, of]) => `| ${outcome} | ${of.length} |`),
    '',
    ...failed.map(({ what, faults }) => `- **failed**: ${what}: ${faults.join('; ')}`),
  ].join('\n')
  process.stdout.write(`\n${text}\n`)
  if (SHARE < 1 && cases.length < WORTH_KEEPING) return
  const folder = join(import.meta.dirname, '../../../docs/results')
  mkdirSync(folder, { recursive: true })
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(join(folder, `${day}-${name.toLowerCase().replaceAll(' ', '-')}.md`), `${text}\n`)
}
