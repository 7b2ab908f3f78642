/** What is said of a proof that cannot be read, word for word, and how much of one is looked at. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { bundleFromJSON } from '@sigstore/bundle'
import { leafOf, parseBundle } from '../../../src/verify/bundle-format.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import {
  asVersion,
  CONTENT,
  forge,
  forgeBlob,
  TRUSTED_ROOTS,
  withLogEntries,
} from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const honest = forge()
const signed = forgeBlob()
const bytes = Buffer.from(CONTENT)
const told = (work: () => unknown): readonly unknown[] => {
  const { code, check, message } = thrownBy(work)
  return [code, check, message]
}
const ofBundle = (bundle: unknown): readonly unknown[] => told(() => verifier.verify(bundle))
const CURRENT = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const OLD = 'application/vnd.dev.sigstore.bundle+json;version='

describe('what is said of a bundle', () => {
  it('of another form', () => {
    const { verificationMaterial } = honest
    expect(ofBundle({ ...honest, messageSignature: {} })).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      'the content of the bundle: expected one of dsseEnvelope, messageSignature, got dsseEnvelope, messageSignature',
    ])
    expect(
      ofBundle({ ...honest, verificationMaterial: { ...verificationMaterial, publicKey: {} } }),
    ).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      'the signer of the bundle: expected one of certificate, x509CertificateChain, publicKey, got certificate, publicKey',
    ])
    expect(ofBundle({})).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      'the attestation is not a Sigstore bundle',
    ])
    expect(thrownBy(() => verifier.verify({})).cause).toBeDefined()
    const [code, check, message] = ofBundle({ ...honest, tlogEntries: { length: 1 } })
    expect([code, check]).toEqual(['BUNDLE_INVALID', 'bundle.form'])
    expect(message).toMatch(/^the attestation cannot be read: ./)
  })

  it('of another media type', () => {
    const known = `${OLD}0.1 or ${OLD}0.2 or ${OLD}0.3 or ${CURRENT}`
    const mediaType = 'application/vnd.dev.sigstore.bundle.v0.4+json'
    expect(ofBundle({ ...honest, mediaType })).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      `the media type of the bundle: expected ${known}, got ${mediaType}`,
    ])
    expect(ofBundle({ ...honest, mediaType: `${OLD}0.2` })).toEqual([
      'BUNDLE_INVALID',
      'bundle.certificate',
      `the signer (media type ${OLD}0.2) of the bundle: expected x509CertificateChain, got certificate`,
    ])
  })

  it('with several signatures', () => {
    const { dsseEnvelope } = honest
    const [one] = dsseEnvelope.signatures
    expect(
      ofBundle({ ...honest, dsseEnvelope: { ...dsseEnvelope, signatures: [one, one] } }),
    ).toEqual([
      'BUNDLE_INVALID',
      'bundle.one-signature',
      'the number of signatures of the bundle: expected 1, got 2',
    ])
  })

  it('of the other content', () => {
    expect(ofBundle(signed)).toEqual([
      'BUNDLE_INVALID',
      'bundle.content',
      'the content of the bundle: expected a DSSE envelope, got a plain signature',
    ])
    expect(told(() => verifier.verifyBlob(honest, bytes))).toEqual([
      'BUNDLE_INVALID',
      'bundle.content',
      'the content of the bundle: expected a plain signature, got a DSSE envelope',
    ])
    expect(ofBundle(forge({ payloadType: 'text/plain' }))).toEqual([
      'BUNDLE_INVALID',
      'bundle.content',
      'the payload type of the bundle: expected application/vnd.in-toto+json, got text/plain',
    ])
  })

  it('without a signer’s certificate', () => {
    const { content } = parseBundle(honest).verificationMaterial
    const parsed = parseBundle(honest)
    expect(Buffer.from(leafOf(parsed)).toString('base64')).toBe(
      (honest.verificationMaterial['certificate'] as { rawBytes: string }).rawBytes,
    )
    expect(leafOf(bundleFromJSON(asVersion('0.2', honest)))).toEqual(leafOf(parsed))
    const keyed = { ...content, $case: 'publicKey' as const, publicKey: { hint: '' } }
    const material = { ...parsed.verificationMaterial, content: keyed }
    expect(told(() => leafOf({ ...parsed, verificationMaterial: material }))).toEqual([
      'BUNDLE_INVALID',
      'bundle.certificate',
      'the signer of the bundle: expected a certificate, got publicKey',
    ])
    const chain = {
      $case: 'x509CertificateChain' as const,
      x509CertificateChain: { certificates: [] },
    }
    const none = { ...parsed.verificationMaterial, content: chain }
    expect(thrownBy(() => leafOf({ ...parsed, verificationMaterial: none })).actual).toBe(
      'x509CertificateChain',
    )
  })

  it('with more than is looked at', () => {
    const [entry] = honest.verificationMaterial['tlogEntries'] as readonly object[]
    const entries = (length: number): object => ({
      ...honest,
      verificationMaterial: {
        ...honest.verificationMaterial,
        tlogEntries: Array.from({ length }, () => entry),
      },
    })
    expect(parseBundle(entries(32)).verificationMaterial.tlogEntries).toHaveLength(32)
    expect(ofBundle(entries(33))).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      'the number of certificates, of log entries or of time stamps of the bundle: expected at most 32, got 33',
    ])
    const checkpoint = (envelope: string | undefined): object =>
      withLogEntries(asVersion('0.1', honest), own => ({
        ...own,
        inclusionProof: {
          ...(own['inclusionProof'] as object),
          checkpoint: envelope === undefined ? undefined : { envelope },
        },
      }))
    const what =
      'the checkpoint of a log entry of the bundle: expected at most 16384 characters, got'
    expect(parseBundle(checkpoint('x'.repeat(16_384))).mediaType).toBe(`${OLD}0.1`)
    expect(ofBundle(checkpoint('x'.repeat(16_385)))).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      `${what} 16385 characters`,
    ])
    expect(ofBundle(checkpoint(undefined))).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      `${what} none`,
    ])
  })
})

describe('what is said of a plain signature', () => {
  it.each(['sha256', 'sha384', 'sha512'])('over another file, with %s', name => {
    const algorithm = name.replace('sha', 'SHA2_')
    const { messageSignature } = signed as { messageSignature?: object }
    const of = (digest: string): object => ({
      ...signed,
      messageSignature: { ...messageSignature, messageDigest: { algorithm, digest } },
    })
    const expected = `${name}:${createHash(name).update(bytes).digest('hex')}`
    const actual = `${name}:${'00'.repeat(64)}`
    const long = Buffer.alloc(65).toString('base64')
    expect(thrownBy(() => verifier.verifyBlob(of(long), bytes))).toMatchObject({
      code: 'SUBJECT_MISMATCH',
      check: 'statement.subject',
      message: `the signature is over another file: expected ${expected}, got ${actual}`,
      expected,
      actual,
    })
  })

  it('with a digest of another algorithm', () => {
    const { messageSignature } = signed as { messageSignature?: object }
    const messageDigest = { algorithm: 'SHA3_256', digest: 'AAAA' }
    const odd = { ...signed, messageSignature: { ...messageSignature, messageDigest } }
    expect(told(() => verifier.verifyBlob(odd, bytes))).toEqual([
      'BUNDLE_INVALID',
      'bundle.form',
      'the digest algorithm of the bundle: expected sha256, sha384, sha512, got 4',
    ])
  })
})
