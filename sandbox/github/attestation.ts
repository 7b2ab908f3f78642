/** An attestation as kept: the bundle, and what the lists are searched by. */
import { isObject } from './body.ts'
import type { JsonObject } from './body.ts'

/** A stored attestation. */
export interface Attestation {
  readonly id: number
  readonly repositoryId: number
  readonly bundle: JsonObject
  /** `user`: stored through the API; `github`: made by GitHub for an immutable release. */
  readonly initiator: 'user' | 'github'
  readonly predicateType: string
  /** `algorithm:hex` of every subject. */
  readonly digests: readonly string[]
  readonly createdAt: number
  /** Lists do not show it before this time … */
  readonly visibleFrom: number
  /** … nor to this many reads that would have found it. */
  hiddenReads: number
}

/** The in-toto statement, as far as the index needs it. */
export interface Statement {
  readonly type: string
  readonly predicateType: string
  readonly predicate: unknown
  readonly subjects: readonly { readonly name: string; readonly digests: readonly string[] }[]
}

/** The statement inside a bundle's DSSE envelope, or why there is none. */
export function statementOf(bundle: JsonObject): Statement | string {
  const envelope = bundle['dsseEnvelope']
  if (!isObject(envelope)) return 'bundle has no DSSE envelope'
  if (typeof envelope['payload'] !== 'string') return 'DSSE envelope has no payload'
  let statement: unknown
  try {
    statement = JSON.parse(Buffer.from(envelope['payload'], 'base64').toString('utf8'))
  } catch {
    return 'DSSE payload is not JSON'
  }
  if (!isObject(statement)) return 'DSSE payload is not a statement'
  const { _type: type, predicateType, predicate, subject } = statement
  if (typeof type !== 'string' || typeof predicateType !== 'string') {
    return 'statement has no type or predicate type'
  }
  const subjects = Array.isArray(subject) ? subject.map(parseSubject) : []
  if (!subjects.every(parsed => parsed !== undefined)) return 'statement has a malformed subject'
  return { type, predicateType, predicate, subjects }
}

/** Whether a predicate type is what the `predicate_type` parameter asks for. */
export function matchesPredicateType(predicateType: string, wanted: string): boolean {
  const families = SHORT_NAMES[wanted]
  return families
    ? families.some(family => predicateType.startsWith(family))
    : predicateType === wanted
}

const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  provenance: ['https://slsa.dev/provenance/'],
  sbom: ['https://cyclonedx.org/bom', 'https://spdx.dev/Document'],
  release: ['https://in-toto.io/attestation/release/'],
}

function parseSubject(
  subject: unknown,
): { readonly name: string; readonly digests: readonly string[] } | undefined {
  if (!isObject(subject) || !isObject(subject['digest'])) return undefined
  const digests = Object.entries(subject['digest']).map(([algorithm, hex]) =>
    typeof hex === 'string' && /^[0-9a-f]+$/.test(hex) ? `${algorithm}:${hex}` : undefined,
  )
  if (digests.length === 0 || !digests.every(digest => digest !== undefined)) return undefined
  // GitHub's own release attestations name their first subject by `uri` instead of `name`.
  const name = subject['name'] ?? subject['uri']
  return { name: typeof name === 'string' ? name : '', digests }
}
