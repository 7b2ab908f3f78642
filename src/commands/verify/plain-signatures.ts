/** `verify` of plain signatures: over the bytes, from bundle files alone, since GitHub's store keeps attestations only. */
import { digestName } from '../../attest/digest.ts'
import type { BlobVerifier } from '../../verify/signed-blob.ts'
import { judgeSignatures } from '../../verify/file-signatures.ts'
import { openDimensions } from '../../verify/policy.ts'
import type { VerifyInputs } from '../command-inputs.ts'
import type { StepResult } from '../ports.ts'
import { policyOf, type PolicyPorts } from '../verify-policy.ts'
import { startConclusion, type ConclusionPorts } from './conclusion.ts'
import { readBundles } from './evidence.ts'
import { filesOf, readSubjectBytes, type SubjectPorts } from './subjects.ts'

export type SignaturePorts = SubjectPorts & PolicyPorts & ConclusionPorts

/** One file after the other, so that only one of them is in memory. */
export async function verifySignatures(
  inputs: VerifyInputs,
  verifier: BlobVerifier,
  ports: SignaturePorts,
): Promise<StepResult> {
  const paths = await filesOf(inputs, ports)
  const policy = await policyOf(inputs, ports)
  const signatures = inputs.bundles.length > 0 ? await readBundles(inputs.bundles, ports) : []
  const conclusion = await startConclusion(inputs, paths.length, ports)
  for (const path of paths) {
    const { label, digest, bytes } = await readSubjectBytes(path, inputs, ports)
    const file = { label, bytes, signatures }
    const { accepted, ...verdict } = judgeSignatures(file, verifier, policy)
    const base = { subject: label, digest: digestName(digest), open: openDimensions(policy) }
    await conclusion.add({ ...base, ...verdict, accepted: [], signatures: accepted })
  }
  return conclusion.end()
}
