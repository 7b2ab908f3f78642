/**
 * One fuzzing property: what it is fed, how often, and what must never happen. Whatever a parser refuses, it refuses
 * with a ReleaseError of a known code, and within two seconds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { it } from '@jest/globals'
import * as fc from 'fast-check'
import { ReleaseError } from '../../../src/errors/release-error.ts'

/** Printed by jest.fuzz.config.mjs; FUZZ_SEED repeats a run. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? '1')

/** FUZZ_RUNS multiplies the number of cases: `FUZZ_RUNS=0.1` for a glance, `10` for a night. */
const FACTOR = Number(process.env['FUZZ_RUNS'] ?? '1')

const LONGEST_MS = 2_000
const TALLIES = join(import.meta.dirname, '../../../.cache/fuzz')

interface Tally {
  readonly name: string
  cases: number
  accepted: number
  slowestMs: number
  readonly refused: Record<string, number>
}

export interface Fuzzing<T> {
  readonly name: string
  readonly cases: number
  readonly input: fc.Arbitrary<T>
  /** Hands the case to the code under test and throws what that throws. */
  readonly attempt: (input: T) => unknown
  /** Sees what was not refused; throws where it should have been. */
  readonly accepted?: (result: unknown, input: T) => void
}

/** Declares the test. */
export function fuzz<T>(declare: typeof it, fuzzing: Fuzzing<T>): void {
  const numRuns = Math.max(1, Math.round(fuzzing.cases * FACTOR))
  declare(
    `${fuzzing.name}: ${String(numRuns)} cases`,
    async () => {
      const tally: Tally = {
        name: fuzzing.name,
        cases: 0,
        accepted: 0,
        slowestMs: 0,
        refused: {},
      }
      const property = fc.asyncProperty(fuzzing.input, async input => one(fuzzing, input, tally))
      await fc.assert(property, { seed: SEED, numRuns })
      mkdirSync(TALLIES, { recursive: true })
      const file = fuzzing.name.replaceAll(/[^a-z0-9]+/gi, '-')
      writeFileSync(join(TALLIES, `${file}.json`), JSON.stringify(tally))
    },
    // A single case that hangs ends the run only here.
    Math.max(300_000, numRuns * 100),
  )
}

async function one<T>(fuzzing: Fuzzing<T>, input: T, tally: Tally): Promise<void> {
  tally.cases += 1
  // Time of this process's own: what else the machine does must not decide.
  const before = process.cpuUsage()
  const outcome = await outcomeOf(fuzzing, input)
  const { user, system } = process.cpuUsage(before)
  const elapsed = (user + system) / 1000
  tally.slowestMs = Math.max(tally.slowestMs, elapsed)
  if (elapsed > LONGEST_MS) throw new Error(`took ${elapsed.toFixed(0)} ms`)
  if ('code' in outcome) {
    tally.refused[outcome.code] = (tally.refused[outcome.code] ?? 0) + 1
    return
  }
  tally.accepted += 1
  fuzzing.accepted?.(outcome.result, input)
}

type Outcome = { readonly code: string } | { readonly result: unknown }

async function outcomeOf<T>({ attempt }: Fuzzing<T>, input: T): Promise<Outcome> {
  try {
    return { result: await attempt(input) }
  } catch (error) {
    // INTERNAL stands for what nobody foresaw: as bad as a TypeError.
    if (error instanceof ReleaseError && error.code !== 'INTERNAL') return { code: error.code }
    throw new Error('refused without a code', { cause: error })
  }
}
