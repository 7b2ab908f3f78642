/** GitHub's attestation of a release: whose it is, and every difference to what was verified, word for word. */
import { describe, expect, it } from '@jest/globals'
import { PolicyError } from '../../../src/errors/release-error.ts'
import {
  checkReleaseStatement,
  createReleaseAttestationVerifier,
} from '../../../src/verify/release-attestation.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { forge, TRUSTED_ROOTS } from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const ZEROS = '0'.repeat(64)
const ONES = '1'.repeat(64)
const OBJECT = 'a'.repeat(40)
const RELEASE = {
  tag: 'v1',
  repository: 'acme/rocket',
  repositoryId: '42',
  object: OBJECT,
  files: [{ name: 'app', sha256: ZEROS }],
}
const PREDICATE = { tag: 'v1', repository: 'acme/rocket', repositoryId: 42 }
const SUBJECTS = [
  { name: 'tag', digest: { sha1: 'b'.repeat(40) } },
  { name: 'tag', digest: { sha1: OBJECT } },
  { name: 'app', digest: { sha256: ZEROS } },
]
const PREDICATE_TYPE = 'https://in-toto.io/attestation/release/v0.2'
const check = (changes: object): void => {
  const statement = { subject: SUBJECTS, predicateType: PREDICATE_TYPE, predicate: PREDICATE }
  checkReleaseStatement({ ...statement, ...changes } as never, RELEASE)
}

describe('the statement of a release', () => {
  it('is of this release, its number written either way', () => {
    check({})
    check({ predicate: { ...PREDICATE, repositoryId: '42' } })
    check({ predicateType: 'https://in-toto.io/attestation/release/v0.1' })
  })

  it.each<[object, string]>([
    [{ predicateType: 'x' }, 'predicate type x'],
    [{ predicateType: `x${PREDICATE_TYPE}` }, `predicate type x${PREDICATE_TYPE}`],
    [
      { predicate: {} },
      'tag: expected v1, got null; repository: expected acme/rocket, got null; repositoryId: expected 42, got null',
    ],
    [{ predicate: { ...PREDICATE, tag: 1 } }, 'tag: expected v1, got 1'],
    [{ predicate: { ...PREDICATE, repositoryId: [42] } }, 'repositoryId: expected 42, got [42]'],
    [{ subject: SUBJECTS.slice(2) }, `no subject is the tag's object ${OBJECT}`],
    [
      { subject: [SUBJECTS[0], SUBJECTS[2], { name: 'x', digest: { other: OBJECT } }] },
      `no subject is the tag's object ${OBJECT}`,
    ],
    [{ subject: SUBJECTS.slice(0, 2) }, `app sha256:${ZEROS}: not attested`],
    [
      { subject: [...SUBJECTS, { name: 'b', digest: { sha256: ONES } }] },
      `b sha256:${ONES}: not verified by us`,
    ],
    [
      { subject: [...SUBJECTS.slice(0, 2), { name: 'app', digest: { sha256: ONES } }] },
      `app sha256:${ZEROS}: not attested; app sha256:${ONES}: not verified by us`,
    ],
  ])('%#: is another', (changes, message) => {
    const error = thrownBy(() => {
      check(changes)
    })
    expect([error.code, error.message]).toEqual(['RELEASE_ATTESTATION_MISMATCH', message])
    expect(error).toBeInstanceOf(PolicyError)
  })
})

describe('the signer of a release', () => {
  const roots = parseTrustRoots(TRUSTED_ROOTS)
  const by = (identity: string, instance: 'github' | 'public-good' = 'github'): unknown =>
    forge({ identity, instance })

  it.each([
    ['https://github.com', 'https://dotcom.releases.github.com'],
    ['https://acme.ghe.com', 'https://acme.releases.github.com'],
    ['https://a.ghe.com.example', 'https://a.ghe.com.example.releases.github.com'],
  ])('on %s is %s', (serverUrl, signer) => {
    const verifier = createReleaseAttestationVerifier(roots, serverUrl)
    expect(verifier.verify(by(signer)).predicateType).toBe('https://slsa.dev/provenance/v1')
    const actual = `${signer}.evil`
    expect(thrownBy(() => verifier.verify(by(actual)))).toMatchObject({
      code: 'SIGNER_MISMATCH',
      message: `the signer of the release attestation: expected ${signer}, got ${actual}`,
      expected: signer,
      actual,
    })
    expect(thrownBy(() => verifier.verify(by(signer, 'public-good')))).toMatchObject({
      code: 'INSTANCE_WITHOUT_ROOT',
      expected: 'GitHub, Inc.',
    })
  })

  it('is not known without the root of GitHub’s instance', () => {
    const others = new Map([...roots].filter(([name]) => name === 'sigstore.dev'))
    const work = (): unknown => createReleaseAttestationVerifier(others, 'https://github.com')
    expect(thrownBy(work)).toMatchObject({
      code: 'TRUST_ROOT_MISSING',
      message: 'the trust root of GitHub, Inc. is needed to verify its attestation of a release',
    })
  })
})
