import { describe, expect, it } from '@jest/globals'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import type { BundleVerifier, SignedStatement } from '../../../src/verify/bundle-verifier.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import {
  refusalsOf,
  VerifiedArtifact,
  type AttestedArtifact,
} from '../../../src/verify/verified-artifact.ts'
import { thrownBy } from '../../support/thrown.ts'
import { FILE, identity, SERVER, signer, statement } from './identities.ts'

const policy = runPolicy(identity, { serverUrl: SERVER })

/** Takes a bundle for the signed statement that it is, or throws it. */
const verifier: BundleVerifier = {
  verify: bundle => {
    if (bundle instanceof Error) throw bundle
    return bundle as SignedStatement
  },
}

const signed = (type = PROVENANCE_V1, changes = {}): SignedStatement => ({
  statement: statement(type),
  signer: { ...signer, ...changes },
  timestamps: [],
  logIndices: [],
  instance: 'github',
  bundle: {},
})
const forged = new VerificationError('SIGNATURE_INVALID', { message: 'no', check: 'signature' })

const artifact = (bundles: readonly unknown[], types = [PROVENANCE_V1]): AttestedArtifact => {
  const [first = '', ...others] = types
  return {
    ...FILE,
    requirements: [
      { predicateType: first, policy },
      ...others.map(predicateType => ({ predicateType, policy })),
    ],
    attestations: bundles.map(bundle => ({ source: 'store', bundle })),
  }
}
const verify = (bundles: readonly unknown[], types?: string[]): VerifiedArtifact =>
  VerifiedArtifact.verify(artifact(bundles, types), verifier)

describe('VerifiedArtifact.verify', () => {
  it('needs one good attestation for each requirement, and lists the bad ones', () => {
    const verified = verify(
      [signed(), signed(CYCLONEDX_BOM), forged, signed(PROVENANCE_V1, { issuer: 'x' })],
      [PROVENANCE_V1, CYCLONEDX_BOM],
    )
    expect(verified.accepted).toHaveLength(2)
    expect(verified.refused.map(one => one.code)).toEqual(['SIGNATURE_INVALID', 'ISSUER_MISMATCH'])
  })

  it('refuses when only bad ones are there, and says why of each', () => {
    const error = thrownBy(() => verify([signed(PROVENANCE_V1, { issuer: 'x' }), forged]))
    expect(error).toMatchObject({
      code: 'ISSUER_MISMATCH',
      class: 'security',
      name: 'PolicyError',
      check: 'source.issuer',
    })
    expect(refusalsOf(error)[0]).toMatchObject({ expected: identity.issuer, actual: 'x' })
    expect(refusalsOf(error)[1]).toMatchObject({ check: 'signature', expected: null })
    expect(refusalsOf(error).map(one => one.code)).toEqual(['ISSUER_MISMATCH', 'SIGNATURE_INVALID'])
    expect(thrownBy(() => verify([forged]))).toMatchObject({ name: 'VerificationError' })
    expect(refusalsOf(new ReleaseError('INTERNAL', { message: '' }))).toEqual([])
  })

  it('prefers a security refusal to an operational one', () => {
    const odd = new ReleaseError('INTERNAL', { message: 'odd' })
    expect(thrownBy(() => verify([odd, forged])).code).toBe('SIGNATURE_INVALID')
    expect(thrownBy(() => verify([odd])).code).toBe('INTERNAL')
  })

  it('gives the reason of the attestation that is about this file, not of those about others', () => {
    const ofAnother = {
      ...signed(),
      statement: {
        ...statement(PROVENANCE_V1),
        subject: [{ name: 'another', digest: { sha256: 'f'.repeat(64) } }],
      },
    }
    const stranger = signed(PROVENANCE_V1, { issuer: 'x' })
    expect(thrownBy(() => verify([ofAnother, stranger])).code).toBe('ISSUER_MISMATCH')
    expect(thrownBy(() => verify([ofAnother])).code).toBe('SUBJECT_MISMATCH')
  })

  it('tells absence from forgery', () => {
    expect(thrownBy(() => verify([])).code).toBe('ATTESTATION_NOT_FOUND')
    const other = thrownBy(() => verify([signed('https://example.com/other')]))
    expect(other).toMatchObject({
      code: 'PREDICATE_TYPE_NOT_FOUND',
      class: 'operational',
      expected: PROVENANCE_V1,
      actual: expect.stringContaining('https://example.com/other') as unknown,
    })
    expect(refusalsOf(other).map(one => one.code)).toEqual(['PREDICATE_TYPE_MISMATCH'])
    // Provenance of a stranger is no reason to call a missing SBOM forged.
    const stranger = [signed(), signed(PROVENANCE_V1, { issuer: 'x' })]
    expect(thrownBy(() => verify(stranger, [PROVENANCE_V1, CYCLONEDX_BOM])).code).toBe(
      'PREDICATE_TYPE_NOT_FOUND',
    )
  })

  it('names an artifact without a name by its digest', () => {
    const nameless = { ...artifact([]), name: null }
    expect(thrownBy(() => VerifiedArtifact.verify(nameless, verifier)).message).toContain(
      FILE.sha256,
    )
  })
})

const copyOf = (value: object): object => ({ ...value })

describe('a forged VerifiedArtifact', () => {
  const good = verify([signed()])
  const Class = VerifiedArtifact as unknown as new (...values: unknown[]) => VerifiedArtifact

  it('is recognised', () => {
    expect([good, verify([signed()])].map(one => VerifiedArtifact.is(one))).toEqual([true, true])
    const forgeries: readonly unknown[] = [
      copyOf(good),
      Object.assign({}, good),
      structuredClone(copyOf(good)),
      Object.create(VerifiedArtifact.prototype),
      Object.setPrototypeOf(copyOf(good), VerifiedArtifact.prototype),
      new Proxy(good, {}),
      null,
      undefined,
      'good',
    ]
    expect(forgeries.map(one => VerifiedArtifact.is(one))).toEqual(forgeries.map(() => false))
  })

  it('cannot be constructed', () => {
    expect(() => new Class(Symbol('VerifiedArtifact'), FILE, good)).toThrow(
      new TypeError('a VerifiedArtifact is made by VerifiedArtifact.verify'),
    )
    expect(() => Reflect.construct(Class, [undefined, FILE, good])).toThrow(TypeError)
    const again = good.constructor as typeof Class
    expect(() => new again(undefined, FILE, good)).toThrow(TypeError)
  })

  it('cannot be made by changing a genuine one', () => {
    for (const genuine of [good, verify([signed()])]) {
      expect(() => Object.assign(genuine, { sha256: '0' })).toThrow(TypeError)
    }
    expect(() => (good.accepted as unknown[]).push({})).toThrow(TypeError)
    expect(() => Object.assign(good.accepted[0]?.statement ?? {}, { predicateType: 'x' })).toThrow(
      TypeError,
    )
  })
})
