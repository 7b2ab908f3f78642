/** Preloaded into a step whose retries would take long: a pause ends at once, and the clock says that it took its time. */
import { createRequire, syncBuiltinESMExports } from 'node:module'

const timers = createRequire(import.meta.url)('node:timers/promises')
const now = Date.now
let slept = 0
Date.now = () => now() + slept
timers.setTimeout = async (milliseconds, value) => {
  slept += milliseconds ?? 0
  return value
}
syncBuiltinESMExports()
