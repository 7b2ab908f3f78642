/** Markdown for job summaries. Every value is escaped: names and messages come from outside. */

import { plainText } from './plain-text.ts'

/** Text that Markdown and HTML leave alone. */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]|#~]/g, character => `\\${character}`)
    .replaceAll(/\s*\n\s*/g, ' ')
}

/** A code span; the fence is longer than any run of back-ticks inside. */
export function code(text: string): string {
  const line = plainText(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(match => match[0].length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

// Nothing that could end a link, or be taken for more than an address.
const PLAIN_ADDRESS = /^https:\/\/[A-Za-z0-9.-]+\/[A-Za-z0-9._~:/?#@&+=%-]*$/

/** A link; the text, which is Markdown already, alone where the address could mean more than itself. */
export function link(text: string, address: string): string {
  return PLAIN_ADDRESS.test(address) ? `[${text}](${address})` : text
}

/** A fenced block of commands or YAML. */
export function block(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(match => match[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

/** A table; the cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
