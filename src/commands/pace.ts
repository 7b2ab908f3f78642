/** A bound on how often something is begun. */
import type { Clock, Log, Sleep } from './ports.ts'

/** Resolves when the next one may begin. */
export type Pace = () => Promise<void>

const MINUTE_MS = 60_000

/** At most `perMinute` in any minute; the first ones do not wait. */
export function createPace(
  { perMinute }: { readonly perMinute: number },
  { clock, sleep, log }: { readonly clock: Clock; readonly sleep: Sleep; readonly log: Log },
): Pace {
  const begun: number[] = []
  let turn = Promise.resolve()
  const wait = async (): Promise<void> => {
    const oldest = begun.length < perMinute ? undefined : begun.shift()
    const pause = oldest === undefined ? 0 : oldest + MINUTE_MS - clock()
    if (pause > 0) {
      log.info(`waiting ${Math.ceil(pause / 1000)} s: GitHub takes ${perMinute} uploads a minute`)
      await sleep(pause)
    }
    begun.push(clock())
  }
  return async () => {
    turn = turn.then(wait)
    return turn
  }
}
