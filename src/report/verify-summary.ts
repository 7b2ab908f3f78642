/** The job summary of `verify`. */
import {
  COSIGN_SIGNATURE,
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  VULNERABILITIES,
} from '../attest/predicate.ts'
import { linkedCode } from './error-page.ts'
import { block, code, escapeMarkdown, link, table } from './markdown.ts'
import type { AcceptedSignature } from '../verify/file-signatures.ts'
import type { AcceptedAttestation } from '../verify/verified-artifact.ts'
import type { SubjectVerdict } from './verification-report.ts'

/** A verdict without the evidence behind it: of a thousand files that would not stay small. */
export type SubjectOutcome = Omit<SubjectVerdict, 'accepted' | 'signatures'> & {
  readonly accepted: readonly Omit<AcceptedAttestation, 'bundle' | 'statement'>[]
  readonly signatures: readonly Omit<AcceptedSignature, 'bundle'>[]
}

/** The verdict on each subject, every refusal, and what was not looked at. */
export function verifySummary(whose: string, verdicts: readonly SubjectOutcome[]): string {
  const good = verdicts.every(({ failure }) => failure === undefined)
  return [
    `## Verification against ${escapeMarkdown(whose)}: ${good ? 'passed' : 'refused'}`,
    table(['Subject', 'Digest', 'Verdict'], verdicts.map(verdictRow)),
    ...acceptedTable(verdicts),
    ...refusals(verdicts),
    ...remedies(verdicts),
    ...openDimensions(verdicts),
  ].join('\n\n')
}

function verdictRow({ subject, digest, failure, image }: SubjectOutcome): readonly string[] {
  // Whoever deploys by the tag deploys what it names then.
  const resolved = image?.tag === undefined ? '' : ` (tag ${code(image.tag)}, resolved once)`
  return [
    `${code(subject)}${resolved}`,
    code(digest),
    failure === undefined ? '✅ verified' : `❌ ${linkedCode(failure.code)}`,
  ]
}

const KINDS: Readonly<Record<string, string>> = {
  [PROVENANCE_V1]: 'provenance',
  [CYCLONEDX_BOM]: 'SBOM',
  [VULNERABILITIES]: 'vulnerability report',
  [COSIGN_SIGNATURE]: 'image signature: who signed, not how it was built',
}

// Ten times as many files would make a summary that GitHub cuts off (1 MiB); the report has them all.
const MAX_ROWS = 500

function acceptedTable(verdicts: readonly SubjectOutcome[]): readonly string[] {
  const rows = verdicts.flatMap(({ subject, accepted, signatures }) => [
    ...accepted.map(one => [code(subject), saysOf(one), ...signerCells(one)]),
    ...signatures.map(one => [code(subject), PLAIN_SIGNATURE, ...signerCells(one)]),
  ])
  if (rows.length === 0) return []
  const header = ['Subject', 'Says', 'Signed by', 'Commit', 'Run', 'Signed at']
  const more = rows.length - MAX_ROWS
  return [
    '### Accepted attestations',
    table(header, rows.slice(0, MAX_ROWS)),
    ...(more > 0 ? [`${more} more are in the report.`] : []),
  ]
}

const PLAIN_SIGNATURE = 'plain signature: who signed, not how it was built'

function saysOf({ predicateType, assembled }: SubjectOutcome['accepted'][number]): string {
  if (assembled) return 'provenance of a file that another tool made: assembled, not built'
  return KINDS[predicateType] ?? code(predicateType)
}

function signerCells({
  signer,
  timestamps,
  logIndices,
}: SubjectOutcome['signatures'][number]): readonly string[] {
  const [first] = timestamps
  const time = first === undefined ? '' : code(first.timestamp)
  const run = /\/runs\/(\d+)\/attempts\/(\d+)$/.exec(signer.runInvocationUri)
  return [
    code(signer.buildSignerUri),
    link(
      code(signer.sourceRepositoryDigest.slice(0, 12)),
      `${signer.sourceRepositoryUri}/commit/${signer.sourceRepositoryDigest}`,
    ),
    run === null
      ? code(signer.runInvocationUri)
      : link(`${run[1]}, attempt ${run[2]}`, signer.runInvocationUri),
    logIndices.length === 0
      ? time
      : `${time} ${logIndices.map(index => link(`log entry ${escapeMarkdown(index)}`, logAddress(index))).join(' ')}`,
  ]
}

function logAddress(index: string): string {
  return `https://search.sigstore.dev/?logIndex=${encodeURIComponent(index)}`
}

function refusals(verdicts: readonly SubjectOutcome[]): readonly string[] {
  const rows = verdicts.flatMap(({ subject, refused, failure }) =>
    refused.length > 0
      ? refused.map(one => [
          code(subject),
          linkedCode(one.code),
          one.check === null ? '' : code(one.check),
          escapeMarkdown(one.message),
        ])
      : failure === undefined
        ? []
        : [[code(subject), linkedCode(failure.code), '', escapeMarkdown(failure.message)]],
  )
  if (rows.length === 0) return []
  const more = rows.length - MAX_ROWS
  return [
    '### Refused',
    table(['Subject', 'Code', 'Check', 'Why'], rows.slice(0, MAX_ROWS)),
    ...(more > 0 ? [`${more} more are in the report.`] : []),
  ]
}

/** What to do, once for each reason. */
function remedies(verdicts: readonly SubjectOutcome[]): readonly string[] {
  const texts = new Map(
    verdicts.flatMap(({ failure }) =>
      failure === undefined ? [] : [[failure.remedy, failure.code] as const],
    ),
  )
  if (texts.size === 0) return []
  return [
    '### What to do',
    ...[...texts].map(([remedy, reason]) => `**${reason}**\n\n${block('text', remedy)}`),
  ]
}

function openDimensions(verdicts: readonly SubjectOutcome[]): readonly string[] {
  const open = new Map(
    verdicts.flatMap(verdict => verdict.open).map(one => [one.dimension, one.reason]),
  )
  if (open.size === 0) return []
  const rows = [...open].map(([dimension, reason]) => [
    escapeMarkdown(dimension),
    escapeMarkdown(reason),
  ])
  return ['### Not looked at', table(['Dimension', 'Because'], rows)]
}
