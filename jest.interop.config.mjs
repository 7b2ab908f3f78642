import base from './jest.config.mjs'

/** Our bundles before independent verifiers, which `npm run tools` builds. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/interop/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
}
