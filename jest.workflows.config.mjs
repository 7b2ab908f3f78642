import base from './jest.config.mjs'

/** Whole workflows, from tag to release, on the sandbox's player: `npm run test:workflows`. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/workflows/**/*.workflows.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // cargo and the action in every job: two at once would only be in each other's way.
  maxWorkers: 1,
  testTimeout: 300_000,
}
