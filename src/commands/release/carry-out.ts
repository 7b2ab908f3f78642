/** The release itself: the order of its effects. */
import { chooseInstance } from '../../attest/instance.ts'
import { VERIFICATION_SUMMARY_V1 } from '../../attest/predicate.ts'
import type { OutlookPoint } from '../../release/outlook.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import {
  refuseForeignDraft,
  refuseWithdrawn,
  releaseState,
  type ReleaseState,
} from '../../release/release-state.ts'
import type { LockedFile } from '../../release/file-lock.ts'
import { VerifiedRelease } from '../../release/verified-release.ts'
import type { ReleaseOutcome } from '../../report/release-report.ts'
import { consumerFacts } from '../../report/consumer-facts.ts'
import type { VerifiedArtifact } from '../../verify/verified-artifact.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import type { MeasuredFile } from '../ports.ts'
import { refuseBurntTag } from './burnt-tag.ts'
import { composeNotes } from './compose-notes.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'
import { makeOwnEvidence } from './own-evidence.ts'
import { discardingDraft } from './draft.ts'
import { publish } from './publish.ts'
import { comparePublished } from './published.ts'
import { refuseExchanged } from './refuse-exchanged.ts'
import { withSignatures, type GpgKeyring } from './sign-with-gpg.ts'
import type { Summaries } from './summaries.ts'
import { verifyReleaseAttestation } from './release-attestation.ts'
import { verifyPayload } from './verify-payload.ts'
import { checkWhere, type Where } from './where.ts'

export interface Outcome {
  readonly state: ReleaseOutcome
  readonly release: RemoteRelease | null
  readonly assets: readonly RemoteAsset[]
  readonly files: readonly MeasuredFile[]
  readonly verified: readonly VerifiedArtifact[]
  readonly evidence: MeasuredFile | undefined
  readonly notChecked: readonly string[]
  /** What the next release will meet: rehearsals alone look ahead. */
  readonly outlook: readonly OutlookPoint[]
}

/** Verifies, attests what is this job's own, and publishes; or finds the same bytes published already. */
export async function carryOut(
  job: Job,
  where: Where,
  keyring: GpgKeyring | undefined,
  ports: ReleaseStagedPorts,
): Promise<Outcome> {
  const { marker } = job
  const ready = await discardingDraft(where.tag, marker, ports, async () => {
    await checkWhere(where, ports)
    const state = await readState(job, where, ports)
    await refuseExchanged(job.staged, job.identity.runAttempt, ports)
    const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports))
    if (state.kind === 'published') return unchanged(job, where, state.release, verified, ports)
    return signRest(await withSignatures(job, keyring, ports), verified, ports)
  })
  if ('state' in ready) return ready
  const bodies = await composeNotes(
    { ...notesSource(job, where, ready.release.files, ports), generate: true },
    ports,
  )
  const { state, release, assets } = await publish(
    ready.release,
    ready.files,
    {
      title: where.tag,
      bodies,
      marker,
      prerelease: job.prerelease,
      makeLatest: job.options.makeLatest,
      draftOnly: job.options.draft,
    },
    where,
    ports,
  )
  return { state, release, assets, ...contents(ready), notChecked: [], outlook: [] }
}

/** What is there for the tag; some of what may be there ends it: see docs/release-states.md. */
export async function readState(
  { marker }: Job,
  where: Where,
  ports: ReleaseStagedPorts,
): Promise<ReleaseState> {
  const state = releaseState(await ports.releases.list(), where.tag, marker)
  if (state.kind === 'foreign-draft') refuseForeignDraft(state.draft)
  if (state.kind === 'withdrawn') refuseWithdrawn(state.draft)
  if (state.kind !== 'published') await refuseBurntTag(where, ports)
  return state
}

/** Verified, and ready to be published. */
export interface Ready {
  readonly release: VerifiedRelease
  readonly files: readonly MeasuredFile[]
  readonly evidence: MeasuredFile
}

/** Attests and verifies what this job adds; the whole is then exactly the plan. */
export async function signRest(
  job: Job,
  payload: readonly VerifiedArtifact[],
  ports: ReleaseStagedPorts,
): Promise<Ready> {
  const { plan, identity, options } = job
  const summarised = options.verificationSummary
  const { files, evidence } = await makeOwnEvidence(
    payload,
    job.own,
    {
      plan,
      instance: chooseInstance(options.sigstore, identity, options.disclosePrivate),
      maxEnvelope: options.maxEnvelope,
      runAttempt: identity.runAttempt,
      judge: job.ownJudge,
      folder: job.folder,
      summaries: summarised ? summariesOf(job, ports) : undefined,
    },
    { ...ports, repository: identity.repository },
  )
  return {
    release: VerifiedRelease.of(plan, files, summarised ? [VERIFICATION_SUMMARY_V1] : []),
    files: [...job.payload, job.checksums, evidence],
    evidence,
  }
}

function summariesOf(job: Job, { context }: ReleaseStagedPorts): Summaries {
  const { plan, identity, buildJudge, builtHere } = job
  return {
    buildPolicy: buildJudge.policy,
    serverUrl: context.serverUrl,
    repository: identity.repository,
    tag: plan.tag ?? plan.version,
    verifier: identity.jobWorkflowRef,
    builtThere: builtHere,
  }
}

/** What there is to report of it. */
export function contents({
  release,
  files,
  evidence,
}: Ready): Pick<Outcome, 'files' | 'verified' | 'evidence'> {
  return { files, verified: release.files, evidence }
}

async function unchanged(
  job: Job,
  where: Where,
  release: RemoteRelease,
  verified: readonly VerifiedArtifact[],
  ports: ReleaseStagedPorts,
): Promise<Outcome> {
  const files = [...job.payload, job.checksums]
  const assets = await comparePublished(release, job.payload, job.plan, job.ownJudge, {
    ...storePorts(job, ports),
    releases: ports.releases,
  })
  if (release.immutable) await verifyReleaseAttestation(release, lockedAssets(assets), where, ports)
  ports.log.notice(`${release.tag} is published with these very bytes; nothing was changed`)
  return {
    state: 'unchanged',
    release,
    assets,
    files,
    verified,
    evidence: undefined,
    notChecked: [],
    outlook: [],
  }
}

/** Compared a moment ago: each of them has a digest. */
function lockedAssets(assets: readonly RemoteAsset[]): readonly LockedFile[] {
  return assets.flatMap(({ name, size, sha256 }) =>
    sha256 === undefined ? [] : [{ name, size, sha256 }],
  )
}

/** What the text of the release is made from. */
export function notesSource(
  job: Job,
  { tag }: { readonly tag: string },
  verified: readonly VerifiedArtifact[],
  ports: ReleaseStagedPorts,
): Omit<Parameters<typeof composeNotes>[0], 'generate'> {
  const { workspace, serverUrl } = ports.context
  return {
    options: job.options,
    facts: consumerFacts({ plan: job.plan, identity: job.identity, tag, serverUrl, verified }),
    marker: job.marker,
    workspace,
  }
}

/** The ports, with the repository whose store is read. */
export function storePorts(job: Job, ports: ReleaseStagedPorts): FetchPorts {
  return { ...ports, repository: job.identity.repository }
}
