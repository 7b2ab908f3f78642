/** One reason why an attestation is not accepted. */
import type { ErrorCode } from '../errors/catalog.ts'
import type { CheckId } from './checks.ts'

export interface Refusal {
  readonly check: CheckId
  readonly code: ErrorCode
  /** Says what was compared, what was expected and what was found. */
  readonly message: string
  readonly expected: string
  readonly actual: string
  /** What to do, where this very case has a better answer than its code. */
  readonly remedy?: string
}

/** What was compared, and what for. */
export interface Comparison {
  readonly check: CheckId
  readonly code: ErrorCode
  readonly what: string
}

/** `what: expected …, got …` under a code. */
export function refusal(
  { check, code, what }: Comparison,
  expected: string,
  actual: string,
): Refusal {
  return {
    check,
    code,
    message: `${what}: expected ${expected}, got ${actual}`,
    expected,
    actual,
  }
}

// What may stand in YAML and in a command as it is: names, paths and refs as all but attackers choose them.
const PLAIN = /^[\w.@:/+-]{1,400}$/

/**
 * The input that would accept what was found, for those who know that it is right. The value comes from a certificate:
 * where it could mean more than itself in YAML, no input is proposed.
 */
export function adviseInput(advice: string, input: string, value: string): string | undefined {
  return PLAIN.test(value) ? `${advice}\n\nwith:\n  ${input}: ${value}` : undefined
}
