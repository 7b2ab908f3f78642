/**
 * Mutation testing of the rooms that decide: https://stryker-mutator.io/docs/stryker-js/configuration
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/verify/**/*.ts', 'src/plan/**/*.ts'],
  plugins: ['./scripts/mutation/runner.ts'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  // Mutants of tables that are made once, at import, would need a process each; those tables have exact tests.
  ignoreStatic: true,
  // Test files are evaluated anew for each mutant, and what was evaluated stays.
  maxTestRunnerReuse: 300,
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: '.cache/stryker',
  ignorePatterns: ['/dist', '/reports', '/examples', '/coverage', '/.cache', 'target'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 98, low: 95, break: 95 },
  allowConsoleColors: false,
}
