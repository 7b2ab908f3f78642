import jest from 'eslint-plugin-jest'
import tseslint from 'typescript-eslint'

const PURE_ROOMS = [
  'run',
  'plan',
  'attest',
  'archive',
  'sbom',
  'crate',
  'oci',
  'pins',
  'verify',
  'release',
  'report',
  'audit',
]

/** Which room may import which: the arrows of docs/architecture.md, one entry for each pure room. */
const MAY_IMPORT = {
  run: [],
  plan: ['run'],
  attest: ['run', 'plan'],
  archive: ['plan', 'attest'],
  sbom: ['run', 'plan', 'attest'],
  crate: ['run', 'plan', 'attest'],
  oci: ['run', 'plan', 'attest'],
  pins: [],
  verify: ['run', 'attest', 'plan', 'oci'],
  release: ['run', 'verify', 'attest', 'plan', 'sbom'],
  audit: ['run', 'report', 'release', 'verify', 'attest'],
  report: ['run', 'release', 'verify', 'attest', 'plan', 'sbom', 'crate', 'pins', 'oci'],
}

const pureRoom = room => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            // These compute and touch nothing.
            group: ['@actions/*', 'node:*', '!node:crypto', '!node:path', '!node:zlib'],
            message: 'a pure room does no I/O: declare a port beside the command that needs it',
          },
          {
            group: [
              '**/io/**',
              '**/commands/**',
              ...PURE_ROOMS.filter(
                other => other !== room && !MAY_IMPORT[room].includes(other),
              ).map(other => `../${other}/**`),
            ],
            message: 'against the direction of imports (docs/architecture.md)',
          },
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      'process',
      'fetch',
      'console',
      'Date',
      'setTimeout',
      'performance',
    ],
    'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
  },
})

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'node_modules/',
      '.cache/',
      '.sandbox/',
      '**/target/',
      'reports/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowString: false, allowNumber: false, allowNullableObject: true },
      ],
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: 'error',
      'prefer-template': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  ...PURE_ROOMS.map(pureRoom),
  {
    files: ['src/commands/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/io/**', '@actions/*', 'node:*', '!node:crypto', '!node:path'],
              message: 'a command declares ports; io/ satisfies them',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'Date', 'setTimeout'],
    },
  },
  {
    files: ['src/io/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/action.ts', '**/index.ts'], message: 'io/ knows no composition root' },
          ],
        },
      ],
    },
  },
  {
    files: ['__tests__/**/*.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/valid-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/expect-expect': 'off',
    },
  },
  {
    // Type tests forge values on purpose: what these rules forbid is what they try.
    files: ['**/*.test-d.ts'],
    rules: {
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['sandbox/cli.ts', 'sandbox/player/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
)
