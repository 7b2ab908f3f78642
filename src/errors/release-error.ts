/**
 * The one error of this action. Every failure that a user sees is a ReleaseError: it has a stable code, says what
 * was expected and what was found, what to do about it, and whether somebody or something is wrong (`security`) or
 * a service or the set-up is (`operational`).
 */
import { ERROR_CATALOG, type ErrorCode, type FailureClass } from './catalog.ts'

export interface ErrorDetails {
  /** What happened, in one sentence, naming the thing it happened to. */
  readonly message: string
  readonly expected?: string
  readonly actual?: string
  /** Replaces the catalog's remedy where this very case has a better one; may hold YAML. */
  readonly remedy?: string
  /** Id of the check of a verification that failed; docs/verification.md. */
  readonly check?: string
  readonly cause?: unknown
}

/** A refusal or a failure with a stable code; see docs/errors.md. */
export class ReleaseError extends Error {
  override readonly name: string = 'ReleaseError'
  readonly code: ErrorCode
  readonly class: FailureClass
  readonly expected: string | undefined
  readonly actual: string | undefined
  readonly remedy: string
  readonly check: string | undefined

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(sentence(details), details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.class = ERROR_CATALOG[code].class
    this.expected = details.expected
    this.actual = details.actual
    this.remedy = details.remedy ?? ERROR_CATALOG[code].remedy
    this.check = details.check
  }
}

/** The proof itself does not hold: a signature, a digest, a log entry, a time stamp. */
export class VerificationError extends ReleaseError {
  override readonly name = 'VerificationError'
}

/** The proof holds, but for somebody or something that the policy does not accept. */
export class PolicyError extends ReleaseError {
  override readonly name = 'PolicyError'
}

function sentence({ message, expected, actual }: ErrorDetails): string {
  if (expected === undefined && actual === undefined) return message
  const parts = [
    expected === undefined ? undefined : `expected ${expected}`,
    actual === undefined ? undefined : `got ${actual}`,
  ].filter(part => part !== undefined)
  return `${message}: ${parts.join(', ')}`
}

/** Every message of a chain of causes, outermost first. Bounded, since a cause may point back at itself. */
export function describeCauses(error: unknown, limit = 8): string[] {
  const messages: string[] = []
  let current: unknown = error
  while (current !== undefined && current !== null && messages.length < limit) {
    messages.push(describeOne(current))
    current = current instanceof Error ? current.cause : undefined
  }
  return messages
}

function describeOne(error: unknown): string {
  if (error instanceof ReleaseError) return `${error.code}: ${error.message}`
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(inner => describeOne(inner)).join('; ')
  }
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
    return `${error.name}: ${error.message}${code}`
  }
  if (typeof error === 'string') return error
  return typeof error === 'object' ? plainObject(error) : `a thrown ${typeof error}`
}

/** Something that is no Error was thrown. It may hold a cycle or a BigInt, which JSON cannot. */
function plainObject(value: object | null): string {
  try {
    return JSON.stringify(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** Anything that was thrown, as a ReleaseError: an unforeseen throw is INTERNAL, with its cause kept. */
export function toReleaseError(thrown: unknown): ReleaseError {
  if (thrown instanceof ReleaseError) return thrown
  return new ReleaseError('INTERNAL', {
    message: 'the action failed in a way it did not foresee',
    cause: thrown,
  })
}
