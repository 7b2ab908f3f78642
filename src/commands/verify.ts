/** `verify`: files or digests against their attestations, fail-closed, online or offline. */
import { basename, resolve } from 'node:path'
import { parseBundleFile } from '../attest/bundle-file.ts'
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import { verificationReport, type SubjectVerdict } from '../report/verification-report.ts'
import { verifySummary } from '../report/verify-summary.ts'
import type { RunContext } from '../run/run-context.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import { consumerPolicy } from '../verify/policies.ts'
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

export interface RepositoryIds {
  readonly repositoryId: string
  readonly ownerId: string
}

export interface VerifyPorts {
  readonly context: RunContext
  readonly files: Files
  readonly store: Pick<AttestationStore, 'list'>
  readonly log: Log
  readonly clock: Clock
  readonly sleep: Sleep
  /** Paths and patterns, relative to the workspace → files; one that matches nothing is refused. */
  readonly expand: (patterns: readonly string[]) => Promise<readonly string[]>
  readonly loadVerifier: () => Promise<BundleVerifier>
  /** Ids of a repository by one look-up; undefined where it cannot be seen. */
  readonly repositoryIds: (repository: string) => Promise<RepositoryIds | undefined>
  /** `https://token.actions.githubusercontent.com` or a tenant's. */
  readonly tokenIssuer: string
}

// In a job after the one that signed, the store may still lag.
const OWN_DEADLINE = 20_000
const MAX_BUNDLE_FILE = 256 * 1024 * 1024

/** The command. A refusal is a failure of the step, beside the report that explains it. */
export async function runVerify(inputs: VerifyInputs, ports: VerifyPorts): Promise<StepResult> {
  const { repo } = inputs
  if (repo === undefined) {
    throw new ReleaseError('INPUT_INVALID', { message: 'repo is needed: whose file is it?' })
  }
  const subjects = await readSubjects(inputs, ports)
  const policy = await policyOf(repo, inputs, ports)
  const offline = inputs.bundles.length > 0 ? await readBundles(inputs.bundles, ports) : undefined
  const verifier = await ports.loadVerifier()
  const verdicts: SubjectVerdict[] = []
  for (const subject of subjects) {
    const records = offline ?? (await fetchFor(subject, repo, inputs, ports))
    verdicts.push(judge(subject, records, { verifier, policy, inputs }))
  }
  return conclude(repo, verdicts, ports)
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
    const sha256 = text.startsWith('sha256:') ? parseSha256(text) : undefined
    if (sha256 === undefined) {
      throw new ReleaseError('INPUT_INVALID', {
        message: 'a subject is no digest',
        expected: 'sha256:HEX',
        actual: text,
      })
    }
    found.push({ label: text, sha256 })
  }
  if (found.length > 0) return found
  throw new ReleaseError('INPUT_INVALID', { message: 'there is nothing to verify' })
}

async function policyOf(
  repo: string,
  inputs: VerifyInputs,
  ports: VerifyPorts,
): Promise<VerificationPolicy> {
  const ids = await idsOf(repo, inputs, ports)
  const { tag } = inputs
  const tagRef = tag === undefined ? undefined : `refs/tags/${tag}`
  if (tagRef !== undefined && inputs.sourceRef !== undefined && tagRef !== inputs.sourceRef) {
    throw new ReleaseError('INPUT_INVALID', {
      message: `tag and source-ref contradict each other: ${tagRef}, ${inputs.sourceRef}`,
    })
  }
  return consumerPolicy({
    serverUrl: ports.context.serverUrl,
    issuer: ports.tokenIssuer,
    repository: repo,
    repositoryId: inputs.repoId ?? ids?.repositoryId,
    ownerId: inputs.ownerId ?? ids?.ownerId,
    signerWorkflow: inputs.signerWorkflow,
    sourceRef: inputs.sourceRef ?? tagRef,
    sourceDigest: inputs.sourceDigest,
    runId: inputs.runId,
    denySelfHostedRunners: inputs.denySelfHostedRunners,
  })
}

async function idsOf(
  repo: string,
  inputs: VerifyInputs,
  { context, repositoryIds }: VerifyPorts,
): Promise<RepositoryIds | undefined> {
  if (sameName(repo, context.repository)) return context
  if (inputs.repoId !== undefined && inputs.ownerId !== undefined) return undefined
  // With bundle files nothing is fetched; what is not known then, the report names.
  return inputs.bundles.length > 0 ? undefined : repositoryIds(repo)
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
  repo: string,
  { predicateTypes }: VerifyInputs,
  ports: VerifyPorts,
): Promise<readonly AttestationRecord[]> {
  const deadlineMs = sameName(repo, ports.context.repository) ? OWN_DEADLINE : 0
  return fetchAttestations(sha256, predicateTypes, { ...ports, repository: repo }, { deadlineMs })
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
    const artifact = { name: null, sha256, requirements, attestations }
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
  repo: string,
  verdicts: readonly SubjectVerdict[],
  { files, log }: VerifyPorts,
): Promise<StepResult> {
  for (const { subject, failure } of verdicts) {
    log.info(`${subject}: ${failure === undefined ? 'verified' : failure.message}`)
  }
  const path = resolve(await files.keptFolder('verify'), 'verification-report.json')
  await files.writeText(path, `${JSON.stringify(verificationReport(repo, verdicts), null, 2)}\n`)
  const failures = verdicts.flatMap(({ failure }) => failure ?? [])
  const worst = failures.find(failure => failure.class === 'security') ?? failures[0]
  return {
    outputs: { verified: String(worst === undefined), 'report-path': path },
    summary: verifySummary(repo, verdicts),
    ...(worst === undefined ? {} : { failure: worst }),
  }
}
