/** The digest algorithms and bundle contents of `verify`: SHA-512 subjects, and plain signatures over files. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { VerifyInputs } from '../../src/commands/command-inputs.ts'
import type { StepResult } from '../../src/commands/ports.ts'
import { runVerify } from '../../src/commands/verify.ts'
import { createAttestationStore } from '../../src/io/attestation-store.ts'
import { createExpand } from '../../src/io/expand-paths.ts'
import { createFiles } from '../../src/io/files.ts'
import { createBundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import {
  CONTENT,
  FILE,
  forge,
  forgeBlob,
  IDENTITY,
  statement,
  TRUSTED_ROOTS,
} from '../corpus/support/forge.ts'
import { SERVER } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { fakeNet } from './support/fake-fetch.ts'
import { NO_REGISTRY } from './support/no-registry.ts'
import { verifyInputs } from './support/verify-inputs.ts'

const SHA512 = createHash('sha512').update(CONTENT).digest('hex')
const about = (digest: object): object =>
  forge({ payload: JSON.stringify(statement({ subject: [{ name: FILE.name, digest }] })) })
const ATTESTED = about({ sha512: SHA512 })
let work: string
let requested: string[] = []

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'verify-content-'))
  await writeFile(join(work, FILE.name), CONTENT)
  await writeFile(join(work, 'other'), 'other')
  const write = async (name: string, ...bundles: readonly object[]): Promise<void> =>
    writeFile(join(work, name), bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join(''))
  await write('sha512.json', ATTESTED)
  await write('sha256.json', forge())
  await write('signatures.jsonl', forgeBlob({ blob: 'other' }), forgeBlob())
  await write('both.jsonl', forgeBlob(), forge())
  await write('foreign.json', forgeBlob({ claims: { run_id: '1' } }))
})
afterAll(async () => rm(work, { recursive: true }))

const INPUTS = verifyInputs({
  subjectPaths: [FILE.name],
  repo: IDENTITY.repository,
  runId: IDENTITY.runId,
})

async function verify(changes: Partial<VerifyInputs>): Promise<StepResult> {
  requested = []
  const net = fakeNet(({ url }) => {
    requested.push(url)
    return new Response(JSON.stringify({ attestations: [{ bundle: ATTESTED }] }))
  })
  const { repository, repositoryId, ownerId } = IDENTITY
  const apiUrl = 'https://api.github.com'
  return runVerify(
    { ...INPUTS, ...changes },
    {
      context: { serverUrl: SERVER, repository, repositoryId, ownerId },
      files: createFiles(work),
      registry: NO_REGISTRY,
      store: createAttestationStore({ http: net.http, token: 'x', apiUrl, repository }),
      log: {
        info: () => undefined,
        notice: () => undefined,
        warning: () => undefined,
        group: async (_, run) => run(),
      },
      clock: () => 0,
      sleep: async () => undefined,
      expand: createExpand(work),
      loadVerifier: async () =>
        Promise.resolve(createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))),
      repositoryIds: async () => Promise.resolve({ repositoryId, ownerId }),
      ownerId: async () => Promise.resolve(ownerId),
      tokenIssuer: IDENTITY.issuer,
    },
  )
}

interface Subject {
  readonly subject: string
  readonly digest: string
  readonly verified: boolean
  readonly attestations: readonly unknown[]
  readonly signatures: readonly { readonly verificationResult: object }[]
  readonly refusals: readonly { readonly code: string }[]
}

async function subjects(result: StepResult): Promise<readonly Subject[]> {
  const value: unknown = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8'))
  const schema = new URL('../../docs/schemas/verification-report.v1.json', import.meta.url)
  const validate = new Ajv2020({ strict: true }).compile(
    JSON.parse(await readFile(schema, 'utf8')) as object,
  )
  validate(value)
  expect(validate.errors).toBeNull()
  return (value as { readonly subjects: readonly Subject[] }).subjects
}

const codeOf = async (changes: Partial<VerifyInputs>): Promise<string | undefined> =>
  (await verify(changes)).failure?.code

describe('verify by SHA-512', () => {
  it('hashes files so, asks the store so, and reports so', async () => {
    const result = await verify({ digestAlg: 'sha512' })
    expect(result.outputs['verified']).toBe('true')
    expect(requested).toEqual([
      `https://api.github.com/repos/${IDENTITY.repository}/attestations/sha512:${SHA512}?per_page=100`,
    ])
    expect((await subjects(result))[0]?.digest).toBe(`sha512:${SHA512}`)
    expect(result.summary).toContain(`sha512:${SHA512}`)
  })

  it('takes such a digest without the file', async () => {
    const digest = { subjectPaths: [], subjects: [`sha512:${SHA512}`] }
    expect((await verify(digest)).outputs['verified']).toBe('true')
    expect(await codeOf({ ...digest, bundles: ['sha512.json'] })).toBeUndefined()
  })

  it('never takes the digest of one algorithm for that of another', async () => {
    expect(await codeOf({ digestAlg: 'sha512', bundles: ['sha256.json'] })).toBe('SUBJECT_MISMATCH')
    expect(await codeOf({ bundles: ['sha512.json'] })).toBe('SUBJECT_MISMATCH')
    const swapped = about({ sha256: SHA512, sha384: FILE.sha256 })
    await writeFile(join(work, 'swapped.json'), JSON.stringify(swapped))
    expect(await codeOf({ bundles: ['swapped.json'] })).toBe('SUBJECT_CHANGED')
    const bySha512 = { digestAlg: 'sha512', bundles: ['swapped.json'] } as const
    expect(await codeOf(bySha512)).toBe('SUBJECT_MISMATCH')
    expect(await codeOf({ subjectPaths: ['other'], digestAlg: 'sha512' })).toBe('SUBJECT_MISMATCH')
  })

  it.each([
    `sha512:${'a'.repeat(64)}`,
    `sha256:${'a'.repeat(128)}`,
    `sha512:${'A'.repeat(128)}`,
    `sha384:${'a'.repeat(96)}`,
    'a'.repeat(64),
    `oci://ghcr.io/o/r@sha512:${'a'.repeat(128)}`,
    'oci://ghcr.io/O/r:latest',
  ])('takes no %s', async subject => {
    expect((await rejectionOf(verify({ subjectPaths: [], subjects: [subject] }))).code).toBe(
      'INPUT_INVALID',
    )
  })
})

describe('verify of plain signatures', () => {
  const content = { bundleContent: 'signature', bundles: ['signatures.jsonl'] } as const

  it('accepts the file, and says that nothing is known of how it was built', async () => {
    const result = await verify({ ...content, subjectPaths: [FILE.name, 'other'] })
    expect(result.failure).toBeUndefined()
    expect(requested).toEqual([])
    const found = await subjects(result)
    expect(
      found.map(one => [one.subject, one.attestations.length, one.signatures.length, one.verified]),
    ).toEqual([
      [FILE.name, 0, 1, true],
      ['other', 0, 1, true],
    ])
    expect(found[0]?.digest).toBe(`sha256:${FILE.sha256}`)
    expect(found[0]?.signatures[0]?.verificationResult).not.toHaveProperty('statement')
    expect(found[0]?.refusals.map(one => one.code)).toEqual(['SUBJECT_MISMATCH'])
    expect(result.summary).toContain('plain signature: who signed, not how it was built')
    const sha512 = await verify({ ...content, digestAlg: 'sha512' })
    expect((await subjects(sha512))[0]?.digest).toBe(`sha512:${SHA512}`)
  })

  it('never counts a signature as provenance, nor a statement as a signature', async () => {
    expect(await codeOf({ bundles: ['signatures.jsonl'] })).toBe('BUNDLE_INVALID')
    expect(await codeOf({ ...content, bundles: ['sha256.json'] })).toBe('BUNDLE_INVALID')
    for (const bundleContent of ['signature', 'attestation'] as const) {
      const result = await verify({ bundleContent, bundles: ['both.jsonl'] })
      const [found] = await subjects(result)
      const counts = [found?.attestations.length, found?.signatures.length]
      expect(counts).toEqual(bundleContent === 'signature' ? [0, 1] : [1, 0])
      expect(found?.refusals.map(one => one.code)).toEqual(['BUNDLE_INVALID'])
    }
  })

  it.each<[string, Partial<VerifyInputs>, string]>([
    ['another run', { bundles: ['foreign.json'] }, 'RUN_MISMATCH'],
    ['another repository', { repo: 'acme/other', runId: undefined }, 'REPOSITORY_MISMATCH'],
    ['another ref', { tag: 'v9.9.9' }, 'REF_MISMATCH'],
    ['the public-good instance', { noPublicGood: true }, 'INSTANCE_REFUSED'],
  ])('refuses %s', async (_, changes, code) => {
    const result = await verify({ ...content, ...changes })
    expect([result.failure?.code, result.outputs['verified']]).toEqual([code, 'false'])
    const [found] = await subjects(result)
    expect([found?.verified, found?.signatures]).toEqual([false, []])
  })

  it('is not to be had for a digest, nor without bundles', async () => {
    const digest = { subjectPaths: [], subjects: [`sha256:${FILE.sha256}`] }
    expect((await rejectionOf(verify({ ...content, ...digest }))).code).toBe('INPUT_INVALID')
    expect(await codeOf({ ...content, bundles: [] })).toBe('ATTESTATION_NOT_FOUND')
  })
})
