import { toReleaseError } from '../errors/release-error.ts'

/** Runs `work` on every item, a few at a time; results in the items' order, failures included. */
export async function settleAll<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const [result] = await Promise.allSettled(items.slice(index, index + 1).map(work))
      if (result !== undefined) results[index] = result
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}

/** The same where every item must succeed: of several failures the first in the items' order is thrown. */
export async function mapAll<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  return (await settleAll(items, limit, work)).map(valueOf)
}

/**
 * Works ahead of whoever reads, by at most `limit` items, and hands the results over in the items' order: what was
 * made for one item can be let go before that of a much later one is fetched.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, undefined> {
  const ahead: Promise<PromiseSettledResult<R>[]>[] = []
  let next = 0
  const start = (): void => {
    const item = items.slice(next, next + 1)
    next += 1
    // Settled, since nobody may be waiting for it yet when it fails.
    if (item.length > 0) ahead.push(Promise.allSettled(item.map(work)))
  }
  for (let started = 0; started < limit; started += 1) start()
  for (let current = ahead.shift(); current !== undefined; current = ahead.shift()) {
    const results = await current
    start()
    yield* results.map(valueOf)
  }
}

/** Side by side; of several failures the first in order is thrown, whichever came first in time. */
export async function sideBySide<A, B, C, D>(
  ...work: readonly [Promise<A>, Promise<B>, Promise<C>, Promise<D>]
): Promise<readonly [A, B, C, D]> {
  const [first, second, third, fourth] = await Promise.allSettled(work)
  return [valueOf(first), valueOf(second), valueOf(third), valueOf(fourth)]
}

function valueOf<R>(result: PromiseSettledResult<R>): R {
  if (result.status === 'fulfilled') return result.value
  throw result.reason
}

/**
 * Runs `work` on the items, a few at a time, until one fails: what was begun is awaited, nothing more is begun. Of
 * several failures a `security` one is thrown, since it decides what becomes of the whole.
 */
export async function eachUntilFailure<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  await settleAll(items, limit, async item => {
    if (failures.length > 0) return
    try {
      await work(item)
    } catch (thrown) {
      failures.push(thrown)
    }
  })
  if (failures.length === 0) return
  throw failures.find(thrown => toReleaseError(thrown).class === 'security') ?? failures[0]
}
