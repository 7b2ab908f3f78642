import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Sandbox } from '../../sandbox/index.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import type { StoredBundle } from '../../src/commands/attestation-ports.ts'
import type { VerifyInputs } from '../../src/commands/command-inputs.ts'
import type { StepResult } from '../../src/commands/ports.ts'
import { runVerify, type VerifyPorts } from '../../src/commands/verify.ts'
import { createExpand } from '../../src/io/expand-paths.ts'
import { createFiles } from '../../src/io/files.ts'
import { tokenIssuer } from '../../src/io/oidc.ts'
import { readTrustRoots } from '../../src/io/trust-root.ts'
import { createBundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { ReleaseError } from '../../src/errors/release-error.ts'
import { rejectionOf, thrownBy } from '../support/thrown.ts'
import { FILE, line, lineSandbox, type Bundle } from './support/line.ts'
import { NO_REGISTRY } from './support/no-registry.ts'
import { verifyInputs } from './support/verify-inputs.ts'

const SERVER = 'https://github.com'
const CONTENT = 'a binary'
let sandbox: Sandbox & { readonly folder: string }
let work: string
let bundles: readonly Bundle[]
let asked: string[] = []
let stored: readonly StoredBundle[] = []

beforeAll(async () => {
  sandbox = await lineSandbox()
  work = await mkdtemp(join(sandbox.folder, 'work-'))
  bundles = (await line(sandbox, { instance: 'public-good' })).stored.map(one => one.bundle)
  stored = bundles.map(bundle => ({ initiator: 'user', bundle }))
  await writeFile(join(work, FILE.name), CONTENT)
  await writeFile(join(work, 'other'), 'other')
  await writeFile(
    join(work, 'bundles.jsonl'),
    bundles.map(one => `${JSON.stringify(one)}\n`).join(''),
  )
})
afterAll(async () => sandbox.close())

const inputs = verifyInputs()

function ports(repository = 'acme/consumer', list = stored): VerifyPorts {
  asked = []
  return {
    context: { serverUrl: SERVER, repository, repositoryId: '4242', ownerId: '77' },
    files: createFiles(work),
    registry: NO_REGISTRY,
    store: {
      list: async (sha256, of) => {
        asked.push(of)
        return sha256 === FILE.sha256 ? list : []
      },
    },
    log: {
      info: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      group: async (_t, run) => run(),
    },
    clock: () => 0,
    sleep: async () => undefined,
    expand: createExpand(work),
    loadVerifier: async () =>
      createBundleVerifier(await readTrustRoots(sandbox.trustedRoots.jsonl)),
    repositoryIds: async () => {
      asked.push('ids')
      return { repositoryId: '4242', ownerId: '77' }
    },
    ownerId: async () => {
      asked.push('owner id')
      return '77'
    },
    tokenIssuer: tokenIssuer(SERVER),
  }
}

const verify = async (changes: Partial<VerifyInputs> = {}, world = ports()): Promise<StepResult> =>
  runVerify({ ...inputs, ...changes }, world)

interface Report {
  readonly verified: boolean
  readonly subjects: readonly {
    readonly subject: string
    readonly open: readonly { readonly dimension: string }[]
    readonly attestations: readonly unknown[]
    readonly refusals: readonly { readonly code: string }[]
    readonly failure: { readonly code: string } | null
  }[]
}

async function report(result: StepResult): Promise<Report> {
  const value: unknown = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8'))
  const schema = new URL('../../docs/schemas/verification-report.v1.json', import.meta.url)
  const validate = new Ajv2020({ strict: true }).compile(
    JSON.parse(await readFile(schema, 'utf8')) as object,
  )
  validate(value)
  expect(validate.errors).toBeNull()
  return value as Report
}

describe('verify', () => {
  it('accepts the honest file, and reports what it did not look at', async () => {
    const result = await verify({ tag: 'v1.2.3', predicateTypes: [PROVENANCE_V1, CYCLONEDX_BOM] })
    expect(result.failure).toBeUndefined()
    expect(result.outputs['verified']).toBe('true')
    const { verified, subjects } = await report(result)
    expect([verified, subjects[0]?.attestations.length]).toEqual([true, 2])
    expect(subjects[0]?.open.map(one => one.dimension)).toEqual([
      'signer workflow',
      'signer ref',
      'source commit',
      'workflow run',
    ])
    expect(asked).toEqual(['ids', 'octo-org/widget'])
    expect(result.summary).toContain('Not looked at')
  })

  it('takes ids from this run, from the inputs, or does without when offline', async () => {
    await verify({}, ports('octo-org/widget'))
    expect(asked).toEqual(['octo-org/widget'])
    await verify({ repoId: '4242', ownerId: '77' })
    expect(asked).toEqual(['octo-org/widget'])
    const offline = await verify({ bundles: ['bundles.jsonl'] })
    expect(offline.outputs['verified']).toBe('true')
    expect(asked).toEqual([])
    expect((await report(offline)).subjects[0]?.open.map(one => one.dimension)).toContain(
      'source repository id',
    )
  })

  it('accepts a digest alone', async () => {
    const result = await verify({ subjectPaths: [], subjects: [`sha256:${FILE.sha256}`] })
    expect(result.outputs['verified']).toBe('true')
  })

  it('takes the digest of an image from GitHub’s store, and asks no registry', async () => {
    const image = `oci://ghcr.io/octo-org/widget@sha256:${FILE.sha256}`
    const result = await verify({ subjectPaths: [], subjects: [image] })
    expect(result.outputs['verified']).toBe('true')
  })

  it('asks an owner’s store, and leaves his repositories open', async () => {
    const result = await verify({ repo: undefined, owner: 'octo-org' })
    expect(result.outputs['verified']).toBe('true')
    expect(asked).toEqual(['owner id', 'octo-org'])
    expect((await report(result)).subjects[0]?.open.map(one => one.dimension)).toContain(
      'source repository',
    )
    await verify({ repo: undefined, owner: 'octo-org', ownerId: '77' })
    expect(asked).toEqual(['octo-org'])
    await verify({ repo: undefined, owner: 'octo-org' }, ports('octo-org/other'))
    expect(asked).toEqual(['octo-org'])
    const other = { repo: undefined, owner: 'octo-org', ownerId: '1' }
    expect((await verify(other)).failure?.code).toBe('OWNER_ID_MISMATCH')
  })

  it('takes a name in the certificate alone, with the bundles at hand', async () => {
    const alone = { repo: undefined, certIdentityRegex: 'https://github\\.com/octo-org/widget/.*' }
    const result = await verify({ ...alone, bundles: ['bundles.jsonl'] })
    expect(result.outputs['verified']).toBe('true')
    expect((await report(result)).subjects[0]?.open.map(one => one.dimension)).toContain(
      'build trigger',
    )
    expect((await rejectionOf(verify(alone))).code).toBe('INPUT_INVALID')
  })

  it.each<[string, Partial<VerifyInputs>, string]>([
    ['the public-good instance', { noPublicGood: true }, 'INSTANCE_REFUSED'],
    ['another token service', { certOidcIssuer: 'https://token.example' }, 'ISSUER_MISMATCH'],
    ['another commit of the signer', { signerDigest: 'e'.repeat(40) }, 'SIGNER_DIGEST_MISMATCH'],
    ['another signer repository', { signerRepo: 'octo-org/widget2' }, 'SIGNER_MISMATCH'],
    ['another repository', { repo: 'octo-org/other' }, 'REPOSITORY_MISMATCH'],
    ['another owner', { repo: 'acme/widget' }, 'REPOSITORY_MISMATCH'],
    ['another tag', { tag: 'v1.2.4' }, 'REF_MISMATCH'],
    ['another commit', { sourceDigest: 'f'.repeat(40) }, 'COMMIT_MISMATCH_SIGNED'],
    ['another run', { runId: '1' }, 'RUN_MISMATCH'],
    [
      'another workflow',
      { signerWorkflow: 'octo-org/widget/.github/workflows/release2.yml' },
      'SIGNER_MISMATCH',
    ],
    ['another repository id', { repoId: '1' }, 'REPOSITORY_ID_MISMATCH'],
    ['another owner id', { ownerId: '1' }, 'OWNER_ID_MISMATCH'],
    [
      'another predicate',
      { predicateTypes: ['https://example.com/x'] },
      'PREDICATE_TYPE_NOT_FOUND',
    ],
    ['another file', { subjectPaths: ['other'] }, 'ATTESTATION_NOT_FOUND'],
    [
      'another file with the same bundles',
      { subjectPaths: ['other'], bundles: ['bundles.jsonl'] },
      'SUBJECT_MISMATCH',
    ],
  ])('refuses %s', async (_what, changes, code) => {
    const result = await verify(changes)
    expect(result.failure?.code).toBe(code)
    expect(result.outputs['verified']).toBe('false')
    const { verified, subjects } = await report(result)
    expect([verified, subjects[0]?.failure?.code]).toEqual([false, code])
    expect(result.summary).toContain(code)
  })

  it('fails when one of several files fails, security first', async () => {
    const both = await verify({ subjectPaths: ['other', 'widget-*'], repo: 'octo-org/other' })
    expect(both.failure?.class).toBe('security')
    expect((await report(both)).subjects).toHaveLength(2)
    expect((await verify({ subjectPaths: ['other', 'widget-*'] })).outputs['verified']).toBe(
      'false',
    )
  })

  it('never counts what GitHub attested by itself', async () => {
    const byGitHub = stored.map(one => ({ ...one, initiator: 'github' as const }))
    expect((await verify({}, ports(undefined, byGitHub))).failure?.code).toBe(
      'ATTESTATION_NOT_FOUND',
    )
  })

  it('cannot say no for good while a listed bundle cannot be read, nor yes without it', async () => {
    const lost = new ReleaseError('BUNDLE_UNREADABLE', { message: 'gone' })
    const withLost: readonly StoredBundle[] = [...stored, { initiator: 'user', unreadable: lost }]
    // What was found suffices: a stray entry does not block.
    expect((await verify({}, ports(undefined, withLost))).outputs['verified']).toBe('true')
    const refused = await verify({ tag: 'v1.2.4' }, ports(undefined, withLost))
    expect([refused.failure?.code, refused.failure?.class]).toEqual([
      'BUNDLE_UNREADABLE',
      'operational',
    ])
    const { subjects } = await report(refused)
    expect(subjects[0]?.refusals.map(one => one.code)).toContain('REF_MISMATCH')
  })

  it('reports every file when the store is down, and tells it of the first alone', async () => {
    let lists = 0
    const down: VerifyPorts = {
      ...ports(),
      store: {
        list: async () => {
          lists += 1
          throw new ReleaseError('SERVICE_UNAVAILABLE', { message: 'down' })
        },
      },
    }
    const result = await verify({ subjectPaths: ['other', 'widget-*', 'bundles.jsonl'] }, down)
    expect(result.failure?.code).toBe('SERVICE_UNAVAILABLE')
    const { verified, subjects } = await report(result)
    expect([verified, subjects.map(one => one.failure?.code)]).toEqual([
      false,
      Array.from({ length: 3 }, () => 'SERVICE_UNAVAILABLE'),
    ])
    expect(lists).toBeLessThanOrEqual(3)
  })

  it('keeps the order of many, asks once for the same bytes, and logs no line for each', async () => {
    const lines: string[] = []
    const world = {
      ...ports(),
      log: { ...ports().log, info: (line: string) => void lines.push(line) },
    }
    const digests = Array.from({ length: 59 }, (_, index) => `sha256:${sha256Of(String(index))}`)
    const own = `sha256:${FILE.sha256}`
    const result = await verify({ subjectPaths: [], subjects: [own, own, ...digests] }, world)
    const { subjects } = await report(result)
    expect(subjects.map(one => one.subject)).toEqual([own, own, ...digests])
    expect(subjects.map(one => one.failure === null)).toEqual([
      true,
      true,
      ...digests.map(() => false),
    ])
    expect(lines.filter(line => line.endsWith('judged'))).toHaveLength(10)
    expect(lines.filter(line => line.endsWith('verified'))).toEqual([])
    expect(asked.filter(one => one === 'octo-org/widget')).toHaveLength(60)
  })

  it.each<[string, Partial<VerifyInputs>]>([
    ['no repository', { repo: undefined }],
    ['repository and owner', { owner: 'octo-org' }],
    ['run without its repository', { repo: undefined, owner: 'octo-org', runId: '1' }],
    ['nothing to verify', { subjectPaths: [] }],
    ['a pattern without a match', { subjectPaths: ['nothing-*'] }],
    ['a folder', { subjectPaths: ['.'] }],
    ['a digest of another kind', { subjects: ['sha512:00'] }],
    ['a tag and another ref', { tag: 'v1.2.3', sourceRef: 'refs/heads/main' }],
  ])('takes no %s', async (_what, changes) => {
    expect((await rejectionOf(verify(changes))).code).toBe('INPUT_INVALID')
  })

  it('reports it when no predicate type is required', async () => {
    expect((await verify({ predicateTypes: [] })).failure?.code).toBe('INPUT_INVALID')
  })
})

describe('the trust root', () => {
  it('is needed, and said so', async () => {
    const absent = await rejectionOf(readTrustRoots(join(work, 'absent')))
    expect([absent.code, absent.remedy.includes('gh attestation trusted-root')]).toEqual([
      'TRUST_ROOT_MISSING',
      true,
    ])
    await writeFile(join(work, 'huge'), Buffer.alloc(4 * 1024 * 1024 + 1))
    expect((await rejectionOf(readTrustRoots(join(work, 'huge')))).code).toBe('TRUST_ROOT_INVALID')
  })

  it('judges only bundles of its own instance, and of a root that is the same', async () => {
    const [bundle] = bundles
    const github = createBundleVerifier(await readTrustRoots(sandbox.trustedRoots.github))
    expect(thrownBy(() => github.verify(bundle)).code).toBe('INSTANCE_WITHOUT_ROOT')
    await using other = await lineSandbox()
    const stranger = createBundleVerifier(await readTrustRoots(other.trustedRoots.jsonl))
    expect(thrownBy(() => stranger.verify(bundle)).code).toBe('CERTIFICATE_UNTRUSTED')
  })
})
