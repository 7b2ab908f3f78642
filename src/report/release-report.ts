/** The report of a release as JSON: docs/schemas/release-report.v2.json. */
import type { Sha256 } from '../attest/digest.ts'
import type { ErrorCode } from '../errors/catalog.ts'
import { isArtifact, stagedFiles, type ReleasePlan } from '../plan/release-plan.ts'
import { isSignatureName } from '../plan/signature-name.ts'
import { absentPlatforms } from '../release/planned-set.ts'
import type { LockedFile } from '../release/file-lock.ts'
import type { OutlookPoint } from '../release/outlook.ts'
import type { RemoteAsset, RemoteRelease } from '../release/remote-release.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import type { AcceptedAttestation, VerifiedArtifact } from '../verify/verified-artifact.ts'

export const RELEASE_REPORT_SCHEMA = 'attested-release/report/v2'

export type ReleaseOutcome = 'published' | 'draft' | 'unchanged' | 'rehearsed'

export interface ReportedAttestation {
  readonly predicateType: string
  /** Provenance that claims no build: another tool made the file. */
  readonly assembled: boolean
  /** The certificate's name: workflow file and ref. */
  readonly signer: string
  readonly sourceRepository: string
  readonly sourceRef: string
  readonly sourceCommit: string
  readonly run: string
  readonly runner: string
  readonly instance: string
  readonly timestamps: readonly string[]
  /** What the policy did not look at, and why. */
  readonly open: readonly { readonly dimension: string; readonly reason: string }[]
}

export interface ReportedFile {
  readonly name: string
  readonly kind:
    'binary' | 'archive' | 'extra' | 'prebuilt' | 'sbom' | 'signature' | 'checksums' | 'evidence'
  readonly size: number
  readonly sha256: Sha256
  /** null: not on GitHub. */
  readonly url: string | null
  readonly verified: boolean
  readonly attestations: readonly ReportedAttestation[]
  readonly refused: readonly {
    readonly source: string
    readonly code: ErrorCode
    readonly message: string
  }[]
  /** The binary inside an archive; null: the file is none. */
  readonly contains: {
    readonly name: string
    readonly sha256: Sha256
    readonly attestations: readonly ReportedAttestation[]
  } | null
}

export interface ReleaseReport {
  readonly schema: typeof RELEASE_REPORT_SCHEMA
  readonly state: ReleaseOutcome
  readonly repository: string
  readonly tag: string | null
  readonly version: string
  readonly commit: string
  readonly ref: string
  readonly run: { readonly id: string; readonly attempt: number; readonly workflow: string }
  readonly release: { readonly id: number; readonly url: string } | null
  readonly files: readonly ReportedFile[]
  /** Optional platforms that this release does without. */
  readonly absentPlatforms: readonly string[]
  /** What could not be checked, and why: rehearsals alone have such things. */
  readonly notChecked: readonly string[]
  /** What the next release will meet, point by point; empty but for rehearsals. */
  readonly outlook: readonly OutlookPoint[]
}

export interface ReportFacts {
  readonly state: ReleaseOutcome
  readonly plan: ReleasePlan
  readonly identity: RunIdentity
  readonly release: RemoteRelease | null
  readonly assets: readonly RemoteAsset[]
  readonly files: readonly LockedFile[]
  readonly verified: readonly VerifiedArtifact[]
  readonly notChecked: readonly string[]
  readonly outlook: readonly OutlookPoint[]
}

/** Everything that was decided, and from what. */
export function releaseReport(facts: ReportFacts): ReleaseReport {
  const { state, plan, identity, release } = facts
  return {
    schema: RELEASE_REPORT_SCHEMA,
    state,
    repository: identity.repository,
    tag: plan.tag,
    version: plan.version,
    commit: plan.commit,
    ref: identity.ref,
    run: {
      id: identity.runId,
      attempt: identity.runAttempt,
      workflow: identity.jobWorkflowRef,
    },
    release: release === null ? null : { id: release.id, url: release.url },
    files: facts.files
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(file => reportFile(file, facts)),
    absentPlatforms: absentPlatforms(
      plan,
      facts.files.map(({ name }) => name),
    ),
    notChecked: facts.notChecked,
    outlook: facts.outlook,
  }
}

function reportFile(file: LockedFile, { plan, assets, verified }: ReportFacts): ReportedFile {
  const verdict = verified.find(candidate => candidate.name === file.name)
  return {
    name: file.name,
    kind: kindOf(plan, file.name),
    size: file.size,
    sha256: file.sha256,
    url: assets.find(asset => asset.name === file.name)?.url ?? null,
    verified: verdict !== undefined,
    attestations: (verdict?.accepted ?? []).map(reportAttestation),
    refused: (verdict?.refused ?? []).map(({ source, code, message }) => ({
      source,
      code,
      message,
    })),
    contains: containsOf(verdict),
  }
}

function containsOf(verdict: VerifiedArtifact | undefined): ReportedFile['contains'] {
  const inner = verdict?.contains ?? null
  if (inner === null) return null
  const { name, sha256, accepted } = inner
  return { name: name ?? '', sha256, attestations: accepted.map(reportAttestation) }
}

function kindOf(plan: ReleasePlan, name: string): ReportedFile['kind'] {
  if (name === plan.checksums) return 'checksums'
  if (name === plan.evidence) return 'evidence'
  if (isSignatureName(name)) return 'signature'
  const planned = stagedFiles(plan).find(one => one.name === name)
  if (planned === undefined) return 'sbom'
  if (isArtifact(planned)) return planned.archive === null ? 'binary' : 'archive'
  return planned.made === 'assembled' ? 'prebuilt' : 'extra'
}

function reportAttestation(attestation: AcceptedAttestation): ReportedAttestation {
  const { signer } = attestation
  return {
    predicateType: attestation.predicateType,
    assembled: attestation.assembled,
    signer: signer.subjectAlternativeName,
    sourceRepository: signer.sourceRepositoryUri,
    sourceRef: signer.sourceRepositoryRef,
    sourceCommit: signer.sourceRepositoryDigest,
    run: signer.runInvocationUri,
    runner: signer.runnerEnvironment,
    instance: attestation.instance,
    timestamps: attestation.timestamps.map(({ timestamp }) => timestamp),
    open: attestation.open.map(({ dimension, reason }) => ({ dimension, reason })),
  }
}
