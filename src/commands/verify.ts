/** `verify`: files or digests against their attestations, fail-closed, online or offline. */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { SubjectVerdict } from '../report/verification-report.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import { eachBundleOnce } from '../verify/each-bundle-once.ts'
import { withoutPublicGood } from '../verify/without-public-good.ts'
import { openDimensions, type VerificationPolicy } from '../verify/policy.ts'
import { refusalsOf, VerifiedArtifact, type Requirement } from '../verify/verified-artifact.ts'
import type { VerifyInputs } from './command-inputs.ts'
import { inOrder, mapAll, sideBySide } from './concurrent.ts'
import type { FetchedAttestations } from './fetch-attestations.ts'
import type { Files, Log, StepResult } from './ports.ts'
import { startConclusion } from './verify/conclusion.ts'
import { openEvidence, type EvidencePorts, type Subject } from './verify/evidence.ts'
import { policyOf } from './verify-policy.ts'

export interface VerifyPorts extends EvidencePorts {
  readonly files: Files
  readonly log: Log
  readonly loadVerifier: () => Promise<BundleVerifier>
}

// Hashing uses the pool of four threads that reading files does.
const FILES_AT_ONCE = 4
/** Subjects whose bundles are fetched while others are judged. */
const FILES_AHEAD = 8

/** The command. A refusal is a failure of the step, beside the report that explains it. */
export async function runVerify(inputs: VerifyInputs, ports: VerifyPorts): Promise<StepResult> {
  const [subjects, policy, evidenceOf, loaded] = await sideBySide(
    readSubjects(inputs, ports),
    policyOf(inputs, ports),
    openEvidence(inputs, ports),
    ports.loadVerifier(),
  )
  const verifier = eachBundleOnce(inputs.noPublicGood ? withoutPublicGood(loaded) : loaded)
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

async function readSubjects(
  { subjectPaths, subjects }: VerifyInputs,
  { expand, files }: VerifyPorts,
): Promise<readonly Subject[]> {
  const found: Subject[] = []
  const paths = subjectPaths.length > 0 ? await expand(subjectPaths) : []
  for (const { name, sha256 } of await mapAll(paths, FILES_AT_ONCE, async path =>
    files.measure(path),
  )) {
    found.push({ label: name, sha256 })
  }
  for (const text of subjects) {
    const sha256 = parseSubject(text)
    if (sha256 === undefined) {
      throw new ReleaseError('INPUT_INVALID', {
        message: text.startsWith('oci://')
          ? 'an image is verified by its digest; a tag can move'
          : 'a subject is no digest',
        expected: text.startsWith('oci://') ? 'oci://host/name@sha256:HEX' : 'sha256:HEX',
        actual: text,
      })
    }
    found.push({ label: text, sha256 })
  }
  if (found.length > 0) return found
  throw new ReleaseError('INPUT_INVALID', { message: 'there is nothing to verify' })
}

/** `sha256:HEX` or `oci://host/name@sha256:HEX`; the host is not asked: attestations of images are in GitHub's store. */
function parseSubject(text: string): Sha256 | undefined {
  const digest = /^oci:\/\/[^\s@]+@(sha256:.*)$/.exec(text)?.[1] ?? text
  return digest.startsWith('sha256:') ? parseSha256(digest) : undefined
}

interface Judging {
  readonly verifier: BundleVerifier
  readonly policy: VerificationPolicy
  readonly inputs: VerifyInputs
}

function judge(
  { label, sha256 }: Subject,
  { records: attestations, unreadable }: FetchedAttestations,
  { verifier, policy, inputs }: Judging,
): SubjectVerdict {
  const base = { subject: label, sha256, open: openDimensions(policy) }
  try {
    const requirements = requirementsOf(inputs.predicateTypes, policy)
    // Who downloads a file may rename it: here the digest alone decides.
    const artifact = { name: null, label, sha256, requirements, attestations }
    const { accepted, refused } = VerifiedArtifact.verify(artifact, verifier)
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
  const [first, ...others] = types.map((predicateType): Requirement => ({ predicateType, policy }))
  if (first !== undefined) return [first, ...others]
  throw new ReleaseError('INPUT_INVALID', { message: 'no predicate type is required' })
}
