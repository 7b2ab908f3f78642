/** What the attestation store and its blob host do on a bad day, and what the command makes of it. */
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { workflowClaims } from '../../sandbox/actions/claims.ts'
import type { Fault, FaultKind } from '../../sandbox/faults.ts'
import { BUNDLE_HOST } from '../../sandbox/github/index.ts'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { jsonObject } from '../../sandbox/json.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { sha256Of, type Sha256 } from '../../src/attest/digest.ts'
import { CYCLONEDX_BOM } from '../../src/attest/predicate.ts'
import type { Subject } from '../../src/commands/verify/subjects.ts'
import { createReadRegistry } from '../../src/commands/verify/registry-evidence.ts'
import { openEvidence, type Evidence } from '../../src/commands/verify/evidence.ts'
import type { FetchedAttestations } from '../../src/commands/fetch-attestations.ts'
import { createAttestationStore } from '../../src/io/attestation-store.ts'
import { REPOSITORY, signingJob } from './support/line.ts'
import { sandboxHttp } from './support/sandbox-fetch.ts'
import { NO_REGISTRY } from './support/no-registry.ts'
import { verifyInputs } from './support/verify-inputs.ts'

const API = 'api.github.com'
const TIMEOUT = 250
let sandbox: Sandbox
let token: string
let blind: string

beforeAll(async () => {
  sandbox = await startSandbox({ dir: await mkdtemp(join(tmpdir(), 'store-faults-')) })
  sandbox.github.addRepository(REPOSITORY)
  sandbox.github.addRepository({ ...REPOSITORY, name: 'secret', id: 5, visibility: 'private' })
  token = sandbox.jobs.open(signingJob()).githubToken
  const secret = { ...REPOSITORY, name: 'secret', id: 5, visibility: 'private' } as const
  blind = sandbox.jobs.open(
    signingJob({ repository: secret, permissions: { contents: 'read' } }),
  ).githubToken
})
afterEach(() => {
  sandbox.faults.clear()
  sandbox.log.clear()
})
afterAll(async () => sandbox.close())

/** Attests a new file of these bytes; several contents share one bundle. */
function attested(...contents: string[]): readonly Sha256[] {
  const digests = contents.map(content => sha256Of(content))
  const payload = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: digests.map((sha256, index) => ({ name: `file-${index}`, digest: { sha256 } })),
    predicateType: CYCLONEDX_BOM,
    predicate: {},
  })
  const claims = workflowClaims(sandbox.jobs.open(signingJob()))
  const made = makeBundle({ instance: 'github', keys: sandbox.sigstore, claims, payload })
  const bundle = jsonObject(made)?.value
  const repository = sandbox.github.repository('octo-org/widget')
  if (bundle === undefined || repository === undefined) throw new Error('no bundle was made')
  sandbox.github.plantAttestation({ repository, bundle })
  return digests
}

interface World {
  readonly evidence: (digests: readonly Sha256[]) => Evidence
  readonly waits: readonly number[]
  readonly logged: readonly string[]
}

async function world(repo = 'octo-org/widget', as = token, own = 'acme/consumer'): Promise<World> {
  const http = sandboxHttp(sandbox, TIMEOUT)
  const logged: string[] = []
  let now = 0
  const lookUp = async (path: string): Promise<boolean> => {
    const url = `https://${API}/${path}`
    const authorization = `token ${as}`
    return (await http.send({ method: 'GET', url, authorization, maxBytes: 1e6 })).status === 200
  }
  const open = await openEvidence(verifyInputs({ repo, predicateTypes: [CYCLONEDX_BOM] }), {
    context: { serverUrl: 'https://github.com', repository: own, repositoryId: '1', ownerId: '2' },
    store: createAttestationStore({ http, token: as, apiUrl: `https://${API}`, repository: own }),
    clock: () => now,
    sleep: async milliseconds => void (now += milliseconds),
    log: { info: message => void logged.push(message) },
    files: { readBytes: async path => readFile(path) },
    expand: async paths => paths,
    repositoryIds: async name =>
      (await lookUp(`repos/${name}`)) ? { repositoryId: '1', ownerId: '2' } : undefined,
    ownerId: async name => ((await lookUp(`users/${name}`)) ? '2' : undefined),
    tokenIssuer: 'https://token.actions.githubusercontent.com',
    registryEvidence: createReadRegistry(NO_REGISTRY, 1),
  })
  const subjects = (digests: readonly Sha256[]): readonly Subject[] =>
    digests.map(sha256 => ({ label: 'file', digest: { sha256 } }))
  return { evidence: digests => open(subjects(digests)), waits: http.waits, logged }
}

async function fetchAll(
  { evidence }: World,
  digests: readonly Sha256[],
): Promise<readonly FetchedAttestations[]> {
  const ask = evidence(digests)
  return Promise.all(digests.map(async sha256 => ask({ label: 'file', digest: { sha256 } })))
}

const inject = (host: string, kind: FaultKind, more: Partial<Fault> = {}): void =>
  sandbox.faults.inject({ host, ...kind, ...more } as Fault)
const codesOf = (found: readonly FetchedAttestations[]): unknown[] =>
  found.map(({ records, unreadable }) => [
    records.length,
    ...unreadable.map(one => `${one.code} ${one.class}`),
  ])
const requests = (): string[] =>
  sandbox.log.entries.map(({ method, host, path }) => `${method} ${host}${path}`)

const limit = (status: number, headers: Readonly<Record<string, string>>): FaultKind => ({
  kind: 'status',
  status,
  headers,
})

describe('one bad moment', () => {
  it.each<[string, string, FaultKind]>([
    ['the API answers 502', API, { kind: 'status', status: 502 }],
    ['the API hangs', API, { kind: 'hang' }],
    ['the API drips', API, { kind: 'drip', ms: 20 }],
    ['the API hangs up', API, { kind: 'reset' }],
    ['the API is cut off', API, { kind: 'truncate', bytes: 20 }],
    [
      'a primary limit',
      API,
      limit(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
    ],
    ['a secondary limit', API, limit(403, { 'retry-after': '3' })],
    ['a limit with a time', API, limit(429, { 'retry-after': '3' })],
    ['the blob host answers 503', BUNDLE_HOST, { kind: 'status', status: 503 }],
    ['the blob host hangs', BUNDLE_HOST, { kind: 'hang' }],
    ['the blob host drips', BUNDLE_HOST, { kind: 'drip', ms: 20 }],
    ['the blob host cuts off', BUNDLE_HOST, { kind: 'truncate', bytes: 100 }],
    ['the address is expired', BUNDLE_HOST, { kind: 'status', status: 403 }],
    ['the blob is gone for a moment', BUNDLE_HOST, { kind: 'status', status: 404 }],
    ['the snappy block is short', BUNDLE_HOST, { kind: 'shorten', bytes: 100 }],
  ])('is overcome: %s', async (what, host, kind) => {
    const here = await world()
    const digests = attested(what)
    inject(host, kind)
    expect(codesOf(await fetchAll(here, digests))).toEqual([[1]])
    expect(here.waits.every(wait => wait >= 500 && wait <= 4_000)).toBe(true)
  })
})

describe('a bad day', () => {
  it.each<[string, string, FaultKind, string]>([
    ['the API is down', API, { kind: 'status', status: 500 }, 'SERVICE_UNAVAILABLE'],
    ['the API hangs', API, { kind: 'hang' }, 'SERVICE_UNAVAILABLE'],
    ['the API drips', API, { kind: 'drip', ms: 20 }, 'SERVICE_UNAVAILABLE'],
    ['the API asks for an hour', API, limit(403, { 'retry-after': '3600' }), 'RATE_LIMITED'],
    ['the API never has enough', API, limit(429, {}), 'RATE_LIMITED'],
    ['the API answers half a JSON', API, { kind: 'shorten', bytes: 30 }, 'RESPONSE_INVALID'],
    ['the blob host is down', BUNDLE_HOST, { kind: 'status', status: 500 }, 'SERVICE_UNAVAILABLE'],
    ['the blob host hangs', BUNDLE_HOST, { kind: 'hang' }, 'SERVICE_UNAVAILABLE'],
    ['the blob is gone', BUNDLE_HOST, { kind: 'status', status: 404 }, 'BUNDLE_UNREADABLE'],
    [
      'the address stays expired',
      BUNDLE_HOST,
      { kind: 'status', status: 403 },
      'BUNDLE_UNREADABLE',
    ],
    ['the block stays short', BUNDLE_HOST, { kind: 'shorten', bytes: 100 }, 'BUNDLE_UNREADABLE'],
  ])('ends in an operational failure, and in few requests: %s', async (what, host, kind, code) => {
    const here = await world()
    const digests = attested(`bad day: ${what}`)
    inject(host, kind, { times: Infinity })
    expect(codesOf(await fetchAll(here, digests))).toEqual([[0, `${code} operational`]])
    expect(requests().length).toBeLessThanOrEqual(6)
  })

  it('is found out once, and not for each of many files', async () => {
    const here = await world()
    const digests = ['a', 'b', 'c'].flatMap(name => attested(`down for ${name}`))
    inject(API, { kind: 'status', status: 500 }, { times: Infinity })
    const ask = here.evidence(digests)
    const found: FetchedAttestations[] = []
    for (const sha256 of digests) found.push(await ask({ label: 'file', digest: { sha256 } }))
    expect(codesOf(found)).toEqual(digests.map(() => [0, 'SERVICE_UNAVAILABLE operational']))
    expect(requests()).toHaveLength(5)
  })

  it('names the permission that is missing, with the YAML', async () => {
    const here = await world('octo-org/secret', blind)
    const [found] = await fetchAll(here, [sha256Of('nothing')])
    expect(found?.unreadable[0]).toMatchObject({ code: 'PERMISSION_MISSING', class: 'operational' })
    expect(found?.unreadable[0]?.remedy).toContain('permissions:\n  attestations: read')
  })

  it('names a token that nobody knows', async () => {
    const [found] = await fetchAll(await world('octo-org/widget', 'ghs_expired'), [sha256Of('x')])
    expect(found?.unreadable[0]).toMatchObject({ code: 'PERMISSION_MISSING' })
    expect(found?.unreadable[0]?.message).toContain('HTTP 401')
  })
})

describe('nothing found', () => {
  it('means no attestation where the repository is there, and costs one look-up for all files', async () => {
    const digests = [sha256Of('never 1'), sha256Of('never 2')]
    expect(codesOf(await fetchAll(await world(), digests))).toEqual([[0], [0]])
    expect(requests().filter(one => one.endsWith('/repos/octo-org/widget'))).toHaveLength(1)
    expect(requests()).toHaveLength(3)
  })

  it('means something else where the repository or the owner is not', async () => {
    for (const [repo, what] of [
      ['octo-org/secret', 'repository'],
      ['octo-org/misspelt', 'repository'],
    ] as const) {
      const [found] = await fetchAll(await world(repo), [sha256Of('never')])
      expect(found?.unreadable[0]).toMatchObject({
        code: 'REPOSITORY_NOT_VISIBLE',
        class: 'operational',
        message: `GitHub shows this token no ${what} ${repo}`,
      })
    }
  })

  it('is waited for in the own repository, with one deadline for all files', async () => {
    const digests = attested('lagging')
    inject(API, { kind: 'status', status: 404 }, { times: 3, path: /attestations/ })
    const here = await world('octo-org/widget', token, 'octo-org/widget')
    expect(codesOf(await fetchAll(here, digests))).toEqual([[1]])
    expect(here.logged).toHaveLength(3)
    sandbox.log.clear()
    const never = Array.from({ length: 20 }, (_, index) => sha256Of(`never made ${index}`))
    const other = await world('octo-org/widget', token, 'octo-org/widget')
    const ask = other.evidence(never)
    for (const sha256 of never) await ask({ label: 'file', digest: { sha256 } })
    expect(requests().length).toBeLessThan(never.length * 2)
  })
})

describe('many files', () => {
  it('of the same bytes are one question; one bundle for many is one download', async () => {
    const digests = attested('shared 1', 'shared 2', 'shared 3')
    const twice = [...digests, ...digests]
    const found = await fetchAll(await world(), twice)
    expect(codesOf(found)).toEqual(twice.map(() => [1]))
    expect(requests().filter(one => one.includes(API))).toHaveLength(3)
    expect(requests().filter(one => one.includes(BUNDLE_HOST))).toHaveLength(1)
    expect(new Set(found.map(({ records }) => records[0]?.bundle)).size).toBe(1)
  })
})
