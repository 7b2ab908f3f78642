/** The chain of a root is checked once; what is remembered must be what would be found again. */
import { describe, expect, it } from '@jest/globals'
import { parseTrustRoots, type TrustRoot } from '../../../src/verify/trust.ts'
import { TRUSTED_ROOTS } from '../../corpus/support/forge.ts'

type Chain = TrustRoot['material']['certificateAuthorities'][number]['certChain']

function chainOf(organization: string): Chain {
  const chain =
    parseTrustRoots(TRUSTED_ROOTS).get(organization)?.material.certificateAuthorities[0]?.certChain
  if (chain === undefined) throw new Error(`no chain of ${organization}`)
  return chain
}

for (const organization of ['sigstore.dev', 'GitHub, Inc.']) {
  describe(`the chain of ${organization}`, () => {
    const other = organization === 'sigstore.dev' ? 'GitHub, Inc.' : 'sigstore.dev'

    it('answers the same each time: who vouches for whom, and who does not', () => {
      const chain = chainOf(organization)
      const last = chain.length - 1
      expect(last).toBeGreaterThan(0)
      for (const time of ['first', 'again']) {
        for (const [index, certificate] of chain.entries()) {
          const vouchers = chain.map(issuer => certificate.verify(issuer))
          const expected = chain.map((_, at) => at === Math.min(index + 1, last))
          expect([time, index, vouchers]).toEqual([time, index, expected])
          expect([time, index, certificate.verify()]).toEqual([time, index, index === last])
        }
      }
    })

    it('is vouched for by nobody from outside', () => {
      const strangers = chainOf(other)
      for (const certificate of chainOf(organization)) {
        for (const stranger of strangers) expect(certificate.verify(stranger)).toBe(false)
      }
    })

    it('keeps its bytes', () => {
      const strangers = chainOf(other)
      for (const certificate of chainOf(organization)) {
        expect(certificate.root.toDER()).toBe(certificate.root.toDER())
        expect(certificate.equals(certificate)).toBe(true)
        for (const stranger of strangers) expect(certificate.equals(stranger)).toBe(false)
      }
    })
  })
}
