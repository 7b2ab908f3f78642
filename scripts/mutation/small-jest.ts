/**
 * As much of jest as the tests of the pure rooms use: `describe`, `it`, `it.each` and `expect`. Stryker's own jest
 * runner loads every module anew for each mutant, which takes seconds; here a mutant costs what its tests cost.
 */
import { format } from 'node:util'

export { expect } from 'expect'

type Body = (...values: readonly never[]) => unknown

/** A test as it was registered. */
export interface RegisteredTest {
  readonly name: string
  readonly run: () => unknown
}

let registered: RegisteredTest[] = []
let path: readonly string[] = []

/** Groups tests; a group's body runs at once. */
export function describe(name: string, body: () => void): void {
  const outer = path
  path = [...outer, name]
  try {
    body()
  } finally {
    path = outer
  }
}

const register = (name: string, run: () => unknown): void => {
  registered.push({ name: [...path, name].join(' > '), run })
}

/** Registers a test. */
export function it(name: string, body: () => unknown): void {
  register(name, body)
}

it.each =
  (table: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const [index, row] of table.entries()) {
      const values = (Array.isArray(row) ? row : [row]) as unknown as readonly never[]
      // Two rows may read alike; the number tells them apart.
      register(`${format(name, ...values)} #${String(index)}`, () => body(...values))
    }
  }

/** What has been registered since the last call. */
export function takeTests(): readonly RegisteredTest[] {
  const taken = registered
  registered = []
  path = []
  return taken
}
