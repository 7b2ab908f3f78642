import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { inOrder, mapAll, sideBySide } from '../../src/commands/concurrent.ts'
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
