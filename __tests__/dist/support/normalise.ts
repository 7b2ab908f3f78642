/**
 * Snapshots of what changes from run to run: identifiers, digests of what the toolchain makes, times and signed
 * addresses are replaced, the same value always by the same mark; everything else stays byte for byte.
 */
import type { LoggedRequest } from '../../../sandbox/request-log.ts'

export interface NormalisedRequest {
  readonly request: string
  readonly json?: unknown
}

export interface Normaliser {
  text(text: string): string
  json(value: unknown): unknown
  outputs(outputs: Readonly<Record<string, string>>): unknown
  /** In their order; those that are sent at the same time are sorted and counted. */
  requests(entries: readonly LoggedRequest[]): readonly NormalisedRequest[]
}

const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['sha256', /\b[0-9a-f]{64}\b/g],
  ['uuid', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g],
  ['id', /(?<=\/(?:releases|attestations|attestations\/4242|assets|artifacts)\/|^|,|\[)(?!4242\b)[1-9][0-9]{3,9}(?=[/?.,)\]\s]|$)/gm],
]
const RANDOM_FOLDER = /(?<=\/attested-release-[a-z]+-)[A-Za-z0-9]{6}(?=\/|$|["\s,])/gm
/** The one time that is fixed is the commit's. */
const TIME = /\b(?!2026-01-02T03:04:05Z)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
/** In the tables of a summary. */
const SIZE = /(?<=\| )[0-9]{3,}(?= \|)/g
const SIGNED_QUERY = /\b(se|sig|blockid)=[^&\s]*/g

/** `known`: exact values and the marks that stand for them, such as folders and the commit. */
export function createNormaliser(known: Readonly<Record<string, string>>): Normaliser {
  const marks = new Map<string, string>()
  const counts = new Map<string, number>()
  const mark = (kind: string, value: string): string => {
    const key = `${kind} ${value}`
    const found = marks.get(key)
    if (found !== undefined) return found
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const made = `<${kind}:${number}>`
    marks.set(key, made)
    return made
  }
  // Of two values the longer one first: one may be part of the other.
  const exact = Object.entries(known).toSorted(([a], [b]) => b.length - a.length)
  const fixed = (text: string): string =>
    exact
      .reduce((changed, [value, name]) => changed.replaceAll(value, name), text)
      .replace(RANDOM_FOLDER, '<random>')
      .replace(TIME, '<time>')
      .replace(SIZE, '<size>')
  const text = (value: string): string =>
    PATTERNS.reduce(
      (changed, [kind, pattern]) => changed.replace(pattern, found => mark(kind, found)),
      fixed(value),
    )
  const json = (value: unknown): unknown => mapJson(value, text)

  return {
    text,
    json,
    outputs: outputs =>
      Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [name, json(parsed(value))]),
      ),
    requests: entries =>
      inStableOrder(entries, fixed).map(({ times, line, body }) => ({
        request: times === 1 ? text(line) : `${times} × ${blank(line)}`,
        ...(body !== undefined && { json: json(body) }),
      })),
  }
}

/** JSON outputs are shown as what they hold. */
function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function mapJson(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map(one => mapJson(one, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      // Sizes follow the toolchain as digests do.
      if (name === 'size') return [name, '<size>']
      if (name === 'bundle' && typeof member === 'object') return [name, statementOf(member)]
      return [name, mapJson(member, text)]
    }),
  )
}

/** Of a bundle: what it says about what. Its signatures are another test's business. */
function statementOf(bundle: unknown): string {
  const { dsseEnvelope } = bundle as { readonly dsseEnvelope: { readonly payload: string } }
  const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as {
    readonly predicateType: string
    readonly subject: readonly { readonly name: string }[]
  }
  return `<${statement.predicateType} of ${statement.subject.map(one => one.name).join(', ')}>`
}

interface Line {
  readonly times: number
  readonly line: string
  readonly body: unknown
}

/** Requests of one of these groups are under way at the same time: their order says nothing. */
const TOGETHER: readonly RegExp[] = [
  /audience=sigstore|fulcio\.|timestamp\.|rekor\./,
  /^POST api\.github\.com \S*\/attestations /,
  /^GET tmaproduction\./,
  /^POST uploads\.github\.com /,
]
const JSON_HOSTS = ['api.github.com', 'results-receiver.actions.githubusercontent.com']

function inStableOrder(
  entries: readonly LoggedRequest[],
  fixed: (text: string) => string,
): readonly Line[] {
  const ordered: Line[] = []
  let together: Line[] = []
  let group = -1
  const flush = (): void => {
    ordered.push(...counted(together))
    together = []
  }
  for (const entry of entries) {
    const line = fixed(lineOf(entry))
    const found = TOGETHER.findIndex(pattern => pattern.test(line))
    if (found !== group) flush()
    group = found
    const body = JSON_HOSTS.includes(entry.host) ? entry.json : undefined
    if (group === -1) ordered.push({ times: 1, line, body })
    else together.push({ times: 1, line, body: body === undefined ? undefined : mapJson(body, fixed) })
  }
  flush()
  return ordered
}

function lineOf({ method, host, path, query, status, authorization }: LoggedRequest): string {
  const shown = host.endsWith('.blob.core.windows.net')
    ? query.replace(SIGNED_QUERY, '$1=<signed>')
    : query
  return `${method} ${host} ${path}${shown} → ${status}${authorization ? ', authorized' : ''}`
}

function counted(lines: readonly Line[]): readonly Line[] {
  const byText = new Map<string, Line>()
  for (const { line, body } of lines) {
    const key = blank(`${line} ${JSON.stringify(body ?? null)}`)
    const known = byText.get(key)
    byText.set(key, { times: (known?.times ?? 0) + 1, line: known?.line ?? line, body })
  }
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}

/** Without what differs between two requests of the same kind. */
function blank(text: string): string {
  return PATTERNS.reduce((changed, [kind, pattern]) => changed.replace(pattern, `<${kind}>`), text)
}
