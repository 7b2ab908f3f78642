/** Comparing a demand with what a certificate says. */
import type { Demand } from './policy.ts'
import { refusal, type Comparison, type Refusal } from './refusal.ts'

export type Same = (expected: string, actual: string) => boolean

export const exactly: Same = (expected, actual) => expected === actual

/** No refusal where the demand is met or left open. */
export function demand(
  comparison: Comparison,
  wanted: Demand<string>,
  actual: string,
  same: Same = exactly,
): readonly Refusal[] {
  return 'open' in wanted ? [] : compare(comparison, wanted.equal, actual, same)
}

/** No refusal where both are the same. */
export function compare(
  comparison: Comparison,
  expected: string,
  actual: string,
  same: Same = exactly,
): readonly Refusal[] {
  return same(expected, actual) ? [] : [refusal(comparison, expected, actual)]
}
