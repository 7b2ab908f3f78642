/** For those whose attestations are made by GitHub's own Sigstore instance alone: nobody else can get one there. */
import { PolicyError } from '../errors/release-error.ts'
import type { BundleVerifier } from './bundle-verifier.ts'

/** The same verifier, that refuses what the public-good instance certified (INSTANCE_REFUSED). */
export function withoutPublicGood(verifier: BundleVerifier): BundleVerifier {
  return {
    verify(bundle) {
      const signed = verifier.verify(bundle)
      if (signed.instance !== 'public-good') return signed
      throw new PolicyError('INSTANCE_REFUSED', {
        message: 'Sigstore instance',
        expected: 'GitHub’s own',
        actual: 'public-good',
        check: 'root.instance',
      })
    },
  }
}
