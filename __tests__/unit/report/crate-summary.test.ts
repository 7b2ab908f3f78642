import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { CRATES_IO } from '../../../src/crate/registry.ts'
import { crateSummary, type CrateReport } from '../../../src/report/crate-summary.ts'
import { IDENTITY, SERVER } from '../../support/release-evidence.ts'

const CRATE = {
  id: { name: 'rocket', version: '1.2.3+a' },
  file: 'rocket-1.2.3+a.crate',
  sha256: sha256Of('a crate'),
  size: 12,
  packaged: { origin: 'given' },
} as const
const SERVED = {
  crate: CRATE,
  sources: [{ source: 'packaged', sha256: CRATE.sha256 }],
  index: { yanked: false },
}
const open = [{ dimension: 'run', reason: 'nobody knows' }]
const verified = { accepted: [{ instance: 'public-good', open }] } as const
const REPORT: CrateReport = {
  state: 'attested',
  registry: CRATES_IO,
  identity: IDENTITY,
  serverUrl: SERVER,
  packaged: [CRATE],
  served: [SERVED],
  attested: [{ served: SERVED, verified, attestation: { attestationUrl: 'https://x/1' } }],
  unpublished: [],
  remark: undefined,
}

describe('crateSummary', () => {
  it('shows what was compared, attested and left open, and true commands', () => {
    const text = crateSummary(REPORT)
    expect(text).toContain('✅ [verified](https://x/1) (public-good)')
    expect(text).toContain('- run: nobody knows')
    expect(text).toContain(
      'https://static.crates.io/crates/rocket/rocket-1.2.3%2Ba.crate\ngh attestation verify rocket-1.2.3+a.crate --repo acme/rocket --source-digest',
    )
    expect(text).not.toContain('--signer-workflow')
  })

  it('names a signer from elsewhere, and a tenant', () => {
    const jobWorkflowRef = 'shared/flows/.github/workflows/publish.yml@refs/tags/v1'
    const text = crateSummary({
      ...REPORT,
      serverUrl: 'https://acme.ghe.com',
      identity: { ...IDENTITY, jobWorkflowRef },
    })
    expect(text).toContain(
      '--hostname acme.ghe.com --repo acme/rocket --signer-workflow shared/flows/.github/workflows/publish.yml --source-digest',
    )
  })

  it('shows a rehearsal: what is missing, what would be refused, no commands', () => {
    const text = crateSummary({
      ...REPORT,
      state: 'rehearsed',
      served: [],
      attested: [],
      unpublished: [CRATE],
      remark: 'CRATE_MISMATCH: <b>',
    })
    expect(text).toContain('**Not published yet**: `rocket-1.2.3+a.crate`')
    expect(text).toContain('CRATE\\_MISMATCH: &lt;b&gt;')
    expect(text).toContain('| no | none |')
    expect(text).not.toContain('curl')
  })

  it('shows another registry, a yanked crate, and what was attested before', () => {
    const yanked = {
      ...SERVED,
      crate: { ...CRATE, packaged: { origin: 'fresh' } },
      index: { yanked: true },
    } as const
    const text = crateSummary({
      ...REPORT,
      state: 'unchanged',
      registry: { kind: 'other', indexUrl: 'https://crates.example/' },
      packaged: [yanked.crate],
      served: [yanked],
      attested: [
        {
          served: yanked,
          verified: { accepted: [{ instance: 'github', open: [] }] },
          attestation: undefined,
        },
      ],
    })
    expect(text).toContain('three sources')
    expect(text).toContain('**Yanked**: `rocket-1.2.3+a.crate`')
    expect(text).toContain('✅ verified (github), stored before')
    expect(text).toContain('again, in this job')
    expect(text).not.toContain('curl')
  })
})
