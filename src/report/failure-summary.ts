/** What a person reads on the run's page when a step has refused or failed. */
import type { FailureClass } from '../errors/catalog.ts'
import { describeCauses, type ReleaseError } from '../errors/release-error.ts'
import { linkedCode } from './error-page.ts'
import { block, code, escapeMarkdown } from './markdown.ts'

const CLASSES: Record<FailureClass, string> = {
  security: 'security: somebody or something is wrong',
  operational: 'operational: a service is down, or the set-up needs a change',
}

/** Code, class, expectation and finding, causes, and what to do. */
export function failureSummary(error: ReleaseError): string {
  const facts = [
    `**Class:** ${CLASSES[error.class]}`,
    error.expected === undefined ? undefined : `**Expected:** ${code(error.expected)}`,
    error.actual === undefined ? undefined : `**Got:** ${code(error.actual)}`,
  ].filter(fact => fact !== undefined)
  const causes = describeCauses(error.cause)
  return [
    `### ❌ ${linkedCode(error.code)}`,
    block('text', error.message),
    facts.join('<br>\n'),
    `**What to do**\n\n${remedy(error.remedy)}`,
    ...(causes.length === 0
      ? []
      : [`**Causes**\n\n${causes.map(cause => `- ${code(cause)}`).join('\n')}`]),
  ].join('\n\n')
}

/** The first paragraph is prose; what follows an empty line is YAML or a command. */
function remedy(text: string): string {
  const gap = text.indexOf('\n\n')
  if (gap === -1) return escapeMarkdown(text)
  return `${escapeMarkdown(text.slice(0, gap))}\n\n${block('yaml', text.slice(gap + 2))}`
}
