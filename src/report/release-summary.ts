/** The job summary of a release, and the section on verification in its notes. */
import {
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  SPDX_2_3,
  VERIFICATION_SUMMARY_V1,
} from '../attest/predicate.ts'
import type { ConsumerCommand } from './consumer-commands.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'
import type {
  ReleaseOutcome,
  ReleaseReport,
  ReportedAttestation,
  ReportedFile,
} from './release-report.ts'

const HEADLINES: Record<ReleaseOutcome, string> = {
  published: '✅ Published and verified',
  draft: '📝 Draft filled and verified: it is not published',
  unchanged: '✅ Already published with the same bytes: nothing was changed',
  rehearsed: '🎭 Rehearsal: nothing was written, nothing was published',
}

const PREDICATES: Readonly<Record<string, string>> = {
  [PROVENANCE_V1]: 'provenance',
  [CYCLONEDX_BOM]: 'SBOM',
  [SPDX_2_3]: 'SBOM (SPDX)',
  [VERIFICATION_SUMMARY_V1]: 'verification summary',
}

/** What happened to which file, what it rests on, and what a consumer would run. */
export function releaseSummary(
  report: ReleaseReport,
  commands: readonly ConsumerCommand[],
  serverUrl: string,
  remarks: readonly string[] = [],
): string {
  const title = escapeMarkdown(report.tag ?? report.version)
  const open = openRemarks(report)
  return [
    `### ${HEADLINES[report.state]}: ${report.release === null ? title : `[${title}](${report.release.url})`}`,
    `Commit ${code(report.commit)}, ref ${code(report.ref)}, workflow ${code(report.run.workflow)}`,
    table(['File', 'Bytes', 'SHA-256', 'Attestations', 'Verdict'], report.files.map(fileRow)),
    `[All attestations of this repository](${serverUrl}/${report.repository}/attestations)`,
    ...remarks,
    ...(report.absentPlatforms.length === 0
      ? []
      : [
          `**Not in this release** (optional platforms): ${report.absentPlatforms.map(code).join(', ')}`,
        ]),
    ...outlookTable(report),
    ...list('Not checked', report.notChecked),
    ...list('Left open by the policy', open),
    ...list('Attestations that were refused (others were accepted)', refusals(report)),
    ...(commands.length === 0 ? [] : [`#### What a consumer runs\n\n${commandBlock(commands)}`]),
  ].join('\n\n')
}

const VERDICTS = { good: '✅', problem: '❌', advice: '💡', open: '❔' } as const

function outlookTable({ outlook }: ReleaseReport): readonly string[] {
  if (outlook.length === 0) return []
  const rows = outlook.map(({ what, certainty, verdict, finding, remedy }) => [
    VERDICTS[verdict],
    escapeMarkdown(what),
    certainty,
    escapeMarkdown(finding),
    remedy === null ? '' : escapeMarkdown(remedy).replaceAll('\n', '<br>'),
  ])
  return [
    `#### What the release will meet\n\n${table(['', 'Point', 'How it is known', 'Found', 'What to do'], rows)}`,
  ]
}

function fileRow(file: ReportedFile): readonly string[] {
  const name = file.url === null ? code(file.name) : `[${code(file.name)}](${file.url})`
  const linked = (attestation: ReportedAttestation): string =>
    `[${predicate(attestation)}](${attestation.run})`
  const attestations = [
    ...file.attestations.map(linked),
    ...(file.contains?.attestations ?? []).map(one => `inside: ${linked(one)}`),
  ]
  return [
    file.contains === null
      ? name
      : `${name}<br>↳ ${code(file.contains.name)} ${code(`sha256:${file.contains.sha256}`)}`,
    String(file.size),
    code(file.sha256),
    attestations.length === 0 ? 'none' : attestations.join('<br>'),
    file.verified ? '✅ verified' : 'not verified',
  ]
}

function predicate({ predicateType, assembled, instance }: ReportedAttestation): string {
  const instanceName = escapeMarkdown(instance)
  if (assembled) return `assembled by another tool, handed on (${instanceName})`
  return `${PREDICATES[predicateType] ?? escapeMarkdown(predicateType)} (${instanceName})`
}

function openRemarks(report: ReleaseReport): readonly string[] {
  const remarks = report.files.flatMap(file =>
    file.attestations.flatMap(attestation =>
      attestation.open.map(({ dimension, reason }) => `${dimension}: ${reason}`),
    ),
  )
  return [...new Set(remarks)]
}

function refusals(report: ReleaseReport): readonly string[] {
  return report.files.flatMap(file =>
    file.refused.map(
      ({ source, code: why, message }) => `${file.name} (${source}): ${why}: ${message}`,
    ),
  )
}

function list(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return [`**${title}**\n\n${items.map(item => `- ${escapeMarkdown(item)}`).join('\n')}`]
}

/** The section "Verify this release" of the notes. */
export function verificationSection(commands: readonly ConsumerCommand[]): string {
  return `## Verify this release\n\nEvery file of this release was verified before it was published. Check it yourself:\n\n${commandBlock(commands)}`
}

function commandBlock(commands: readonly ConsumerCommand[]): string {
  return block('sh', commands.map(({ purpose, command }) => `# ${purpose}\n${command}`).join('\n'))
}
