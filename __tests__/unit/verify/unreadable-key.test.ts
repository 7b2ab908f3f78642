import { describe, expect, it } from '@jest/globals'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { forge, TRUSTED_ROOTS } from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

/** id-ecPublicKey, and an algorithm that does not exist. */
const [ELLIPTIC, NOTHING] = ['2a8648ce3d0201', '2a8648ce3d0209']

describe('a certificate whose key nobody can read', () => {
  it.each(['public-good', 'github'] as const)('proves no signature: %s', instance => {
    const bundle = forge({ instance })
    const { rawBytes } = bundle.verificationMaterial['certificate'] as { rawBytes: string }
    const leaf = Buffer.from(rawBytes, 'base64').toString('hex').replace(ELLIPTIC, NOTHING)
    const changed = {
      ...bundle,
      verificationMaterial: {
        ...bundle.verificationMaterial,
        certificate: { rawBytes: Buffer.from(leaf, 'hex').toString('base64') },
      },
    }
    const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
    expect(thrownBy(() => verifier.verify(changed)).code).toBe('SIGNATURE_INVALID')
  })
})
