/** The job summary of `attest`. */
import type { SigstoreInstance } from '../attest/instance.ts'
import { at } from '../attest/json.ts'
import { ASSEMBLED_BUILD_TYPE, PROVENANCE_V1 } from '../attest/predicate.ts'
import type { Claim } from '../attest/subject.ts'
import type { ReleasePlan } from '../plan/release-plan.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import { signerOption } from './consumer-commands.ts'
import { levelText, movableCallText } from './level.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'

export interface AttestReport {
  readonly repository: string
  /** This job, which signs. */
  readonly identity: Pick<RunIdentity, 'jobWorkflowRef' | 'jobWorkflowSha' | 'runnerEnvironment'>
  /** What is released, for the title. */
  readonly plan: Pick<ReleasePlan, 'name' | 'version' | 'extras'>
  readonly instance: SigstoreInstance
  readonly claims: readonly Claim[]
  /** In the order of the claims; undefined: a rehearsal. */
  readonly attestations: readonly { readonly attestationUrl: string | undefined }[] | undefined
  /** Whether the files were built in this very job. */
  readonly stagedHere: boolean
  /** Whether the builds' digests came as job outputs. */
  readonly digestsGiven: boolean
}

const WITHOUT_DIGESTS =
  'The digests of the builds came in workflow artifacts, which every job of the run can write. Hand them over as job outputs (`digests`), which no other job can write.'

/** What was signed, where it can be looked at, and what it is worth. */
export function attestSummary(report: AttestReport): string {
  const { claims, attestations, instance, plan, repository, identity } = report
  const { jobWorkflowRef: signer, jobWorkflowSha, runnerEnvironment } = identity
  const movable = movableCallText(signer, jobWorkflowSha, repository)
  const rows = claims.map(({ subject, predicateType, predicate }, index) => [
    code(subject.name),
    code(`sha256:${subject.sha256}`),
    predicateType === PROVENANCE_V1 ? provenanceText(predicate) : 'SBOM',
    attestations === undefined ? 'not signed' : link(attestations[index]?.attestationUrl),
  ])
  return [
    `## ${attestations === undefined ? 'Rehearsed attestations' : 'Attestations'}: ${escapeMarkdown(plan.name)} ${escapeMarkdown(plan.version)}`,
    table(['File', 'Digest', 'Says', 'Attestation'], rows),
    attestations === undefined
      ? '**A rehearsal**: everything was checked, and nothing was signed or stored.'
      : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}.`,
    levelText({ signer, runnerEnvironment, builtThere: report.stagedHere }),
    ...(movable === undefined ? [] : [movable]),
    ...(report.stagedHere || report.digestsGiven ? [] : [WITHOUT_DIGESTS]),
    ...(plan.extras.some(({ made }) => made === 'assembled')
      ? [
          'Neither level is claimed of the prebuilt files: their provenance says that this run received and released them.',
        ]
      : []),
    ...(attestations === undefined
      ? []
      : [
          'To check one:',
          block(
            'sh',
            `gh attestation verify FILE --repo ${repository}${signerOption(repository, signer)}`,
          ),
        ]),
  ].join('\n\n')
}

function provenanceText(predicate: object): string {
  const buildType = at(predicate, 'buildDefinition', 'buildType')
  return buildType === ASSEMBLED_BUILD_TYPE
    ? 'provenance: assembled by another tool, not built here'
    : 'provenance'
}

function link(url: string | undefined): string {
  return url === undefined
    ? 'stored before'
    : `[${escapeMarkdown(url.replace(/^.*\//, ''))}](${url})`
}
