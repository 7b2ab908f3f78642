/** The job summary of `pin-check`. */
import type { Pin, PinReport } from '../pins/pin-report.ts'
import { code, escapeMarkdown, table } from './markdown.ts'

/** What needs a look comes first; what is pinned is only counted. */
export function pinSummary({ files, pins, problems, absent, idle }: PinReport): string {
  const of = (verdict: Pin['verdict']): readonly Pin[] =>
    pins.filter(pin => pin.verdict === verdict)
  const [unpinned, allowed] = [of('unpinned'), of('allowed')]
  const unnamed = pins.filter(pin => pin.versionMissing)
  const good = unpinned.length === 0 && problems.length === 0
  const uses = `${pins.length} \`uses:\` in ${files.length} ${files.length === 1 ? 'file' : 'files'}`
  return [
    `## ${good ? '✅' : '❌'} Pins`,
    good
      ? `${uses}: ${allowed.length === 0 ? 'all are pinned' : 'all are pinned or allowed'}.`
      : `${uses}: ${unpinned.length} not pinned${problems.length === 0 ? '' : `, and not all can be read`}.`,
    ...section(
      'Cannot be read',
      problems.map(({ file, line, message }) => [code(`${file}:${line}`), escapeMarkdown(message)]),
      'Why',
    ),
    ...section('Not pinned', unpinned.map(withReason), 'Uses', 'Why'),
    ...section(
      'Allowed to stay unpinned',
      allowed.map(pin => [...row(pin), escapeMarkdown(pin.allowedBy ?? '')]),
      'Uses',
      'Allowed by',
    ),
    ...section('Not in this checkout, so not read', absent.map(row), 'Uses'),
    ...section('Pinned, without a version behind it', unnamed.map(row), 'Uses'),
    ...(idle.length === 0
      ? []
      : [`Entries of \`allow\` that nothing needs: ${idle.map(entry => code(entry)).join(', ')}.`]),
  ].join('\n\n')
}

function section(
  title: string,
  rows: readonly (readonly string[])[],
  ...columns: readonly string[]
): readonly string[] {
  return rows.length === 0 ? [] : [`**${title}**`, table(['Where', ...columns], rows)]
}

function row({ file, line, text }: Pin): readonly string[] {
  return [code(`${file}:${line}`), code(text)]
}

function withReason(pin: Pin): readonly string[] {
  const { reference } = pin
  return [...row(pin), escapeMarkdown(reference.kind === 'moving' ? reference.reason : '')]
}
