/** The registry of error codes: each with its class, its meaning and its remedy. docs/errors.md is made from it. */
import { ATTEST_CODES } from './attest-codes.ts'
import { AUDIT_CODES } from './audit-codes.ts'
import { CRATE_CODES } from './crate-codes.ts'
import { IMAGE_CODES } from './image-codes.ts'
import { PIN_CODES } from './pin-codes.ts'
import { PLAN_CODES } from './plan-codes.ts'
import { RELEASE_CODES } from './release-codes.ts'
import { RUN_CODES } from './run-codes.ts'
import { SERVICE_CODES } from './service-codes.ts'
import { STAGE_CODES } from './stage-codes.ts'
import { VERIFY_CODES } from './verify-codes.ts'

/** `security`: somebody or something is wrong. `operational`: a service is down or the set-up needs a change. */
export type FailureClass = 'security' | 'operational'

export interface ErrorEntry {
  readonly class: FailureClass
  readonly meaning: string
  readonly remedy: string
}

export const ERROR_CATALOG = {
  ...RUN_CODES,
  ...PLAN_CODES,
  ...STAGE_CODES,
  ...ATTEST_CODES,
  ...VERIFY_CODES,
  ...RELEASE_CODES,
  ...CRATE_CODES,
  ...IMAGE_CODES,
  ...PIN_CODES,
  ...AUDIT_CODES,
  ...SERVICE_CODES,
} as const satisfies Record<string, ErrorEntry>

/** A code is stable: it is never renamed, and its class never changes without a major version. */
export type ErrorCode = keyof typeof ERROR_CATALOG
