/** Signed verification summaries: a verdict about each file, itself read back and verified before anything is published. */
import type { SigstoreInstance } from '../../attest/instance.ts'
import { PROVENANCE_V1, VERIFICATION_SUMMARY_V1 } from '../../attest/predicate.ts'
import {
  buildTypesOf,
  checkSummary,
  summaryClaim,
  type SummaryFacts,
} from '../../release/verification-summary.ts'
import type { VerificationPolicy } from '../../verify/policy.ts'
import type { Requirement, VerifiedArtifact } from '../../verify/verified-artifact.ts'
import { attestSubjects, type AttestPorts } from '../attest-subjects.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import { verifyFromStore, type Judge } from './verify-from-store.ts'

/** What the summaries say beside the verdict. */
export interface Summaries extends Omit<SummaryFacts, 'time'> {
  /** Whom the evidence of the builds must come from. */
  readonly buildPolicy: VerificationPolicy
}

export interface Summarising {
  readonly summaries: Summaries
  readonly instance: SigstoreInstance
  readonly maxEnvelope: number
  readonly runAttempt: number
  readonly judge: Judge
  /** Names the workflow artifact that keeps the bundles. */
  readonly what: string
  /** How long the store may take to list what was stored a moment ago. */
  readonly lagMs: number
}

/** A file that was verified, and by which policy. */
export interface Judged {
  readonly file: VerifiedArtifact
  readonly policy: VerificationPolicy
}

/** Signs and stores a summary of each file; then verifies each file anew, with its summary as one thing more. */
export async function summarise(
  judged: readonly Judged[],
  { summaries, instance, maxEnvelope, runAttempt, judge, what, lagMs }: Summarising,
  ports: AttestPorts & FetchPorts,
): Promise<readonly VerifiedArtifact[]> {
  const facts = { ...summaries, time: ports.clock() }
  const items = judged.map(one => ({ ...one, claim: summaryClaim(one.file, facts) }))
  await attestSubjects(
    items.map(({ claim }) => claim),
    {
      instance,
      maxEnvelope,
      evidenceArtifact: `attested-release-evidence-release-${what}--${runAttempt}`,
    },
    ports,
  )
  const verified: VerifiedArtifact[] = []
  for (const { file, policy, claim } of items) {
    const summary: Requirement = { predicateType: VERIFICATION_SUMMARY_V1, policy: judge.policy }
    const again = await verifyFromStore(
      {
        name: file.name,
        sha256: file.sha256,
        requirements: [summary, ...requirementsOf(file, policy)],
        ...(file.contains === null ? {} : { contains: file.contains }),
      },
      judge.verifier,
      ports,
      lagMs,
    )
    checkSummary(again, claim)
    verified.push(again)
  }
  return verified
}

/** What the file was verified for already. */
function requirementsOf(
  file: VerifiedArtifact,
  policy: VerificationPolicy,
): readonly Requirement[] {
  const types = [...new Set(file.accepted.map(({ predicateType }) => predicateType))]
  const [first, ...more] = buildTypesOf(file)
  return types.map(predicateType =>
    predicateType === PROVENANCE_V1 && first !== undefined
      ? { predicateType, policy, buildTypes: [first, ...more] }
      : { predicateType, policy },
  )
}
