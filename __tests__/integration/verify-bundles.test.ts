import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../sandbox/index.ts'
import { createBundleVerifier, type BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { thrownBy } from '../support/thrown.ts'
import { FILE, line, lineSandbox, type Bundle } from './support/line.ts'

let sandbox: Sandbox & { readonly folder: string }
let bundles: readonly Bundle[]
let verifier: BundleVerifier

beforeAll(async () => {
  sandbox = await lineSandbox()
  bundles = (await line(sandbox, { instance: 'public-good' })).stored.map(one => one.bundle)
  verifier = createBundleVerifier(
    parseTrustRoots(await readFile(sandbox.trustedRoots.publicGood, 'utf8')),
  )
})
afterAll(async () => sandbox.close())

describe('a bundle of another form', () => {
  const broken = (change: (bundle: Bundle) => unknown): string => {
    const [bundle] = bundles
    if (bundle === undefined) throw new Error('no bundle')
    return thrownBy(() => verifier.verify(change(bundle))).code
  }
  const envelope = (bundle: Bundle, changes: Partial<Bundle['dsseEnvelope']>): unknown => ({
    ...bundle,
    dsseEnvelope: { ...bundle.dsseEnvelope, ...changes },
  })

  it.each<[string, (bundle: Bundle) => unknown, string]>([
    [
      'a version without log proofs',
      bundle => ({ ...bundle, mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1' }),
      'BUNDLE_INVALID',
    ],
    [
      'a version to come',
      bundle => ({ ...bundle, mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json' }),
      'BUNDLE_INVALID',
    ],
    [
      'another payload type',
      bundle => envelope(bundle, { payloadType: 'text/plain' }),
      'BUNDLE_INVALID',
    ],
    [
      'two signatures',
      bundle =>
        envelope(bundle, {
          signatures: [...bundle.dsseEnvelope.signatures, ...bundle.dsseEnvelope.signatures],
        }),
      'BUNDLE_INVALID',
    ],
    ['no signature', bundle => envelope(bundle, { signatures: [] }), 'BUNDLE_INVALID'],
    [
      'another signature',
      bundle => envelope(bundle, { signatures: [{ sig: 'AAAA' }] }),
      'SIGNATURE_INVALID',
    ],
    [
      'a public key for a certificate',
      bundle => ({
        ...bundle,
        verificationMaterial: {
          ...bundle.verificationMaterial,
          certificate: undefined,
          publicKey: { hint: 'x' },
        },
      }),
      'BUNDLE_INVALID',
    ],
    [
      'a broken certificate',
      bundle => ({
        ...bundle,
        verificationMaterial: { ...bundle.verificationMaterial, certificate: { rawBytes: 'AAAA' } },
      }),
      'CERTIFICATE_INVALID',
    ],
    [
      'no log entry',
      bundle => ({
        ...bundle,
        verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [] },
      }),
      'LOG_ENTRY_MISSING',
    ],
    [
      'a plain signature',
      bundle => ({
        mediaType: bundle.mediaType,
        verificationMaterial: bundle.verificationMaterial,
        messageSignature: {
          messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' },
          signature: 'AAAA',
        },
      }),
      'BUNDLE_INVALID',
    ],
  ])('is refused: %s', (_what, change, code) => {
    expect(broken(change)).toBe(code)
  })

  it('may carry its certificate as a chain', () => {
    const [bundle] = bundles
    const { certificate, ...material } = bundle?.verificationMaterial ?? {}
    const chain = {
      ...bundle,
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
      verificationMaterial: { ...material, x509CertificateChain: { certificates: [certificate] } },
    }
    expect(verifier.verify(chain).statement.subject[0]?.digest).toEqual({
      sha256: FILE.sha256,
    })
  })
})
