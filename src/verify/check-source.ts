/** The source that was built: who vouches for it, whose it is, and which state of it. */
import { adviseInput, type Refusal } from './refusal.ts'
import { compare, demand } from './comparison.ts'
import type { VerificationPolicy } from './policy.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { sameName } from './workflow-uri.ts'

/** Issuer, repository, owner, their ids, ref and commit. */
export function checkSource(
  signer: SignerIdentity,
  policy: VerificationPolicy,
): readonly Refusal[] {
  const url = (name: string): string => `${policy.serverUrl}/${name}`
  const sameUrl = (expected: string, actual: string): boolean => sameName(url(expected), actual)
  return [
    ...checkIssuer(signer.issuer, policy.issuer),
    ...demand(
      { check: 'source.repository', code: 'REPOSITORY_MISMATCH', what: 'source repository' },
      policy.repository,
      signer.sourceRepositoryUri,
      sameUrl,
    ),
    ...demand(
      { check: 'source.owner', code: 'OWNER_MISMATCH', what: 'source owner' },
      policy.owner,
      signer.sourceRepositoryOwnerUri,
      sameUrl,
    ),
    ...demand(
      {
        check: 'source.repository-id',
        code: 'REPOSITORY_ID_MISMATCH',
        what: 'source repository id',
      },
      policy.repositoryId,
      signer.sourceRepositoryIdentifier,
    ),
    ...demand(
      { check: 'source.owner-id', code: 'OWNER_ID_MISMATCH', what: 'source owner id' },
      policy.ownerId,
      signer.sourceRepositoryOwnerIdentifier,
    ),
    ...demand(
      { check: 'source.ref', code: 'REF_MISMATCH', what: 'source ref' },
      policy.sourceRef,
      signer.sourceRepositoryRef,
    ),
    ...demand(
      { check: 'source.commit', code: 'COMMIT_MISMATCH_SIGNED', what: 'source commit' },
      policy.sourceDigest,
      signer.sourceRepositoryDigest,
    ),
  ]
}

const SLUG = /^\/[A-Za-z0-9-]+$/

function checkIssuer(actual: string, expected: string): readonly Refusal[] {
  const ofEnterprise = actual.startsWith(expected) && SLUG.test(actual.slice(expected.length))
  const code = ofEnterprise ? 'ENTERPRISE_ISSUER' : 'ISSUER_MISMATCH'
  const remedy = ofEnterprise
    ? adviseInput('If the enterprise is yours, name its token service:', 'cert-oidc-issuer', actual)
    : undefined
  return compare({ check: 'source.issuer', code, what: 'token issuer' }, expected, actual).map(
    one => (remedy === undefined ? one : { ...one, remedy }),
  )
}
