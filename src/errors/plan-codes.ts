import type { ErrorEntry } from './catalog.ts'

export const PLAN_CODES = {} as const satisfies Record<string, ErrorEntry>
