/** A file and the attestations that the store holds about it: the one way of this command to a VerifiedArtifact. */
import { ReleaseError } from '../../errors/release-error.ts'
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

/**
 * Fetches and verifies. Anybody who may write to the store can list an attestation of the same bytes, an older run as
 * well as a stranger, and it may be listed before the one that counts: what is refused is asked for again until it
 * passes or the deadline is over, and then the verdict is final.
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
    enough: records => passes(() => verify(records)),
  })
  return judgeFetched(found, () => verify(found.records))
}

function passes(verify: () => unknown): boolean {
  try {
    verify()
    return true
  } catch (thrown) {
    // Only for the question whether to wait: the verdict itself is thrown by the caller. What is no refusal is a fault.
    if (thrown instanceof ReleaseError) return false
    throw thrown
  }
}
