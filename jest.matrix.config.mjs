import base from './jest.config.mjs'

/** The compiled action against every fault, kill and attack: `npm run test:matrix`. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/matrix/**/*.matrix.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The cases of one matrix run side by side; two matrices at once would only be in each other's way.
  maxWorkers: 1,
}
