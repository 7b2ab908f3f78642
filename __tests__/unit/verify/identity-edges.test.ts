/** Where one name ends and another begins: runs, workflows, issuers and names at the edge of what is accepted. */
import { describe, expect, it } from '@jest/globals'
import { runPolicy } from '../../../src/verify/policies.ts'
import type { VerificationPolicy } from '../../../src/verify/policy.ts'
import { checkIdentity } from '../../../src/verify/policy-check.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'
import {
  parseRunUri,
  parseWorkflowRef,
  parseWorkflowUri,
  uriNameOf,
} from '../../../src/verify/workflow-uri.ts'
import { identity, SERVER, SHA, signer } from './identities.ts'

const TAG = 'refs/tags/v1.2.3'
const policy = runPolicy(identity, { serverUrl: SERVER })
const codes = (
  changes: Partial<SignerIdentity>,
  demands: Partial<VerificationPolicy> = {},
): readonly string[] =>
  checkIdentity({ ...signer, ...changes }, { ...policy, ...demands }).map(one => one.code)
const signedBy = (uri: string): Partial<SignerIdentity> => ({
  subjectAlternativeName: uri,
  buildSignerUri: uri,
})

describe('the URI of a workflow', () => {
  it.each([
    [`o/r/.github/workflows/a.yml@${TAG}`, 'o/r', '.github/workflows/a.yml', TAG],
    ['o/r/a@refs/heads/x@refs/y', 'o/r', 'a', 'refs/heads/x@refs/y'],
    [`o/r/a@b@${SHA}`, 'o/r', 'a@b', SHA],
    [`o/r/a@${'a'.repeat(64)}`, 'o/r', 'a', 'a'.repeat(64)],
    ['o/r/a@refs/x', 'o/r', 'a', 'refs/x'],
  ])('%s is taken apart', (text, repository, path, ref) => {
    expect(parseWorkflowRef(text)).toEqual({ repository, path, ref })
    expect(parseWorkflowUri(`${SERVER}/${text}`, SERVER)).toEqual({ repository, path, ref })
  })

  it.each([
    'o/r/a@refs/',
    'o/r/a@xrefs/y',
    `o/r/a@${'a'.repeat(39)}`,
    `o/r/a@${'a'.repeat(41)}`,
    `o/r/a@${'a'.repeat(63)}`,
    `o/r/a@${'a'.repeat(65)}`,
    `o/r/a@${'A'.repeat(40)}`,
    'o/r/@refs/x',
    'o/a@refs/x',
    '/r/a@refs/x',
    'o//a@refs/x',
    'o@x/r/a@refs/x',
    'o/r@x/a@refs/x',
    'o/r/a@refs/x\u0000',
    'o/r/a@refs/x\u0085',
    ' ',
  ])('%j is none', text => {
    expect(parseWorkflowRef(text)).toBeUndefined()
  })

  it('belongs to its server alone', () => {
    expect(parseWorkflowUri(`${SERVER}.evil/o/r/a@refs/x`, SERVER)).toBeUndefined()
    expect(parseWorkflowUri('https://x.github/o/r/a@refs/x', SERVER)).toBeUndefined()
  })
})

describe('the URI of a run', () => {
  const uri = (rest: string): string => `${SERVER}/o/r/actions/runs/${rest}`

  it.each([
    ['1/attempts/1', '1', 1],
    ['9876543210987654321/attempts/999999', '9876543210987654321', 999_999],
  ])('%s is taken apart', (rest, runId, attempt) => {
    expect(parseRunUri(uri(rest), SERVER)).toEqual({ repository: 'o/r', runId, attempt })
  })

  it.each([
    '0/attempts/1',
    '01/attempts/1',
    '12345678901234567890/attempts/1',
    '1/attempts/0',
    '1/attempts/01',
    '1/attempts/1000000',
    '1/attempts/1x',
    '1x/attempts/1',
    '/attempts/1',
    '1/attempts/',
    '1',
  ])('%s is none', rest => {
    expect(parseRunUri(uri(rest), SERVER)).toBeUndefined()
  })

  it('names one owner, one repository and its own server', () => {
    for (const text of ['r', 'x/o/r', '/o', 'o/']) {
      expect(parseRunUri(`${SERVER}/${text}/actions/runs/1/attempts/1`, SERVER)).toBeUndefined()
    }
    expect(parseRunUri('https://github.org/o/r/actions/runs/1/attempts/1', SERVER)).toBeUndefined()
  })
})

describe('the name that Fulcio writes', () => {
  const base = `${SERVER}/o/r/a.yml@refs/heads/`
  it.each([
    ["A-z0._~!$&'()*+,;=:@/[]%#", "A-z0._~!$&'()*+,;=:@/[]%#"],
    ['a b', 'a%20b'],
    ['ä', '%C3%A4'],
    ['\n"', '%0A%22'],
    ["!'()*[]%# ", '%21%27%28%29%2A%5B%5D%25%23%20'],
    ['$&+,/:;=@-._~ 1', '$&+,/:;=@-._~%201'],
    ['\u{1f680}', '%F0%9F%9A%80'],
  ])('of %j', (ref, name) => {
    expect(uriNameOf(base + ref)).toBe(base + name)
  })

  it('keeps the server as it is, and has none for what is no URI of a server', () => {
    expect(uriNameOf('https://xä.example/ä')).toBe('https://xä.example/%C3%A4')
    expect(uriNameOf('x https://github.com/ä')).toBe('')
  })
})

describe('the signer', () => {
  it('is named by an expression, and by no more than 1024 characters', () => {
    const signerName = { matches: /^https:.*$/u }
    const open = { signerWorkflow: { open: '' }, signerRef: { open: '' }, signerName }
    const start = `${SERVER}/octo-org/widget/.github/workflows/release.yml@refs/heads/`
    const named = (length: number): Partial<SignerIdentity> => signedBy(start.padEnd(length, 'x'))
    expect(codes(named(1024), open)).toEqual([])
    expect(codes(named(1025), open)).toEqual(['SIGNER_MISMATCH'])
    const [refusal] = checkIdentity(signer, { ...policy, signerName: { matches: /^x$/ } })
    expect(refusal).toEqual({
      check: 'signer.name',
      code: 'SIGNER_MISMATCH',
      message: `signer: expected /^x$/, got ${signer.subjectAlternativeName}`,
      expected: '/^x$/',
      actual: signer.subjectAlternativeName,
    })
  })

  it('is a workflow of the source, in any case of its name, where that is demanded', () => {
    const workflow = '/.github/workflows/release.yml@refs/tags/v1.2.3'
    expect(
      codes(signedBy(`${SERVER}/OCTO-org/widget${workflow}`), { signerOfSource: true }),
    ).toEqual([])
    const other = signedBy(`${SERVER}/octo-org/widget2${workflow}`)
    expect(codes(other, { signerOfSource: true })).toHaveLength(3)
    expect(codes(other)).toHaveLength(2)
  })
})

describe('the token of the run', () => {
  it('names a top-level workflow of the source at the ref that was built', () => {
    const at = (ref: string): Partial<SignerIdentity> => ({
      buildConfigUri: `${SERVER}/octo-org/widget/.github/workflows/release.yml@${ref}`,
    })
    expect(codes(at('refs/heads/x'))).toEqual(['BUILD_CONFIG_MISMATCH', 'BUILD_CONFIG_MISMATCH'])
    expect(codes(at('refs/heads/x'), { configWorkflow: { open: '' } })).toEqual([
      'BUILD_CONFIG_MISMATCH',
    ])
    const demanded = (equal: string): readonly string[] => codes({}, { configWorkflow: { equal } })
    expect(demanded(identity.workflowRef.replace('octo-org', 'Octo-Org'))).toEqual([])
    for (const other of [
      'unreadable',
      identity.workflowRef.replace('octo-org', 'octo'),
      identity.workflowRef.replace('release.yml', 'Release.yml'),
      identity.workflowRef.replace('v1.2.3', 'v1.2.4'),
    ]) {
      expect(demanded(other)).toEqual(['BUILD_CONFIG_MISMATCH'])
    }
    const unreadable = codes({ buildConfigUri: 'x' }, { configWorkflow: { equal: 'x' } })
    expect(unreadable).toEqual(['BUILD_CONFIG_MISMATCH', 'BUILD_CONFIG_MISMATCH'])
  })

  it.each(['', '/', '/a_b', '/a/', 'x/a', '/a b', '\n/a'])(
    'is of no enterprise where its issuer ends in %j',
    rest => {
      const issuer = `${identity.issuer}${rest}`
      expect(codes({ issuer })).toEqual(rest === '' ? [] : ['ISSUER_MISMATCH'])
    },
  )

  it('is of no enterprise of another service', () => {
    expect(codes({ issuer: `${identity.issuer.replace('token', 'taken')}/acme` })).toEqual([
      'ISSUER_MISMATCH',
    ])
    const [refusal] = checkIdentity({ ...signer, issuer: `${identity.issuer}/acme` }, policy)
    expect(refusal?.remedy).toBe(
      `If the enterprise is yours, name its token service:\n\nwith:\n  cert-oidc-issuer: ${identity.issuer}/acme`,
    )
  })
})
