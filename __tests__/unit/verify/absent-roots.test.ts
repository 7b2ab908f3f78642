import { describe, expect, it } from '@jest/globals'
import { ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import { explainAbsentRoots } from '../../../src/verify/absent-roots.ts'
import type { Verifiers } from '../../../src/verify/bundle-verifier.ts'
import { thrownBy } from '../../support/thrown.ts'

const reason = new ReleaseError('TRUST_ROOT_UNAVAILABLE', { message: 'the mirror is down' })
const both = (answer: () => never): Verifiers => ({ verify: answer, verifyBlob: answer })
const throwing = (thrown: Error): Verifiers =>
  both(() => {
    throw thrown
  })
const codeFor = (thrown: Error, organization?: string): string =>
  thrownBy(() => explainAbsentRoots(throwing(thrown), [{ organization, reason }]).verify({})).code
const unknownIssuer = (actual: string): VerificationError =>
  new VerificationError('TRUST_ROOT_UNKNOWN_ISSUER', { message: 'unknown', actual })

describe('explainAbsentRoots', () => {
  it.each([
    ['the absent organization', 'sigstore.dev', 'sigstore.dev', 'TRUST_ROOT_UNAVAILABLE'],
    ['somebody else', 'evil.example', 'sigstore.dev', 'TRUST_ROOT_UNKNOWN_ISSUER'],
    ['perhaps the absent one', 'sigstore.dev', undefined, 'TRUST_ROOT_UNAVAILABLE'],
  ])('when the issuer is %s', (_what, issuer, absent, code) => {
    expect(codeFor(unknownIssuer(issuer), absent)).toBe(code)
  })

  it('leaves every other refusal as it is', () => {
    const refusal = new VerificationError('SIGNATURE_INVALID', { message: 'no' })
    expect(codeFor(refusal)).toBe('SIGNATURE_INVALID')
    const broken = throwing(new TypeError('broken'))
    expect(() =>
      explainAbsentRoots(broken, [{ organization: undefined, reason }]).verify({}),
    ).toThrow(TypeError)
  })

  it('hands on what is accepted', () => {
    const signed = {} as never
    const explained = explainAbsentRoots(
      both(() => signed),
      [],
    )
    expect(explained.verify({})).toBe(signed)
    expect(explained.verifyBlob({}, new Uint8Array())).toBe(signed)
  })

  it('explains a plain signature no less', () => {
    const absent = [{ organization: 'sigstore.dev', reason }]
    const explained = explainAbsentRoots(throwing(unknownIssuer('sigstore.dev')), absent)
    const refusal = thrownBy(() => explained.verifyBlob({}, new Uint8Array()))
    expect(refusal.code).toBe('TRUST_ROOT_UNAVAILABLE')
  })
})
