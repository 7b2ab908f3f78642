/** Rooms that do no I/O can be tested to the last line; see docs/testing.md. */
const PURE_ROOMS = [
  'plan',
  'attest',
  'sbom',
  'crate',
  'oci',
  'pins',
  'verify',
  'release',
  'report',
  'audit',
]

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Left to itself jest spares a core, and of two only one would be at work.
  maxWorkers: '100%',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // These need the tools of tools/: `npm run test:interop`, `npm run test:cosign`, `npm run test:images`, `npm run test:docs`.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/__tests__/interop/',
    '<rootDir>/__tests__/cosign/',
    '<rootDir>/__tests__/docs/',
    '<rootDir>/__tests__/images/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.sandbox/'],
  reporters: ['default', '<rootDir>/scripts/refuse-skipped.mjs'],
  collectCoverageFrom: ['src/**/*.ts'],
  // Not v8: it counts a file of types alone, which is never loaded, as uncovered.
  coverageProvider: 'babel',
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold: Object.fromEntries(
    PURE_ROOMS.map(room => [`./src/${room}/`, { lines: 100, branches: 95 }]),
  ),
  // Integration and dist tests start processes; a hang must still end the run.
  testTimeout: 60_000,
}
