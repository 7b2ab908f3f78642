import { describe, expect, it } from '@jest/globals'
import { ReleaseError } from '../../../src/errors/release-error.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import {
  asVersion,
  CONTENT,
  forge,
  forgeBlob,
  TRUSTED_ROOTS,
  withLogEntries,
  type Bundle,
} from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const honest = forge()
const stamped = forge({ instance: 'github' })
const codeOf = (bundle: unknown): string => thrownBy(() => verifier.verify(bundle)).code
const without = (bundle: Bundle, field: string): Bundle =>
  withLogEntries(bundle, entry =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field)),
  )
const typed = (bundle: Bundle, mediaType: string): Bundle => ({ ...bundle, mediaType })

interface Stamps {
  readonly rfc3161Timestamps: readonly [{ readonly signedTimestamp: string }]
}
const said = JSON.stringify(verifier.verify(stamped).timestamps)
const outcomeOf = (bundle: unknown): string => {
  try {
    return JSON.stringify(verifier.verify(bundle).timestamps) === said ? 'accepted' : 'other'
  } catch (error) {
    return error instanceof ReleaseError ? error.code : String(error)
  }
}

const CURRENT = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const LEGACY = 'application/vnd.dev.sigstore.bundle+json;version=0.3'

describe('a bundle', () => {
  it.each([
    ['0.1', asVersion('0.1', honest)],
    ['0.1 without a proof of inclusion', without(asVersion('0.1', honest), 'inclusionProof')],
    ['0.1 of GitHub, which has no log', asVersion('0.1', stamped)],
    ['0.2', asVersion('0.2', honest)],
    ['0.2 without a promise, but with a time stamp', asVersion('0.2', forge({ log: 'rekor-v2' }))],
    ['0.2 of GitHub', asVersion('0.2', stamped)],
    ['0.3', honest],
    ['0.3 in the older spelling', typed(honest, LEGACY)],
    ['0.3 with an entry of Rekor v2', forge({ log: 'rekor-v2' })],
    ['0.3 with a DSSE entry of Rekor v2', forge({ log: 'rekor-v2-dsse' })],
  ])('of version %s is accepted', (_, bundle) => {
    expect(verifier.verify(bundle).signer.issuer).toContain('https://')
  })

  it('of Rekor v2 proves its time by the stamp alone, and names the authority', () => {
    expect(verifier.verify(forge({ log: 'rekor-v2' })).timestamps).toEqual([
      expect.objectContaining({
        type: 'TimestampAuthority',
        uri: 'https://timestamp.sigstore.dev',
      }),
    ])
  })

  it.each([
    ['0.1 without the promise', without(asVersion('0.1', honest), 'inclusionPromise')],
    ['0.1 with an entry of Rekor v2', asVersion('0.1', forge({ log: 'rekor-v2' }))],
    ['0.2 without the proof', without(asVersion('0.2', honest), 'inclusionProof')],
    ['0.3 without the proof', without(honest, 'inclusionProof')],
    ['0.1 with a bare certificate', typed(honest, asVersion('0.1', honest).mediaType)],
    ['0.2 with a bare certificate', typed(honest, asVersion('0.2', honest).mediaType)],
    ['0.3 with a chain', typed(asVersion('0.2', honest), CURRENT)],
    ['0.3 with a chain, in the older spelling', typed(asVersion('0.2', honest), LEGACY)],
    ['0.4', typed(honest, 'application/vnd.dev.sigstore.bundle.v0.4+json')],
    [
      '0.4 in the older spelling',
      typed(honest, 'application/vnd.dev.sigstore.bundle+json;version=0.4'),
    ],
    ['0.1 in the newer spelling', typed(honest, 'application/vnd.dev.sigstore.bundle.v0.1+json')],
  ])('of version %s is refused', (_, bundle) => {
    expect(codeOf(bundle)).toBe('BUNDLE_INVALID')
  })

  it('that says one thing in two ways is refused, whichever a reader would take', () => {
    const { dsseEnvelope, verificationMaterial } = honest
    const signed = forgeBlob()
    const { x509CertificateChain } = asVersion('0.2', honest).verificationMaterial
    for (const twofold of [
      { ...signed, dsseEnvelope },
      { ...honest, messageSignature: {} },
      { ...honest, verificationMaterial: { ...verificationMaterial, x509CertificateChain } },
      { ...honest, verificationMaterial: { ...verificationMaterial, publicKey: { hint: '' } } },
    ]) {
      expect(codeOf(twofold)).toBe('BUNDLE_INVALID')
      const blob = thrownBy(() => verifier.verifyBlob(twofold, Buffer.from(CONTENT)))
      expect(blob.code).toBe('BUNDLE_INVALID')
    }
    expect(codeOf({ ...honest, messageSignature: null, mediaType: '' })).toBe('BUNDLE_INVALID')
    expect(verifier.verify({ ...honest, messageSignature: null }).instance).toBe('public-good')
  })

  it('with a promise that no log made is refused, in version 0.1 too', () => {
    const other = forge().verificationMaterial['tlogEntries'] as readonly Record<string, unknown>[]
    const promised = withLogEntries(asVersion('0.1', honest), entry => ({
      ...entry,
      inclusionProof: undefined,
      inclusionPromise: other[0]?.['inclusionPromise'],
    }))
    expect(codeOf(promised)).toBe('LOG_ENTRY_INVALID')
  })

  it('with more proofs than anybody needs is refused before they are checked', () => {
    const { tlogEntries } = honest.verificationMaterial
    const { timestampVerificationData } = stamped.verificationMaterial
    const [stamp] = (timestampVerificationData as { rfc3161Timestamps: readonly object[] })
      .rfc3161Timestamps
    const many = (one: unknown): readonly unknown[] => Array.from({ length: 33 }, () => one)
    const older = asVersion('0.2', honest)
    for (const [bundle, changes] of [
      [honest, { tlogEntries: many((tlogEntries as readonly object[])[0]) }],
      [stamped, { timestampVerificationData: { rfc3161Timestamps: many(stamp) } }],
      [
        older,
        {
          x509CertificateChain: { certificates: many(honest.verificationMaterial['certificate']) },
        },
      ],
    ] as const) {
      const verificationMaterial = { ...bundle.verificationMaterial, ...changes }
      const refusal = thrownBy(() => verifier.verify({ ...bundle, verificationMaterial }))
      expect([refusal.code, refusal.message]).toEqual([
        'BUNDLE_INVALID',
        expect.stringContaining('at most 32, got 33'),
      ])
    }
  })

  it('with any bit of its time stamp turned is refused under a code, or says what it said', () => {
    const { timestampVerificationData } = stamped.verificationMaterial
    const [stamp] = (timestampVerificationData as Stamps).rfc3161Timestamps
    const bytes = Buffer.from(stamp.signedTimestamp, 'base64')
    const codes = new Set<string>()
    for (let at = 0; at < bytes.length; at += 2) {
      const turned = Buffer.from(bytes)
      turned[at] = (turned[at] ?? 0) ^ 0x08
      const signedTimestamp = turned.toString('base64')
      const verificationMaterial = {
        ...stamped.verificationMaterial,
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp }] },
      }
      codes.add(outcomeOf({ ...stamped, verificationMaterial }))
    }
    // Some of the bytes are another's each time: which names of faults occur beside these differs.
    expect([...codes]).toEqual(expect.arrayContaining(['TIMESTAMP_INVALID', 'accepted']))
    const allowed = ['BUNDLE_INVALID', 'TIMESTAMP_INVALID', 'TIMESTAMP_MISSING', 'accepted']
    expect(allowed).toEqual(expect.arrayContaining([...codes]))
  })

  it.each([
    ['too long to be read', { envelope: `x\n${'9'.repeat(20_000)}\n` }],
    ['missing', undefined],
  ])('with a checkpoint that is %s is refused', (_, checkpoint) => {
    const bundle = withLogEntries(asVersion('0.1', honest), entry => ({
      ...entry,
      inclusionProof: { ...(entry['inclusionProof'] as object), checkpoint },
    }))
    expect(codeOf(bundle)).toBe('BUNDLE_INVALID')
  })
})
