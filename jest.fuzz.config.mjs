import process from 'node:process'
import base from './jest.config.mjs'

// Set here, so that every worker has the same one.
process.env.FUZZ_SEED ??= String(Math.floor(Math.random() * 2 ** 31))
process.stdout.write(
  `FUZZ_SEED=${process.env.FUZZ_SEED} FUZZ_RUNS=${process.env.FUZZ_RUNS ?? '1'}\n`,
)

/** Mutated input by the ten thousand: `npm run fuzz`. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/fuzz/**/*.fuzz.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: [...base.reporters, '<rootDir>/scripts/fuzz-record.mjs'],
  maxWorkers: 2,
}
