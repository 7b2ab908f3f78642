/** One release job: its files with their digests, where they go, and whom it believes. */
import { join } from 'node:path'
import { PolicyError, ReleaseError } from '../../errors/release-error.ts'
import type { ReleasePlan } from '../../plan/release-plan.ts'
import { checksumsText } from '../../release/checksums.ts'
import { draftMarker, type DraftMarker } from '../../release/draft-marker.ts'
import { checkUploadable } from '../../release/file-lock.ts'
import { refuseTrigger, type RunIdentity } from '../../run/run-identity.ts'
import type { BundleVerifier } from '../../verify/bundle-verifier.ts'
import { ownPolicy, runPolicy } from '../../verify/policies.ts'
import type { AttestPorts } from '../attest-subjects.ts'
import type { StagedArtifact } from '../collect-staged.ts'
import type { ReleaseInputs } from '../command-inputs.ts'
import type { MeasuredFile } from '../ports.ts'
import type { PublishPorts } from './ports.ts'
import type { OutlookPorts } from './rehearse-outlook.ts'
import type { Gpg } from './sign-with-gpg.ts'
import type { Judge } from './verify-from-store.ts'
import type { Where } from './where.ts'

/** What a release needs of the world once the staged files are at hand. */
export interface ReleaseStagedPorts extends PublishPorts, AttestPorts {
  readonly gpg: Gpg
  /** Asked by rehearsals alone. */
  readonly outlook: OutlookPorts
  /** Reads the trust roots; a missing one is a refusal. */
  readonly loadVerifier: () => Promise<BundleVerifier>
}

export type ReleaseOptions = Pick<
  ReleaseInputs,
  | 'signerWorkflow'
  | 'notes'
  | 'notesFile'
  | 'generateNotes'
  | 'prerelease'
  | 'makeLatest'
  | 'draft'
  | 'gpgPrivateKey'
  | 'gpgPassphrase'
  | 'sigstore'
  | 'disclosePrivate'
  | 'maxEnvelope'
  | 'dryRun'
  | 'signRehearsal'
  | 'docs'
  | 'verificationSummary'
>

/** Everything that was decided before; `all` comes here too, with what it has just staged and attested. */
export interface ReleaseRequest {
  readonly plan: ReleasePlan
  /** By the word of GitHub's token service. */
  readonly identity: RunIdentity
  readonly staged: readonly StagedArtifact[]
  readonly options: ReleaseOptions
  /** `all`: the job that signs has built as well; undefined where that cannot be told. */
  readonly builtHere?: true
}

export interface Job extends ReleaseRequest {
  /** undefined: a run without a tag, which can only rehearse. */
  readonly where: Where | undefined
  readonly marker: DraftMarker
  readonly prerelease: boolean
  /** Where this job writes checksums, evidence and report. */
  readonly folder: string
  /** Binaries and their SBOM files. */
  readonly payload: readonly MeasuredFile[]
  /** SBOM files and checksums: what this job attests itself. */
  readonly own: readonly MeasuredFile[]
  readonly checksums: MeasuredFile
  readonly buildJudge: Judge
  /** Evidence made by this job must bear its own identity, whatever signs the builds. */
  readonly ownJudge: Judge
}

/** Checks what can be checked without looking outside, and writes the checksums file. */
export async function prepareJob(request: ReleaseRequest, ports: ReleaseStagedPorts): Promise<Job> {
  const { plan, identity, staged, options } = request
  const { serverUrl } = ports.context
  refuseTrigger(identity.eventName)
  checkPlanIsOfRun(plan, identity)
  const prerelease = options.prerelease === 'auto' ? plan.prerelease : options.prerelease
  checkLatest(prerelease, options.makeLatest)
  const folder = await ports.files.keptFolder('release')
  const payload = staged.flatMap(({ file, sbom }) => (sbom === null ? [file] : [file, sbom]))
  const path = join(folder, plan.checksums)
  await ports.files.writeText(path, checksumsText(payload))
  const checksums = await ports.files.measure(path)
  checkUploadable([...payload, checksums])
  const verifier = await ports.loadVerifier()
  const { signerWorkflow } = options
  return {
    ...request,
    where: whereOf(plan, identity),
    marker: draftMarker(plan, identity),
    prerelease,
    folder,
    payload,
    own: [...staged.flatMap(({ sbom }) => (sbom === null ? [] : [sbom])), checksums],
    checksums,
    buildJudge: { verifier, policy: runPolicy(identity, { serverUrl, signerWorkflow }) },
    ownJudge: { verifier, policy: ownPolicy(identity, serverUrl) },
  }
}

/** The plan may have been handed over as text: it must be a plan for what the signed token says this run is. */
function checkPlanIsOfRun(plan: ReleasePlan, identity: RunIdentity): void {
  const pairs = [
    ['repository', plan.repository, identity.repository],
    ['commit', plan.commit, identity.sha],
    ['ref', plan.ref, identity.ref],
  ] as const
  const differences = pairs
    .filter(([, planned, actual]) => planned !== actual)
    .map(([what, planned, actual]) => `${what}: plan ${planned}, run ${actual}`)
  if (differences.length === 0) return
  throw new PolicyError('IDENTITY_MISMATCH', {
    message: `the plan is not one for this run:\n${differences.join('\n')}`,
    remedy: 'Hand over the output of the plan command of this very run, or leave `plan` empty.',
  })
}

function checkLatest(prerelease: boolean, makeLatest: boolean | 'auto'): void {
  if (!prerelease || makeLatest !== true) return
  throw new ReleaseError('METADATA_CONTRADICTORY', {
    message: 'a prerelease cannot become the latest release',
  })
}

function whereOf(plan: ReleasePlan, identity: RunIdentity): Where | undefined {
  if (plan.tag === null) return undefined
  return {
    tag: plan.tag,
    version: plan.version,
    commit: identity.sha,
    repository: identity.repository,
    repositoryId: identity.repositoryId,
  }
}
