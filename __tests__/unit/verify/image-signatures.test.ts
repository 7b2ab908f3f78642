/** Keyless signatures of an image: one good one is enough, and what is refused says why. */
import { describe, expect, it } from '@jest/globals'
import { COSIGN_SIGNATURE, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import type { SignedStatement, Verifiers } from '../../../src/verify/bundle-verifier.ts'
import {
  judgeImageSignatures,
  type ImageSignatureVerdict,
  type SignedPayload,
} from '../../../src/verify/image-signatures.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import { signedPayload } from '../../support/cosign-layers.ts'
import { FILE, identity, SERVER, signer, statement } from './identities.ts'

const policy = runPolicy(identity, { serverUrl: SERVER })
const answer = (bundle: unknown): never => {
  if (bundle instanceof Error) throw bundle
  return bundle as never
}
const verifier: Verifiers = { verify: answer, verifyBlob: answer }

const proven = { signer, timestamps: [], logIndices: [], instance: 'github', bundle: {} } as const
const signed = (type = COSIGN_SIGNATURE, changes = {}): SignedStatement => ({
  ...proven,
  statement: statement(type),
  signer: { ...signer, ...changes },
})
const stranger = signed(COSIGN_SIGNATURE, { issuer: 'x' })
const forged = new VerificationError('SIGNATURE_INVALID', { message: 'no', check: 'signature' })
const down = new ReleaseError('SERVICE_UNAVAILABLE', { message: 'down' })

const payload = (
  bundle: unknown = proven,
  bytes = signedPayload('ghcr.io/o/i', `sha256:${FILE.sha256}`),
): SignedPayload => ({ source: 'layer', bytes: Buffer.from(bytes), bundle })
const judge = (
  bundles: readonly unknown[],
  payloads: readonly SignedPayload[] = [],
): ImageSignatureVerdict =>
  judgeImageSignatures(
    {
      label: 'image',
      sha256: FILE.sha256,
      bundles: bundles.map((bundle, at) => ({ source: `s${at}`, bundle })),
      payloads,
    },
    verifier,
    policy,
  )
const codesOf = ({ refused }: ImageSignatureVerdict): readonly unknown[] =>
  refused.map(one => [one.source, one.code])
const counts = (verdict: ImageSignatureVerdict): readonly unknown[] => [
  verdict.accepted.length,
  verdict.signatures.length,
  codesOf(verdict),
  verdict.failure?.code,
]

describe('signatures of an image', () => {
  it('are good as a statement or as a payload, and one is enough', () => {
    expect(counts(judge([signed()]))).toEqual([1, 0, [], undefined])
    expect(counts(judge([], [payload()]))).toEqual([0, 1, [], undefined])
    expect(counts(judge([signed()], [payload()]))).toEqual([1, 1, [], undefined])
    expect(counts(judge([forged], [payload()]))).toEqual([
      0,
      1,
      [['s0', 'SIGNATURE_INVALID']],
      undefined,
    ])
    expect(counts(judge([signed()], [payload(forged)]))).toEqual([
      1,
      0,
      [['layer', 'SIGNATURE_INVALID']],
      undefined,
    ])
    expect(judge([signed()]).accepted[0]?.predicateType).toBe(COSIGN_SIGNATURE)
  })

  it('must all be of the policy', () => {
    expect(counts(judge([stranger]))).toEqual([
      0,
      0,
      [['s0', 'ISSUER_MISMATCH']],
      'ISSUER_MISMATCH',
    ])
    const foreign = payload({ ...proven, signer: { ...signer, issuer: 'x' } })
    expect(counts(judge([], [foreign]))).toEqual([
      0,
      0,
      [['layer', 'ISSUER_MISMATCH']],
      'ISSUER_MISMATCH',
    ])
  })

  it('are not there where there are attestations of other kinds alone, which is no news', () => {
    for (const bundles of [[], [signed(PROVENANCE_V1)]]) {
      const verdict = judge(bundles)
      expect(counts(verdict)).toEqual([0, 0, [], 'SIGNATURE_NOT_FOUND'])
      expect(verdict.failure).toMatchObject({
        expected: `one of sha256:${FILE.sha256}`,
        check: 'statement.predicate-type',
      })
      expect(verdict.failure?.message).toContain('no keyless signature of image is there')
    }
    expect(counts(judge([signed(PROVENANCE_V1), signed()]))).toEqual([1, 0, [], undefined])
  })

  it('are over the image that the payload names, and over no other', () => {
    const other = '1'.repeat(64)
    const verdict = judge([], [payload(proven, signedPayload('ghcr.io/o/i', `sha256:${other}`))])
    expect(counts(verdict)).toEqual([0, 0, [['layer', 'SUBJECT_MISMATCH']], 'SUBJECT_MISMATCH'])
    expect(verdict.failure).toMatchObject({
      check: 'statement.subject',
      expected: `sha256:${FILE.sha256}`,
      actual: `sha256:${other}`,
    })
    expect(verdict.failure?.message).toContain('the signature is over another image')
    expect(verdict.refused[0]).toMatchObject({
      check: 'statement.subject',
      expected: `sha256:${FILE.sha256}`,
      actual: `sha256:${other}`,
    })
  })

  it('say why a layer is none, and what is worst decides', () => {
    const broken: SignedPayload = { source: 'layer', fault: down }
    const alone = judge([], [broken])
    expect(alone.failure).toBe(down)
    expect(alone.refused[0]).toMatchObject({
      source: 'layer',
      code: 'SERVICE_UNAVAILABLE',
      message: 'down',
      check: null,
      remedy: down.remedy,
    })
    expect(judge([], [broken, payload(forged)]).failure?.code).toBe('SIGNATURE_INVALID')
    expect(judge([forged], [broken]).failure?.code).toBe('SIGNATURE_INVALID')
  })
})
