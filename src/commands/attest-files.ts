/** `attest` with `subject-path`: provenance for files as they lie in this job, without a plan. */
import { parseDigestList } from '../attest/digest-list.ts'
import { sha256Of } from '../attest/digest.ts'
import { chooseInstance } from '../attest/instance.ts'
import { bundleLines } from '../attest/kept-bundles.ts'
import { checkLimits } from '../attest/limits.ts'
import { ReleaseError, VerificationError } from '../errors/release-error.ts'
import { attestSummary } from '../report/attest-summary.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import { attestSubjects, type AttestPorts } from './attest-subjects.ts'
import type { AttestInputs } from './command-inputs.ts'
import type { MeasuredFile, StepResult } from './ports.ts'

export interface AttestFilesPorts extends AttestPorts {
  /** Paths and patterns → files; a pattern without a match is refused. */
  expand(patterns: readonly string[]): Promise<readonly string[]>
}

/** One statement for each file, under its base name. A run of a branch is a rehearsal here as everywhere. */
export async function attestFiles(
  inputs: AttestInputs,
  identity: RunIdentity,
  ports: AttestFilesPorts,
): Promise<StepResult> {
  const { context, files, log } = ports
  const { digests, maxEnvelope } = inputs
  const instance = chooseInstance(inputs.sigstore, identity, inputs.disclosePrivate)
  const measured: MeasuredFile[] = []
  for (const path of await ports.expand(inputs.subjectPaths)) {
    measured.push(await files.measure(path))
  }
  checkFiles(measured, digests)
  const provenance = await ports.signer.provenancePredicate()
  const claims = measured.map(({ name, sha256 }) => ({ subject: { name, sha256 }, ...provenance }))
  const tagged = identity.ref.startsWith('refs/tags/')
  const rehearsed = (!tagged || inputs.dryRun) && !inputs.signRehearsal
  if (rehearsed) {
    checkLimits(claims, { instance, maxEnvelope })
    log.notice('a rehearsal: everything was checked, nothing is signed or stored')
  }
  const part = sha256Of(measured.map(({ name }) => name).join('\n')).slice(0, 8)
  const evidenceArtifact = `attested-release-evidence.${part}--${context.runAttempt}`
  const stored = rehearsed
    ? undefined
    : await attestSubjects(claims, { instance, maxEnvelope, evidenceArtifact }, ports)
  const bundlePath =
    stored === undefined ? '' : `${await files.keptFolder('bundles')}/attestations.jsonl`
  if (stored !== undefined) {
    await files.writeText(bundlePath, bundleLines(stored.map(({ bundle }) => bundle)))
  }
  const all = (values: readonly (string | undefined)[]): string =>
    values.filter(value => value !== undefined).join(',')
  return {
    outputs: {
      'subject-name': all(measured.map(({ name }) => name)),
      'subject-digest': all(measured.map(({ sha256 }) => `sha256:${sha256}`)),
      'bundle-path': bundlePath,
      'attestation-id': all((stored ?? []).map(one => one.attestationId)),
      'attestation-url': all((stored ?? []).map(one => one.attestationUrl)),
    },
    summary: attestSummary({
      repository: context.repository,
      identity,
      plan: { name: context.repository, version: context.sha.slice(0, 12), extras: [] },
      instance,
      attestations: stored,
      claims,
      // They lie in this job: what made them may have run here too.
      stagedHere: true,
      digestsGiven: digests !== undefined,
    }),
  }
}

/** An empty file is nobody's product; what other jobs said of the files must be true of these. */
function checkFiles(measured: readonly MeasuredFile[], digests: string | undefined): void {
  const empty = measured.find(({ size }) => size === 0)
  if (empty !== undefined) {
    throw new ReleaseError('BINARY_EMPTY', { message: `${empty.path} is empty` })
  }
  if (digests === undefined) return
  const expected = parseDigestList(digests)
  for (const { name, sha256 } of measured) {
    if (expected.get(name) === sha256) continue
    throw new VerificationError('DIGEST_MISMATCH', {
      message: `${name} is not the file of the job that made it`,
      expected: expected.get(name) ?? 'a digest of it among `digests`',
      actual: `sha256 ${sha256}`,
    })
  }
  const absent = [...expected.keys()].filter(name => !measured.some(file => file.name === name))
  if (absent.length === 0) return
  throw new VerificationError('DIGEST_MISMATCH', {
    message: `\`digests\` names files that subject-path does not: ${absent.join(', ')}`,
    expected: 'the same files in both',
    actual: measured.map(({ name }) => name).join(', '),
  })
}
