/** The evidence that this very job makes: for the SBOM files, the checksums file, and the evidence file itself. */
import type { SigstoreInstance } from '../../attest/instance.ts'
import { PROVENANCE_V1 } from '../../attest/predicate.ts'
import { evidenceText } from '../../release/evidence.ts'
import type { ReleasePlan } from '../../plan/release-plan.ts'
import type { VerifiedArtifact } from '../../verify/verified-artifact.ts'
import { attestSubjects, type AttestPorts } from '../attest-subjects.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import type { Files, MeasuredFile } from '../ports.ts'
import { summarise, type Summaries } from './summaries.ts'
import { verifyFromStore, type Judge } from './verify-from-store.ts'

/** For what was stored a moment ago; the store's lag has no documented bound. */
const LAG_MS = 120_000

export type OwnEvidencePorts = AttestPorts & FetchPorts & { readonly files: Files }

export interface OwnSigning {
  readonly plan: ReleasePlan
  readonly instance: SigstoreInstance
  readonly maxEnvelope: number
  readonly runAttempt: number
  /** This job's own identity, exactly. */
  readonly judge: Judge
  /** Where the evidence file is written. */
  readonly folder: string
  /** What verification summaries say beside the verdict; undefined: none is made. */
  readonly summaries: Summaries | undefined
}

export interface OwnEvidence {
  /** The payload and everything of this job. */
  readonly files: readonly VerifiedArtifact[]
  readonly evidence: MeasuredFile
}

/**
 * Attests and verifies SBOM files and checksums, and where it was asked for summarises what was verified; then writes
 * the evidence file, attests and verifies that. Its own bundles cannot be in it: they live in the store alone.
 */
export async function makeOwnEvidence(
  payload: readonly VerifiedArtifact[],
  own: readonly MeasuredFile[],
  signing: OwnSigning,
  ports: OwnEvidencePorts,
): Promise<OwnEvidence> {
  const { plan, folder, judge, summaries } = signing
  const verified = await attestAndVerify(own, 'files', signing, ports)
  const files =
    summaries === undefined
      ? [...payload, ...verified]
      : await summarise(
          [
            ...payload.map(file => ({ file, policy: summaries.buildPolicy })),
            ...verified.map(file => ({ file, policy: judge.policy })),
          ],
          { ...signing, summaries, what: 'summaries', lagMs: LAG_MS },
          ports,
        )
  const path = `${folder}/${plan.evidence}`
  await ports.files.writeText(path, evidenceText(files))
  const evidence = await ports.files.measure(path)
  const last = await attestAndVerify([evidence], 'evidence', signing, ports)
  const rest =
    summaries === undefined
      ? last
      : await summarise(
          last.map(file => ({ file, policy: judge.policy })),
          { ...signing, summaries, what: 'evidence-summary', lagMs: LAG_MS },
          ports,
        )
  return { files: [...files, ...rest], evidence }
}

async function attestAndVerify(
  files: readonly MeasuredFile[],
  what: 'files' | 'evidence',
  signing: OwnSigning,
  ports: OwnEvidencePorts,
): Promise<readonly VerifiedArtifact[]> {
  const { predicateType, predicate } = await ports.signer.provenancePredicate()
  await attestSubjects(
    files.map(({ name, sha256 }) => ({ subject: { name, sha256 }, predicateType, predicate })),
    {
      instance: signing.instance,
      maxEnvelope: signing.maxEnvelope,
      evidenceArtifact: `attested-release-evidence-release-${what}--${signing.runAttempt}`,
    },
    ports,
  )
  const verified: VerifiedArtifact[] = []
  for (const file of files) verified.push(await verifyOwn(file, signing.judge, ports, LAG_MS))
  return verified
}

/** A file of the release job, against the store. */
export async function verifyOwn(
  { name, sha256 }: Pick<MeasuredFile, 'name' | 'sha256'>,
  { verifier, policy }: Judge,
  ports: FetchPorts,
  deadlineMs: number,
): Promise<VerifiedArtifact> {
  const requirements = [{ predicateType: PROVENANCE_V1, policy }] as const
  return verifyFromStore({ name, sha256, requirements }, verifier, ports, deadlineMs)
}
