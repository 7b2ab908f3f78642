/** A cap on how much of one kind of work is under way at once. */

/** Runs work, at most `most` at a time, first come, first served. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>

/** A cap that everybody shares who is handed it. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = []
  let free = most
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    // The place is handed on, and not given back in between.
    if (next === undefined) free += 1
    else next()
  }
  return async work => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
