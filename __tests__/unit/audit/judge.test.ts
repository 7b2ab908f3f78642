/** Verdicts that services and trust roots decide; with real signatures they are tested over the sandbox. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import {
  judgeAsset,
  judgeKnownAsset,
  unreadableBytes,
  type AssetCase,
} from '../../../src/audit/judge-asset.ts'
import { compareReleaseStatement, isOfRelease } from '../../../src/audit/release-statement.ts'
import { finding, VERDICT_NAMES, worst } from '../../../src/audit/verdict.ts'
import { ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import type { BundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { consumerPolicy } from '../../../src/verify/policies.ts'
import type { AttestationRecord } from '../../../src/verify/verified-artifact.ts'

const SHA256 = sha256Of('a')
const asset = { id: 1, name: 'a', size: 1, state: 'uploaded', sha256: SHA256, url: 'https://x/a' }
const policy = consumerPolicy({
  ...{ serverUrl: 'https://github.com', issuer: 'i', repository: 'o/r' },
  ...{ repositoryId: '1', ownerId: '2', signerWorkflow: undefined, sourceRef: 'refs/tags/v1' },
  ...{ sourceDigest: undefined, runId: undefined, denySelfHostedRunners: true },
})

const record = (
  name: string,
  sha256: string,
  predicateType = PROVENANCE_V1,
): AttestationRecord => ({
  source: 'store',
  bundle: {
    dsseEnvelope: {
      payload: Buffer.from(
        JSON.stringify({
          _type: STATEMENT_V1,
          subject: [{ name, digest: { sha256 } }],
          predicateType,
          predicate: {},
        }),
      ).toString('base64'),
    },
  },
})

const refusing = (error: ReleaseError): BundleVerifier => ({
  verify() {
    throw error
  },
})

const one = (change: Partial<AssetCase> = {}): AssetCase => ({
  asset,
  bytes: { sha256: SHA256, from: 'github', findings: [] },
  evidence: { stored: [], unreadable: [], onRelease: [] },
  memory: { verifiedBefore: false, earlierDigests: [], baseline: undefined },
  compared: [],
  policy: { policies: [policy], predicateTypes: [PROVENANCE_V1] },
  commit: 'c',
  tag: 'v1',
  ...change,
})

const forged = new VerificationError('SIGNATURE_INVALID', { message: 'forged' })
const noRoot = new ReleaseError('TRUST_ROOT_UNAVAILABLE', { message: 'the mirror is down' })
const down = new ReleaseError('SERVICE_UNAVAILABLE', { message: 'down' })
const verdictOf = (given: AssetCase, verifier = refusing(forged)): readonly unknown[] => {
  const { verdict, findings } = judgeAsset(given, verifier)
  return [verdict, ...findings.map(({ code }) => code)]
}

describe('the verdict', () => {
  it('is unreadable where a trust root cannot be had: that is an outage, whatever else is refused', () => {
    const stored = [record('a', SHA256)]
    const evidence = { stored, unreadable: [], onRelease: [] }
    expect(verdictOf(one({ evidence }), refusing(noRoot))).toEqual([
      'unreadable',
      'TRUST_ROOT_UNAVAILABLE',
    ])
    expect(verdictOf(one({ evidence }))).toEqual(['wrong-signer', 'SIGNATURE_INVALID'])
    const lost = { ...evidence, unreadable: [down] }
    expect(verdictOf(one({ evidence: lost }))).toEqual(['unreadable', 'SERVICE_UNAVAILABLE'])
  })

  it('is no drift because somebody claims it', () => {
    const onRelease = [record('a', sha256Of('other')), record('a', 'no digest')]
    expect(verdictOf(one({ evidence: { stored: [], unreadable: [], onRelease } }))).toEqual([
      'unattested',
      'AUDIT_UNATTESTED',
    ])
  })

  it('is not made by an evidence file that nobody has checked', () => {
    const onRelease = [record('a', SHA256)]
    expect(verdictOf(one({ evidence: { stored: [], unreadable: [], onRelease } }))).toEqual([
      'wrong-signer',
      'SIGNATURE_INVALID',
    ])
  })

  it('of a file whose proof is remembered still looks at its tag', () => {
    const link = {
      ...{
        predicateType: 'p',
        source: 'store',
        instance: 'github',
        signer: 's',
        signerCommit: 'c',
      },
      ...{
        issuer: 'i',
        repository: 'r',
        ref: 'r',
        commit: 'c',
        trigger: 't',
        runner: 'r',
        run: 'x',
      },
      ...{ timestamps: [], logIndices: [] },
    }
    const known = (
      commit: string | null | undefined,
      ...chain: readonly (typeof link)[]
    ): unknown =>
      judgeKnownAsset(
        { ...one({ commit }), sha256: SHA256 },
        { chain, others: [], checkedEarlier: 't' },
      ).verdict
    expect([known('c', link), known(undefined, link)]).toEqual(['verified', 'verified'])
    expect([
      known('d', link),
      known(null, link),
      known('c', link, { ...link, commit: 'd' }),
    ]).toEqual(['tag-moved', 'tag-moved', 'tag-moved'])
  })

  it('is drift where the baseline or an earlier audit knows other bytes', () => {
    const memory = {
      verifiedBefore: false,
      earlierDigests: [sha256Of('b')],
      baseline: sha256Of('c'),
    }
    expect(verdictOf(one({ memory }))).toEqual([
      'digest-drift',
      'AUDIT_DIGEST_DRIFT',
      'AUDIT_DIGEST_DRIFT',
      'AUDIT_UNATTESTED',
    ])
  })

  it('of a file without a known digest is what was found, or that nothing was', () => {
    const unknown = { sha256: undefined, from: null, findings: [] }
    expect(verdictOf(one({ bytes: unknown }))).toEqual(['unreadable', 'AUDIT_ASSET_UNREADABLE'])
    const drift = finding('checksum-drift', 'AUDIT_CHECKSUM_DRIFT', 'x')
    expect(verdictOf(one({ bytes: unknown, compared: [drift] }))).toEqual([
      'checksum-drift',
      'AUDIT_CHECKSUM_DRIFT',
    ])
  })

  it('is never an acceptance by strangers: another kind of attestation by another signer counts for nothing', () => {
    const stored = [record('a', SHA256, 'https://example.com/other')]
    const found = judgeAsset(
      one({ evidence: { stored, unreadable: [], onRelease: [] } }),
      refusing(forged),
    )
    expect(found.verdict).toBe('wrong-signer')
    expect(found.others).toMatchObject([{ code: 'SIGNATURE_INVALID', signer: null }])
    const many = Array.from({ length: 50 }, () => record('a', SHA256, 'https://example.com/other'))
    const listed = judgeAsset(
      one({ evidence: { stored: many, unreadable: [], onRelease: [] } }),
      refusing(forged),
    )
    expect(listed.others).toHaveLength(20)
  })

  it('is the gravest of the findings', () => {
    const all = VERDICT_NAMES.filter(name => name !== 'verified' && name !== 'baseline').map(name =>
      finding(name, 'AUDIT_UNATTESTED', name),
    )
    for (const [index, name] of all.entries()) {
      expect(worst(all.slice(index).toReversed(), 'verified')).toBe(name.verdict)
    }
    expect([worst([], 'verified'), worst([], 'baseline')]).toEqual(['verified', 'baseline'])
  })

  it('of bytes that do not end where GitHub says is drift; of an outage it is not', () => {
    const tooLarge = new ReleaseError('RESPONSE_TOO_LARGE', { message: 'more' })
    expect(unreadableBytes('a', tooLarge)).toMatchObject({
      verdict: 'digest-drift',
      code: 'AUDIT_DIGEST_DRIFT',
    })
    expect(unreadableBytes('a', down)).toMatchObject({
      verdict: 'unreadable',
      code: 'SERVICE_UNAVAILABLE',
    })
    expect(unreadableBytes('a', 'thrown')).toMatchObject({
      verdict: 'unreadable',
      code: 'INTERNAL',
    })
  })
})

describe('GitHub’s word about a release', () => {
  const statement = {
    _type: STATEMENT_V1,
    subject: [
      { name: '', digest: { sha1: 'o' } },
      { name: 'a', digest: { sha256: SHA256 } },
      { name: 'gone', digest: { sha256: SHA256 } },
    ],
    predicateType: 'https://in-toto.io/attestation/release/v0.2',
    predicate: { tag: 'v1', repositoryId: '1' },
  } as const

  it('is of a release by its tag and the repository’s id', () => {
    expect(isOfRelease(statement, { tag: 'v1', repositoryId: '1' })).toBe(true)
    expect(isOfRelease(statement, { tag: 'v2', repositoryId: '1' })).toBe(false)
    expect(isOfRelease(statement, { tag: 'v1', repositoryId: '2' })).toBe(false)
    const other = { ...statement, predicateType: PROVENANCE_V1 }
    expect(isOfRelease(other, { tag: 'v1', repositoryId: '1' })).toBe(false)
  })

  it('tells of what is gone, what came later, what was exchanged, and of the tag', () => {
    const { ofRelease, ofAsset } = compareReleaseStatement(statement, {
      ...{ tag: 'v1', repositoryId: '1', object: null },
      assets: [
        { name: 'a', sha256: sha256Of('b') },
        { name: 'later', sha256: SHA256 },
        { name: 'unknown', sha256: undefined },
      ],
    })
    expect(ofRelease.map(({ code }) => code)).toEqual(['TAG_MOVED', 'AUDIT_ASSET_REMOVED'])
    expect([...ofAsset].map(([name, [first]]) => [name, first?.expected])).toEqual([
      ['a', `sha256:${SHA256}`],
      ['later', 'not on the release'],
    ])
    const moved = compareReleaseStatement(statement, {
      tag: 'v1',
      repositoryId: '1',
      object: 'p',
      assets: [],
    })
    expect(moved.ofRelease[0]).toMatchObject({ code: 'TAG_MOVED', expected: 'o', actual: 'p' })
  })
})
