import type { ErrorEntry } from './catalog.ts'

export const VERIFY_CODES = {} as const satisfies Record<string, ErrorEntry>
