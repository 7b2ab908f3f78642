/**
 * Preloaded into the steps of the matrices: pauses end at once (no-waiting.mjs), our own time-outs come after two
 * seconds, and the pauses of libraries take a quarter of their time.
 */
import '../../dist/programs/no-waiting.mjs'

const LONGEST = 2_500
const timeout = AbortSignal.timeout.bind(AbortSignal)
AbortSignal.timeout = milliseconds => timeout(Math.min(milliseconds, LONGEST))

/** Deadlines of many minutes come after seconds. */
function shortened(milliseconds) {
  if (milliseconds >= 60_000) return milliseconds / 15
  return milliseconds >= 1_000 ? milliseconds / 4 : milliseconds
}

const later = globalThis.setTimeout
globalThis.setTimeout = Object.assign(
  (work, milliseconds = 0, ...rest) => later(work, shortened(milliseconds), ...rest),
  later,
)
