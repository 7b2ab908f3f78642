import { describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const raw = (values: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries({ 'github-token': 'ghs_token', ...values }))

const problemsOf = (values: Record<string, string>): string => {
  const error = thrownBy(() => parseInputs(raw(values)))
  expect(error.code).toBe('INPUT_INVALID')
  return error.message
}

describe('the inputs of verify', () => {
  it('say how files are hashed, and what the bundles hold', () => {
    const file = { command: 'verify', repo: 'o/r', 'subject-path': 'a' }
    expect(parseInputs(raw(file))).toMatchObject({
      inputs: { digestAlg: 'sha256', bundleContent: 'attestation' },
    })
    const sha512 = `sha512:${'a'.repeat(128)}`
    expect(parseInputs(raw({ ...file, subject: sha512, 'digest-alg': 'sha512' }))).toMatchObject({
      inputs: { digestAlg: 'sha512', subjects: [sha512] },
    })
    expect(
      parseInputs(raw({ ...file, bundle: 'b.json', 'bundle-content': 'signature' })),
    ).toMatchObject({ inputs: { bundleContent: 'signature' } })
    const problems = problemsOf({
      command: 'verify',
      repo: 'o/r',
      subject: sha512,
      'digest-alg': 'sha256',
      'bundle-content': 'signature',
      'predicate-type': 'https://example.com/x',
      'bundle-from-oci': 'true',
    })
    for (const text of [
      'digest-alg: says how files are hashed',
      'bundle-content: a plain signature is checked over the bytes',
      'bundle: needed with bundle-content: signature',
      'predicate-type: a plain signature has no predicate',
      'bundle-from-oci: a registry knows of images alone',
    ]) {
      expect(problems).toContain(text)
    }
    const odd = { ...file, 'digest-alg': 'md5', 'bundle-content': 'any' }
    expect(problemsOf(odd)).toContain('digest-alg: expected sha256, sha512, got "md5"')
    expect(problemsOf(odd)).toContain('bundle-content: expected attestation, signature, got "any"')
  })
})
