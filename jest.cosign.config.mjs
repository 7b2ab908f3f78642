import base from './jest.config.mjs'

/** Our bundles before cosign, which the first run builds (`npm run tools -- cosign`): tier 2. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/cosign/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
}
