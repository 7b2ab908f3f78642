/** Licences: what Cargo.toml declares → what CycloneDX wants. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */

/** CycloneDX 1.6 takes one expression, or one licence by name. */
export type LicenceChoice =
  | { readonly expression: string; readonly acknowledgement: 'declared' }
  | { readonly license: { readonly name: string; readonly acknowledgement: 'declared' } }

/** Nothing declared makes nothing here: a guess would be worse than silence. */
export function licences(
  packageName: string,
  license: string | null,
  licenseFile: string | null,
): readonly LicenceChoice[] {
  const acknowledgement = 'declared'
  if (license === null || license.trim() === '') {
    if (licenseFile === null) return []
    return [{ license: { name: `LicenseRef-${packageName}`, acknowledgement } }]
  }
  const expression = normaliseExpression(license)
  if (expression === undefined) return [{ license: { name: license.trim(), acknowledgement } }]
  return [{ expression, acknowledgement }]
}

/** GNU licences whose bare ids SPDX has deprecated, since they left open whether later versions count. */
const GNU = /^(?:A|L)?GPL-\d(?:\.\d)?$/

/** `MIT/Apache-2.0` and other habits → an SPDX expression; undefined when it cannot be read as one. */
export function normaliseExpression(text: string): string | undefined {
  const tokens = text
    .replaceAll('/', ' OR ')
    .replaceAll(/[()]/g, ' $& ')
    .split(/\s+/)
    .filter(token => token !== '')
    .map(token => (/^(?:and|or|with)$/i.test(token) ? token.toUpperCase() : modern(token)))
  const rest = readExpression(tokens)
  if (rest?.length !== 0) return undefined
  return tokens.join(' ').replaceAll('( ', '(').replaceAll(' )', ')')
}

function modern(id: string): string {
  if (GNU.test(id)) return `${id}-only`
  return id.endsWith('+') && GNU.test(id.slice(0, -1)) ? `${id.slice(0, -1)}-or-later` : id
}

const ID =
  /^(?:[A-Za-z0-9][A-Za-z0-9.-]*\+?|(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+)$/
const OPERATORS: readonly string[] = ['AND', 'OR']

// Each reader returns the tokens that it leaves over; undefined: the grammar is broken.
function readExpression(tokens: readonly string[]): readonly string[] | undefined {
  const rest = readTerm(tokens)
  const [operator, ...after] = rest ?? []
  return operator !== undefined && OPERATORS.includes(operator) ? readExpression(after) : rest
}

function readTerm(tokens: readonly string[]): readonly string[] | undefined {
  const [token = '', ...after] = tokens
  if (token === '(') {
    const rest = readExpression(after)
    return rest?.[0] === ')' ? rest.slice(1) : undefined
  }
  if (!isId(token)) return undefined
  const [keyword, exception = '', ...end] = after
  if (keyword !== 'WITH') return after
  return isId(exception) ? end : undefined
}

function isId(token: string): boolean {
  return ID.test(token) && !OPERATORS.includes(token) && token !== 'WITH'
}
