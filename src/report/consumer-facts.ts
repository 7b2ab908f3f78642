/** From what was verified to what a consumer must know. */
import { isArtifact, stagedFiles, type ReleasePlan } from '../plan/release-plan.ts'
import { plansSignatures } from '../plan/signature-name.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import type { VerifiedArtifact } from '../verify/verified-artifact.ts'
import type { ConsumerFacts } from './consumer-commands.ts'

/** Takes the first planned file that is there as the example; its own certificate says who signed it. */
export function consumerFacts(source: {
  readonly plan: ReleasePlan
  readonly identity: RunIdentity
  readonly tag: string
  readonly serverUrl: string
  readonly verified: readonly VerifiedArtifact[]
}): ConsumerFacts {
  const { plan, identity, tag, serverUrl, verified } = source
  const planned = stagedFiles(plan)
  const present = planned.find(({ name }) => verified.some(file => file.name === name))
  const example = present ?? planned[0]
  const proof = verified.find(file => file.name === example?.name)?.accepted[0]
  const signer = proof?.signer.subjectAlternativeName.slice(`${serverUrl}/`.length)
  return {
    serverUrl,
    repository: identity.repository,
    tag,
    file: example?.name ?? plan.checksums,
    archive:
      example !== undefined && isArtifact(example) ? (example.archive ?? undefined) : undefined,
    signed: plansSignatures(plan),
    sbomFile: example?.sbom ?? undefined,
    checksums: plan.checksums,
    signer: signer ?? identity.jobWorkflowRef,
    ownSigner: identity.jobWorkflowRef,
    sourceRef: identity.ref,
    commit: identity.sha,
  }
}
