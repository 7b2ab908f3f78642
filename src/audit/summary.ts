/** The audit for people: the job summary, and the same as a file. */
import { ERROR_CATALOG, type ErrorCode } from '../errors/catalog.ts'
import { linkedCode } from '../report/error-page.ts'
import { block, code, escapeMarkdown, link, table } from '../report/markdown.ts'
import { openInAudit, type ReportBasis } from './json-report.ts'
import type { PlacedFinding, ReleaseLine, Totals } from './totals.ts'
import { classOf, VERDICT_NAMES, VERDICTS } from './verdict.ts'

// GitHub cuts a summary off at 1 MiB; the reports have everything.
const MOST_ROWS = 200

/** Counts, findings with what to do, the timeline, and what nobody asked for. */
export function auditSummary(basis: ReportBasis, totals: Totals): string {
  const security = totals.counted('security')
  const operational = totals.counted('operational')
  const outcome =
    security > 0
      ? `❌ ${security} findings of the class security`
      : operational > 0
        ? `⚠️ ${operational} operational findings, none of the class security`
        : '✅ nothing found'
  return [
    `## Audit of ${escapeMarkdown(basis.repository)}: ${outcome}`,
    `${totals.files} files of ${totals.lines.length} releases. Every one was demanded to be attested for the tag of its release.${
      totals.remembered > 0
        ? ` The proofs of ${totals.remembered} were checked by an earlier audit under the same policy and trust roots.`
        : ''
    }`,
    table(
      ['Verdict', 'Files', 'Meaning'],
      VERDICT_NAMES.filter(name => totals.counts[name] > 0 || name === 'verified').map(name => [
        VERDICTS[name].title,
        String(totals.counts[name]),
        VERDICTS[name].meaning,
      ]),
    ),
    ...findingsTable(totals.findings, security + operational),
    ...remedies(totals.findings),
    ...timeline(totals.lines),
    ...others(totals),
    ...open(basis),
    commands(basis, totals),
  ].join('\n\n')
}

function findingsTable(findings: readonly PlacedFinding[], total: number): readonly string[] {
  if (findings.length === 0) return []
  const rows = findings
    .slice(0, MOST_ROWS)
    .map(one => [
      one.url === '' ? code(one.tag) : link(code(one.tag), one.url),
      one.asset === null ? '(the release)' : code(one.asset),
      VERDICTS[one.verdict].title,
      classOf(one),
      linkedCode(one.code),
      escapeMarkdown(
        [
          one.message,
          ...(one.expected === null || one.message.includes(one.expected)
            ? []
            : [`expected ${one.expected}, got ${one.actual ?? 'nothing'}`]),
        ].join(': '),
      ),
    ])
  return [
    '### Findings',
    table(['Release', 'File', 'Verdict', 'Class', 'Code', 'Why'], rows),
    ...moreThan(total),
  ]
}

function moreThan(total: number): readonly string[] {
  return total > MOST_ROWS ? [`${total - MOST_ROWS} more are in the report.`] : []
}

/** What to do, once for each code. */
function remedies(findings: readonly PlacedFinding[]): readonly string[] {
  const codes = new Set<ErrorCode>(findings.map(one => one.code))
  if (codes.size === 0) return []
  const texts = [...codes].map(one => `**${one}**\n\n${block('text', ERROR_CATALOG[one].remedy)}`)
  return ['### What to do', ...texts]
}

function timeline(lines: readonly ReleaseLine[]): readonly string[] {
  if (lines.length === 0) return []
  const rows = lines
    .slice(0, MOST_ROWS)
    .map(({ tag, url, publishedAt, state, files, counts, verdict }) => [
      url === '' ? code(tag) : link(code(tag), url),
      escapeMarkdown(publishedAt?.slice(0, 10) ?? ''),
      state,
      `${counts.verified} of ${files}`,
      VERDICTS[verdict].title,
    ])
  return [
    '### Releases',
    table(['Release', 'Published', 'State', 'Verified', 'Gravest verdict'], rows),
    ...moreThan(lines.length),
  ]
}

function others({ others: found }: Totals): readonly string[] {
  if (found.length === 0) return []
  const rows = found
    .slice(0, MOST_ROWS)
    .map(({ tag, asset, predicateType, signer, reason }) => [
      code(tag),
      code(asset),
      code(predicateType),
      signer === null ? '' : code(signer),
      escapeMarkdown(reason),
    ])
  return [
    '### Attestations that nobody asked for',
    'Of these very files: the store lists by digest, so what was signed about other bytes does not show here.',
    table(['Release', 'File', 'Says', 'Signed by', 'Why it is listed'], rows),
  ]
}

function open({ policy }: ReportBasis): readonly string[] {
  const rows = openInAudit(policy).map(({ dimension, reason }) => [
    escapeMarkdown(dimension),
    escapeMarkdown(reason),
  ])
  return rows.length === 0 ? [] : ['### Not looked at', table(['Dimension', 'Because'], rows)]
}

function commands({ repository, policy }: ReportBasis, { lines }: Totals): string {
  const first = lines.find(({ files }) => files > 0)?.tag
  // What could be more than a word in a shell is left for the reader to fill in.
  const tag = first !== undefined && /^[\w@%+=:,./-]+$/.test(first) ? first : 'TAG'
  // gh takes a workflow of the repository itself unless it is told another one.
  const { signerWorkflow } = policy
  const signer = 'equal' in signerWorkflow ? ` --signer-workflow ${signerWorkflow.equal}` : ''
  const commandLines = [
    `gh release download ${tag} --repo ${repository}`,
    `gh attestation verify FILE --repo ${repository}${signer} --source-ref refs/tags/${tag}`,
  ]
  return ['### Look again yourself', block('sh', commandLines.join('\n'))].join('\n\n')
}
