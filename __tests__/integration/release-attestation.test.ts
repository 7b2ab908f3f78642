/** GitHub's attestation of a release: real signatures of the sandbox, and one thing wrong at a time. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { makeBundle, type Defect } from '../../sandbox/sigstore/bundle-maker.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import {
  checkReleaseStatement,
  createReleaseAttestationVerifier,
  type ReleaseAttestationVerifier,
} from '../../src/verify/release-attestation.ts'
import { parseTrustRoots, type TrustRoots } from '../../src/verify/trust.ts'
import { thrownBy } from '../support/thrown.ts'

const SIGNER = 'https://dotcom.releases.github.com'
const OBJECT = 'a'.repeat(40)
const FILES = [{ name: 'widget', sha256: sha256Of('widget') }]
const RELEASE = {
  tag: 'v1.2.3',
  repository: 'acme/rocket',
  repositoryId: '42',
  object: OBJECT,
  files: FILES,
}
const PREDICATE = { tag: 'v1.2.3', repository: 'acme/rocket', repositoryId: '42', ownerId: '11' }
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [
    { uri: 'pkg:github/acme/rocket@v1.2.3', digest: { sha1: OBJECT } },
    { name: 'widget', digest: { sha256: sha256Of('widget') } },
  ],
  predicateType: 'https://in-toto.io/attestation/release/v0.2',
  predicate: PREDICATE,
}

let folder: string
let sandbox: Sandbox
let roots: TrustRoots
let verifier: ReleaseAttestationVerifier

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-attestation-'))
  sandbox = await startSandbox({ dir: folder })
  roots = parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8'))
  verifier = createReleaseAttestationVerifier(roots, 'https://github.com')
})
afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

const bundle = (
  changes: {
    readonly statement?: object
    readonly identity?: string
    readonly instance?: 'github' | 'public-good'
    readonly defect?: Defect
  } = {},
): object =>
  makeBundle({
    instance: changes.instance ?? 'github',
    keys: sandbox.sigstore,
    claims: undefined,
    identity: changes.identity ?? SIGNER,
    payload: JSON.stringify(changes.statement ?? STATEMENT),
    ...(changes.defect === undefined ? {} : { defect: changes.defect }),
  })

describe('the signature', () => {
  it('is accepted from GitHub, with no word of a workflow in the certificate', () => {
    const statement = verifier.verify(bundle())
    expect(() => checkReleaseStatement(statement, RELEASE)).not.toThrow()
  })

  it.each<[string, Parameters<typeof bundle>[0], string]>([
    ['of somebody else', { identity: 'https://evil.releases.github.com' }, 'SIGNER_MISMATCH'],
    ['of a longer name', { identity: `${SIGNER}.evil.example` }, 'SIGNER_MISMATCH'],
    ['of the public instance', { instance: 'public-good' }, 'INSTANCE_WITHOUT_ROOT'],
    ['by another key', { defect: 'foreign-key' }, 'SIGNATURE_INVALID'],
    ['by another authority', { defect: 'foreign-authority' }, 'CERTIFICATE_UNTRUSTED'],
    ['without a time stamp', { defect: 'no-proof-of-time' }, 'TIMESTAMP_MISSING'],
  ])('is refused %s', (_whose, changes, expected) => {
    expect(thrownBy(() => verifier.verify(bundle(changes))).code).toBe(expected)
  })

  it("needs the root of GitHub's instance", () => {
    const publicGood = new Map(
      [...roots].filter(([organization]) => organization === 'sigstore.dev'),
    )
    expect(
      thrownBy(() => createReleaseAttestationVerifier(publicGood, 'https://github.com')).code,
    ).toBe('TRUST_ROOT_MISSING')
  })

  it('bears the name of the tenant there', () => {
    const tenant = createReleaseAttestationVerifier(roots, 'https://acme.ghe.com')
    const identity = 'https://acme.releases.github.com'
    expect(tenant.verify(bundle({ identity })).predicateType).toBe(STATEMENT.predicateType)
    expect(thrownBy(() => tenant.verify(bundle())).code).toBe('SIGNER_MISMATCH')
  })
})

describe('the statement', () => {
  const subjects = STATEMENT.subject
  it.each<[string, object, string]>([
    ['another tag', { predicate: { ...PREDICATE, tag: 'v1.2.4' } }, 'tag: expected v1.2.3'],
    [
      'another repository of the name',
      { predicate: { ...PREDICATE, repositoryId: 43 } },
      'repositoryId: expected 42, got 43',
    ],
    [
      'no repository',
      { predicate: { tag: 'v1.2.3' } },
      'repository: expected acme/rocket, got null',
    ],
    ['another kind', { predicateType: 'https://slsa.dev/provenance/v1' }, 'predicate type https'],
    ['no tag object', { subject: subjects.slice(1) }, `no subject is the tag's object ${OBJECT}`],
    ['a file less', { subject: subjects.slice(0, 1) }, 'not attested'],
    [
      'a file more',
      { subject: [...subjects, { name: 'evil', digest: { sha256: sha256Of('evil') } }] },
      'not verified by us',
    ],
    [
      'a file under another name',
      { subject: [subjects[0], { ...subjects[1], name: 'gadget' }] },
      'not attested',
    ],
  ])('is refused with %s', (_what, changes, expected) => {
    const statement = verifier.verify(bundle({ statement: { ...STATEMENT, ...changes } }))
    const error = thrownBy(() => {
      checkReleaseStatement(statement, RELEASE)
    })
    expect(error.code).toBe('RELEASE_ATTESTATION_MISMATCH')
    expect(error.message).toContain(expected)
  })

  it('may give numbers for ids, and be of the older version', () => {
    const older = {
      ...STATEMENT,
      predicateType: 'https://in-toto.io/attestation/release/v0.1',
      predicate: { ...PREDICATE, repositoryId: 42 },
    }
    const statement = verifier.verify(bundle({ statement: older }))
    expect(() => checkReleaseStatement(statement, RELEASE)).not.toThrow()
  })
})
