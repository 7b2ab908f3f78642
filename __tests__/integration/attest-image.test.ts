/** `attest` of an image: signed in this process with real keys, verified at once, pushed, and found again. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { makeImage, plant } from '../../sandbox/registry/image.ts'
import { SandboxRegistry, type RegistryRules } from '../../sandbox/registry/registry.ts'
import type { Sha256 } from '../../src/attest/digest.ts'
import { COSIGN_SIGNATURE, PROVENANCE_V1, VULNERABILITIES } from '../../src/attest/predicate.ts'
import { statementOf } from '../../src/attest/statement.ts'
import type { StoredBundle } from '../../src/commands/attestation-ports.ts'
import { runAttestImage, type AttestImagePorts } from '../../src/commands/attest-image.ts'
import type { AttestImageInputs } from '../../src/commands/command-inputs.ts'
import type { StepResult } from '../../src/commands/ports.ts'
import { evidenceInRegistry } from '../../src/commands/verify/registry-evidence.ts'
import { createFiles } from '../../src/io/files.ts'
import { parseRunContext } from '../../src/run/run-context.ts'
import type { RunIdentity } from '../../src/run/run-identity.ts'
import { createBundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import {
  CLAIMS,
  forge,
  IDENTITY,
  provenanceOf,
  TRUSTED_ROOTS,
  type Forgery,
} from '../corpus/support/forge.ts'
import { rejectionOf } from '../support/thrown.ts'
import { registryWorld, type RegistryWorld } from './support/image-world.ts'
import { folderArtifacts } from './support/memory-artifacts.ts'

const NAME = { registry: 'ghcr.io', repository: 'acme/rocket' }
const image = makeImage('rocket')
const DIGEST = image.digest.slice('sha256:'.length) as Sha256
const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))

let folder: string
let host: SandboxRegistry
let world: RegistryWorld
let stored: unknown[]
let signed: number
let forgery: Forgery
let identity: RunIdentity
let eventName: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-image-'))
  host = new SandboxRegistry('ghcr.io')
  plant(host.repository('acme/rocket'), [image], 'v1')
  world = registryWorld([host])
  stored = []
  signed = 0
  forgery = {}
  identity = IDENTITY
  eventName = 'push'
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const inputs = (changes: Partial<AttestImageInputs>): AttestImageInputs => ({
  subjectName: 'ghcr.io/acme/rocket:v1',
  subjectDigest: DIGEST,
  pushToRegistry: true,
  sign: false,
  predicates: [],
  maxEnvelope: 2 * 1024 * 1024,
  sigstore: 'auto',
  disclosePrivate: false,
  dryRun: false,
  signRehearsal: false,
  trustedRoot: undefined,
  tufMirrors: [],
  ...changes,
})

function ports(): AttestImagePorts {
  return {
    context: parseRunContext({
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_REPOSITORY: IDENTITY.repository,
      GITHUB_REPOSITORY_ID: IDENTITY.repositoryId,
      GITHUB_REPOSITORY_OWNER_ID: IDENTITY.ownerId,
      GITHUB_SHA: IDENTITY.sha,
      GITHUB_REF: IDENTITY.ref,
      GITHUB_EVENT_NAME: eventName,
      GITHUB_RUN_ID: IDENTITY.runId,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
    }),
    readIdentity: async () => identity,
    signer: {
      provenancePredicate: async () => ({
        predicateType: PROVENANCE_V1,
        predicate: provenanceOf(IDENTITY),
      }),
      sign: async claim => {
        signed += 1
        return forge({ payload: JSON.stringify(statementOf(claim)), claims: CLAIMS, ...forgery })
      },
    },
    store: {
      create: async bundle => String(stored.push(bundle)),
      list: async () => stored.map((bundle): StoredBundle => ({ initiator: 'user', bundle })),
    },
    artifacts: folderArtifacts(join(folder, 'artifacts')),
    files: createFiles(folder),
    log: {
      info: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      group: async (_title, work) => work(),
    },
    clock: () => 1_700_000_000_000,
    sleep: async () => undefined,
    registry: world.registry,
    loadVerifier: async () => verifier,
  }
}

const attest = async (changes: Partial<AttestImageInputs> = {}): Promise<StepResult> =>
  runAttestImage(inputs(changes), ports())

const inRegistry = async (): Promise<readonly string[]> => {
  const { records, unreadable } = await evidenceInRegistry(NAME, DIGEST, world.registry)
  expect(unreadable).toEqual([])
  return records.map(({ bundle }) => verifier.verify(bundle).statement.predicateType).sort()
}

describe('attest of an image', () => {
  it.each<[string, RegistryRules]>([
    ['with the referrers API', {}],
    ['without it', { referrersApi: false }],
  ])('leaves provenance and signature in a registry %s', async (_what, rules) => {
    host.rules = rules
    const result = await attest({ sign: true })
    expect(await inRegistry()).toEqual([COSIGN_SIGNATURE, PROVENANCE_V1])
    // A signature is no attestation, and GitHub's store gets none.
    expect(stored).toHaveLength(1)
    expect(result.outputs).toMatchObject({
      'subject-name': 'ghcr.io/acme/rocket',
      'subject-digest': image.digest,
      'attestation-id': '1',
    })
    expect(result.summary).toContain('--certificate-github-workflow-repository acme/rocket')
    const hasTag = host.repository('acme/rocket').tags.has(`sha256-${DIGEST}`)
    expect(hasTag).toBe(rules.referrersApi === false)
  })

  it('keeps a list of its own where a registry takes what refers and forgets it', async () => {
    world.intercept = ({ url }) =>
      url.includes('/referrers/')
        ? new Response('{"schemaVersion":2,"manifests":[]}', {
            headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
          })
        : undefined
    await attest()
    expect(await inRegistry()).toEqual([PROVENANCE_V1])
  })

  it('writes the list again when another job wrote at the same time', async () => {
    host.rules = { referrersApi: false }
    const repository = host.repository('acme/rocket')
    const tag = `sha256-${DIGEST}`
    let lost = false
    world.intercept = ({ method, url }) => {
      if (method === 'GET' && url.endsWith(tag) && repository.tags.has(tag) && !lost) {
        lost = true
        repository.tags.delete(tag)
      }
      return undefined
    }
    await attest()
    expect([lost, await inRegistry()]).toEqual([true, [PROVENANCE_V1]])
  })

  it('fails where nothing that refers is listed', async () => {
    host.rules = { referrersApi: false }
    world.intercept = ({ method, url }) =>
      method === 'GET' && url.includes(`/manifests/sha256-${DIGEST}`)
        ? new Response('{}', { status: 404 })
        : undefined
    expect((await rejectionOf(attest())).code).toBe('REFERRER_LOST')
  })

  it('attests what it is given, and nothing but that', async () => {
    const path = join(folder, 'vulns.json')
    await writeFile(path, '{"scanner":{"uri":"https://example.com"}}')
    await attest({ predicates: [{ predicateType: VULNERABILITIES, path }] })
    expect(await inRegistry()).toEqual([VULNERABILITIES])
    for (const [text, reason] of [
      ['{', 'is not UTF-8 JSON'],
      ['[]', 'holds no object'],
      ['{"a":1,"A":2}', 'twice'],
    ] as const) {
      await writeFile(path, text)
      const error = await rejectionOf(
        attest({ predicates: [{ predicateType: VULNERABILITIES, path }] }),
      )
      expect([error.code, error.message.includes(reason)]).toEqual(['INPUT_INVALID', true])
    }
  })

  it('needs no registry where nothing is pushed', async () => {
    const result = await attest({ pushToRegistry: false, subjectName: 'rocket' })
    expect([world.sent, stored.length]).toEqual([[], 1])
    expect(result.outputs['subject-name']).toBe('rocket')
    expect(result.summary).not.toContain('cosign')
  })

  it('pushes with the credential that the registry asks for', async () => {
    host.rules = { login: 'token', allows: account => account?.password === 'secret' }
    const password = { kind: 'password', username: 'a', password: 'secret' } as const
    world = registryWorld([host], { credentials: new Map([['ghcr.io', password]]) })
    await attest()
    expect(await inRegistry()).toEqual([PROVENANCE_V1])
    const scopes = world.sent
      .filter(({ url }) => url.includes('/token'))
      .map(({ url }) => new URL(url).searchParams.get('scope'))
    expect(scopes).toEqual(['repository:acme/rocket:pull', 'repository:acme/rocket:pull,push'])
    world = registryWorld([host])
    expect((await rejectionOf(attest())).code).toBe('REGISTRY_DENIED')
  })

  it('uploads again what broke off, to the address that it is given', async () => {
    let broken = 0
    world.intercept = ({ method, url }) => {
      if (method !== 'PUT' || !url.includes('/uploads/') || broken > 0) return undefined
      broken += 1
      return new Response('', { status: 503 })
    }
    await attest()
    expect([broken, await inRegistry()]).toEqual([1, [PROVENANCE_V1]])
  })

  it('shows no credential to an address elsewhere that it is to upload to', async () => {
    host.rules = { login: 'basic' }
    const password = { kind: 'password', username: 'a', password: 'secret' } as const
    world = registryWorld([host], { credentials: new Map([['ghcr.io', password]]) })
    world.intercept = ({ method, url }) => {
      if (url.startsWith('https://storage.example/')) return new Response('', { status: 403 })
      if (method !== 'POST') return undefined
      return new Response('', { status: 202, headers: { location: 'https://storage.example/up' } })
    }
    expect((await rejectionOf(attest())).code).toBe('REGISTRY_DENIED')
    const upload = world.sent.filter(({ url }) => url.startsWith('https://storage.example/'))
    expect(upload.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it.each([
    ['an upload', 'POST', '/uploads/'],
    ['a blob', 'PUT', '/uploads/'],
    ['a manifest', 'PUT', '/manifests/'],
  ])('says when the registry does not take %s', async (_what, verb, path) => {
    world.intercept = ({ method, url }) =>
      method === verb && url.includes(path) ? new Response('no', { status: 400 }) : undefined
    expect((await rejectionOf(attest())).code).toBe('RESPONSE_INVALID')
  })
})

describe('nothing is stored', () => {
  it('in a rehearsal', async () => {
    const result = await attest({ dryRun: true, sign: true })
    expect([signed, stored, result.outputs['bundle-path']]).toEqual([0, [], ''])
    expect(result.summary).toContain('A rehearsal')
    await attest({ dryRun: true, signRehearsal: true })
    expect(signed).toBe(1)
  })

  it('about an image that the registry does not have, and nothing is signed', async () => {
    const missing = await rejectionOf(attest({ subjectDigest: '1'.repeat(64) as Sha256 }))
    expect([missing.code, signed]).toEqual(['IMAGE_NOT_FOUND', 0])
    const two = await rejectionOf(
      attest({ subjectName: `ghcr.io/acme/rocket@sha256:${'1'.repeat(64)}` }),
    )
    expect([two.code, signed]).toEqual(['INPUT_INVALID', 0])
    expect((await rejectionOf(attest({ subjectName: 'ghcr.io/Acme/x' }))).code).toBe(
      'INPUT_INVALID',
    )
  })

  it.each<[string, Forgery, string]>([
    ['by another key than the certificate’s', { defect: 'foreign-key' }, 'SIGNATURE_INVALID'],
    ['by another job', { claims: { run_id: '8' } }, 'RUN_MISMATCH'],
    [
      'about something else',
      {
        payload: JSON.stringify(
          statementOf({
            subject: { name: 'x', sha256: DIGEST },
            predicateType: PROVENANCE_V1,
            predicate: provenanceOf(IDENTITY),
          }),
        ),
      },
      'SUBJECT_RENAMED',
    ],
  ])('that was signed %s', async (_how, change, code) => {
    forgery = change
    const error = await rejectionOf(attest())
    expect([error.code, stored]).toEqual([code, []])
    expect(await inRegistry()).toEqual([])
  })

  it('by a run that outsiders can start', async () => {
    eventName = 'pull_request_target'
    expect((await rejectionOf(attest())).class).toBe('security')
    eventName = 'push'
    identity = { ...IDENTITY, runId: '8' }
    expect((await rejectionOf(attest())).class).toBe('security')
    expect(signed).toBe(0)
  })
})
