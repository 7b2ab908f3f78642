import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { envelopeBundle, signatureBundle, signedImage } from '../../../src/oci/cosign-layers.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { forge, forgeBlob, TRUSTED_ROOTS } from '../../corpus/support/forge.ts'
import { cosignAnnotations, signedPayload } from '../../support/cosign-layers.ts'
import { thrownBy } from '../../support/thrown.ts'

const HEX = sha256Of('an image')
const PAYLOAD = Buffer.from(signedPayload('ghcr.io/acme/rocket', `sha256:${HEX}`))
const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const annotations = cosignAnnotations(forgeBlob({ blob: PAYLOAD }))

const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== name))

describe('layers of cosign', () => {
  it('become bundles that hold', () => {
    const signature = signatureBundle({ annotations, bytes: PAYLOAD })
    expect(verifier.verifyBlob(signature, PAYLOAD).instance).toBe('public-good')
    const bundle = forge()
    const bytes = Buffer.from(JSON.stringify(bundle.dsseEnvelope))
    const envelope = envelopeBundle({ annotations: cosignAnnotations(bundle), bytes })
    expect(verifier.verify(envelope).instance).toBe('public-good')
  })

  it('keep a time stamp, and do without a log entry', () => {
    const rest = without('dev.sigstore.cosign/bundle')
    const stamped = {
      ...rest,
      'dev.sigstore.cosign/rfc3161timestamp': JSON.stringify({
        SignedRFC3161Timestamp: 'c3RhbXA=',
      }),
    }
    expect(signatureBundle({ annotations: stamped, bytes: PAYLOAD })).toMatchObject({
      verificationMaterial: {
        tlogEntries: [],
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: 'c3RhbXA=' }] },
      },
    })
  })

  it.each([
    [
      'no certificate',
      { 'dev.sigstore.cosign/certificate': undefined },
      'by a key, and not by a workflow',
    ],
    ['a broken certificate', { 'dev.sigstore.cosign/certificate': 'x' }, 'cannot be read'],
    ['a broken log entry', { 'dev.sigstore.cosign/bundle': '{' }, 'not UTF-8 JSON'],
    [
      'an ambiguous log entry',
      { 'dev.sigstore.cosign/bundle': '{"Payload":1,"payload":2}' },
      'twice',
    ],
  ])('refused: %s', (_name, change, reason) => {
    const changed = Object.fromEntries(
      Object.entries({ ...annotations, ...change }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>
    const error = thrownBy(() => signatureBundle({ annotations: changed, bytes: PAYLOAD }))
    expect(error).toMatchObject({ code: 'BUNDLE_INVALID', check: 'bundle.form' })
    expect(error.message).toContain(reason)
  })

  it('without a signature hold none', () => {
    const rest = without('dev.cosignproject.cosign/signature')
    const bundle = signatureBundle({ annotations: rest, bytes: PAYLOAD })
    expect(thrownBy(() => verifier.verifyBlob(bundle, PAYLOAD)).class).toBe('security')
    const bytes = Buffer.from('{"payload":""}')
    expect(thrownBy(() => envelopeBundle({ annotations, bytes })).message).toContain(
      'without signatures',
    )
  })

  it('with a log entry of odd fields hold nothing', () => {
    const odd = JSON.stringify({ Payload: { body: 'e30=', logIndex: { toString: 1 } } })
    const changed = { ...annotations, 'dev.sigstore.cosign/bundle': odd }
    const bundle = signatureBundle({ annotations: changed, bytes: PAYLOAD })
    expect(thrownBy(() => verifier.verifyBlob(bundle, PAYLOAD)).class).toBe('security')
  })

  it('name the image that was signed', () => {
    expect(signedImage(PAYLOAD)).toBe(HEX)
  })

  it.each([
    ['[]', 'no signature of an image'],
    ['{"critical":{"type":"atomic container signature"}}', 'no signature of an image'],
    [
      `{"critical":{"type":"cosign container image signature","image":{"docker-manifest-digest":"${HEX}"}}}`,
      'no sha256 digest',
    ],
    ['{"critical":1,"Critical":2}', 'twice'],
    [`{"critical":${'['.repeat(101)}${']'.repeat(101)}}`, 'levels deep'],
    ['\u0000', 'not UTF-8 JSON'],
  ])('or are refused: %s', (text, reason) => {
    const error = thrownBy(() => signedImage(Buffer.from(text)))
    expect([error.code, error.message.includes(reason)]).toEqual(['BUNDLE_INVALID', true])
  })
})
