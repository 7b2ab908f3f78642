/** What the build jobs made, against the evidence in the store: never against what this job still has in memory. */
import {
  ASSEMBLED_BUILD_TYPE,
  PROVENANCE_V1,
  sbomPredicateType,
  WORKFLOW_BUILD_TYPE,
} from '../../attest/predicate.ts'
import { isAssembled } from '../../plan/release-plan.ts'
import { checkSbomFile } from '../../release/sbom-file.ts'
import type {
  AttestedArtifact,
  Requirement,
  VerifiedArtifact,
} from '../../verify/verified-artifact.ts'
import type { StagedArtifact } from '../collect-staged.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import type { MeasuredFile } from '../ports.ts'
import { verifyFromStore, type Judge } from './verify-from-store.ts'

/** The signing job ended before this one began; what it stored needs a moment at most. */
const DEADLINE_MS = 30_000

/** Every staged file with its SBOM file, or the first refusal. */
export async function verifyPayload(
  staged: readonly StagedArtifact[],
  judge: Judge,
  ports: FetchPorts,
): Promise<readonly VerifiedArtifact[]> {
  const verified: VerifiedArtifact[] = []
  for (const item of staged) verified.push(await verifyStaged(item, judge, ports, DEADLINE_MS))
  return verified
}

export interface RehearsedPayload {
  readonly verified: readonly VerifiedArtifact[]
  /** Names of files without any attestation. */
  readonly unsigned: readonly string[]
}

/** Where nothing was signed there is nothing to verify; what is there is verified all the same. */
export async function rehearsePayload(
  staged: readonly StagedArtifact[],
  judge: Judge,
  ports: FetchPorts,
): Promise<RehearsedPayload> {
  const verified: VerifiedArtifact[] = []
  const unsigned: string[] = []
  for (const item of staged) {
    const listed = await ports.store.list(item.file.sha256, ports.repository)
    if (listed.length === 0) unsigned.push(item.file.name)
    else verified.push(await verifyStaged(item, judge, ports, 0))
  }
  return { verified, unsigned }
}

async function verifyStaged(
  { planned, file, sbom, inner }: StagedArtifact,
  { verifier, policy }: Judge,
  ports: FetchPorts,
  deadlineMs: number,
): Promise<VerifiedArtifact> {
  const provenance: Requirement = {
    predicateType: PROVENANCE_V1,
    policy,
    buildTypes: [isAssembled(planned) ? ASSEMBLED_BUILD_TYPE : WORKFLOW_BUILD_TYPE],
  }
  const requirements: AttestedArtifact['requirements'] =
    planned.sbom === null
      ? [provenance]
      : [provenance, { predicateType: sbomPredicateType(planned.sbom), policy }]
  const verify = async (
    { name, sha256 }: MeasuredFile,
    contains: { readonly contains?: VerifiedArtifact },
  ): Promise<VerifiedArtifact> => {
    const artifact = { name, sha256, requirements, ...contains }
    const verified = await verifyFromStore(artifact, verifier, ports, deadlineMs)
    if (sbom !== null) checkSbomFile(verified, sbom)
    ports.log.info(`${name}: verified`)
    return verified
  }
  return verify(file, inner === null ? {} : { contains: await verify(inner, {}) })
}
