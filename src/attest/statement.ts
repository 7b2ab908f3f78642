/** The in-toto statement, version 1. https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
import { VerificationError } from '../errors/release-error.ts'
import { isJsonObject } from './json.ts'
import { MAX_PREDICATE_BYTES, MAX_SUBJECTS } from './store-limits.ts'
import { STATEMENT_V01, STATEMENT_V1 } from './predicate.ts'
import { parseStrictJson } from './strict-json.ts'
import type { Claim } from './subject.ts'

export interface StatementSubject {
  /** Empty where the statement gives none (a container image is known by its digest alone). */
  readonly name: string
  /** Algorithm → lower-case hex. */
  readonly digest: Readonly<Record<string, string>>
}

export interface Statement {
  readonly _type: typeof STATEMENT_V1 | typeof STATEMENT_V01
  readonly subject: readonly StatementSubject[]
  readonly predicateType: string
  readonly predicate: Readonly<Record<string, unknown>>
}

// The subjects and the frame around a predicate of full size.
const MAX_PAYLOAD_BYTES = MAX_PREDICATE_BYTES + 1024 * 1024
const MAX_NAME_LENGTH = 4096
const MAX_DIGESTS = 32

/** Which versions of the statement count: `v0.1 too` is for what cosign left in a registry, and for nothing else. */
export type StatementVersions = 'v1' | 'v0.1 too'

/** Signed bytes → Statement; anything ambiguous or oversized is refused (STATEMENT_INVALID). */
export function parseStatement(payload: Uint8Array, versions: StatementVersions = 'v1'): Statement {
  const value = parseJson(payload)
  if (!isJsonObject(value)) throw invalid('is not an object')
  const { _type, subject, predicateType, predicate } = value
  const isKnown = _type === STATEMENT_V1 || (_type === STATEMENT_V01 && versions === 'v0.1 too')
  if (!isKnown) throw invalid(`has the type ${show(_type)}, not ${STATEMENT_V1}`)
  if (typeof predicateType !== 'string' || predicateType === '') {
    throw invalid(`has the predicateType ${show(predicateType)}`)
  }
  if (!isJsonObject(predicate)) throw invalid('has no predicate')
  if (!Array.isArray(subject) || subject.length === 0 || subject.length > MAX_SUBJECTS) {
    throw invalid(`does not have 1 to ${MAX_SUBJECTS} subjects`)
  }
  return { _type, subject: subject.map(parseSubject), predicateType, predicate }
}

function parseJson(payload: Uint8Array): unknown {
  if (payload.length > MAX_PAYLOAD_BYTES) throw invalid(`has ${payload.length} bytes`)
  return parseStrictJson(payload, invalid)
}

function parseSubject(value: unknown, index: number): StatementSubject {
  const name = isJsonObject(value) ? (value['name'] ?? '') : undefined
  const digest = isJsonObject(value) ? value['digest'] : undefined
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH || !isJsonObject(digest)) {
    throw invalid(`has no name and digest in subject ${index}`)
  }
  const digests = Object.entries(digest)
  const wellFormed = digests.every(
    ([, hex]) => typeof hex === 'string' && /^[0-9a-f]{40,128}$/.test(hex),
  )
  if (digests.length === 0 || digests.length > MAX_DIGESTS || !wellFormed) {
    throw invalid(`has a malformed digest in subject ${index}`)
  }
  return { name, digest: digest as Record<string, string> }
}

function show(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 100)
}

function invalid(what: string, cause?: unknown): VerificationError {
  return new VerificationError('STATEMENT_INVALID', {
    message: `the signed payload ${what}`,
    check: 'statement.form',
    ...(cause === undefined ? {} : { cause }),
  })
}

/** The statement of one claim, with its keys in the order in which @actions/attest writes them. */
export function statementOf({ subject, predicateType, predicate }: Claim): object {
  return {
    _type: STATEMENT_V1,
    subject: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
    predicateType,
    predicate,
  }
}
