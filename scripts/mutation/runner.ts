/**
 * A test runner for Stryker that runs the tests of the pure rooms in its own process, mutant after mutant. Test files
 * are evaluated anew for each mutant, since they compute much of what they need at their top; the sources are not:
 * Stryker switches mutants at run time. https://stryker-mutator.io/docs/mutation-testing-elements/mutant-states-and-metrics
 */
import { globSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from '@stryker-mutator/api/test-runner'
import { takeTests, type RegisteredTest } from './small-jest.ts'

const TESTS = ['__tests__/unit/verify/**/*.test.ts', '__tests__/unit/plan/**/*.test.ts']
const SMALL_JEST = new URL('small-jest.ts', import.meta.url).href

interface FoundTest extends RegisteredTest {
  readonly id: string
}

class InProcessRunner implements TestRunner {
  readonly #context = contextOf(globalThis)
  readonly #files = cheapestFirst(globSync(TESTS).sort())
  #evaluation = 0

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false }
  }

  init(): Promise<void> {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === '@jest/globals'
          ? { url: SMALL_JEST, shortCircuit: true }
          : next(specifier, context),
    })
    return Promise.resolve()
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.#run(this.#files, () => true, false)
    const { mutantCoverage } = this.#context
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    }
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    disableBail,
  }: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = testFilter === undefined ? undefined : new Set(testFilter)
    const files = this.#files.filter(
      file => wanted === undefined || [...wanted].some(id => id.startsWith(`${file}: `)),
    )
    this.#context.hitCount = 0
    if (hitLimit !== undefined) this.#context.hitLimit = hitLimit
    this.#context.activeMutant = activeMutant.id
    const tests = await this.#run(files, id => wanted?.has(id) ?? true, !disableBail)
    const endless = determineHitLimitReached(this.#context.hitCount, hitLimit)
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests })
  }

  async #run(
    files: readonly string[],
    isWanted: (id: string) => boolean,
    bail: boolean,
  ): Promise<TestResult[]> {
    this.#evaluation += 1
    const results: TestResult[] = []
    for (const file of files) {
      const found = await this.#load(file)
      if (!Array.isArray(found)) {
        results.push(found as TestResult)
        if (bail) return results
        continue
      }
      for (const test of found as readonly FoundTest[]) {
        if (!isWanted(test.id)) continue
        const result = await this.#runOne(test)
        results.push(result)
        if (bail && result.status === TestStatus.Failed) return results
      }
    }
    return results
  }

  /** The tests of a file; or its failure, where a mutant does not let it be loaded. */
  async #load(file: string): Promise<readonly FoundTest[] | TestResult> {
    const started = performance.now()
    delete this.#context.currentTestId
    try {
      await import(`${pathToFileURL(resolve(file)).href}?evaluation=${String(this.#evaluation)}`)
      // Names may hold what is made anew each time, keys and signatures; the place in the file stays.
      return takeTests().map((test, at) => ({ ...test, id: `${file}: test ${String(at)}` }))
    } catch (error) {
      takeTests()
      return failed(`${file}: load`, started, error)
    }
  }

  async #runOne({ id, run }: FoundTest): Promise<TestResult> {
    const started = performance.now()
    this.#context.currentTestId = id
    try {
      await run()
      return { ...base(id, started), status: TestStatus.Success }
    } catch (error) {
      return failed(id, started, error)
    }
  }
}

/** A mutant is done with at its first failed test: those that make no keys and signatures go first. */
function cheapestFirst(files: readonly string[]): readonly string[] {
  const signs = (file: string): boolean => /\/(?:corpus|sandbox)\//.test(readFileSync(file, 'utf8'))
  return files.toSorted((a, b) => Number(signs(a)) - Number(signs(b)))
}

function base(id: string, started: number): { id: string; name: string; timeSpentMs: number } {
  return { id, name: id, timeSpentMs: performance.now() - started }
}

function failed(id: string, started: number, error: unknown): TestResult {
  const failureMessage = error instanceof Error ? error.message : 'something else was thrown'
  return { ...base(id, started), status: TestStatus.Failed, failureMessage }
}

/** Where the instrumented sources look for the mutant that is switched on. */
function contextOf(scope: object): InstrumenterContext {
  const holder = scope as Record<string, InstrumenterContext | undefined>
  return (holder[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner),
]
