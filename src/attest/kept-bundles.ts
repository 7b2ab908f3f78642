/**
 * Bundles that an earlier attempt of this run signed and kept: they are stored again, not signed again. Each line of
 * the file is one bundle.
 */
import { at, isJsonObject, sameJson } from './json.ts'
import { PROVENANCE_V1, VERIFICATION_SUMMARY_V1 } from './predicate.ts'
import { parseStatement, type Statement } from './statement.ts'
import type { Claim } from './subject.ts'

/** `attested-release-evidence--2` → its name without the attempt, and the attempt. */
export function parseAttemptName(
  name: string,
): { readonly base: string; readonly attempt: number } | undefined {
  const [, base, attempt] = /^(.+)--([1-9][0-9]{0,5})$/.exec(name) ?? []
  return base === undefined ? undefined : { base, attempt: Number(attempt) }
}

/** One bundle a line; a line that is no bundle is passed over: it only costs another signature. */
export function parseKeptBundles(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line): unknown[] => {
    try {
      const bundle: unknown = JSON.parse(line)
      return isJsonObject(bundle) ? [bundle] : []
    } catch {
      return []
    }
  })
}

/** Bundles as text: one on each line, the last one ended too, since gh drops a last line without an end. */
export function bundleLines(bundles: readonly unknown[]): string {
  return bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join('')
}

/** The kept bundle that says exactly what the claim says. Whether its signature holds, verification finds out. */
export function findKept(claim: Claim, kept: readonly unknown[]): unknown {
  return kept.find(bundle => {
    const statement = peekStatement(bundle)
    return statement !== undefined && saysSame(statement, claim)
  })
}

/** The statement inside a bundle, not verified. */
export function peekStatement(bundle: unknown): Statement | undefined {
  const payload = at(bundle, 'dsseEnvelope', 'payload')
  if (typeof payload !== 'string') return undefined
  try {
    return parseStatement(Buffer.from(payload, 'base64'))
  } catch {
    return undefined
  }
}

function saysSame(statement: Statement, { subject, predicateType, predicate }: Claim): boolean {
  const subjects = [{ name: subject.name, digest: { sha256: subject.sha256 } }]
  return (
    statement.predicateType === predicateType &&
    sameJson(statement.subject, subjects) &&
    sameJson(
      withoutAttempt(predicateType, statement.predicate),
      // Through JSON, since that is how the signer sends it.
      withoutAttempt(predicateType, JSON.parse(JSON.stringify(predicate))),
    )
  )
}

/**
 * The provenance of two attempts of one run differs in the attempt alone, a verification summary in its time alone;
 * verification accepts both.
 */
function withoutAttempt(predicateType: string, predicate: unknown): unknown {
  if (predicateType === VERIFICATION_SUMMARY_V1 && isJsonObject(predicate)) {
    return { ...predicate, timeVerified: null }
  }
  const invocation = at(predicate, 'runDetails', 'metadata', 'invocationId')
  if (predicateType !== PROVENANCE_V1 || typeof invocation !== 'string') return predicate
  const copy = structuredClone(predicate) as { runDetails: { metadata: { invocationId: string } } }
  copy.runDetails.metadata.invocationId = invocation.replace(/\/attempts\/[0-9]+$/, '')
  return copy
}
