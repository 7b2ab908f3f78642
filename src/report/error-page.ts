/** Where each code is explained. */
import type { ErrorCode } from '../errors/catalog.ts'
import { link } from './markdown.ts'

const PAGE = 'https://github.com/attested-release/attested-release/blob/main/docs/errors.md'

/** The address that explains a code; anchors of Markdown headings are lower-case. */
export function errorAddress(code: ErrorCode): string {
  return `${PAGE}#${code.toLowerCase()}`
}

/** The code, linked to its explanation. */
export function linkedCode(code: ErrorCode): string {
  return link(`\`${code}\``, errorAddress(code))
}
