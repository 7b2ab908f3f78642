/** Paging: by page number (releases, assets) and by opaque cursor (attestations), with the Link header. */
import { refusal } from './errors.ts'
import type { Call } from './router.ts'

const DEFAULT_PER_PAGE = 30
const MAX_PER_PAGE = 100

/** Some items and the Link header that leads to the others. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}

/** A page of a list that is ordered by id. */
export interface CursorPage<T> extends Page<T> {
  readonly next: string
  readonly previous: string
}

/** `page` and `per_page`. */
export function numberedPage<T>(call: Call, all: readonly T[]): Page<T> {
  const perPage = perPageOf(call)
  const page = positive(call.query.get('page')) ?? 1
  const last = Math.max(1, Math.ceil(all.length / perPage))
  const links: Record<string, string> = {}
  if (page > 1) {
    links['prev'] = withQuery(call, { page: String(page - 1) })
    links['first'] = withQuery(call, { page: '1' })
  }
  if (page < last) {
    links['next'] = withQuery(call, { page: String(page + 1) })
    links['last'] = withQuery(call, { page: String(last) })
  }
  return { items: all.slice((page - 1) * perPage, page * perPage), headers: linkHeader(links) }
}

/** `before`, `after` and `per_page`. The cursor names the item it lies next to, so that new items shift nothing. */
export function cursorPage<T extends { readonly id: number }>(
  call: Call,
  all: readonly T[],
): CursorPage<T> {
  const perPage = perPageOf(call)
  const after = readCursor(call.query.get('after'))
  const before = readCursor(call.query.get('before'))
  const ordered = all.toSorted((a, b) => b.id - a.id)
  const window = ordered.filter(
    item => (after === undefined || item.id < after) && (before === undefined || item.id > before),
  )
  const backwards = before !== undefined && after === undefined
  const items = backwards ? window.slice(-perPage) : window.slice(0, perPage)
  const first = items[0]
  const last = items.at(-1)
  const next = last && last !== ordered.at(-1) ? cursorAt(last.id) : ''
  const previous = first && first !== ordered[0] ? cursorAt(first.id) : ''
  const links: Record<string, string> = {}
  if (next !== '') links['next'] = withQuery(call, { after: next, before: undefined })
  if (previous !== '') links['prev'] = withQuery(call, { before: previous, after: undefined })
  return { items, next, previous, headers: linkHeader(links) }
}

function cursorAt(id: number): string {
  return Buffer.from(`cursor:v1:${id}`).toString('base64')
}

function readCursor(cursor: string | null): number | undefined {
  if (cursor === null || cursor === '') return undefined
  const match = /^cursor:v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())
  if (!match) throw refusal(422, 'Invalid cursor')
  return Number(match[1])
}

function perPageOf(call: Call): number {
  return Math.min(positive(call.query.get('per_page')) ?? DEFAULT_PER_PAGE, MAX_PER_PAGE)
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

function withQuery(call: Call, changes: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(call.request.url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return `https://${call.request.host}${url.pathname}${url.search}`
}

function linkHeader(links: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const parts = Object.entries(links).map(([rel, url]) => `<${url}>; rel="${rel}"`)
  return parts.length === 0 ? {} : { link: parts.join(', ') }
}
