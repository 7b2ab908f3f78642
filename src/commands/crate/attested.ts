/** Attesting what is served, at most once, and verifying it at once. */
import type { SigstoreInstance } from '../../attest/instance.ts'
import { checkLimits } from '../../attest/limits.ts'
import { PROVENANCE_V1 } from '../../attest/predicate.ts'
import { sha256Of } from '../../attest/digest.ts'
import type { Claim } from '../../attest/subject.ts'
import { checkPublisher, foreignPublisher } from '../../crate/origin.ts'
import { toReleaseError } from '../../errors/release-error.ts'
import type { RunIdentity } from '../../run/run-identity.ts'
import { ofEarlierRun } from '../../verify/policies.ts'
import type { Demand, RunDemand } from '../../verify/policy.ts'
import { VerifiedArtifact } from '../../verify/verified-artifact.ts'
import { attestSubjects, type StoredAttestation } from '../attest-subjects.ts'
import { fetchAttestations, judgeFetched, type FetchPorts } from '../fetch-attestations.ts'
import { verifyOwn } from '../release/own-evidence.ts'
import type { Judge } from '../release/verify-from-store.ts'
import type { CratePorts } from './ports.ts'
import type { Served } from './served.ts'

/** For what was stored a moment ago; the store's lag has no documented bound. */
const LAG_MS = 120_000
/** A run id alone does not bound the attempts; GitHub allows far fewer. */
const ANY_ATTEMPT = 999_999

export interface AttestedCrate {
  readonly served: Served
  readonly verified: VerifiedArtifact
  /** undefined: attested before, and left as it is. */
  readonly attestation: StoredAttestation | undefined
}

export interface CrateSigning {
  readonly identity: RunIdentity
  readonly instance: SigstoreInstance
  readonly maxEnvelope: number
  /** This job's own identity, exactly. */
  readonly judge: Judge
}

/** Everything that this workflow has not attested yet is attested; all of it is verified from the store. */
export async function attestServed(
  served: readonly Served[],
  signing: CrateSigning,
  ports: CratePorts,
): Promise<readonly AttestedCrate[]> {
  const fetching = { ...ports, repository: ports.context.repository }
  const before = new Map<Served, VerifiedArtifact>()
  for (const one of served) {
    const verified = await attestedBefore(one, signing, fetching)
    if (verified !== undefined) before.set(one, verified)
  }
  const due = served.filter(one => !before.has(one))
  const stored = due.length === 0 ? [] : await attest(due, signing, ports)
  const attested: AttestedCrate[] = []
  for (const one of served) {
    const attestation = stored[due.indexOf(one)]
    const verified =
      before.get(one) ?? (await verifyOwn(subjectOf(one), signing.judge, fetching, LAG_MS))
    attested.push({ served: one, verified, attestation })
  }
  return attested
}

/** The claims of a rehearsal are measured, and go nowhere. */
export async function measureClaims(
  served: readonly Served[],
  { instance, maxEnvelope }: Pick<CrateSigning, 'instance' | 'maxEnvelope'>,
  ports: CratePorts,
): Promise<void> {
  checkLimits(await claimsOf(served, ports), { instance, maxEnvelope })
}

async function attest(
  due: readonly Served[],
  { instance, maxEnvelope }: CrateSigning,
  ports: CratePorts,
): Promise<readonly StoredAttestation[]> {
  const names = due.map(({ crate }) => crate.file).sort()
  // Jobs that attest different crates of one run must not take each other's name.
  const part = sha256Of(names.join('\n')).slice(0, 8)
  const evidenceArtifact = `attested-release-evidence-crate.${part}--${ports.context.runAttempt}`
  const claims = await claimsOf(due, ports)
  return attestSubjects(claims, { instance, maxEnvelope, evidenceArtifact }, ports)
}

async function claimsOf(
  served: readonly Served[],
  { signer }: CratePorts,
): Promise<readonly Claim[]> {
  const provenance = await signer.provenancePredicate()
  return served.map(one => ({ subject: subjectOf(one), ...provenance }))
}

function subjectOf({ crate }: Served): Claim['subject'] {
  return { name: crate.file, sha256: crate.sha256 }
}

/**
 * Provenance that this workflow made for this commit before, verified. Where the registry names the publishing run, it
 * must be that run's; a crate that another run published and did not attest is nothing that this run can vouch for.
 */
async function attestedBefore(
  one: Served,
  { identity, judge }: CrateSigning,
  ports: FetchPorts,
): Promise<VerifiedArtifact | undefined> {
  const { crate, api } = one
  const publisher = api === 'no API' ? undefined : api.publisher
  const otherRun = checkPublisher(crate.id, publisher, identity)
  const { repository } = identity
  const run: Demand<RunDemand> =
    publisher === undefined
      ? { open: 'the registry names no run that published it' }
      : { equal: { repository, runId: publisher.runId, maxAttempt: ANY_ATTEMPT } }
  const found = await fetchAttestations(crate.sha256, [PROVENANCE_V1], ports, { deadlineMs: 0 })
  const policy = ofEarlierRun(judge.policy, run)
  const requirements = [{ predicateType: PROVENANCE_V1, policy }] as const
  try {
    return judgeFetched(found, () => {
      const artifact = { ...subjectOf(one), requirements, attestations: found.records }
      return VerifiedArtifact.verify(artifact, judge.verifier)
    })
  } catch (thrown) {
    // What could not be read may be the very evidence that would be made a second time.
    if (found.unreadable.length > 0) throw thrown
    // Other attestations of the same bytes do no harm, and prove nothing of this run.
    if (found.records.length > 0) ports.log.info(`${crate.file}: ${toReleaseError(thrown).message}`)
  }
  if (otherRun === undefined) return undefined
  throw foreignPublisher(crate.id, [
    `run: expected ${identity.runId}, got ${otherRun}, which has not attested it; re-run that run's job`,
  ])
}
