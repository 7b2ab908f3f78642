/** The verdict on one file, from everything that was found out about it. Pure: the same facts, the same verdict. */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { toReleaseError, type ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset } from '../release/remote-release.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import type { AttestationRecord } from '../verify/verified-artifact.ts'
import { chainOf } from './chain.ts'
import type { AuditedAsset, ChainLink, OtherAttestation } from './model.ts'
import { otherAttestations } from './others.ts'
import {
  couldNotJudge,
  digestsClaimedFor,
  isAbout,
  prove,
  refusalOfOther,
  type Proof,
  type ReleasePolicy,
} from './proof.ts'
import { finding, findingOf, ordered, worst, type Finding } from './verdict.ts'

/** What is known of the bytes. */
export interface Bytes {
  readonly sha256: Sha256 | undefined
  readonly from: 'github' | 'download' | null
  /** Other digests that these bytes turned out to have, and why they could not be read. */
  readonly findings: readonly Finding[]
}

/** What the store and the release know about the bytes. */
export interface Evidence {
  readonly stored: readonly AttestationRecord[]
  /** Why the store, or bundles that it lists, could not be read: then absence means nothing. */
  readonly unreadable: readonly ReleaseError[]
  /** Of the evidence file on the release: about this digest, or about others under this name. */
  readonly onRelease: readonly AttestationRecord[]
}

/** What earlier audits and the user know. */
export interface Memory {
  /** Whether these bytes were verified under this name before. */
  readonly verifiedBefore: boolean
  /** Digests that were verified under this name before. */
  readonly earlierDigests: readonly Sha256[]
  /** What the baseline says of this name. */
  readonly baseline: Sha256 | undefined
}

export interface AssetCase {
  readonly asset: RemoteAsset
  readonly bytes: Bytes
  readonly evidence: Evidence
  readonly memory: Memory
  /** Of checksums files and of GitHub's own attestation. */
  readonly compared: readonly Finding[]
  readonly policy: ReleasePolicy
  /** What the tag names; undefined: not compared (a draft), null: there is no such tag. */
  readonly commit: string | null | undefined
  readonly tag: string
}

/** The verdict with everything that led to it. */
export function judgeAsset(one: AssetCase, verifier: BundleVerifier): AuditedAsset {
  const { asset, bytes, memory, compared } = one
  const base = {
    name: asset.name,
    size: asset.size,
    url: asset.url,
    notes: [],
    checkedEarlier: null,
  }
  const { sha256 } = bytes
  if (sha256 === undefined) {
    const findings = ordered([...bytes.findings, ...compared])
    const verdict = worst([...findings, nothingKnown(asset.name)], 'verified')
    const told = findings.length > 0 ? findings : [nothingKnown(asset.name)]
    return {
      ...base,
      ...{ sha256: null, digestFrom: null, chain: [], others: [] },
      verdict,
      findings: told,
    }
  }
  const { chain, others, findings, isBaseline } = judgeEvidence({ ...one, sha256 }, verifier)
  const all = ordered([
    ...bytes.findings,
    ...compared,
    ...findings,
    ...replaced(asset.name, sha256, memory),
    ...movedTag(chain, one),
  ])
  const verdict = worst(all, isBaseline ? 'baseline' : 'verified')
  return { ...base, sha256, digestFrom: bytes.from, verdict, findings: all, chain, others }
}

/** The same of a file whose proof an earlier audit checked: everything else is compared anew. */
export function judgeKnownAsset(
  one: Omit<AssetCase, 'evidence' | 'policy'> & { readonly sha256: Sha256 },
  known: Pick<AuditedAsset, 'chain' | 'others'> & { readonly checkedEarlier: string },
): AuditedAsset {
  const { asset, bytes, compared, memory, sha256 } = one
  const { name, size, url } = asset
  const findings = ordered([
    ...bytes.findings,
    ...compared,
    ...replaced(name, sha256, memory),
    ...movedTag(known.chain, one),
  ])
  const verdict = worst(findings, 'verified')
  return { name, size, url, sha256, digestFrom: bytes.from, verdict, findings, notes: [], ...known }
}

interface Judged {
  readonly chain: readonly ChainLink[]
  readonly others: readonly OtherAttestation[]
  readonly findings: readonly Finding[]
  readonly isBaseline: boolean
}

type Case = AssetCase & { readonly sha256: Sha256 }

function judgeEvidence(one: Case, verifier: BundleVerifier): Judged {
  const { asset, evidence, policy, sha256 } = one
  const file = { name: asset.name, sha256 }
  const { stored, onRelease, unreadable } = evidence
  const byStore = prove(file, stored, policy, verifier)
  // What the release says of other files is no evidence about this one, and no accusation either.
  const about = [...stored, ...onRelease.filter(record => isAbout(record, sha256))]
  const proof = 'artifact' in byStore ? byStore : prove(file, about, policy, verifier)
  if (!('artifact' in proof)) {
    const others = otherAttestations(
      file,
      stored,
      policy.predicateTypes,
      policy.policies[0],
      verifier,
    )
    return { chain: [], others, ...absence(one, proof, verifier) }
  }
  const others = otherAttestations(file, stored, policy.predicateTypes, proof.policy, verifier)
  const lost = proof === byStore ? [] : lostFromStore(asset.name, unreadable, byStore)
  return { chain: chainOf(proof.artifact), others, findings: lost, isBaseline: false }
}

/** The release itself has the evidence: whether the store has lost it, only a store that answers can say. */
function lostFromStore(
  name: string,
  unreadable: readonly ReleaseError[],
  byStore: Proof,
): readonly Finding[] {
  const [why] = unreadable
  if (why !== undefined) return [findingOf('unreadable', why)]
  const refused = 'refused' in byStore ? byStore.refused : []
  const unclear = couldNotJudge(refused)
  if (unclear !== undefined) return [finding('unreadable', unclear.code, unclear.message)]
  const message = `the attestation of ${name} is in the evidence file of its release, and not in the store`
  return [finding('evidence-only', 'AUDIT_EVIDENCE_ONLY', message)]
}

function absence(
  one: Case,
  { refusal, refused }: Extract<Proof, { readonly refusal: ReleaseError }>,
  verifier: BundleVerifier,
): Pick<Judged, 'findings' | 'isBaseline'> {
  const { asset, evidence, memory, sha256, policy } = one
  const said = (...findings: readonly Finding[]): Pick<Judged, 'findings' | 'isBaseline'> => ({
    findings,
    isBaseline: false,
  })
  const drift = attestedOtherwise(one, verifier)
  if (drift !== undefined) return said(drift)
  // What could not be read, or not judged, might have been what is missing: then that is the news.
  const [lost] = evidence.unreadable
  if (lost !== undefined) return said(findingOf('unreadable', lost))
  const unclear = couldNotJudge(refused)
  if (unclear !== undefined) return said(finding('unreadable', unclear.code, unclear.message))
  if (refusal.class === 'security') return said(findingOf('wrong-signer', refusal))
  const kinds = policy.predicateTypes.join(', ')
  const file = { name: asset.name, sha256 }
  const [current] = policy.policies
  // Of the right signer: what a stranger attests is no sign that there was more.
  const hasOthers = evidence.stored.some(
    record => refusalOfOther(file, record, current, verifier) === undefined,
  )
  if (memory.verifiedBefore || hasOthers) {
    const how = memory.verifiedBefore
      ? 'was verified by an earlier audit'
      : 'has other attestations'
    const message = `${asset.name} ${how}, and its attestation of ${kinds} is gone`
    return said(finding('attestation-missing', 'AUDIT_ATTESTATION_LOST', message))
  }
  if (memory.baseline === sha256) return { findings: [], isBaseline: true }
  const message = `nothing attests ${asset.name} (sha256:${sha256})`
  return said(finding('unattested', 'AUDIT_UNATTESTED', message))
}

/** These bytes under another name, or other bytes under this name: proven under the very policy, not claimed. */
function attestedOtherwise(
  { asset: { name }, evidence, sha256, policy }: Case,
  verifier: BundleVerifier,
): Finding | undefined {
  const records = [...evidence.stored, ...evidence.onRelease]
  const renamed = prove({ name: null, sha256 }, records, policy, verifier)
  if ('artifact' in renamed) {
    const names = renamed.artifact.accepted.flatMap(({ statement }) =>
      statement.subject.flatMap(one => (one.digest['sha256'] === sha256 ? one.name : [])),
    )
    return finding(
      'digest-drift',
      'AUDIT_DIGEST_DRIFT',
      'these bytes were attested under another name',
      {
        expected: [...new Set(names)].join(', '),
        actual: name,
      },
    )
  }
  for (const claimed of digestsClaimedFor(name, sha256, records)) {
    const digest = parseSha256(claimed)
    if (digest === undefined) continue
    if ('artifact' in prove({ name, sha256: digest }, records, policy, verifier)) {
      return drifted(name, digest, sha256, 'the evidence of this release')
    }
  }
  return undefined
}

function replaced(
  name: string,
  sha256: Sha256,
  { earlierDigests, baseline }: Memory,
): readonly Finding[] {
  const other = earlierDigests.find(digest => digest !== sha256)
  return [
    ...(other === undefined ? [] : [drifted(name, other, sha256, 'an earlier audit')]),
    ...(baseline === undefined || baseline === sha256
      ? []
      : [drifted(name, baseline, sha256, 'the baseline')]),
  ]
}

function drifted(name: string, expected: Sha256, actual: Sha256, by: string): Finding {
  return finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}, by ${by}`, {
    expected: `sha256:${expected}`,
    actual: `sha256:${actual}`,
  })
}

/** A tag that was moved after the build: what it names now is not what was built. */
function movedTag(
  chain: readonly ChainLink[],
  { commit, tag }: Pick<AssetCase, 'commit' | 'tag'>,
): readonly Finding[] {
  const [first] = chain
  if (first === undefined || commit === undefined) return []
  const built = [...new Set(chain.map(link => link.commit))]
  if (built.length === 1 && built[0] === commit) return []
  return [
    finding('tag-moved', 'TAG_MOVED', `the commit of ${tag}`, {
      expected: `the one that was built, ${built.join(' and ')}`,
      actual: commit ?? 'no such tag',
    }),
  ]
}

function nothingKnown(name: string): Finding {
  return finding('unreadable', 'AUDIT_ASSET_UNREADABLE', `the digest of ${name} is not known`)
}

/** What became of reading the bytes: a finding under the code that tells of it. */
export function unreadableBytes(name: string, thrown: unknown): Finding {
  const error = toReleaseError(thrown)
  // More bytes than GitHub says the file has: that is no outage.
  if (error.class === 'security') {
    return finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}: ${error.message}`)
  }
  return findingOf('unreadable', error)
}
