import base from './jest.config.mjs'

/** The tests of the two rooms that `npm run test:mutation` mutates: pure, without processes and network. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/__tests__/unit/verify/**/*.test.ts',
    '<rootDir>/__tests__/unit/plan/**/*.test.ts',
  ],
  // Stryker runs one test at a time; what it leaves out is not skipped by us.
  reporters: [],
}
