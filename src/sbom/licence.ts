/** Licences: what Cargo.toml declares → what CycloneDX wants. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
import exceptions from 'spdx-exceptions/index.json' with { type: 'json' }
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' }
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import type { SpecVersion } from '../attest/build-facts.ts'

/** declared: by the author. concluded: found to be so, which the evidence beside it substantiates. */
export type Acknowledgement = 'declared' | 'concluded'

/** A licence expression, or a licence by name or id. */
export type LicenceChoice =
  | { readonly expression: string; readonly acknowledgement?: Acknowledgement }
  | {
      readonly license: {
        readonly name?: string
        readonly id?: string
        readonly acknowledgement?: Acknowledgement
      }
    }

/**
 * Nothing declared makes nothing here: a guess would be worse than silence. CycloneDX 1.6 takes one expression, so
 * that one which the package's own texts bear out is called concluded; 1.7 takes both.
 */
export function licences(
  item: {
    readonly name: string
    readonly license: string | null
    readonly licenseFile: string | null
  },
  evidenced: ReadonlySet<string>,
  spec: SpecVersion,
): readonly LicenceChoice[] {
  const license = item.license?.trim() ?? ''
  const acknowledgement = 'declared'
  if (license === '') {
    if (item.licenseFile === null) return []
    return [{ license: { name: `LicenseRef-${item.name}`, acknowledgement } }]
  }
  const expression = normaliseExpression(license)
  if (expression === undefined) return [{ license: { name: license, acknowledgement } }]
  const declared = choiceOf(expression, 'declared')
  if (!idsOf(expression).every(id => evidenced.has(id))) return [declared]
  const concluded = choiceOf(expression, 'concluded')
  return spec === '1.6' ? [concluded] : [declared, concluded]
}

// One licence by its id, which more consumers understand than expressions.
function choiceOf(expression: string, acknowledgement: Acknowledgement): LicenceChoice {
  return LICENCES.has(expression.toLowerCase())
    ? { license: { id: expression, acknowledgement } }
    : { expression, acknowledgement }
}

/** The licences and exceptions that a normalised expression names, each once. */
export function idsOf(expression: string): readonly string[] {
  const words = expression.split(/[\s()]+/).filter(word => word !== '')
  return [...new Set(words.filter(word => !KEYWORDS.includes(word)))]
}

const KEYWORDS: readonly string[] = ['AND', 'OR', 'WITH']

const byLowerCase = (ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(ids.map(id => [id.toLowerCase(), id]))

const LICENCES = byLowerCase([...licenceIds, ...deprecatedIds])
const EXCEPTIONS = byLowerCase(exceptions)

/** GNU licences whose bare ids SPDX has deprecated, since they left open whether later versions count. */
const GNU = /^(?:A|L)?GPL-\d(?:\.\d)?$/
const REFERENCE = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/

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

/** The id as the SPDX list writes it; whatever is not on the list stays as it is. */
function modern(token: string): string {
  const later = token.endsWith('+')
  const bare = later ? token.slice(0, -1) : token
  const id = LICENCES.get(bare.toLowerCase()) ?? EXCEPTIONS.get(token.toLowerCase())
  if (id === undefined) return token
  if (GNU.test(id)) return later ? `${id}-or-later` : `${id}-only`
  return later ? `${id}+` : id
}

// Each reader returns the tokens that it leaves over; undefined: the grammar is broken.
function readExpression(tokens: readonly string[]): readonly string[] | undefined {
  const rest = readTerm(tokens)
  const [operator, ...after] = rest ?? []
  return operator === 'AND' || operator === 'OR' ? readExpression(after) : rest
}

function readTerm(tokens: readonly string[]): readonly string[] | undefined {
  const [token = '', ...after] = tokens
  if (token === '(') {
    const rest = readExpression(after)
    return rest?.[0] === ')' ? rest.slice(1) : undefined
  }
  if (!isLicence(token)) return undefined
  const [keyword, exception = '', ...end] = after
  if (keyword !== 'WITH') return after
  return EXCEPTIONS.has(exception.toLowerCase()) ? end : undefined
}

function isLicence(token: string): boolean {
  const id = token.replace(/\+$/, '')
  return LICENCES.get(id.toLowerCase()) === id || REFERENCE.test(token)
}
