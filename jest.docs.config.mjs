import base from './jest.config.mjs'

/** Every command of the documentation, with the real gh, cosign, shasum, gpg and jq: tier 2. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/docs/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
}
