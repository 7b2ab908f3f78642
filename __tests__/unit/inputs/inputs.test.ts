import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { COMMANDS, INPUT_COMMANDS } from '../../../src/inputs/input-table.ts'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const raw = (values: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries({ 'github-token': 'ghs_token', ...values }))

const problemsOf = (values: Record<string, string>): string => {
  const error = thrownBy(() => parseInputs(raw(values)))
  expect(error.code).toBe('INPUT_INVALID')
  expect(error.class).toBe('operational')
  return error.message
}

describe('parseInputs', () => {
  it('takes all as the default command, with every default', () => {
    expect(parseInputs(raw({}))).toEqual({
      command: 'all',
      githubToken: 'ghs_token',
      showSummary: true,
      inputs: {
        manifestPath: 'Cargo.toml',
        packages: undefined,
        bins: undefined,
        platforms: undefined,
        tag: undefined,
        allowBranchRef: false,
        name: undefined,
        assetName: undefined,
        sbom: undefined,
        target: undefined,
        features: [],
        allFeatures: false,
        noDefaultFeatures: false,
        profile: undefined,
        subjectPath: undefined,
        cargoMessages: undefined,
        sbomSpecVersion: '1.6',
        bsi: false,
        signerWorkflow: undefined,
        trustedRoot: undefined,
        tufMirrors: [],
        notes: undefined,
        notesFile: undefined,
        generateNotes: true,
        prerelease: 'auto',
        makeLatest: 'auto',
        draft: false,
        docs: [],
        verificationSummary: false,
        sigstore: 'auto',
        disclosePrivate: false,
        maxEnvelope: 2 * 1024 * 1024,
        dryRun: false,
        signRehearsal: false,
      },
    })
  })

  it.each([
    ['true', true],
    ['false', false],
    ['bom.spdx.json', 'bom.spdx.json'],
  ])('takes sbom: %s', (sbom, taken) => {
    const { inputs } = parseInputs(raw({ sbom }))
    expect(inputs).toMatchObject({ sbom: taken })
  })

  it('takes no other word for an SBOM, and no other version of CycloneDX', () => {
    const told = problemsOf({ sbom: 'yes', 'sbom-spec-version': '1.5', bsi: 'on' })
    expect(told).toContain('sbom: expected true, false, or the path')
    expect(told).toContain('sbom-spec-version: expected 1.6, 1.7, got "1.5"')
    expect(told).toContain('bsi: expected true, false, got "on"')
  })

  it.each(COMMANDS)('accepts exactly the inputs of %s', command => {
    for (const [name, commands] of Object.entries(INPUT_COMMANDS)) {
      if (commands.includes(command)) continue
      expect(problemsOf({ command, [name]: 'x' })).toContain(`${name}: not taken by ${command}`)
    }
  })

  it('treats blank values as not given, for inputs of other commands too', () => {
    expect(parseInputs(raw({ command: 'plan', bundle: '  ', platforms: ' \n ' }))).toMatchObject({
      command: 'plan',
      inputs: { platforms: undefined },
    })
  })

  it('splits lists at commas and new lines', () => {
    expect(parseInputs(raw({ command: 'plan', package: 'a, b\n c ,,\n' }))).toMatchObject({
      inputs: { packages: ['a', 'b', 'c'] },
    })
  })

  it('reads stage', () => {
    expect(
      parseInputs(
        raw({
          command: 'stage',
          'show-summary': 'false',
          plan: '{}',
          platform: 'linux-amd64',
          target: 'x86_64-unknown-linux-gnu',
          features: 'a,b',
          'no-default-features': 'true',
          profile: 'dist',
          'upload-artifact': 'false',
        }),
      ),
    ).toMatchObject({
      showSummary: false,
      inputs: {
        platform: 'linux-amd64',
        target: 'x86_64-unknown-linux-gnu',
        features: ['a', 'b'],
        noDefaultFeatures: true,
        profile: 'dist',
        uploadArtifact: false,
      },
    })
  })

  it('reads attest and release', () => {
    expect(
      parseInputs(raw({ command: 'attest', sigstore: 'github', digests: 'x', 'dry-run': 'true' })),
    ).toMatchObject({ inputs: { sigstore: 'github', digests: 'x', dryRun: true } })
    expect(
      parseInputs(raw({ command: 'release', 'make-latest': 'false', 'max-envelope': '10' })),
    ).toMatchObject({ inputs: { makeLatest: false, maxEnvelope: 10, prerelease: 'auto' } })
  })

  it('reads the other ways to name a signer and a source', () => {
    const subject = `oci://ghcr.io/o/r@sha256:${'a'.repeat(64)}`
    const name = 'https://github.com/o/r/.github/workflows/release.yml@refs/tags/v1'
    const read = (values: Record<string, string>): unknown =>
      parseInputs(raw({ command: 'verify', subject, ...values }))
    expect(
      read({ owner: 'o', 'signer-repo': 'a/b', 'no-public-good': 'true', 'owner-id': '7' }),
    ).toMatchObject({
      inputs: {
        subjects: [subject],
        repo: undefined,
        owner: 'o',
        signerRepo: 'a/b',
        noPublicGood: true,
        denySelfHostedRunners: true,
      },
    })
    expect(read({ 'cert-identity': name, bundle: 'b.jsonl' })).toMatchObject({
      inputs: { certIdentity: name, certIdentityRegex: undefined, denySelfHostedRunners: false },
    })
    expect(
      read({ 'cert-identity': name, bundle: 'b', 'deny-self-hosted-runners': 'true' }),
    ).toMatchObject({ inputs: { denySelfHostedRunners: true } })
  })

  it('tells every contradiction among them at once', () => {
    const problems = problemsOf({
      command: 'verify',
      subject: 'oci://ghcr.io/o/r@latest',
      repo: 'o/r',
      owner: 'o',
      'signer-repo': 'a/b',
      'cert-identity': 'somebody',
      'cert-identity-regex': '.*',
      'signer-digest': 'v1',
      'cert-oidc-issuer': 'http://token.example',
    })
    for (const text of [
      'subject: oci://ghcr.io/o/r@latest: expected sha256:',
      'owner: contradicts repo',
      'signer-repo, cert-identity, cert-identity-regex: each names the signer',
      'cert-identity: expected',
      'cert-identity-regex: it matches everybody',
      'signer-digest: expected',
      'cert-oidc-issuer: expected',
    ]) {
      expect(problems).toContain(text)
    }
    const alone = problemsOf({
      command: 'verify',
      'subject-path': 'a',
      'cert-identity-regex': 'https://github\\.com/o/.*',
      'repo-id': '1',
      'owner-id': '2',
      'run-id': '3',
    })
    for (const text of ['bundle: needed', 'repo-id: needs', 'owner-id: needs', 'run-id: needs']) {
      expect(alone).toContain(text)
    }
  })

  it('reads verify', () => {
    expect(
      parseInputs(
        raw({
          command: 'verify',
          subject: `sha256:${'a'.repeat(64)}`,
          repo: 'o/r',
          'signer-workflow': 'github.com/o/r/.github/workflows/release.yml@refs/tags/v1',
        }),
      ),
    ).toMatchObject({
      inputs: {
        subjectPaths: [],
        subjects: [`sha256:${'a'.repeat(64)}`],
        denySelfHostedRunners: true,
        predicateTypes: ['https://slsa.dev/provenance/v1'],
      },
    })
  })

  it.each(['all', 'release', 'verify'])('pairs mirrors with their roots, in order: %s', command => {
    const inputs = {
      command,
      ...(command === 'verify' && { repo: 'o/r', 'subject-path': 'a' }),
      'tuf-mirror': 'https://one.example/, https://two.example:8443/tuf',
      'tuf-root': 'one.json\ntwo.json',
    }
    expect(parseInputs(raw(inputs))).toMatchObject({
      inputs: {
        trustedRoot: undefined,
        tufMirrors: [
          { url: 'https://one.example', rootPath: 'one.json' },
          { url: 'https://two.example:8443/tuf', rootPath: 'two.json' },
        ],
      },
    })
  })

  it('reports every problem at once', () => {
    const message = problemsOf({
      command: 'verify',
      subject: 'sha256:zz',
      'deny-self-hosted-runners': 'yes',
      'run-id': '-1',
      'max-envelope': '5',
      'signer-workflow': 'o/r',
      'predicate-type': 'provenance',
    })
    for (const name of [
      'subject',
      'deny-self-hosted-runners',
      'run-id',
      'max-envelope',
      'signer-workflow',
      'predicate-type',
      'repo',
    ]) {
      expect(message).toContain(`- ${name}: `)
    }
  })

  it('suggests the nearest name for a mistyped one', () => {
    expect(problemsOf({ 'signer-workflows': 'x' })).toContain('did you mean signer-workflow?')
    expect(problemsOf({ 'something-else': 'x' })).toContain('there is no such input\n'.trim())
  })

  it.each([
    [{ features: 'a', 'all-features': 'true' }, 'features: contradicts'],
    [{ notes: 'a', 'notes-file': 'b' }, 'notes-file: contradicts'],
    [{ prerelease: 'true', 'make-latest': 'true' }, 'make-latest: a prerelease'],
    [{ 'tuf-mirror': 'https://a.example' }, 'tuf-root: expected the first root.json of each'],
    [{ 'tuf-root': 'a.json' }, 'tuf-mirror (0), got 1'],
    [{ 'tuf-mirror': 'http://a.example', 'tuf-root': 'a' }, 'tuf-mirror: expected an https'],
    [{ 'tuf-mirror': 'https://u:p@a.example', 'tuf-root': 'a' }, 'tuf-mirror: expected an https'],
    [{ 'tuf-mirror': 'https://a.example?b', 'tuf-root': 'a' }, 'tuf-mirror: expected an https'],
    [
      { 'tuf-mirror': 'https://a.example', 'tuf-root': 'a', 'trusted-root': 'b' },
      'tuf-mirror: contradicts trusted-root',
    ],
    [{ package: 'a,a' }, 'package: "a" is named twice'],
    [{ 'max-envelope': '1e9' }, 'max-envelope: expected a whole number'],
    [
      {
        command: 'verify',
        'subject-path': 'a',
        repo: 'o/r',
        tag: 'v1',
        'source-ref': 'refs/tags/v2',
      },
      'source-ref: contradicts tag',
    ],
    [{ command: 'verify', repo: 'o/r' }, 'nothing to verify'],
    [{ command: 'verify', 'subject-path': 'a' }, 'anyone would be accepted'],
    [{ command: 'deploy' }, 'command: expected all, plan, stage, attest, verify, release'],
    [{ command: 'constructor' }, 'command: expected'],
    [{ 'github-token': '' }, 'github-token: expected a token'],
    [{ target: 'x'.repeat(100) }, '…'],
    [{ docs: 'readme' }, 'docs: expected security-md, got "readme"'],
    [{ command: 'verify', docs: 'security-md' }, 'docs: not taken by verify'],
  ])('refuses %j', (values: Record<string, string>, expected) => {
    expect(problemsOf(values)).toContain(expected)
  })
})

describe('action.yml', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { description: string; default?: string }>
  }

  it('declares exactly the inputs of the table', () => {
    expect(Object.keys(action.inputs).sort()).toEqual(Object.keys(INPUT_COMMANDS).sort())
  })

  it('gives a default to command and github-token alone: the runner hands defaults over as given', () => {
    const defaults = Object.entries(action.inputs)
      .filter(([, input]) => input.default !== undefined)
      .map(([name]) => name)
    expect(defaults).toEqual(['command', 'github-token'])
  })
})
