/** `verify`: files or digests against their attestations, fail-closed, online or offline. */
import { digestName } from '../attest/digest.ts'
import { ASSEMBLED_BUILD_TYPE, WORKFLOW_BUILD_TYPE } from '../attest/predicate.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { SubjectVerdict } from '../report/verification-report.ts'
import type { BundleVerifier, Verifiers } from '../verify/bundle-verifier.ts'
import { eachBundleOnce } from '../verify/each-bundle-once.ts'
import { withoutPublicGood } from '../verify/without-public-good.ts'
import { openDimensions, type VerificationPolicy } from '../verify/policy.ts'
import { refusalsOf, verifyAttestations, type Requirement } from '../verify/verified-artifact.ts'
import type { VerifyInputs } from './command-inputs.ts'
import { inOrder, sideBySide } from './concurrent.ts'
import type { FetchedAttestations } from './fetch-attestations.ts'
import type { Log, StepResult } from './ports.ts'
import { startConclusion } from './verify/conclusion.ts'
import { openEvidence, type EvidencePorts } from './verify/evidence.ts'
import { verifySignatures } from './verify/plain-signatures.ts'
import { readSubjects, type Subject, type VerifyFiles } from './verify/subjects.ts'
import { policyOf } from './verify-policy.ts'

export interface VerifyPorts extends EvidencePorts {
  readonly files: VerifyFiles
  readonly log: Log
  readonly loadVerifier: () => Promise<Verifiers>
}

/** Subjects whose bundles are fetched while others are judged. */
const FILES_AHEAD = 8

/** The command. A refusal is a failure of the step, beside the report that explains it. */
export async function runVerify(inputs: VerifyInputs, ports: VerifyPorts): Promise<StepResult> {
  if (inputs.bundleContent === 'attestation') return verifySubjects(inputs, ports)
  return verifySignatures(inputs, accepting(inputs, await ports.loadVerifier()), ports)
}

function accepting({ noPublicGood }: VerifyInputs, verifier: Verifiers): Verifiers {
  return noPublicGood ? withoutPublicGood(verifier) : verifier
}

async function verifySubjects(inputs: VerifyInputs, ports: VerifyPorts): Promise<StepResult> {
  const [subjects, policy, evidenceOf, loaded] = await sideBySide(
    readSubjects(inputs, ports),
    policyOf(inputs, ports),
    openEvidence(inputs, ports),
    ports.loadVerifier(),
  )
  const verifier = eachBundleOnce(accepting(inputs, loaded))
  const conclusion = await startConclusion(inputs, subjects.length, ports)
  const evidence = evidenceOf(subjects)
  const fetched = inOrder(subjects, FILES_AHEAD, async subject => ({
    subject,
    found: await evidence(subject),
  }))
  for await (const { subject, found } of fetched) {
    await conclusion.add(judge(subject, found, { verifier, policy, inputs }))
  }
  return conclusion.end()
}

interface Judging {
  readonly verifier: BundleVerifier
  readonly policy: VerificationPolicy
  readonly inputs: VerifyInputs
}

function judge(
  { label, digest }: Subject,
  { records: attestations, unreadable }: FetchedAttestations,
  { verifier, policy, inputs }: Judging,
): SubjectVerdict {
  const open = openDimensions(policy)
  const base = { subject: label, digest: digestName(digest), signatures: [], open }
  try {
    const requirements = requirementsOf(inputs.predicateTypes, policy)
    // Who downloads a file may rename it: here the digest alone decides.
    const artifact = { ...digest, name: null, label, requirements, attestations }
    const { accepted, refused } = verifyAttestations(artifact, verifier)
    return { ...base, accepted, refused, failure: undefined }
  } catch (thrown) {
    const refusal = toReleaseError(thrown)
    // What could not be read might have been what is missing: then that is the news, and the refusals stay beside it.
    const [failure = refusal] = unreadable
    return { ...base, accepted: [], refused: refusalsOf(refusal), failure }
  }
}

function requirementsOf(
  types: readonly string[],
  policy: VerificationPolicy,
): readonly [Requirement, ...Requirement[]] {
  const [first, ...others] = types.map((predicateType): Requirement => ({
    predicateType,
    policy,
    // What is claimed of a file that another tool made, report and summary say.
    buildTypes: [WORKFLOW_BUILD_TYPE, ASSEMBLED_BUILD_TYPE],
  }))
  if (first !== undefined) return [first, ...others]
  throw new ReleaseError('INPUT_INVALID', { message: 'no predicate type is required' })
}
