import type { ErrorEntry } from './catalog.ts'

export const ATTEST_CODES = {} as const satisfies Record<string, ErrorEntry>
