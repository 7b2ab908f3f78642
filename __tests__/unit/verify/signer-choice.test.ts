import { describe, expect, it } from '@jest/globals'
import type { Statement } from '../../../src/attest/statement.ts'
import { consumerPolicy } from '../../../src/verify/policies.ts'
import { openDimensions, type VerificationPolicy } from '../../../src/verify/policy.ts'
import { checkPolicy } from '../../../src/verify/policy-check.ts'
import {
  anyRepository,
  anySource,
  chooseSigner,
  type SignerChoice,
} from '../../../src/verify/signer-choice.ts'
import { signerExpression } from '../../../src/verify/signer-expression.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import { uriNameOf } from '../../../src/verify/workflow-uri.ts'
import { thrownBy } from '../../support/thrown.ts'
import { FILE, identity, SERVER, signer, statement } from './identities.ts'

const TYPE = 'https://example.com/predicate'
const base = consumerPolicy({
  serverUrl: SERVER,
  issuer: identity.issuer,
  repository: identity.repository,
  repositoryId: identity.repositoryId,
  ownerId: identity.ownerId,
  signerWorkflow: undefined,
  sourceRef: identity.ref,
  sourceDigest: identity.sha,
  runId: undefined,
  denySelfHostedRunners: true,
})
const NO_CHOICE: SignerChoice = {
  signerRepo: undefined,
  certIdentity: undefined,
  certIdentityRegex: undefined,
  signerDigest: undefined,
}
const NAME = signer.subjectAlternativeName
const FOREIGN = `${SERVER}/acme/builders/.github/workflows/rust.yml@refs/tags/v3`

const choose = (choice: Partial<SignerChoice>, policy = base): VerificationPolicy =>
  chooseSigner(policy, { ...NO_CHOICE, ...choice })
const signedBy = (uri: string): Partial<SignerIdentity> => ({
  subjectAlternativeName: uri,
  buildSignerUri: uri,
})
const codes = (policy: VerificationPolicy, changes: Partial<SignerIdentity> = {}): unknown => {
  const content: Statement = statement(TYPE)
  return checkPolicy(
    { signer: { ...signer, ...changes }, statement: content },
    policy,
    TYPE,
    FILE,
  ).map(one => one.code)
}
const open = (policy: VerificationPolicy): readonly string[] =>
  openDimensions(policy).map(one => one.dimension)

describe('chooseSigner', () => {
  it('leaves a policy without a choice as it is', () => {
    expect(choose({})).toEqual(base)
  })

  it('takes any workflow of a named repository, and of no other', () => {
    const policy = choose({ signerRepo: 'Acme/Builders' })
    expect(codes(policy, signedBy(FOREIGN))).toEqual([])
    expect(codes(policy)).toEqual(['SIGNER_MISMATCH'])
    expect(codes(policy, signedBy(FOREIGN.replace('builders', 'builders2')))).toEqual([
      'REUSABLE_SIGNER',
    ])
    expect(open(policy)).toEqual(['signer workflow', 'signer ref', 'workflow run'])
  })

  it('compares the commit of the signer workflow', () => {
    expect(codes(choose({ signerDigest: signer.buildSignerDigest }))).toEqual([])
    expect(codes(choose({ signerDigest: 'f'.repeat(40) }))).toEqual(['SIGNER_DIGEST_MISMATCH'])
  })

  it('compares the whole name exactly, case and ref included', () => {
    const policy = choose({ certIdentity: NAME })
    expect(codes(policy)).toEqual([])
    expect(open(policy)).toEqual(['workflow run'])
    expect(codes(policy, signedBy(NAME.replace('octo-org', 'Octo-Org')))).toEqual([
      'SIGNER_MISMATCH',
    ])
    expect(codes(policy, signedBy(`${NAME}-evil`))).toEqual([
      'SIGNER_MISMATCH',
      'SIGNER_REF_MISMATCH',
    ])
    expect(thrownBy(() => choose({ certIdentity: 'https://example.com' })).code).toBe(
      'INPUT_INVALID',
    )
  })

  it('anchors an expression at both ends', () => {
    const workflow = 'https://github\\.com/octo-org/widget/\\.github/workflows/release\\.yml'
    const policy = choose({ certIdentityRegex: `${workflow}@refs/tags/v1\\.2\\.3` })
    expect(codes(policy)).toEqual([])
    expect(codes(policy, signedBy(`${NAME}4`))).toEqual(['SIGNER_MISMATCH'])
    const either = choose({ certIdentityRegex: `other|${workflow}@refs/tags/v1` })
    expect(codes(either)).toEqual(['SIGNER_MISMATCH'])
    const any = choose({ certIdentityRegex: `${workflow}@refs/.*` })
    expect(codes(any)).toEqual([])
    expect(codes(any, signedBy(NAME + 'x'.repeat(1024)))).toEqual(['SIGNER_MISMATCH'])
    expect(open(any)).toContain('signer repository')
  })

  it.each([
    '.*',
    '',
    '.+|x',
    'https://.*',
    '^.*$',
    '[^]*',
    'a)|(.*',
    '(a+)+',
    '(?=a)',
    '(a)\\1',
    '[',
  ])('refuses the expression %s', text => {
    expect(typeof signerExpression(text)).toBe('string')
    expect(thrownBy(() => choose({ certIdentityRegex: text })).code).toBe('INPUT_INVALID')
  })

  it.each(['a'.repeat(257), 'a*b*c*d*x', 'a?'.repeat(13)])('bounds the work of %s', text => {
    expect(signerExpression(text)).toContain('at most')
  })
})

describe('the input that would accept what was found', () => {
  const remedies = (changes: Partial<SignerIdentity>): readonly (string | undefined)[] =>
    checkPolicy(
      { signer: { ...signer, ...changes }, statement: statement(TYPE) },
      base,
      TYPE,
      FILE,
    ).map(one => one.remedy)

  it('is named for a reusable workflow and for an enterprise', () => {
    expect(remedies(signedBy(FOREIGN))).toEqual([
      expect.stringMatching(
        /\n\nwith:\n {2}signer-workflow: acme\/builders\/\.github\/workflows\/rust\.yml@refs\/tags\/v3$/,
      ),
    ])
    const issuer = `${identity.issuer}/acme-corp`
    expect(remedies({ issuer })).toEqual([
      expect.stringMatching(/\n\nwith:\n {2}cert-oidc-issuer: https:\S+\/acme-corp$/),
    ])
  })

  it('is not proposed where the text of a certificate could mean more than itself', () => {
    const odd = signedBy(`${SERVER}/acme/builders/.github/workflows/a "b" #c.yml@refs/tags/v3`)
    const name = { subjectAlternativeName: uriNameOf(odd.buildSignerUri ?? '') }
    for (const changes of [{ ...odd, ...name }, { issuer: 'https://token.example' }]) {
      const refused = { signer: { ...signer, ...changes }, statement: statement(TYPE) }
      const refusals = checkPolicy(refused, base, TYPE, FILE)
      expect(refusals).toHaveLength(1)
      expect(refusals[0]).not.toHaveProperty('remedy')
    }
  })
})

describe('without a repository', () => {
  it('takes any repository of an owner, signed by its own workflows', () => {
    const policy = anyRepository(base, false)
    const sibling = {
      ...signedBy(NAME.replace('widget', 'gadget')),
      buildConfigUri: NAME.replace('widget', 'gadget'),
      sourceRepositoryUri: `${SERVER}/octo-org/gadget`,
      sourceRepositoryIdentifier: '9',
    }
    expect(codes(policy, sibling)).toEqual([])
    expect(codes(policy, signedBy(FOREIGN))).toEqual(['REUSABLE_SIGNER'])
    expect(codes(policy, { sourceRepositoryOwnerUri: `${SERVER}/octo` })).toEqual([
      'OWNER_MISMATCH',
    ])
    expect(codes(policy, { sourceRepositoryOwnerIdentifier: '7' })).toEqual(['OWNER_ID_MISMATCH'])
    expect(codes(choose({ signerRepo: 'acme/builders' }, policy), signedBy(FOREIGN))).toEqual([])
    expect(open(policy)).toContain('source repository')
  })

  it('leaves all to the name alone, and says so', () => {
    const policy = choose({ certIdentity: NAME }, anySource(base))
    const elsewhere = {
      sourceRepositoryUri: `${SERVER}/a/b`,
      sourceRepositoryOwnerUri: `${SERVER}/a`,
      buildConfigUri: `${SERVER}/a/b/.github/workflows/x.yml@${identity.ref}`,
      buildTrigger: 'workflow_run',
    }
    expect(codes(policy, elsewhere)).toEqual([])
    expect(codes(policy, signedBy(FOREIGN))).not.toEqual([])
    expect(open(policy)).toEqual([
      'source repository',
      'source repository id',
      'source owner',
      'source owner id',
      'workflow run',
      'build trigger',
    ])
  })
})
