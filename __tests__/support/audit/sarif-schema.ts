/**
 * What SARIF 2.1.0 says of the properties that an audit writes, and no others: sections 3.13 (sarifLog), 3.14 (run),
 * 3.19 (toolComponent), 3.27 (result), 3.28 (location), 3.49 (reportingDescriptor) of the specification.
 * Beside it GitHub's limits: results, rules, locations, tags, and the characters of a message.
 * https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const text = { type: 'string' } as const
const closed = (
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  properties,
})
const message = closed({ text: { ...text, minLength: 1, maxLength: 1000 } })
const level = { enum: ['none', 'note', 'warning', 'error'] }

const rule = closed({
  id: { ...text, pattern: '^audit/[a-z-]+$' },
  name: { ...text, pattern: '^[A-Za-z]+$' },
  shortDescription: message,
  fullDescription: message,
  help: closed({ text, markdown: text }),
  helpUri: { ...text, pattern: '^https://' },
  defaultConfiguration: closed({ level }),
  properties: closed(
    {
      tags: { type: 'array', items: text, maxItems: 10, uniqueItems: true },
      precision: { enum: ['very-high', 'high', 'medium', 'low'] },
      'problem.severity': { enum: ['error', 'warning', 'recommendation'] },
      'security-severity': { ...text, pattern: '^(?:10|[0-9])\\.[0-9]$' },
    },
    ['problem.severity', 'security-severity'],
  ),
})

const location = closed({
  physicalLocation: closed({
    artifactLocation: closed({
      // A relative reference of RFC 3986.
      uri: { ...text, pattern: "^releases/(?:[A-Za-z0-9_.!~*'()/-]|%[0-9A-F]{2})+$" },
    }),
    region: closed({ startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: {
    type: 'array',
    minItems: 1,
    items: closed({ fullyQualifiedName: text, kind: text }),
  },
})

const nullable = { type: ['string', 'null'] }

const result = closed({
  ruleId: { ...text, pattern: '^audit/[a-z-]+$' },
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: { type: 'array', minItems: 1, maxItems: 100, items: location },
  partialFingerprints: closed({
    primaryLocationLineHash: { ...text, pattern: '^[0-9a-f]{16}:1$' },
  }),
  properties: closed({
    code: text,
    class: { enum: ['security', 'operational'] },
    release: text,
    asset: nullable,
    digest: nullable,
    expected: nullable,
    actual: nullable,
    remedy: text,
    explanation: { ...text, pattern: '^https://' },
  }),
})

export const SARIF_SCHEMA: object = closed({
  $schema: { ...text, pattern: '^https://docs\\.oasis-open\\.org/sarif/sarif/v2\\.1\\.0/' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    maxItems: 20,
    items: closed({
      tool: closed({
        driver: closed({
          name: text,
          version: text,
          semanticVersion: { ...text, pattern: '^\\d+\\.\\d+\\.\\d+' },
          informationUri: { ...text, pattern: '^https://' },
          rules: { type: 'array', items: rule, maxItems: 25_000, uniqueItems: true },
        }),
      }),
      automationDetails: closed({ id: { ...text, pattern: '/$' } }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      results: { type: 'array', items: result, maxItems: 5000 },
    }),
  },
})
