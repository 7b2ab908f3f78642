import { describe, expect, it } from '@jest/globals'
import { movableCall, slsaLevel, RELEASE_WORKFLOW } from '../../../src/attest/slsa-level.ts'
import { attestSummary, type AttestReport } from '../../../src/report/attest-summary.ts'
import { levelText, movableCallText } from '../../../src/report/level.ts'

const SHA = 'c0ffee0000000000000000000000000000000001'
const HOSTED = 'github-hosted'
const OWN = 'o/r/.github/workflows/release.yml@refs/tags/v1'

describe('the level that evidence supports', () => {
  it.each([
    [OWN, 'self-hosted', undefined, 1],
    [`${RELEASE_WORKFLOW}@${SHA}`, 'self-hosted', undefined, 1],
    [OWN, HOSTED, true, 2],
    [OWN, HOSTED, false, 2],
    [OWN, HOSTED, undefined, 2],
    [`${RELEASE_WORKFLOW}@${SHA}`, HOSTED, undefined, 3],
    [`${RELEASE_WORKFLOW}@refs/tags/v1`, HOSTED, false, 3],
    [`${RELEASE_WORKFLOW}@${SHA}`, HOSTED, true, 2],
    [`${RELEASE_WORKFLOW}x@${SHA}`, HOSTED, undefined, 2],
    [`evil/attested-release/.github/workflows/release.yml@${SHA}`, HOSTED, undefined, 2],
    [`${RELEASE_WORKFLOW.replace('release.yml', 'publish.yml')}@${SHA}`, HOSTED, undefined, 2],
  ])('of %s on %s, built there: %s, is %i', (signer, runnerEnvironment, builtThere, level) => {
    expect(slsaLevel({ signer, runnerEnvironment, builtThere }).level).toBe(level)
  })

  it('is said with its reason', () => {
    const text = (builtThere: boolean | undefined): string =>
      levelText({ signer: OWN, runnerEnvironment: HOSTED, builtThere })
    expect(text(true)).toMatch(/^\*\*SLSA Build Level 2\*\*: the files were built in the job/)
    expect(text(undefined)).toMatch(
      /^\*\*SLSA Build Level 2, and what Level 3 asks .*cannot tell\.$/,
    )
  })
})

describe('a workflow that is called', () => {
  it.each([
    [`x/y/.github/workflows/w.yml@refs/tags/v1`, 'refs/tags/v1'],
    [`x/y/.github/workflows/w.yml@refs/heads/a@b`, 'refs/heads/a@b'],
    [`x/y/.github/workflows/w.yml@${SHA}`, undefined],
    [`x/y/.github/workflows/w.yml@refs/heads/${SHA}`, `refs/heads/${SHA}`],
    [OWN, undefined],
    [OWN.toUpperCase(), undefined],
    ['o/r-evil/.github/workflows/w.yml@refs/heads/main', 'refs/heads/main'],
  ])('%s can be moved by %s', (signer, ref) => {
    expect(movableCall(signer, 'o/r')).toBe(ref)
  })

  it('is shown how to be pinned', () => {
    expect(movableCallText('x/y/.github/workflows/w.yml@refs/tags/v1', SHA, 'o/r')).toContain(
      `\`uses: x/y/.github/workflows/w.yml@${SHA}\``,
    )
    expect(movableCallText(OWN, SHA, 'o/r')).toBeUndefined()
  })
})

describe('the summary of attest', () => {
  const summary = (changes: Partial<AttestReport> = {}): string =>
    attestSummary({
      repository: 'o/r',
      identity: {
        jobWorkflowRef: `${RELEASE_WORKFLOW}@refs/heads/main`,
        jobWorkflowSha: SHA,
        runnerEnvironment: HOSTED,
      },
      plan: { name: 'n', version: '1.0.0', extras: [] },
      instance: 'public-good',
      claims: [],
      attestations: [],
      stagedHere: false,
      digestsGiven: false,
      ...changes,
    })

  it('names the signer, warns of a call by a branch, and says how the digests came', () => {
    expect(summary()).toContain(`--repo o/r --signer-workflow ${RELEASE_WORKFLOW}`)
    expect(summary()).toContain('by `refs/heads/main`**, which can be moved')
    expect(summary()).toContain('every job of the run can write')
  })

  it('says none of it where there is no cause', () => {
    const identity = { jobWorkflowRef: OWN, jobWorkflowSha: SHA, runnerEnvironment: HOSTED }
    const quiet = summary({ identity, digestsGiven: true })
    expect(quiet).toContain('gh attestation verify FILE --repo o/r\n')
    expect(quiet).not.toMatch(/can be moved|can write/)
    expect(summary({ stagedHere: true })).not.toContain('can write')
  })
})
