import type { ErrorEntry } from './catalog.ts'

export const RELEASE_CODES = {} as const satisfies Record<string, ErrorEntry>
