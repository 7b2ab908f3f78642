import { describe, expect, it } from '@jest/globals'
import { at } from '../../../src/attest/json.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { RELEASE_WORKFLOW } from '../../../src/attest/slsa-level.ts'
import { summaryClaim, type SummaryFacts } from '../../../src/release/verification-summary.ts'
import type { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import { verified } from '../../support/packed-release.ts'
import { nameless, SERVER } from '../../support/release-evidence.ts'

const FACTS: SummaryFacts = {
  serverUrl: SERVER,
  repository: 'acme/rocket',
  tag: 'v1+2/3',
  verifier: `${RELEASE_WORKFLOW}@${'a'.repeat(40)}`,
  time: 1_800_000_000_999,
  builtThere: undefined,
}
const predicateOf = (file: VerifiedArtifact, changes: Partial<SummaryFacts> = {}): object =>
  summaryClaim(file, { ...FACTS, ...changes }).predicate

describe('a verification summary', () => {
  it('names the file, where it is served, who verified and when', () => {
    const claim = summaryClaim(verified('a+b.tar.gz'), FACTS)
    expect(claim.subject.name).toBe('a+b.tar.gz')
    expect(claim.predicate).toMatchObject({
      verifier: { id: `${SERVER}/${FACTS.verifier}` },
      timeVerified: '2027-01-15T08:00:00Z',
      resourceUri: `${SERVER}/acme/rocket/releases/download/v1%2B2%2F3/a%2Bb.tar.gz`,
    })
  })

  it('claims no level of what was built elsewhere', () => {
    expect(predicateOf(verified('rocket.msi', { assembled: true }))).toMatchObject({
      verifiedLevels: ['SLSA_BUILD_LEVEL_UNEVALUATED'],
    })
    expect(predicateOf(verified('rocket.deb'))).toMatchObject({
      verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
    })
    expect(predicateOf(verified('rocket.deb'), { builtThere: true })).toMatchObject({
      verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
    })
  })

  it('lists every attestation that was accepted', () => {
    const file = verified('rocket', { types: [PROVENANCE_V1, CYCLONEDX_BOM] })
    const inputs = at(predicateOf(file), 'inputAttestations')
    expect(inputs).toHaveLength(2)
    expect(at(inputs, 0, 'digest', 'sha256')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('of a file without a name names none', () => {
    expect(summaryClaim(nameless(), FACTS).subject.name).toBe('')
  })
})
