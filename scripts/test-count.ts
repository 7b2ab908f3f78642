/** Counts the test cases of a jest run from the file that `--json --outputFile` writes. */
import { existsSync, readFileSync } from 'node:fs'

/** How many test cases passed, and how many did not. */
export interface TestCount {
  readonly passed: number
  readonly failed: number
}

const FAILING = [
  'numFailedTests',
  'numPendingTests',
  'numTodoTests',
  'numRuntimeErrorTestSuites',
  'numPendingTestSuites',
] as const

/** A run that wrote no report, or ran nothing, counts as one failure; so does each skipped test. */
export const countTests = (file: string): TestCount => {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const number = (key: string): number => {
    const value = report[key]
    if (typeof value !== 'number') throw new Error(`${file}: ${key} is not a number`)
    return value
  }
  const passed = number('numPassedTests')
  const failed = FAILING.reduce((sum, key) => sum + number(key), 0)
  return passed + failed === 0 ? { passed: 0, failed: 1 } : { passed, failed }
}
