/** Who wraps a verifier: what is refused, explained, remembered and frozen. */
import { describe, expect, it } from '@jest/globals'
import { ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import { explainAbsentRoots } from '../../../src/verify/absent-roots.ts'
import type { Verifiers } from '../../../src/verify/bundle-verifier.ts'
import { deepFreeze, frozenCopy } from '../../../src/verify/deep-freeze.ts'
import { eachBundleOnce } from '../../../src/verify/each-bundle-once.ts'
import { recordsBySubject } from '../../../src/verify/records-by-subject.ts'
import { withoutPublicGood } from '../../../src/verify/without-public-good.ts'
import { thrownBy } from '../../support/thrown.ts'
import { statement } from './identities.ts'

const answer = (bundle: unknown): never => {
  if (bundle instanceof Error) throw bundle
  return bundle as never
}
const verifier: Verifiers = { verify: answer, verifyBlob: answer }

describe('a verifier around another', () => {
  it('refuses the public-good instance, and says so', () => {
    const strict = withoutPublicGood(verifier)
    for (const ask of [
      (one: unknown) => strict.verify(one),
      (one: unknown) => strict.verifyBlob(one, new Uint8Array()),
    ]) {
      expect(ask({ instance: 'github' })).toEqual({ instance: 'github' })
      expect(thrownBy(() => ask({ instance: 'public-good' }))).toMatchObject({
        code: 'INSTANCE_REFUSED',
        check: 'root.instance',
        message: 'Sigstore instance: expected GitHub’s own, got public-good',
        expected: 'GitHub’s own',
        actual: 'public-good',
      })
    }
  })

  it('explains an absent root for both codes that it may cause, and for the absent one alone', () => {
    const absent = [
      { organization: 'a', reason: new ReleaseError('INTERNAL', { message: 'a' }) },
      { organization: 'b', reason: new ReleaseError('INTERNAL', { message: 'b' }) },
    ]
    const explained = explainAbsentRoots(verifier, absent)
    for (const code of ['TRUST_ROOT_UNKNOWN_ISSUER', 'INSTANCE_WITHOUT_ROOT'] as const) {
      const refusal = (actual: string): ReleaseError =>
        new VerificationError(code, { message: code, actual })
      expect(thrownBy(() => explained.verify(refusal('b')))).toBe(absent[1]?.reason)
      expect(thrownBy(() => explained.verify(refusal('c'))).code).toBe(code)
      expect(thrownBy(() => explainAbsentRoots(verifier, []).verify(refusal('a'))).code).toBe(code)
    }
    const forgedByA = new VerificationError('SIGNATURE_INVALID', { message: '', actual: 'a' })
    expect(thrownBy(() => explained.verify(forgedByA))).toBe(forgedByA)
  })

  it('remembers answers by object, and what is no object not at all', () => {
    let asked = 0
    const once = eachBundleOnce({ verify: () => ({ asked: (asked += 1) }) as never })
    expect([once.verify('a'), once.verify('a'), once.verify(null), once.verify(undefined)]).toEqual(
      [1, 2, 3, 4].map(count => ({ asked: count })),
    )
  })

  it('gets a record once, however often it names a digest or a name', () => {
    const subject = [
      { name: 'a', digest: { sha256: 'f'.repeat(64), other: 'f'.repeat(64) } },
      { name: 'a', digest: { sha256: 'f'.repeat(64) } },
    ]
    const payload = Buffer.from(JSON.stringify({ ...statement(), subject })).toString('base64')
    const record = { source: 's', bundle: { dsseEnvelope: { payload } } }
    const find = recordsBySubject([record])
    expect([find('f'.repeat(64), 'b'), find('0'.repeat(64), 'a')]).toEqual([[record], [record]])
  })
})

it('what is frozen is frozen all the way down, and a copy where it came from outside', () => {
  const value = { a: [{ b: null }], c: 'c' }
  const copy = frozenCopy(value)
  expect(copy).toEqual(value)
  expect([
    Object.isFrozen(value),
    Object.isFrozen(copy),
    Object.isFrozen(copy.a),
    Object.isFrozen(copy.a[0]),
  ]).toEqual([false, true, true, true])
  expect([deepFreeze(value), Object.isFrozen(value.a[0])]).toEqual([value, true])
  expect([deepFreeze(null), deepFreeze('x')]).toEqual([null, 'x'])
})
