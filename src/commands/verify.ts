/** `verify`: files, digests or images against their attestations, fail-closed, online or offline. */
import { digestName, type Sha256 } from '../attest/digest.ts'
import { ASSEMBLED_BUILD_TYPE, WORKFLOW_BUILD_TYPE } from '../attest/predicate.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { SubjectVerdict } from '../report/verification-report.ts'
import type { Verifiers } from '../verify/bundle-verifier.ts'
import { eachBundleOnce } from '../verify/each-bundle-once.ts'
import { withoutPublicGood } from '../verify/without-public-good.ts'
import { judgeImageSignatures, type ImageSignatureVerdict } from '../verify/image-signatures.ts'
import { openDimensions, type VerificationPolicy } from '../verify/policy.ts'
import { refusalsOf, verifyAttestations, type Requirement } from '../verify/verified-artifact.ts'
import type { VerifyInputs } from './command-inputs.ts'
import { inOrder, sideBySide } from './concurrent.ts'
import type { FetchedAttestations } from './fetch-attestations.ts'
import type { ImageRegistry } from './image-ports.ts'
import type { Log, StepResult } from './ports.ts'
import { startConclusion } from './verify/conclusion.ts'
import { openEvidence, type Evidence, type EvidencePorts } from './verify/evidence.ts'
import { checkTagStays, type ImageSubject } from './verify/images.ts'
import { verifySignatures } from './verify/plain-signatures.ts'
import { createReadRegistry, type RegistryEvidence } from './verify/registry-evidence.ts'
import { readSubjects, type Subject, type VerifyFiles } from './verify/subjects.ts'
import { policyOf } from './verify-policy.ts'

export interface VerifyPorts extends Omit<EvidencePorts, 'registryEvidence'> {
  readonly registry: ImageRegistry
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

async function verifySubjects(inputs: VerifyInputs, world: VerifyPorts): Promise<StepResult> {
  const ports = {
    ...world,
    registryEvidence: createReadRegistry(world.registry, readersOf(inputs)),
  }
  const [subjects, policy, evidenceOf, loaded] = await sideBySide(
    readSubjects(inputs, ports),
    policyOf(inputs, ports),
    openEvidence(inputs, ports),
    ports.loadVerifier(),
  )
  const accepted = accepting(inputs, loaded)
  const verifier = { ...accepted, ...eachBundleOnce(accepted) }
  const conclusion = await startConclusion(inputs, subjects.length, ports)
  const evidence = evidenceOf(subjects)
  const fetched = inOrder(subjects, FILES_AHEAD, async subject => ({
    subject,
    found: await evidence(subject),
    signed: await signaturesOf(subject, inputs, { ...ports, evidence }),
  }))
  for await (const { subject, found, signed } of fetched) {
    const judging = { verifier, policy, inputs }
    const verdict = judge(subject, found, judging)
    await conclusion.add(
      subject.image === undefined
        ? verdict
        : await judgeImage(verdict, { subject, signed }, judging, world),
    )
  }
  return conclusion.end()
}

/** Who reads what a registry keeps of an image. */
function readersOf({ bundleFromOci, requireSignature, bundles }: VerifyInputs): number {
  return Number(bundleFromOci) + Number(requireSignature && bundles.length === 0)
}

interface Judging {
  readonly verifier: Verifiers
  readonly policy: VerificationPolicy
  readonly inputs: VerifyInputs
}

/** Where the signatures of an image are: in its registry, or in the bundles that were given instead. */
async function signaturesOf(
  subject: Subject,
  { requireSignature, bundles }: VerifyInputs,
  ports: Pick<EvidencePorts, 'registryEvidence'> & { readonly evidence: Evidence },
): Promise<RegistryEvidence | undefined> {
  if (!requireSignature || subject.image === undefined) return undefined
  if (bundles.length > 0) return { ...(await ports.evidence(subject)), payloads: [] }
  return ports.registryEvidence(subject.image.name, subject.digest.sha256)
}

/** The same verdict with all else that is demanded of an image: its signature, and that its tag stays. */
async function judgeImage(
  verdict: SubjectVerdict,
  image: { readonly subject: ImageSubject; readonly signed: RegistryEvidence | undefined },
  { verifier, policy }: Judging,
  ports: Pick<VerifyPorts, 'registry'>,
): Promise<SubjectVerdict> {
  const { subject, signed } = image
  const { label, digest } = subject
  const signature =
    signed && signatureVerdict({ label, sha256: digest.sha256, signed }, verifier, policy)
  const failure = worse(verdict.failure, signature?.failure)
  return {
    ...verdict,
    image: subject.image,
    accepted: [...verdict.accepted, ...(signature?.accepted ?? [])],
    signatures: signature?.signatures ?? [],
    refused: [...verdict.refused, ...(signature?.refused ?? [])],
    failure: failure ?? (await failureOf(checkTagStays(subject, ports))),
  }
}

function signatureVerdict(
  image: { readonly label: string; readonly sha256: Sha256; readonly signed: RegistryEvidence },
  verifier: Verifiers,
  policy: VerificationPolicy,
): ImageSignatureVerdict {
  const { signed, ...known } = image
  const { records: bundles, payloads, unreadable } = signed
  const verdict = judgeImageSignatures({ ...known, bundles, payloads }, verifier, policy)
  const [lost] = unreadable
  return verdict.failure === undefined || lost === undefined
    ? verdict
    : { ...verdict, failure: lost }
}

function worse(
  one: ReleaseError | undefined,
  other: ReleaseError | undefined,
): ReleaseError | undefined {
  return one?.class === 'security' ? one : other?.class === 'security' ? other : (one ?? other)
}

async function failureOf(work: Promise<void>): Promise<ReleaseError | undefined> {
  try {
    await work
    return undefined
  } catch (thrown) {
    return toReleaseError(thrown)
  }
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
