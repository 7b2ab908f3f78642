/** For those whose attestations are made by GitHub's own Sigstore instance alone: nobody else can get one there. */
import type { SigstoreInstance } from '../attest/instance.ts'
import { PolicyError } from '../errors/release-error.ts'
import type { Verifiers } from './bundle-verifier.ts'

/** The same verifier, that refuses what the public-good instance certified (INSTANCE_REFUSED). */
export function withoutPublicGood(verifier: Verifiers): Verifiers {
  return {
    verify: bundle => refusePublicGood(verifier.verify(bundle)),
    verifyBlob: (bundle, blob) => refusePublicGood(verifier.verifyBlob(bundle, blob)),
  }
}

function refusePublicGood<T extends { readonly instance: SigstoreInstance }>(signed: T): T {
  if (signed.instance !== 'public-good') return signed
  throw new PolicyError('INSTANCE_REFUSED', {
    message: 'Sigstore instance',
    expected: 'GitHub’s own',
    actual: 'public-good',
    check: 'root.instance',
  })
}
