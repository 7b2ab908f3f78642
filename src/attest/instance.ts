/** Which Sigstore instance signs. */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { RunIdentity } from '../run/run-identity.ts'

/** `public-good`: sigstore.dev with its public log. `github`: GitHub's own, without a log. */
export type SigstoreInstance = 'public-good' | 'github'

/**
 * The instance for this repository. `auto` follows the visibility in the signed token: event payloads may lack it,
 * and a guess in the wrong direction writes private names into a public log. A tenant of ghe.com has GitHub's instance
 * alone: the public one does not know its token service (INPUT_INVALID where it is asked for).
 */
export function chooseInstance(
  choice: 'auto' | SigstoreInstance,
  identity: Pick<RunIdentity, 'visibility' | 'repository' | 'issuer'>,
  disclosePrivate: boolean,
): SigstoreInstance {
  if (new URL(identity.issuer).hostname.endsWith('.ghe.com')) return tenantInstance(choice)
  const isPublic = identity.visibility === 'public'
  if (choice === 'auto') return isPublic ? 'public-good' : 'github'
  if (choice === 'public-good' && !isPublic && !disclosePrivate) {
    throw new PolicyError('PRIVATE_DISCLOSURE', {
      message: `${identity.repository} is ${identity.visibility}, and the public-good log is public`,
    })
  }
  return choice
}

function tenantInstance(choice: 'auto' | SigstoreInstance): SigstoreInstance {
  if (choice !== 'public-good') return 'github'
  throw new ReleaseError('INPUT_INVALID', {
    message: 'sigstore: the public-good instance signs nothing for a tenant of ghe.com',
    expected: 'auto or github',
    actual: choice,
  })
}
