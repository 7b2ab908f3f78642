import { describe, expect, it } from '@jest/globals'
import { fingerprintOf, fingerprintOfRoots } from '../../../src/audit/fingerprint.ts'
import { parseFormerRepository, policyOfRelease } from '../../../src/audit/release-policy.ts'
import { createInstance } from '../../../sandbox/sigstore/instance.ts'
import { trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { consumerPolicy } from '../../../src/verify/policies.ts'
import { anySource, chooseSigner } from '../../../src/verify/signer-choice.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'

const known = {
  serverUrl: 'https://github.com',
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo-org/widget',
  repositoryId: '1',
  ownerId: '2',
  signerWorkflow: 'octo-org/widget/.github/workflows/release.yml',
  sourceRef: undefined,
  sourceDigest: undefined,
  runId: undefined,
  denySelfHostedRunners: true,
}
const base = consumerPolicy(known)
const FORMER = { name: 'old-org/gadget', repositoryId: '1', ownerId: '9' }

describe('the policy of a release', () => {
  it('demands the tag of the release, under every name', () => {
    const { policies } = policyOfRelease(base, [FORMER], ['p'], 'v1')
    expect(policies.map(policy => policy.sourceRef)).toEqual([
      { equal: 'refs/tags/v1' },
      { equal: 'refs/tags/v1' },
    ])
  })

  it('demands of a former name its ids and its own workflow', () => {
    const { policies } = policyOfRelease(base, [FORMER], ['p'], 'v1')
    expect(policies[1]).toMatchObject({
      repository: { equal: 'old-org/gadget' },
      repositoryId: { equal: '1' },
      owner: { equal: 'old-org' },
      ownerId: { equal: '9' },
      signerRepository: { equal: 'old-org/gadget' },
      signerWorkflow: { equal: 'old-org/gadget/.github/workflows/release.yml' },
    })
  })

  it('leaves a signer elsewhere, and one that is open, as it is', () => {
    const central = 'acme/.github/.github/workflows/sign.yml'
    const signed = consumerPolicy({ ...known, signerWorkflow: central })
    expect(policyOfRelease(signed, [FORMER], ['p'], 'v1').policies[1]).toMatchObject({
      signerRepository: { equal: 'acme/.github' },
      signerWorkflow: { equal: central },
    })
    const open = consumerPolicy({ ...known, signerWorkflow: undefined })
    const [, former] = policyOfRelease(open, [FORMER], ['p'], 'v1').policies
    expect(former?.signerWorkflow).toEqual(open.signerWorkflow)
    const anywhere = policyOfRelease(anySource(base), [FORMER], ['p'], 'v1').policies[1]
    expect(anywhere?.signerWorkflow).toEqual(base.signerWorkflow)
  })
})

describe('a former repository', () => {
  it('is a name with both ids', () => {
    expect(parseFormerRepository('old-org/gadget:1:9')).toEqual(FORMER)
  })

  it.each([
    'old-org/gadget',
    'old-org/gadget:1',
    'gadget:1:9',
    'old-org/gadget:0:9',
    'a/b:1:9:3',
    '',
  ])('is not %j', text => {
    expect(parseFormerRepository(text)).toBeUndefined()
  })
})

describe('the fingerprint', () => {
  const basis = {
    policy: base,
    formers: [],
    predicateTypes: ['p'],
    noPublicGood: false,
    roots: sha256Of('roots'),
  }

  it('is that of everything that a verdict depends on', () => {
    const expression = (text: string): typeof base =>
      chooseSigner(base, {
        ...{ signerRepo: undefined, certIdentity: undefined, signerDigest: undefined },
        certIdentityRegex: text,
      })
    const all = [
      basis,
      { ...basis, policy: consumerPolicy({ ...known, denySelfHostedRunners: false }) },
      { ...basis, policy: expression('https://github\\.com/octo-org/.*') },
      { ...basis, policy: expression('https://github\\.com/octo-org/widget/.*') },
      { ...basis, formers: [FORMER] },
      { ...basis, predicateTypes: ['q'] },
      { ...basis, noPublicGood: true },
      { ...basis, roots: sha256Of('other roots') },
    ].map(fingerprintOf)
    expect(new Set(all).size).toBe(all.length)
    expect(fingerprintOf({ ...basis, policy: { ...base } })).toBe(all[0])
  })

  it('of trust roots is that of their keys, in whichever order they came', () => {
    const roots = (['public-good', 'github'] as const).map(name =>
      JSON.stringify(trustedRoot(createInstance(name))),
    )
    const [one = '', two = ''] = roots
    const of = (text: string): string => fingerprintOfRoots(parseTrustRoots(text))
    expect(of(`${one}\n${two}\n`)).toBe(of(`${two}\n${one}\n`))
    const another = JSON.stringify(trustedRoot(createInstance('github')))
    expect(new Set([of(one), of(two), of(another), of(`${one}\n${two}`)]).size).toBe(4)
  })
})
