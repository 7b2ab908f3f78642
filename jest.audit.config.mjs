import base from './jest.config.mjs'

/** A history of a hundred releases through the compiled action, and its page in Chromium: `npm run test:audit`. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/audit/**/*.audit.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
}
