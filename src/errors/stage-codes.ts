import type { ErrorEntry } from './catalog.ts'

export const STAGE_CODES = {} as const satisfies Record<string, ErrorEntry>
