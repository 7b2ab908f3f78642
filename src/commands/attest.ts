/** `attest`: signs what the build jobs staged, in a job that runs no code of the project. */
import { assembledPredicate } from '../attest/assembled.ts'
import { chooseInstance, type SigstoreInstance } from '../attest/instance.ts'
import { bundleLines } from '../attest/kept-bundles.ts'
import { MAX_PREDICATE_BYTES } from '../attest/store-limits.ts'
import { checkLimits } from '../attest/limits.ts'
import { sha256Of } from '../attest/digest.ts'
import type { Claim } from '../attest/subject.ts'
import { VerificationError } from '../errors/release-error.ts'
import { checkHead, checkTreeClean, withoutInputs } from '../plan/checkout.ts'
import { sbomFormat } from '../plan/artifact-name.ts'
import { isAssembled, stagedFiles, type ReleasePlan } from '../plan/release-plan.ts'
import { checkRootHash } from '../release/sbom-file.ts'
import { parseSbomDocument } from '../sbom/own-document.ts'
import { attestSummary } from '../report/attest-summary.ts'
import { checkSameRun, refuseTrigger, type RunIdentity } from '../run/run-identity.ts'
import { attestFiles, type AttestFilesPorts } from './attest-files.ts'
import { attestSubjects, type AttestPorts, type StoredAttestation } from './attest-subjects.ts'
import {
  binaryOf,
  collectStaged,
  type CollectPorts,
  type StagedArtifact,
} from './collect-staged.ts'
import type { AttestInputs } from './command-inputs.ts'
import { resolvePlan, type PlanPorts } from './plan.ts'
import type { ReadIdentity, StepResult } from './ports.ts'
import { remakeSboms } from './sbom/remake-sboms.ts'
import type { SbomPorts } from './sbom/sources.ts'

export interface AttestCommandPorts extends AttestPorts, CollectPorts, PlanPorts, AttestFilesPorts {
  readonly readIdentity: ReadIdentity
  readonly git: SbomPorts['git']
  readonly files: SbomPorts['files']
}

/** The command. */
export async function runAttest(
  inputs: AttestInputs,
  ports: AttestCommandPorts,
): Promise<StepResult> {
  const { context, git } = ports
  refuseTrigger(context.eventName)
  const identity = await ports.readIdentity()
  checkSameRun(context, identity)
  refuseTrigger(identity.eventName)
  checkHead(await git.headCommit(), context.sha)
  if (inputs.subjectPaths.length > 0) {
    // New files may lie about, the products themselves among them; what the commit has must be as it has it.
    checkTreeClean(await git.modifiedPaths())
    return attestFiles(inputs, identity, ports)
  }
  const { artifactsPath, digests, platform } = inputs
  checkTreeClean(withoutInputs(await git.changedPaths(), [artifactsPath], context.workspace))
  const plan = await resolvePlan(inputs, ports)
  const staged = await collectStaged({ plan, platform, artifactsPath, digests }, ports)
  await checkPackedTimes(staged, ports)
  await remakeSboms({ manifestPath: inputs.manifestPath, plan, staged }, ports)
  const attested = await attestStaged({ plan, identity, staged, options: inputs }, ports)
  return {
    outputs: attestOutputs(attested),
    summary: attestSummary({
      repository: context.repository,
      identity,
      plan,
      instance: attested.instance,
      attestations: attested.stored,
      claims: attested.claims,
      stagedHere: await wasStagedHere(ports),
      digestsGiven: digests !== undefined,
    }),
  }
}

/** What an archive says of times is the commit's, or its bytes would tell of the machine that packed it. */
async function checkPackedTimes(
  staged: readonly StagedArtifact[],
  { git }: AttestCommandPorts,
): Promise<void> {
  if (staged.every(({ record }) => record.archive === null)) return
  const expected = await git.commitTime()
  for (const { file, record } of staged) {
    if (record.archive === null || record.archive.mtime === expected) continue
    throw new VerificationError('ARCHIVE_DIFFERS', {
      message: `${file.name} has another time than its commit`,
      expected: String(expected),
      actual: String(record.archive.mtime),
    })
  }
}

export interface AttestRequest {
  readonly plan: ReleasePlan
  /** By the word of GitHub's token service. */
  readonly identity: RunIdentity
  readonly staged: readonly StagedArtifact[]
  readonly options: Pick<
    AttestInputs,
    'sigstore' | 'disclosePrivate' | 'maxEnvelope' | 'dryRun' | 'signRehearsal'
  >
}

export interface Attested {
  readonly instance: SigstoreInstance
  readonly claims: readonly Claim[]
  /** undefined: a rehearsal, which signs nothing. */
  readonly stored: readonly StoredAttestation[] | undefined
  /** JSON lines, in a folder that stays for later steps. */
  readonly bundlePath: string | undefined
}

/** Provenance and SBOM of every staged file; `all` comes here too. */
export async function attestStaged(request: AttestRequest, ports: AttestPorts): Promise<Attested> {
  const { plan, identity, staged, options } = request
  const instance = chooseInstance(options.sigstore, identity, options.disclosePrivate)
  const claims = await claimsOf(staged, ports)
  const { maxEnvelope } = options
  if ((plan.tag === null || options.dryRun) && !options.signRehearsal) {
    checkLimits(claims, { instance, maxEnvelope })
    ports.log.notice('a rehearsal: everything was checked, nothing is signed or stored')
    return { instance, claims, stored: undefined, bundlePath: undefined }
  }
  const evidenceArtifact = evidenceName(plan, staged, ports.context.runAttempt)
  const stored = await attestSubjects(claims, { instance, maxEnvelope, evidenceArtifact }, ports)
  const bundlePath = `${await ports.files.keptFolder('bundles')}/attestations.jsonl`
  await ports.files.writeText(bundlePath, bundleLines(stored.map(one => one.bundle)))
  return { instance, claims, stored, bundlePath }
}

async function claimsOf(
  staged: readonly StagedArtifact[],
  { signer, files }: AttestPorts,
): Promise<readonly Claim[]> {
  const built = await signer.provenancePredicate()
  const assembled = { ...built, predicate: assembledPredicate(built.predicate) }
  const claims: Claim[] = []
  for (const item of staged) {
    const { planned, file, sbom, inner } = item
    // An archive and the binary inside, each with statements of its own: whoever has one of them can ask for it.
    const subjects = [file, ...(inner === null ? [] : [inner])].map(({ name, sha256 }) => ({
      name,
      sha256,
    }))
    const provenance = isAssembled(planned) ? assembled : built
    claims.push(...subjects.map(subject => ({ subject, ...provenance })))
    if (sbom === null) continue
    const text = await files.readText(sbom.path, MAX_PREDICATE_BYTES)
    const format = sbomFormat(sbom.name)
    const { predicateType, predicate } = parseSbomDocument(text, format, sbom.name)
    checkRootHash(predicate, binaryOf(item).sha256, sbom.name)
    claims.push(...subjects.map(subject => ({ subject, predicateType, predicate })))
  }
  return claims
}

/** One name for the whole plan; jobs that attest a part of it each have a name of their own. */
export function evidenceName(
  plan: ReleasePlan,
  staged: readonly StagedArtifact[],
  attempt: number,
): string {
  const names = staged.map(({ planned }) => planned.name).sort()
  const part =
    names.length === stagedFiles(plan).length ? '' : `.${sha256Of(names.join('\n')).slice(0, 8)}`
  return `attested-release-evidence${part}--${attempt}`
}

/** The step's outputs; lists are comma-separated. */
export function attestOutputs({ claims, stored, bundlePath }: Attested): StepResult['outputs'] {
  const subjects = new Map(claims.map(({ subject }) => [subject.name, subject.sha256]))
  const present = (values: readonly (string | undefined)[]): string =>
    values.filter(value => value !== undefined).join(',')
  return {
    'subject-name': [...subjects.keys()].join(','),
    'subject-digest': [...subjects.values()].map(sha256 => `sha256:${sha256}`).join(','),
    'bundle-path': bundlePath ?? '',
    'attestation-id': present((stored ?? []).map(one => one.attestationId)),
    'attestation-url': present((stored ?? []).map(one => one.attestationUrl)),
  }
}

/** `stage` leaves its folder in RUNNER_TEMP, which is the job's own: then built and signed in one job. */
async function wasStagedHere({ files, context }: AttestCommandPorts): Promise<boolean> {
  const names = await files.list(context.temporary)
  return names.some(name => name.startsWith('attested-release-stage-'))
}
