/** One reason why an attestation is not accepted. */
import type { ErrorCode } from '../errors/catalog.ts'

export interface Refusal {
  readonly code: ErrorCode
  /** Says what was compared, what was expected and what was found. */
  readonly message: string
}

/** `what: expected …, got …` under a code. */
export function refusal(code: ErrorCode, what: string, expected: string, actual: string): Refusal {
  return { code, message: `${what}: expected ${expected}, got ${actual}` }
}

/** The same reasons, with the input that would accept what was found, for those who know that it is right. */
export function advise(reasons: readonly Refusal[], input: string): readonly Refusal[] {
  return reasons.map(({ code, message }) => ({
    code,
    message: `${message}; if you trust it, set "${input}"`,
  }))
}
