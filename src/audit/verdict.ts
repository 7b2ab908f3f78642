/** What an audit says about a file of a release: one verdict, by the gravest of its findings. */
import { ERROR_CATALOG, type ErrorCode, type FailureClass } from '../errors/catalog.ts'
import type { ReleaseError } from '../errors/release-error.ts'

interface VerdictEntry {
  /** As people read it. */
  readonly title: string
  readonly meaning: string
}

/**
 * Gravest first. What bytes prove outranks what signatures say, and both outrank what could not be found out: an outage
 * hides no attack.
 */
export const VERDICTS = {
  'digest-drift': {
    title: 'digest drift',
    meaning: 'The bytes under this name are not those that were attested under it.',
  },
  'wrong-signer': {
    title: 'wrong signer',
    meaning: 'There are attestations of these bytes, and none that the policy accepts.',
  },
  'checksum-drift': {
    title: 'checksum drift',
    meaning: 'A checksums file of the release says something else.',
  },
  'tag-moved': {
    title: 'tag moved',
    meaning: 'The tag names another commit than the one that was built.',
  },
  unattested: {
    title: 'unattested',
    meaning: 'Nothing attests these bytes, and no baseline knows them.',
  },
  'attestation-missing': {
    title: 'attestation missing from the store',
    meaning: 'They were attested, and the attestation is gone.',
  },
  unreadable: {
    title: 'unreadable',
    meaning: 'A service did not answer or answered nonsense: nothing is known.',
  },
  'evidence-only': {
    title: 'evidence only on the release',
    meaning: 'They verify by the evidence file on the release; the store has lost the attestation.',
  },
  baseline: {
    title: 'before attestations',
    meaning: 'Unattested, and unchanged since the baseline was reviewed.',
  },
  verified: {
    title: 'verified',
    meaning: 'Attested, by the right signer, for this tag and these bytes.',
  },
} as const satisfies Record<string, VerdictEntry>

export type Verdict = keyof typeof VERDICTS
/** A verdict that needs a reason. */
export type FailedVerdict = Exclude<Verdict, 'verified' | 'baseline'>

export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly Verdict[]

/** One reason why a file is not verified. */
export interface Finding {
  readonly verdict: FailedVerdict
  readonly code: ErrorCode
  readonly message: string
  readonly expected: string | null
  readonly actual: string | null
  readonly remedy: string
}

/** A code has one class, here as everywhere. */
export function classOf({ code }: Pick<Finding, 'code'>): FailureClass {
  return ERROR_CATALOG[code].class
}

/** A finding in the audit's own words. */
export function finding(
  verdict: FailedVerdict,
  code: ErrorCode,
  message: string,
  compared: { readonly expected?: string; readonly actual?: string } = {},
): Finding {
  const { expected = null, actual = null } = compared
  return { verdict, code, message, expected, actual, remedy: ERROR_CATALOG[code].remedy }
}

/** An error that was met on the way. */
export function findingOf(verdict: FailedVerdict, error: ReleaseError): Finding {
  const { code, message, expected = null, actual = null, remedy } = error
  return { verdict, code, message, expected, actual, remedy }
}

/** By the gravest finding; without any, what stands otherwise. */
export function worst(findings: readonly Finding[], otherwise: 'verified' | 'baseline'): Verdict {
  const met = new Set<Verdict>(findings.map(({ verdict }) => verdict))
  return VERDICT_NAMES.find(verdict => met.has(verdict)) ?? otherwise
}

/** Gravest first; of one verdict in the order in which they were found. */
export function ordered(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => VERDICT_NAMES.indexOf(a.verdict) - VERDICT_NAMES.indexOf(b.verdict),
  )
}
