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
