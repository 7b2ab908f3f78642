import { describe, expect, it } from '@jest/globals'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { PolicyError } from '../../../src/errors/release-error.ts'
import { link } from '../../../src/report/markdown.ts'
import { verifySummary, type SubjectOutcome } from '../../../src/report/verify-summary.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { IDENTITY, signerOf } from '../../support/release-evidence.ts'

type Accepted = SubjectOutcome['accepted'][number]

const SIGNER = signerOf(IDENTITY)
const TIME = '2026-01-02T03:04:05Z'

const accepted = (
  predicateType: string,
  changes: Partial<SignerIdentity> = {},
  logIndices: readonly string[] = ['1234'],
): Accepted => ({
  predicateType,
  signer: { ...SIGNER, ...changes },
  timestamps: [{ type: 'Tlog', uri: 'https://rekor.example', timestamp: TIME }],
  logIndices,
  instance: 'public-good',
  source: 'store',
  assembled: false,
  open: [],
})

const outcome = (changes: Partial<SubjectOutcome>): SubjectOutcome => ({
  subject: 'rocket',
  digest: `sha256:${'a'.repeat(64)}`,
  accepted: [],
  signatures: [],
  refused: [],
  open: [],
  failure: undefined,
  ...changes,
})

const rows = (summary: string): readonly string[] =>
  summary.split('\n').filter(line => line.startsWith('| `rocket` |'))

describe('the table of accepted attestations', () => {
  it('says what, by whom, from which commit and run, and when, with links', () => {
    const summary = verifySummary('acme/rocket', [
      outcome({ accepted: [accepted(PROVENANCE_V1), accepted(CYCLONEDX_BOM), accepted('urn:x')] }),
    ])
    const run = 'https://github.com/acme/rocket/actions/runs/7/attempts/1'
    const commit = `https://github.com/acme/rocket/commit/${IDENTITY.sha}`
    const [, provenance, sbom, other] = rows(summary)
    expect(provenance).toBe(
      `| \`rocket\` | provenance | \`${SIGNER.buildSignerUri}\` | [\`c0ffee000000\`](${commit}) | [7, attempt 1](${run}) | \`${TIME}\` [log entry 1234](https://search.sigstore.dev/?logIndex=1234) |`,
    )
    expect([sbom?.split(' | ')[1], other?.split(' | ')[1]]).toEqual(['SBOM', '`urn:x`'])
  })

  it('makes no link of what could mean more than an address', () => {
    const odd = {
      runInvocationUri: 'https://evil.example/x',
      sourceRepositoryUri: 'https://evil.example/) [b](c',
    }
    const strange = { ...accepted(PROVENANCE_V1, odd, []), timestamps: [] }
    const [, row] = rows(verifySummary('a', [outcome({ accepted: [strange] })]))
    expect(row).toBe(
      `| \`rocket\` | provenance | \`${SIGNER.buildSignerUri}\` | \`c0ffee000000\` | \`https://evil.example/x\` |  |`,
    )
    expect(link('x', 'http://example.com/')).toBe('x')
  })

  it('names plain signatures for what they are', () => {
    const [, row] = rows(verifySummary('a', [outcome({ signatures: [accepted('')] })]))
    expect(row).toContain('| plain signature: who signed, not how it was built |')
  })

  it('ends after 500 rows, and says that there are more', () => {
    const many = Array.from({ length: 502 }, () => accepted(PROVENANCE_V1))
    const summary = verifySummary('a', [outcome({ accepted: many })])
    expect(rows(summary)).toHaveLength(501)
    expect(summary).toContain('\n\n2 more are in the report.')
  })
})

describe('the table of refusals', () => {
  const refusal = {
    source: 'store',
    code: 'REF_MISMATCH' as const,
    message: 'source ref',
    expected: null,
    actual: null,
    remedy: 'Look.',
  }

  it('names the check where one was reached, and ends after 500 rows', () => {
    const checked = { ...refusal, check: 'source.ref' }
    const failure = new PolicyError('REF_MISMATCH', { message: 'no' })
    const summary = verifySummary('a', [
      outcome({ refused: [checked, { ...refusal, check: null }], failure }),
    ])
    expect(summary).toContain('| `source.ref` | source ref |')
    expect(summary).toContain('|  | source ref |')
    expect(summary).toContain(`**REF_MISMATCH**\n\n\`\`\`text\n${failure.remedy}\n\`\`\``)
    const many = Array.from({ length: 501 }, () => checked)
    expect(verifySummary('a', [outcome({ refused: many })])).toContain('1 more are in the report.')
  })
})
