/**
 * The findings as SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Its limits there: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
import { sha256Of } from '../attest/digest.ts'
import { errorAddress } from '../report/error-page.ts'
import { plainText } from '../report/plain-text.ts'
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import type { PlacedFinding, Totals } from './totals.ts'
import { classOf, VERDICT_NAMES, VERDICTS, type FailedVerdict } from './verdict.ts'

export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const INFORMATION = `https://github.com/${TOOL_NAME}/${TOOL_NAME}`
const PAGE = `${INFORMATION}/blob/main/docs/audit.md`
/** Longer texts are cut off when they are shown. */
const MOST_CHARACTERS = 1000

const RULES = VERDICT_NAMES.filter(
  (name): name is FailedVerdict => name !== 'verified' && name !== 'baseline',
)

/** One run, a rule for each verdict that fails, a result for each finding: at most as many as GitHub shows. */
export function sarifText(totals: Totals): string {
  const log = {
    $schema: SARIF_SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: `${TOOL_NAME} audit`,
            version: TOOL_VERSION,
            semanticVersion: TOOL_VERSION,
            informationUri: INFORMATION,
            rules: RULES.map(ruleOf),
          },
        },
        // One category of its own, so that the results of others stay.
        automationDetails: { id: `${TOOL_NAME}/audit/` },
        columnKind: 'utf16CodeUnits',
        results: totals.findings.map(resultOf),
      },
    ],
  }
  return `${JSON.stringify(log, null, 1)}\n`
}

const OPERATIONAL: readonly FailedVerdict[] = ['unreadable', 'evidence-only']

function ruleOf(verdict: FailedVerdict): object {
  const { title, meaning } = VERDICTS[verdict]
  const operational = OPERATIONAL.includes(verdict)
  return {
    id: ruleId(verdict),
    name: title.replace(/(?:^|[ -])(\w)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `Release file: ${title}` },
    fullDescription: { text: meaning },
    help: {
      text: `${meaning} See ${PAGE}.`,
      markdown: `${meaning} See [the documentation](${PAGE}).`,
    },
    helpUri: PAGE,
    defaultConfiguration: { level: operational ? 'warning' : 'error' },
    properties: {
      tags: ['supply-chain', 'release', ...(operational ? [] : ['security'])],
      precision: 'very-high',
      ...(operational ? { 'problem.severity': 'warning' } : { 'security-severity': '9.0' }),
    },
  }
}

function ruleId(verdict: FailedVerdict): string {
  return `audit/${verdict}`
}

function resultOf(finding: PlacedFinding): object {
  const { verdict, code, message, expected, actual, tag, asset, digest, remedy } = finding
  const compared = [
    ...(expected === null ? [] : [`expected ${expected}`]),
    ...(actual === null ? [] : [`got ${actual}`]),
  ].join(', ')
  const path = ['releases', ...tag.split('/'), ...(asset === null ? [] : [asset])]
  const identity = sha256Of(JSON.stringify([tag, asset, verdict, code]))
  return {
    ruleId: ruleId(verdict),
    ruleIndex: RULES.indexOf(verdict),
    level: classOf(finding) === 'security' ? 'error' : 'warning',
    message: {
      text: shortened(`${code}: ${message}${message.includes(compared) ? '' : `: ${compared}`}`),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.map(part => encodeURIComponent(part)).join('/') },
          region: { startLine: 1 },
        },
        logicalLocations: [
          { fullyQualifiedName: plainText(`${tag}/${asset ?? ''}`), kind: 'resource' },
        ],
      },
    ],
    // The same finding of tomorrow is the same alert.
    partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 16)}:1` },
    properties: {
      ...{ code, class: classOf(finding), release: tag, asset, digest, expected, actual },
      remedy: shortened(remedy),
      explanation: errorAddress(code),
    },
  }
}

function shortened(text: string): string {
  const plain = plainText(text)
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS - 1)}…` : plain
}
