/** The job summary of `crate`. */
import type { SigstoreInstance } from '../attest/instance.ts'
import type { Sha256 } from '../attest/digest.ts'
import type { DigestSource } from '../crate/comparison.ts'
import { downloadUrls, type Registry } from '../crate/registry.ts'
import type { CrateId } from '../crate/crate-name.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import { quote, workflowPath } from './consumer-commands.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'

export type CrateState = 'attested' | 'unchanged' | 'rehearsed'

interface ReportedCrate {
  readonly id: CrateId
  readonly file: string
  readonly sha256: Sha256
  readonly size: number
  readonly packaged: { readonly origin: 'given' | 'fresh' }
}

interface ReportedServed {
  readonly crate: ReportedCrate
  readonly sources: readonly DigestSource[]
  readonly index: { readonly yanked: boolean }
}

export interface CrateReport {
  readonly state: CrateState
  readonly registry: Registry
  readonly identity: RunIdentity
  readonly serverUrl: string
  readonly packaged: readonly ReportedCrate[]
  readonly served: readonly ReportedServed[]
  readonly attested: readonly {
    readonly served: ReportedServed
    readonly verified: {
      readonly accepted: readonly {
        readonly instance: SigstoreInstance
        readonly open: readonly { readonly dimension: string; readonly reason: string }[]
      }[]
    }
    readonly attestation: { readonly attestationUrl: string | undefined } | undefined
  }[]
  readonly unpublished: readonly ReportedCrate[]
  /** What a rehearsal found that a release would be refused for. */
  readonly remark: string | undefined
}

const TITLES: Readonly<Record<CrateState, string>> = {
  attested: 'Crates attested as they are served',
  unchanged: 'Crates: attested before, unchanged',
  rehearsed: 'Crates: a rehearsal',
}

/** What was compared with what, what was attested, and how a consumer checks it. */
export function crateSummary(report: CrateReport): string {
  const { state, registry, packaged, served, unpublished, remark } = report
  const yanked = served.filter(({ index }) => index.yanked).map(({ crate }) => code(crate.file))
  const open = openDimensions(report)
  return [
    `## ${TITLES[state]}`,
    `Registry: ${escapeMarkdown(registry.indexUrl)}`,
    table(
      ['Crate', 'Bytes', 'SHA-256', 'Packaged', 'Found equal', 'Attestation'],
      packaged.map(crate => row(crate, report)),
    ),
    ...(registry.kind === 'other'
      ? ['This registry has no documented API that tells a checksum: three sources were compared.']
      : []),
    ...(unpublished.length === 0
      ? []
      : [`**Not published yet**: ${unpublished.map(({ file }) => code(file)).join(', ')}`]),
    ...(yanked.length === 0 ? [] : [`**Yanked**: ${yanked.join(', ')}`]),
    ...(remark === undefined ? [] : [`**A release would be refused**: ${escapeMarkdown(remark)}`]),
    ...(open.length === 0
      ? []
      : [
          `**Left open by the policy**\n\n${open.map(one => `- ${escapeMarkdown(one)}`).join('\n')}`,
        ]),
    ...(state === 'rehearsed' ? [] : [commands(report)]),
  ].join('\n\n')
}

function row(crate: ReportedCrate, { served, attested }: CrateReport): readonly string[] {
  const found = served.find(one => one.crate.file === crate.file)
  const evidence = attested.find(one => one.served.crate.file === crate.file)
  return [
    code(crate.file),
    String(crate.size),
    code(crate.sha256),
    crate.packaged.origin === 'given' ? 'before publishing' : 'again, in this job',
    found === undefined
      ? 'no'
      : found.sources.map(({ source }) => escapeMarkdown(source)).join('<br>'),
    attestationCell(evidence),
  ]
}

function attestationCell(evidence: CrateReport['attested'][number] | undefined): string {
  if (evidence === undefined) return 'none'
  const instance = evidence.verified.accepted.map(one => escapeMarkdown(one.instance)).join(', ')
  const url = evidence.attestation?.attestationUrl
  if (url === undefined) return `✅ verified (${instance}), stored before`
  return `✅ [verified](${url}) (${instance})`
}

function openDimensions({ attested }: CrateReport): readonly string[] {
  const remarks = attested.flatMap(({ verified }) =>
    verified.accepted.flatMap(({ open }) =>
      open.map(({ dimension, reason }) => `${dimension}: ${reason}`),
    ),
  )
  return [...new Set(remarks)]
}

function commands({ registry, identity, serverUrl, packaged }: CrateReport): string {
  const host = serverUrl.replace(/^https:\/\//, '')
  const signer = identity.jobWorkflowRef
  const local = signer.toLowerCase().startsWith(`${identity.repository.toLowerCase()}/`)
  const policy = [
    ...(host === 'github.com' ? [] : [`--hostname ${host}`]),
    `--repo ${quote(identity.repository)}`,
    ...(local ? [] : [`--signer-workflow ${quote(workflowPath(signer))}`]),
    `--source-digest ${identity.sha}`,
  ].join(' ')
  const lines = packaged.flatMap(({ id, file }) => [
    ...(registry.kind === 'crates-io'
      ? [
          // crates.io refuses programs that do not say who they are.
          `curl -fsS -A "$USER (checking provenance)" -o ${quote(file)} ${quote(downloadUrls(registry, undefined, id, '')[0] ?? '')}`,
        ]
      : []),
    `gh attestation verify ${quote(file)} ${policy}`,
  ])
  return `#### What a consumer runs\n\n${block('sh', lines.join('\n'))}`
}
