import base from './jest.config.mjs'

/** Images in real registries, before cosign and gh; the first run builds them (`npm run tools -- cosign olareg`): tier 2. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/images/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // Each case starts a dozen programs one after the other: two at once would only be in each other's way.
  maxWorkers: 1,
}
