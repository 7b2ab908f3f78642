import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { eachUntilFailure, inOrder, mapAll, sideBySide } from '../../src/commands/concurrent.ts'
import { createPace } from '../../src/commands/pace.ts'
import { PolicyError, ReleaseError } from '../../src/errors/release-error.ts'
import { createLimit } from '../../src/io/limit.ts'

const NUMBERS = Array.from({ length: 20 }, (_, index) => index)

/** Work whose most simultaneous runs are counted; later items end sooner. */
function counted(): { readonly work: (item: number) => Promise<number>; most: () => number } {
  let running = 0
  let most = 0
  return {
    most: () => most,
    work: async item => {
      running += 1
      most = Math.max(most, running)
      for (let turn = 0; turn < 20 - item; turn += 1) await setImmediate()
      running -= 1
      return item * 2
    },
  }
}

describe('inOrder', () => {
  it('hands results over in order, and works no further ahead than it may', async () => {
    const { work, most } = counted()
    const results: number[] = []
    for await (const result of inOrder(NUMBERS, 4, work)) results.push(result)
    expect(results).toEqual(NUMBERS.map(item => item * 2))
    expect(most()).toBe(4)
  })

  it('waits for the reader', async () => {
    const started: number[] = []
    const results = inOrder(NUMBERS, 3, async item => started.push(item))
    await results.next()
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    // Three to begin with, and one for the one that was taken.
    expect(started).toEqual([0, 1, 2, 3])
  })

  it('throws at the place of the failure, and not before', async () => {
    const results: number[] = []
    const run = async (): Promise<void> => {
      const all = inOrder(NUMBERS, 8, async item => {
        if (item === 5) throw new Error('five')
        return item
      })
      for await (const result of all) results.push(result)
    }
    await expect(run()).rejects.toThrow('five')
    expect(results).toEqual([0, 1, 2, 3, 4])
  })
})

describe('several at once', () => {
  const late = async (message: string): Promise<never> => {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate()
    throw new Error(message)
  }

  it('tells the first failure in order, whichever came first in time', async () => {
    const soon = Promise.reject(new Error('second'))
    const done = Promise.resolve(1)
    await expect(sideBySide(done, late('first'), soon, done)).rejects.toThrow('first')
    expect(await sideBySide(done, done, done, done)).toEqual([1, 1, 1, 1])
    const fails = mapAll([3, 0], 2, async turns => (turns > 0 ? late('three') : late('zero')))
    await expect(fails).rejects.toThrow('three')
  })

  it('keeps a shared cap, failures included', async () => {
    const { work, most } = counted()
    const limit = createLimit(3)
    const results = await Promise.allSettled(
      NUMBERS.map(async item =>
        limit(async () => {
          const result = await work(item)
          if (item % 2 === 0) throw new Error('even')
          return result
        }),
      ),
    )
    expect(most()).toBe(3)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })
})

describe('a few at a time', () => {
  it('never has more under way than the limit, and does them all', async () => {
    let now = 0
    let most = 0
    const done: number[] = []
    await eachUntilFailure([1, 2, 3, 4, 5, 6, 7], 3, async item => {
      now += 1
      most = Math.max(most, now)
      await Promise.resolve()
      done.push(item)
      now -= 1
    })
    expect(most).toBe(3)
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('begins nothing after a failure, and throws the one that decides', async () => {
    const begun: number[] = []
    const work = eachUntilFailure([1, 2, 3, 4, 5], 2, async item => {
      begun.push(item)
      await Promise.resolve()
      if (item === 1) throw new ReleaseError('SERVICE_UNAVAILABLE', { message: 'down' })
      throw new PolicyError('FILE_CHANGED', { message: 'changed' })
    })
    await expect(work).rejects.toMatchObject({ code: 'FILE_CHANGED' })
    expect(begun).toEqual([1, 2])
  })
})

describe('a pace', () => {
  it('lets the first ones through and makes the others wait out the minute', async () => {
    let now = 1_000
    const logged: string[] = []
    const pace = createPace(
      { perMinute: 3 },
      {
        clock: () => now,
        sleep: async milliseconds => {
          // Those that need not wait go on first.
          await setImmediate()
          now += milliseconds
        },
        log: {
          info: message => void logged.push(message),
          notice: () => undefined,
          warning: () => undefined,
          group: async (_title, work) => work(),
        },
      },
    )
    const begun: number[] = []
    await Promise.all(
      Array.from({ length: 7 }, async () => {
        await pace()
        begun.push(now)
      }),
    )
    expect(begun).toEqual([1_000, 1_000, 1_000, 61_000, 61_000, 61_000, 121_000])
    expect(logged).toEqual([
      'waiting 60 s: GitHub takes 3 uploads a minute',
      'waiting 60 s: GitHub takes 3 uploads a minute',
    ])
  })
})
