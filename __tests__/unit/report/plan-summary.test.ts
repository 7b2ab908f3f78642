import { describe, expect, it } from '@jest/globals'
import { planSummary } from '../../../src/report/plan-summary.ts'
import { planOf } from '../plan/plan-builder.ts'

describe('the summary of a plan', () => {
  it('lists files and platforms', () => {
    const request = { platforms: ['linux-amd64', 'windows-amd64?'] }
    expect(planSummary(planOf({ request }))).toMatchSnapshot()
  })

  it('says that a rehearsal publishes nothing', () => {
    expect(planSummary(planOf({ ref: 'refs/heads/main' }))).toContain('**A rehearsal**')
  })

  it('says when there will be no SBOM', () => {
    const text = planSummary(planOf({ request: { sbom: false } }))
    expect(text).toContain('**This release has no SBOMs**')
  })

  it("says when the evidence bears a branch's ref, and that it is a prerelease", () => {
    const text = planSummary(
      planOf({
        packages: [{ name: 'app', root: true, version: '1.0.0-rc.1' }],
        ref: 'refs/heads/main',
        request: { tag: 'v1.0.0-rc.1', allowBranchRef: true },
      }),
    )
    expect(text).toContain('**The evidence will bear the ref `refs/heads/main`**')
    expect(text).toContain(', a prerelease')
  })

  it('lets no name break the page', () => {
    const text = planSummary({ ...planOf(), name: '<script>|x' })
    expect(text).toContain('&lt;script&gt;\\|x')
  })
})
