import { beforeEach, describe, expect, it } from '@jest/globals'
import { BUNDLE_HOST } from '../../sandbox/github/index.ts'
import { bundle, DIGEST, GithubFixture, subject } from './github-fixture.ts'
import type { Answer } from './github-fixture.ts'

const PATH = '/repos/acme/rocket/attestations'
const SHA512 = `sha512:${'cd'.repeat(64)}`
const SBOM = 'https://cyclonedx.org/bom'

interface Entry {
  readonly bundle?: unknown
  readonly bundle_url: string
  readonly repository_id: number
  readonly initiator: string
}

const entriesOf = (answer: Answer): readonly Entry[] =>
  (answer.json as { attestations: readonly Entry[] }).attestations

const nextOf = (answer: Answer): string | undefined =>
  /<([^>]+)>; rel="next"/.exec(answer.headers['link'] ?? '')?.[1]

let github: GithubFixture
let token: string

beforeEach(() => {
  github = new GithubFixture()
  token = github.token({ attestations: 'write' })
})

const store = async (made: unknown): Promise<Answer> =>
  github.call(`POST ${PATH}`, { token, json: { bundle: made } })

describe('storing an attestation', () => {
  it('answers 201 and an id', async () => {
    const answer = await store(await bundle())
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({ id: expect.any(Number) })
  })

  it('accepts the older form of bundle with a chain', async () => {
    const { verificationMaterial, ...rest } = await bundle()
    const { certificate } = verificationMaterial as { certificate: unknown }
    const answer = await store({
      ...rest,
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
      verificationMaterial: { x509CertificateChain: { certificates: [certificate] } },
    })
    expect(answer.status).toBe(201)
  })

  it.each([
    [
      'of another repository',
      { source: 'https://github.com/evil/rocket' },
      'values do not match: https://github.com/evil/rocket != https://github.com/acme/rocket',
    ],
    ['without a source repository', { source: null }, 'certificate names no source repository'],
    [
      'with a subject twice',
      { subjects: [subject(DIGEST), subject(DIGEST)] },
      'duplicate subject in statement',
    ],
    ['without subjects', { subjects: [] }, 'statement has no subject'],
    [
      'with too many subjects',
      { subjects: Array.from({ length: 1025 }, (_, index) => subject(DIGEST, String(index))) },
      'too many subjects',
    ],
    [
      'with a subject without a digest',
      { subjects: [{ digest: {} }] },
      'statement has a malformed subject',
    ],
    [
      'with another media type',
      { changes: { mediaType: 'x' } },
      'unsupported bundle media type: x',
    ],
    ['without an envelope', { changes: { dsseEnvelope: null } }, 'bundle has no DSSE envelope'],
    [
      'with another payload type',
      { envelope: { payloadType: 'text/plain' } },
      'payload type must be application/vnd.in-toto+json',
    ],
    ['without a signature', { envelope: { signatures: [] } }, 'DSSE envelope has no signature'],
    [
      'with a payload that is no JSON',
      { envelope: { payload: 'eHg=' } },
      'DSSE payload is not JSON',
    ],
    [
      'with a broken certificate',
      { changes: { verificationMaterial: { certificate: { rawBytes: 'AAAA' } } } },
      'malformed certificate',
    ],
  ])('refuses a bundle %s', async (_name, options, reason) => {
    const answer = await store(await bundle(options))
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({ message: `Invalid Argument - ${reason}`, status: '422' })
    expect(github.world.attestations).toHaveLength(0)
  })

  it('accepts one digest under two names', async () => {
    const two = await bundle({ subjects: [subject(DIGEST, 'a'), subject(DIGEST, 'b')] })
    expect((await store(two)).status).toBe(201)
  })

  it('fails on a predicate of more than 16 MiB', async () => {
    const answer = await store(await bundle({ predicate: 'x'.repeat(16 * 1024 * 1024) }))
    expect([answer.status, answer.json]).toEqual([
      500,
      expect.objectContaining({ message: 'Server Error' }),
    ])
  })

  it('is not offered to private repositories of users', async () => {
    github = new GithubFixture({ repository: { visibility: 'private', ownerType: 'User' } })
    token = github.token({ attestations: 'write' })
    expect((await store(await bundle())).json).toMatchObject({
      message: expect.stringContaining('not available for user-owned private repositories'),
    })
  })

  it.each(['', '[]', '{"bundle":[]}', '{'])('refuses the body %j', async text => {
    const answer = await github.call(`POST ${PATH}`, { token, body: Buffer.from(text) })
    expect([400, 422]).toContain(answer.status)
  })
})

describe('listing attestations', () => {
  it.each([
    `${PATH}/${DIGEST}`,
    `/orgs/acme/attestations/${DIGEST}`,
    `/users/ACME/attestations/${DIGEST}`,
  ])('GET %s shows the address of the bundle and no bundle', async path => {
    await store(await bundle())
    const answer = await github.call(`GET ${path}`)
    expect(entriesOf(answer)).toEqual([
      {
        bundle: null,
        bundle_url: expect.stringContaining(`https://${BUNDLE_HOST}/attestations/42/`),
        repository_id: 42,
        initiator: 'user',
      },
    ])
  })

  it('has the bundle inline where that is asked for, and no such property in the new API version', async () => {
    github = new GithubFixture({ bundles: 'inline' })
    token = github.token({ attestations: 'write' })
    const sent = await bundle()
    await store(sent)
    const old = await github.call(`GET ${PATH}/${DIGEST}`)
    const current = await github.call(`GET ${PATH}/${DIGEST}`, {
      headers: { 'x-github-api-version': '2026-03-10' },
    })
    expect(entriesOf(old)[0]?.bundle).toEqual(sent)
    expect(entriesOf(current)[0]).not.toHaveProperty('bundle')
  })

  it('finds an attestation under each digest of its subjects', async () => {
    await store(await bundle({ subjects: [subject(DIGEST, 'a'), subject(SHA512, 'b')] }))
    for (const digest of [DIGEST, SHA512, DIGEST.toUpperCase().replace('SHA256', 'sha256')]) {
      expect((await github.call(`GET ${PATH}/${digest}`)).status).toBe(200)
    }
  })

  it.each([
    ['provenance', 200],
    ['https://slsa.dev/provenance/v1', 200],
    ['sbom', 404],
    ['release', 404],
    ['https://slsa.dev/provenance', 404],
  ])('filters by predicate type %s: %i', async (type, status) => {
    await store(await bundle())
    const answer = await github.call(
      `GET ${PATH}/${DIGEST}?predicate_type=${encodeURIComponent(type)}`,
    )
    expect(answer.status).toBe(status)
  })

  it.each([
    ['an unknown digest', `${PATH}/sha256:00`, 404],
    ['an unknown repository', `/repos/acme/none/attestations/${DIGEST}`, 404],
    ['an unknown owner', `/orgs/none/attestations/${DIGEST}`, 404],
    ['no digest', `${PATH}/rocket`, 422],
  ])('answers for %s', async (_name, path, status) => {
    await store(await bundle())
    expect((await github.call(`GET ${path}`)).status).toBe(status)
  })

  it('pages forwards and backwards by cursor, newest first, undisturbed by new attestations', async () => {
    const { repository, world } = github
    const made = await bundle()
    const ids = [1, 2, 3, 4, 5].map(() => world.plantAttestation({ repository, bundle: made }).id)
    const first = await github.call(`GET ${PATH}/${DIGEST}?per_page=2`)
    expect(shownIds(first)).toEqual([ids[4], ids[3]])
    world.plantAttestation({ repository, bundle: made })
    const second = await github.call(`GET ${nextOf(first) ?? ''}`)
    expect(shownIds(second)).toEqual([ids[2], ids[1]])
    const third = await github.call(`GET ${nextOf(second) ?? ''}`)
    expect(shownIds(third)).toEqual([ids[0]])
    expect(nextOf(third)).toBeUndefined()
    const previous = /<([^>]+)>; rel="prev"/.exec(third.headers['link'] ?? '')?.[1]
    expect(shownIds(await github.call(`GET ${previous ?? ''}`))).toEqual([ids[2], ids[1]])
  })

  it('shows at most 100 and by default 30 a page, and refuses a foreign cursor', async () => {
    const made = await bundle()
    for (let count = 0; count < 101; count += 1) {
      github.world.plantAttestation({ repository: github.repository, bundle: made })
    }
    expect(entriesOf(await github.call(`GET ${PATH}/${DIGEST}`))).toHaveLength(30)
    expect(entriesOf(await github.call(`GET ${PATH}/${DIGEST}?per_page=1000`))).toHaveLength(100)
    expect((await github.call(`GET ${PATH}/${DIGEST}?after=xyz`)).status).toBe(422)
  })

  it('lags behind by time and by reads', async () => {
    const list = async (): Promise<number> => (await github.call(`GET ${PATH}/${DIGEST}`)).status
    github.world.attestationLag = { ms: 1000, reads: 1 }
    await store(await bundle())
    expect(await list()).toBe(404)
    github.now += 1000
    expect(await list()).toBe(404)
    expect(await list()).toBe(200)
  })

  it('shows GitHub as the maker of what GitHub made', async () => {
    const { repository, world } = github
    world.plantAttestation({ repository, bundle: {}, initiator: 'github', digests: ['sha1:01'] })
    expect(entriesOf(await github.call(`GET ${PATH}/sha1:01`))[0]?.initiator).toBe('github')
  })

  it('leaves private repositories out of an owner’s list', async () => {
    await store(await bundle())
    const hidden = github.world.addRepository({
      owner: 'acme',
      ownerId: 11,
      name: 'hidden',
      id: 43,
      visibility: 'private',
    })
    github.world.plantAttestation({ repository: hidden, bundle: await bundle() })
    github.world.addUserToken('reader', { 'acme/hidden': { attestations: 'read' } })
    const anonymous = await github.call(`GET /orgs/acme/attestations/${DIGEST}`)
    const reader = await github.call(`GET /orgs/acme/attestations/${DIGEST}`, { token: 'reader' })
    expect(entriesOf(anonymous).map(entry => entry.repository_id)).toEqual([42])
    expect(entriesOf(reader).map(entry => entry.repository_id)).toEqual([43, 42])
  })
})

describe('many digests at once', () => {
  it('answers each digest with its attestations or null', async () => {
    await store(await bundle())
    await store(await bundle({ predicateType: SBOM }))
    const answer = await github.call('POST /orgs/acme/attestations/bulk-list?per_page=1', {
      json: { subject_digests: [DIGEST, SHA512], predicate_type: 'sbom' },
    })
    expect(answer.json).toEqual({
      attestations_subject_digests: {
        [DIGEST]: [{ bundle: null, bundle_url: expect.any(String), repository_id: 42 }],
        [SHA512]: null,
      },
      page_info: { has_next: false, has_previous: false, next: '', previous: '' },
    })
  })

  it('pages over all of them together', async () => {
    await store(await bundle())
    await store(await bundle())
    const answer = await github.call('POST /users/acme/attestations/bulk-list?per_page=1', {
      json: { subject_digests: [DIGEST] },
    })
    expect(answer.json).toMatchObject({ page_info: { has_next: true, has_previous: false } })
  })

  it.each([{}, { subject_digests: [] }, { subject_digests: 'x' }, { subject_digests: [1] }])(
    'refuses %j',
    async json => {
      expect((await github.call('POST /orgs/acme/attestations/bulk-list', { json })).status).toBe(
        422,
      )
    },
  )
})

function shownIds(answer: Answer): readonly number[] {
  return entriesOf(answer).map(entry => Number(/\/(\d+)\.json\.sn/.exec(entry.bundle_url)?.[1]))
}
