/** The job summary of `verify`. */
import { code, escapeMarkdown, table } from './markdown.ts'
import type { SubjectVerdict } from './verification-report.ts'

/** The verdict on each subject, every refusal, and what was not looked at. */
export function verifySummary(whose: string, verdicts: readonly SubjectVerdict[]): string {
  const rows = verdicts.map(verdict => [
    code(verdict.subject),
    code(`sha256:${verdict.sha256}`),
    kinds(verdict),
    verdict.failure === undefined ? '✅ verified' : `❌ ${verdict.failure.code}`,
  ])
  const good = verdicts.every(({ failure }) => failure === undefined)
  return [
    `## Verification against ${escapeMarkdown(whose)}: ${good ? 'passed' : 'refused'}`,
    table(['Subject', 'Digest', 'Attestations', 'Verdict'], rows),
    ...refusals(verdicts),
    ...openDimensions(verdicts),
  ].join('\n\n')
}

function kinds({ accepted }: SubjectVerdict): string {
  const types = new Set(accepted.map(one => one.predicateType))
  return types.size === 0 ? 'none' : escapeMarkdown([...types].join(', '))
}

function refusals(verdicts: readonly SubjectVerdict[]): readonly string[] {
  const rows = verdicts.flatMap(({ subject, refused, failure }) =>
    refused.length > 0
      ? refused.map(one => [code(subject), one.code, escapeMarkdown(one.message)])
      : failure === undefined
        ? []
        : [[code(subject), failure.code, escapeMarkdown(failure.message)]],
  )
  return rows.length === 0 ? [] : ['### Refused', table(['Subject', 'Code', 'Why'], rows)]
}

function openDimensions(verdicts: readonly SubjectVerdict[]): readonly string[] {
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
