/**
 * Identity and statement against the policy, by string equality: never a pattern, never a prefix. Names of owners and
 * repositories do not differ by case; refs, paths and everything else do. checks.ts lists every check.
 */
import { PROVENANCE_V1 } from '../attest/predicate.ts'
import type { SignedStatement } from './bundle-verifier.ts'
import { checkRun, checkTokenOfRun } from './check-run.ts'
import { checkSigner } from './check-signer.ts'
import { checkSource } from './check-source.ts'
import { checkStatement, type ExpectedSubject } from './check-statement.ts'
import type { VerificationPolicy } from './policy.ts'
import { provenanceContradictions } from './provenance-agreement.ts'
import type { Refusal } from './refusal.ts'
import type { SignerIdentity } from './signer-identity.ts'

/** Every reason to refuse; none means that the attestation is accepted. */
export function checkPolicy(
  signed: Pick<SignedStatement, 'statement' | 'signer'>,
  policy: VerificationPolicy,
  predicateType: string,
  subject: ExpectedSubject,
  buildTypes?: readonly string[],
): readonly Refusal[] {
  const { statement, signer } = signed
  return [
    ...checkStatement(statement, predicateType, subject),
    ...checkSource(signer, policy),
    ...checkSigner(signer, policy),
    ...checkRun(signer, policy),
    ...(statement.predicateType === PROVENANCE_V1
      ? provenanceContradictions(statement.predicate, signer, policy.serverUrl, buildTypes)
      : []),
    ...checkTokenOfRun(signer, policy),
  ]
}

/** What the policy says of the certificate alone: all of it, whatever was signed. */
export function checkIdentity(
  signer: SignerIdentity,
  policy: VerificationPolicy,
): readonly Refusal[] {
  return [
    ...checkSource(signer, policy),
    ...checkSigner(signer, policy),
    ...checkRun(signer, policy),
    ...checkTokenOfRun(signer, policy),
  ]
}
