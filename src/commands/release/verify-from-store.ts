/** A file and the attestations that the store holds about it: the one way of this command to a VerifiedArtifact. */
import type { BundleVerifier } from '../../verify/bundle-verifier.ts'
import type { VerificationPolicy } from '../../verify/policy.ts'
import {
  VerifiedArtifact,
  type AttestationRecord,
  type AttestedArtifact,
} from '../../verify/verified-artifact.ts'
import { fetchAttestations, type FetchPorts } from '../fetch-attestations.ts'

/** Whom the evidence must come from, and what checks its signatures. */
export interface Judge {
  readonly verifier: BundleVerifier
  readonly policy: VerificationPolicy
}

/**
 * Fetches and verifies. The store may list an old attestation of the same bytes before it lists the new one: it is
 * asked until something passes or the deadline is over, and then the refusal is the last word.
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
  return verify(found)
}

function passes(verify: () => unknown): boolean {
  try {
    verify()
    return true
  } catch {
    // Only for the question whether to wait: the verdict itself is thrown by the caller.
    return false
  }
}
