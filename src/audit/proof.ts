/** Whether some bundles prove a file: the verifier's word, under each policy that may apply. */
import type { Sha256 } from '../attest/digest.ts'
import { peekStatement } from '../attest/kept-bundles.ts'
import { ERROR_CATALOG } from '../errors/catalog.ts'
import { toReleaseError, type ReleaseError } from '../errors/release-error.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import type { VerificationPolicy } from '../verify/policy.ts'
import {
  refusalsOf,
  VerifiedArtifact,
  verifyAttestations,
  type AttestationRecord,
  type RefusedAttestation,
  type Requirement,
} from '../verify/verified-artifact.ts'

/** Whom an audit believes about the files of one release. */
export interface ReleasePolicy {
  /** The repository as it is now, then as it was called before: the first that accepts everything decides. */
  readonly policies: readonly [VerificationPolicy, ...VerificationPolicy[]]
  readonly predicateTypes: readonly [string, ...string[]]
}

/** A file under the name that it has on the release. */
export interface NamedDigest {
  /** null: under any name. */
  readonly name: string | null
  readonly sha256: Sha256
}

/** All required attestations there, or why not. */
export type Proof =
  | { readonly artifact: VerifiedArtifact; readonly policy: VerificationPolicy }
  | { readonly refusal: ReleaseError; readonly refused: readonly RefusedAttestation[] }

/** The first policy that accepts; else the refusal under the first, for that is the one people know. */
export function prove(
  { name, sha256 }: NamedDigest,
  attestations: readonly AttestationRecord[],
  { policies, predicateTypes }: ReleasePolicy,
  verifier: BundleVerifier,
): Proof {
  const [first, ...formers] = policies
  const attempt = (policy: VerificationPolicy): Proof => {
    try {
      const requirements = requirementsOf(predicateTypes, policy)
      const artifact = { name, sha256, requirements, attestations }
      return { artifact: VerifiedArtifact.verify(artifact, verifier), policy }
    } catch (thrown) {
      const refusal = toReleaseError(thrown)
      return { refusal, refused: refusalsOf(refusal) }
    }
  }
  const now = attempt(first)
  if ('artifact' in now) return now
  for (const former of formers) {
    const before = attempt(former)
    if ('artifact' in before) return before
  }
  return now
}

function requirementsOf(
  [first, ...others]: ReleasePolicy['predicateTypes'],
  policy: VerificationPolicy,
): readonly [Requirement, ...Requirement[]] {
  return [
    { predicateType: first, policy },
    ...others.map(predicateType => ({ predicateType, policy })),
  ]
}

/** Whether a refusal says that something could not be judged at all: a trust root that is not to be had. */
export function couldNotJudge(
  refused: readonly RefusedAttestation[],
): RefusedAttestation | undefined {
  return refused.find(({ code }) => ERROR_CATALOG[code].class === 'operational')
}

/** Why an attestation of a kind that is not required is not accepted either; undefined: it is. */
export function refusalOfOther(
  { name, sha256 }: NamedDigest,
  record: AttestationRecord,
  policy: VerificationPolicy,
  verifier: BundleVerifier,
): RefusedAttestation | undefined {
  const predicateType = peekStatement(record.bundle)?.predicateType ?? ''
  const requirements = [{ predicateType, policy }] as const
  try {
    verifyAttestations({ name, sha256, requirements, attestations: [record] }, verifier)
    return undefined
  } catch (thrown) {
    return refusalsOf(toReleaseError(thrown))[0]
  }
}

/** The name in the certificate, where the proof holds. */
export function signerOf(record: AttestationRecord, verifier: BundleVerifier): string | null {
  try {
    return verifier.verify(record.bundle).signer.subjectAlternativeName
  } catch {
    return null
  }
}

/** Whether a bundle names these bytes; what cannot be read names nothing. */
export function isAbout({ bundle }: AttestationRecord, sha256: Sha256): boolean {
  return peekStatement(bundle)?.subject.some(({ digest }) => digest['sha256'] === sha256) === true
}

/** Other digests that bundles claim for a name. Claims: each is to be proven before it says anything. */
export function digestsClaimedFor(
  name: string,
  sha256: Sha256,
  records: readonly AttestationRecord[],
): readonly string[] {
  const claimed = records
    .flatMap(({ bundle }) => peekStatement(bundle)?.subject ?? [])
    .flatMap(subject => (subject.name === name ? (subject.digest['sha256'] ?? []) : []))
  return [...new Set(claimed)].filter(digest => digest !== sha256)
}
