/** The job summary of `attest`. */
import type { SigstoreInstance } from '../attest/instance.ts'
import { at } from '../attest/json.ts'
import { ASSEMBLED_BUILD_TYPE, PROVENANCE_V1 } from '../attest/predicate.ts'
import type { Claim } from '../attest/subject.ts'
import type { ReleasePlan } from '../plan/release-plan.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'

export interface AttestReport {
  readonly repository: string
  readonly plan: ReleasePlan
  readonly instance: SigstoreInstance
  readonly claims: readonly Claim[]
  /** In the order of the claims; undefined: a rehearsal. */
  readonly attestations: readonly { readonly attestationUrl: string | undefined }[] | undefined
  /** Whether the files were built in this very job. */
  readonly stagedHere: boolean
}

/** What was signed, where it can be looked at, and what it is worth. */
export function attestSummary(report: AttestReport): string {
  const { claims, attestations, instance, plan, repository } = report
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
    level(report.stagedHere),
    ...(plan.extras.some(({ made }) => made === 'assembled')
      ? [
          'Neither level is claimed of the prebuilt files: their provenance says that this run received and released them.',
        ]
      : []),
    ...(attestations === undefined
      ? []
      : ['To check one:', block('sh', `gh attestation verify FILE --repo ${repository}`)]),
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

/** https://slsa.dev/spec/v1.0/levels#build-l3 */
export function level(stagedHere: boolean): string {
  return stagedHere
    ? '**SLSA Build Level 2**: the files were built in the job that signs, so a build script could have used the signing identity. Build in jobs of their own, without `id-token: write`, and sign in another.'
    : '**SLSA Build Level 2, and what Level 3 asks of the signing job**: it ran no code of the project. Level 3 holds if no build job has `id-token: write`.'
}
