/** A file and the attestations that the store holds about it: the one way of this command to a VerifiedArtifact. */
import type { ErrorCode } from '../../errors/catalog.ts'
import { toReleaseError } from '../../errors/release-error.ts'
import type { BundleVerifier } from '../../verify/bundle-verifier.ts'
import type { VerificationPolicy } from '../../verify/policy.ts'
import {
  VerifiedArtifact,
  type AttestationRecord,
  type AttestedArtifact,
} from '../../verify/verified-artifact.ts'
import { fetchAttestations, judgeFetched, type FetchPorts } from '../fetch-attestations.ts'

/** Whom the evidence must come from, and what checks its signatures. */
export interface Judge {
  readonly verifier: BundleVerifier
  readonly policy: VerificationPolicy
}

/** What an older attestation of the same bytes is refused for: the one that is waited for may still come. */
const MAY_BE_OLDER: readonly ErrorCode[] = [
  'ATTESTATION_NOT_FOUND',
  'PREDICATE_TYPE_NOT_FOUND',
  'RUN_MISMATCH',
  'REF_MISMATCH',
  'COMMIT_MISMATCH_SIGNED',
  'SIGNER_REF_MISMATCH',
  'SIGNER_DIGEST_MISMATCH',
]

/**
 * Fetches and verifies. The store may list an old attestation of the same bytes before it lists the new one: it is
 * asked until the answer can no longer change for the better or the deadline is over, and then the verdict is final.
 */
export async function verifyFromStore(
  artifact: Omit<AttestedArtifact, 'attestations'>,
  verifier: BundleVerifier,
  ports: FetchPorts,
  deadlineMs: number,
): Promise<VerifiedArtifact> {
  const verify = (attestations: readonly AttestationRecord[]): VerifiedArtifact =>
    VerifiedArtifact.verify({ ...artifact, attestations }, verifier)
  const types = artifact.requirements.map(({ predicateType }) => predicateType)
  const found = await fetchAttestations(artifact.sha256, types, ports, {
    deadlineMs,
    enough: records => isSettled(() => verify(records)),
  })
  return judgeFetched(found, () => verify(found.records))
}

function isSettled(verify: () => unknown): boolean {
  try {
    verify()
    return true
  } catch (thrown) {
    // Only for the question whether to wait: the verdict itself is thrown by the caller.
    return !MAY_BE_OLDER.includes(toReleaseError(thrown).code)
  }
}
