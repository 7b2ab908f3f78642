/** Which Sigstore instance signs. */
import { PolicyError } from '../errors/release-error.ts'
import type { RunIdentity } from '../run/run-identity.ts'

/** `public-good`: sigstore.dev with its public log. `github`: GitHub's own, without a log. */
export type SigstoreInstance = 'public-good' | 'github'

/**
 * The instance for this repository. `auto` follows the visibility in the signed token: event payloads may lack it,
 * and a guess in the wrong direction writes private names into a public log.
 */
export function chooseInstance(
  choice: 'auto' | SigstoreInstance,
  identity: Pick<RunIdentity, 'visibility' | 'repository'>,
  disclosePrivate: boolean,
): SigstoreInstance {
  const isPublic = identity.visibility === 'public'
  if (choice === 'auto') return isPublic ? 'public-good' : 'github'
  if (choice === 'public-good' && !isPublic && !disclosePrivate) {
    throw new PolicyError('PRIVATE_DISCLOSURE', {
      message: `${identity.repository} is ${identity.visibility}, and the public-good log is public`,
    })
  }
  return choice
}
