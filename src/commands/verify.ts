/** `verify`: files or digests against their attestations, fail-closed, online or offline. */
import { basename, resolve } from 'node:path'
import { parseBundleFile } from '../attest/bundle-file.ts'
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import { verificationReport, type SubjectVerdict } from '../report/verification-report.ts'
import { verifySummary } from '../report/verify-summary.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import { eachBundleOnce } from '../verify/each-bundle-once.ts'
import { withoutPublicGood } from '../verify/without-public-good.ts'
import { openDimensions, type VerificationPolicy } from '../verify/policy.ts'
import {
  refusalsOf,
  VerifiedArtifact,
  type AttestationRecord,
  type Requirement,
} from '../verify/verified-artifact.ts'
import { sameName } from '../verify/workflow-uri.ts'
import type { AttestationStore } from './attestation-ports.ts'
import type { VerifyInputs } from './command-inputs.ts'
import { fetchAttestations } from './fetch-attestations.ts'
import type { Clock, Files, Log, Sleep, StepResult } from './ports.ts'
import { policyOf, type PolicyPorts } from './verify-policy.ts'

export interface VerifyPorts extends PolicyPorts {
  readonly files: Files
  readonly store: Pick<AttestationStore, 'list'>
  readonly log: Log
  readonly clock: Clock
  readonly sleep: Sleep
  /** Paths and patterns, relative to the workspace → files; one that matches nothing is refused. */
  readonly expand: (patterns: readonly string[]) => Promise<readonly string[]>
  readonly loadVerifier: () => Promise<BundleVerifier>
}

// In a job after the one that signed, the store may still lag.
const OWN_DEADLINE = 20_000
const MAX_BUNDLE_FILE = 256 * 1024 * 1024

/** The command. A refusal is a failure of the step, beside the report that explains it. */
export async function runVerify(inputs: VerifyInputs, ports: VerifyPorts): Promise<StepResult> {
  const subjects = await readSubjects(inputs, ports)
  const policy = await policyOf(inputs, ports)
  const offline = inputs.bundles.length > 0 ? await readBundles(inputs.bundles, ports) : undefined
  const loaded = await ports.loadVerifier()
  const verifier = eachBundleOnce(inputs.noPublicGood ? withoutPublicGood(loaded) : loaded)
  const verdicts: SubjectVerdict[] = []
  for (const subject of subjects) {
    const records = offline ?? (await fetchFor(subject, inputs, ports))
    verdicts.push(judge(subject, records, { verifier, policy, inputs }))
  }
  return conclude(inputs, verdicts, ports)
}

interface Subject {
  readonly label: string
  readonly sha256: Sha256
}

async function readSubjects(
  { subjectPaths, subjects }: VerifyInputs,
  { expand, files }: VerifyPorts,
): Promise<readonly Subject[]> {
  const found: Subject[] = []
  for (const path of subjectPaths.length > 0 ? await expand(subjectPaths) : []) {
    const { name, sha256 } = await files.measure(path)
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

async function readBundles(
  paths: readonly string[],
  { expand, files }: VerifyPorts,
): Promise<readonly AttestationRecord[]> {
  const records: AttestationRecord[] = []
  for (const path of await expand(paths)) {
    const source = basename(path)
    const bundles = parseBundleFile(await files.readText(path, MAX_BUNDLE_FILE), source)
    records.push(...bundles.map(bundle => ({ source, bundle })))
  }
  return records
}

async function fetchFor(
  { sha256 }: Subject,
  { repo, owner, predicateTypes }: VerifyInputs,
  ports: VerifyPorts,
): Promise<readonly AttestationRecord[]> {
  const repository = repo ?? owner
  if (repository === undefined) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'without repo and owner there is no store to ask: give the bundle',
    })
  }
  const deadlineMs = sameName(repository, ports.context.repository) ? OWN_DEADLINE : 0
  return fetchAttestations(sha256, predicateTypes, { ...ports, repository }, { deadlineMs })
}

interface Judging {
  readonly verifier: BundleVerifier
  readonly policy: VerificationPolicy
  readonly inputs: VerifyInputs
}

function judge(
  { label, sha256 }: Subject,
  attestations: readonly AttestationRecord[],
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
    const failure = toReleaseError(thrown)
    return { ...base, accepted: [], refused: refusalsOf(failure), failure }
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

async function conclude(
  { repo, owner }: VerifyInputs,
  verdicts: readonly SubjectVerdict[],
  { files, log }: VerifyPorts,
): Promise<StepResult> {
  for (const { subject, failure } of verdicts) {
    log.info(`${subject}: ${failure === undefined ? 'verified' : failure.message}`)
  }
  const path = resolve(await files.keptFolder('verify'), 'verification-report.json')
  await files.writeText(
    path,
    `${JSON.stringify(verificationReport({ repo, owner }, verdicts), null, 2)}\n`,
  )
  const failures = verdicts.flatMap(({ failure }) => failure ?? [])
  const worst = failures.find(failure => failure.class === 'security') ?? failures[0]
  return {
    outputs: { verified: String(worst === undefined), 'report-path': path },
    summary: verifySummary(repo ?? owner ?? 'the name in the certificate', verdicts),
    ...(worst === undefined ? {} : { failure: worst }),
  }
}
