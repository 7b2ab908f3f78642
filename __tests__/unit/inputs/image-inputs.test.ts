import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const raw = (values: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries({ 'github-token': 'ghs_token', ...values }))

const problemsOf = (values: Record<string, string>): readonly string[] => {
  const error = thrownBy(() => parseInputs(raw(values)))
  expect(error.code).toBe('INPUT_INVALID')
  return error.message.split('\n- ').slice(1)
}

const HEX = sha256Of('an image')
const NAME = 'ghcr.io/acme/rocket'
const ATTEST = { command: 'attest', 'subject-name': NAME, 'subject-digest': `sha256:${HEX}` }
const VERIFY = { command: 'verify', repo: 'acme/rocket', subject: `oci://${NAME}:v1` }

describe('attest of an image', () => {
  it('makes provenance of it by itself', () => {
    expect(parseInputs(raw(ATTEST))).toMatchObject({
      command: 'attest-image',
      inputs: {
        subjectName: NAME,
        subjectDigest: HEX,
        pushToRegistry: false,
        sign: false,
        predicates: [],
        trustedRoot: undefined,
      },
    })
  })

  it('takes predicates, each with its file', () => {
    const inputs = {
      ...ATTEST,
      'push-to-registry': 'true',
      sign: 'true',
      'predicate-type': 'https://cyclonedx.org/bom, https://in-toto.io/attestation/vulns/v0.1',
      'predicate-path': 'sbom.json\nvulns.json',
      'trusted-root': 'root.jsonl',
    }
    expect(parseInputs(raw(inputs))).toMatchObject({
      command: 'attest-image',
      inputs: {
        sign: true,
        trustedRoot: 'root.jsonl',
        predicates: [
          { predicateType: 'https://cyclonedx.org/bom', path: 'sbom.json' },
          { predicateType: 'https://in-toto.io/attestation/vulns/v0.1', path: 'vulns.json' },
        ],
      },
    })
  })

  it('tells every problem at once', () => {
    expect(
      problemsOf({
        command: 'attest',
        'subject-name': 'ghcr.io/Acme/rocket',
        'subject-digest': HEX,
        'push-to-registry': 'true',
        'artifacts-path': 'x',
        digests: 'y',
        'predicate-type': 'https://a/b, nothing',
        'predicate-path': 'one.json',
      }),
    ).toEqual([
      expect.stringContaining('artifacts-path: is about staged files'),
      expect.stringContaining('digests: is about staged files'),
      'subject-name: the name of an image is lower case: expected acme/rocket, got Acme/rocket',
      `subject-digest: expected sha256: and 64 hex digits, got "${HEX}"`,
      'predicate-type: expected a URI, got "nothing"',
      'predicate-path: expected a file for each predicate-type (2), got 1',
    ])
    expect(problemsOf({ command: 'attest', sign: 'true' })).toEqual([
      expect.stringContaining('sign: needs push-to-registry'),
      expect.stringContaining('subject-name: expected the name of an image'),
      'subject-digest: expected sha256: and 64 hex digits, got nothing',
    ])
  })

  it('alone verifies what it signs', () => {
    expect(problemsOf({ command: 'attest', 'trusted-root': 'x' })).toEqual([
      expect.stringContaining('attest verifies images alone'),
    ])
  })
})

describe('verify of images', () => {
  it('has defaults that look at the index alone, and at GitHub’s store', () => {
    expect(parseInputs(raw(VERIFY))).toMatchObject({
      inputs: { images: 'index', requireSignature: false, bundleFromOci: false },
    })
    const all = { images: 'all', 'require-signature': 'true', 'bundle-from-oci': 'true' }
    expect(parseInputs(raw({ ...VERIFY, ...all }))).toMatchObject({
      inputs: { images: 'all', requireSignature: true, bundleFromOci: true },
    })
  })

  it('needs no store where the registry is asked', () => {
    const { repo: _repo, ...nobody } = {
      ...VERIFY,
      'cert-identity': 'https://github.com/a/b/c.yml@x',
    }
    expect(_repo).toBe('acme/rocket')
    expect(problemsOf(nobody)).toEqual([expect.stringContaining('bundle: needed')])
    expect(parseInputs(raw({ ...nobody, 'bundle-from-oci': 'true' }))).toBeDefined()
  })

  it('tells every problem at once', () => {
    expect(
      problemsOf({
        ...VERIFY,
        subject: `oci://ghcr.io/Acme/rocket, oci://ghcr.io/acme/rocket@sha256:1`,
        'subject-path': 'a',
        bundle: 'b.json',
        'bundle-from-oci': 'true',
        images: 'some',
      }),
    ).toEqual([
      expect.stringContaining('oci://ghcr.io/Acme/rocket: the name of an image is lower case'),
      expect.stringContaining('64 lower-case hex digits behind the @'),
      expect.stringContaining('bundle-from-oci: a registry knows of images alone'),
      expect.stringContaining('bundle-from-oci: contradicts bundle'),
      'images: expected index, all, got "some"',
    ])
    const file = { command: 'verify', repo: 'a/b', 'subject-path': 'a' }
    expect(problemsOf({ ...file, images: 'all', 'require-signature': 'true' })).toEqual([
      'images: is about images; there is no oci:// subject',
      'require-signature: is about images; there is no oci:// subject',
    ])
  })
})
