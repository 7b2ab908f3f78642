/** Edits of a JSON document that know its structure: at any path, with what parsers like least. */
import * as fc from 'fast-check'

export type Path = readonly (string | number)[]

const KINDS = ['drop', 'duplicate', 'replace', 'retag', 'flip', 'cut', 'swap'] as const

export interface Edit {
  readonly kind: (typeof KINDS)[number]
  /** Chooses the path, and the byte within it: both taken modulo what there is. */
  readonly where: number
  readonly byte: number
  readonly value: Replacement
  readonly key: string
}

/** Hostile ones by number: a counterexample is printed, and a deep value would break the printer. */
type Replacement = { readonly hostile: number } | { readonly given: unknown }

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

/** Values at the edge of what a parser was written for. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  2 ** 64,
  '',
  ' ',
  '0',
  '-1',
  '9223372036854775808',
  '1e400',
  'NaN',
  '\u0000',
  '\ud800',
  '__proto__',
  '=',
  'A',
  'AAAA',
  'a'.repeat(100_000),
  [],
  {},
  [null],
  [[]],
  nested(1_000),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  { rawBytes: '' },
  { toString: 1, valueOf: 1, toJSON: 1 },
  // Buffer.from() takes it for an array.
  { length: 4_000_000_000 },
]

const KEYS = [
  '__proto__',
  'constructor',
  'certificate',
  'x509CertificateChain',
  'publicKey',
  'messageSignature',
  'dsseEnvelope',
  'tlogEntries',
  'timestampVerificationData',
  'rawBytes',
  'keyid',
  'hint',
]

/** Edits for a document whose own strings and keys are dealt in too. */
export function edits(own: readonly string[] = []): fc.Arbitrary<readonly Edit[]> {
  const value = fc.oneof(
    fc.record({ hostile: fc.nat(HOSTILE.length - 1) }),
    fc.record({ given: own.length === 0 ? fc.string() : fc.constantFrom(...own) }),
    fc.record({ given: fc.jsonValue({ maxDepth: 3 }) }),
  )
  const edit = fc.record({
    kind: fc.constantFrom(...KINDS, 'flip', 'flip', 'replace', 'swap'),
    where: fc.nat(),
    byte: fc.nat(),
    value,
    key: fc.constantFrom(...KEYS),
  })
  return fc.array(edit, { minLength: 1, maxLength: 3 })
}

/** Every path of a document, containers included, the root not. */
export function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap(key => {
    const path = [...at, key]
    const inner = (value as Record<string | number, unknown>)[key]
    // What an edit put in may be deeper than a stack.
    return path.length > 20 ? [path] : [path, ...pathsOf(inner, path)]
  })
}

/** As a report names it: `tlogEntries[].logId`. */
export function pathText(path: Path): string {
  return path
    .map(key => (typeof key === 'number' ? '[]' : `.${key}`))
    .join('')
    .slice(1)
}

/** The document with the edits made; `other` lends the parts that are swapped in. */
export function edited(document: unknown, other: unknown, list: readonly Edit[]): unknown {
  const copy: unknown = structuredClone(document)
  for (const edit of list) {
    const path = pathAt(copy, edit)
    if (path !== undefined) applyEdit(copy, other, path, edit)
  }
  return copy
}

/** The path that an edit is about. */
export function pathAt(document: unknown, { where }: Edit): Path | undefined {
  const paths = pathsOf(document)
  return paths[where % Math.max(1, paths.length)]
}

type Container = Record<string | number, unknown>

function applyEdit(document: unknown, other: unknown, path: Path, edit: Edit): void {
  const key = path.at(-1) ?? ''
  const parent = valueAt(document, path.slice(0, -1)) as Container | undefined
  if (typeof parent !== 'object') return
  const value = parent[key]
  switch (edit.kind) {
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1)
      else Reflect.deleteProperty(parent, key)
      return
    case 'duplicate':
      if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value))
      else define(parent, edit.key, structuredClone(value))
      return
    case 'retag':
      if (Array.isArray(parent)) parent[Number(key)] = { [edit.key]: value }
      else {
        Reflect.deleteProperty(parent, key)
        define(parent, edit.key, value)
      }
      return
    case 'replace':
      parent[key] = replacement(edit.value)
      return
    case 'swap':
      parent[key] = structuredClone(valueAt(other, path))
      return
    case 'flip':
      parent[key] = flipped(value, edit.byte)
      return
    case 'cut':
      parent[key] = cut(value, edit.byte)
  }
}

const replacement = (value: Replacement): unknown =>
  structuredClone('given' in value ? value.given : HOSTILE[value.hostile])

/** Also for `__proto__`, as JSON.parse makes it: a property like any other. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Container)[key]
        : undefined,
    document,
  )
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** One bit of what the text encodes, or of the text. */
function flipped(value: unknown, position: number): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string' || value === '') return position
  const encoding = BASE64.test(value) ? 'base64' : 'latin1'
  const bytes = Buffer.from(value, encoding)
  const index = Math.floor(position / 8) % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (position % 8))
  return bytes.toString(encoding)
}

function cut(value: unknown, position: number): unknown {
  if (typeof value === 'string') return value.slice(0, position % (value.length + 1))
  return Array.isArray(value) ? value.slice(0, position % (value.length + 1)) : {}
}
