/** Text from outside inside a page: it can say anything and be nothing but text. */
import { plainText } from '../report/plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** For element content and quoted attributes alike. */
export function html(text: string): string {
  return plainText(text).replaceAll(/[&<>"'`]/g, character => ENTITIES[character] ?? '')
}

const PLAIN_ADDRESS = /^https:\/\/[A-Za-z0-9.-]+\/[A-Za-z0-9._~:/?#@&+=%-]*$/

/** A link; the text alone where the address could mean more than itself. */
export function anchor(text: string, address: string): string {
  if (!PLAIN_ADDRESS.test(address)) return html(text)
  return `<a href="${html(address)}" rel="noreferrer">${html(text)}</a>`
}
