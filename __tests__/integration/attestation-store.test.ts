import { describe, expect, it } from '@jest/globals'
import { compress } from 'snappyjs'
import { sha256Of } from '../../src/attest/digest.ts'
import type { AttestationStore } from '../../src/commands/attestation-ports.ts'
import { createAttestationStore } from '../../src/io/attestation-store.ts'
import { decompress } from '../../src/io/bundle-blobs.ts'
import { rejectionOf, thrownBy } from '../support/thrown.ts'
import { answer, fakeNet, json, type Answer, type FakeNet } from './support/fake-fetch.ts'

const SHA = sha256Of('a')
const API = 'https://api.github.com'
const BLOB = 'https://blob.example/1.json.sn?sig=1'
const bundle = { mediaType: 'x', n: 1 }
const block = (value: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(compress(Buffer.from(JSON.stringify(value))))

const storeOver = (net: FakeNet): AttestationStore =>
  createAttestationStore({ http: net.http, token: 'secret', apiUrl: API, repository: 'o/r' })
const listed = async (...answers: Answer[]): Promise<unknown> =>
  storeOver(fakeNet(...answers)).list(SHA, 'o/r')
const page = (entries: readonly unknown[], headers = {}): (() => Response) =>
  json({ attestations: entries }, headers)

describe('list', () => {
  it('reads the bundles behind their addresses, without the token', async () => {
    const net = fakeNet(
      page([{ bundle: null, bundle_url: BLOB, initiator: 'user' }]),
      answer(200, block(bundle)),
    )
    expect(await storeOver(net).list(SHA, 'o/r')).toEqual([{ initiator: 'user', bundle }])
    expect(net.sent.map(({ url, authorization }) => [url, authorization])).toEqual([
      [`${API}/repos/o/r/attestations/sha256:${SHA}?per_page=100`, 'token secret'],
      [BLOB, null],
    ])
  })

  it('asks for all of an owner where no repository is named', async () => {
    const net = fakeNet(page([{ bundle }]))
    expect(await storeOver(net).list(SHA, 'octo-org')).toHaveLength(1)
    expect(net.sent.map(({ url }) => url)).toEqual([
      `${API}/orgs/octo-org/attestations/sha256:${SHA}?per_page=100`,
    ])
  })

  it('reads plain JSON behind an address, and inline bundles', async () => {
    expect(await listed(page([{ bundle_url: BLOB, initiator: 'github' }]), json(bundle))).toEqual([
      { initiator: 'github', bundle },
    ])
    expect(await listed(page([{ bundle }]))).toEqual([{ initiator: 'user', bundle }])
  })

  it('follows pages of its own host, and no others', async () => {
    const next = (url: string): object => ({
      link: `<${API}/first>; rel="first", <${url}>; rel="next"`,
    })
    expect(await listed(page([{ bundle }], next(`${API}/2`)), page([{ bundle }]))).toHaveLength(2)
    expect(
      await listed(page([{ bundle }], next('https://evil.example/2')), page([{ bundle }])),
    ).toHaveLength(1)
    const endless = rejectionOf(storeOver(fakeNet(page([], next(`${API}/again`)))).list(SHA, 'o/r'))
    expect((await endless).code).toBe('RESPONSE_TOO_LARGE')
  })

  it('takes 404 for an empty list', async () => {
    expect(await listed(answer(404))).toEqual([])
    expect(await listed(page([]))).toEqual([])
  })

  it.each<[string, Answer[], string]>([
    ['a refusal', [answer(403, 'no')], 'PERMISSION_MISSING'],
    ['an odd refusal', [answer(422, 'no')], 'RESPONSE_INVALID'],
    ['no JSON', [answer(200, '<html>')], 'RESPONSE_INVALID'],
    ['an answer without a list', [json({})], 'RESPONSE_INVALID'],
    ['a token that is not known', [answer(401, 'Bad credentials')], 'PERMISSION_MISSING'],
    [
      'a blob host that is down',
      [page([{ bundle_url: BLOB }]), answer(503)],
      'SERVICE_UNAVAILABLE',
    ],
    [
      'a blob address that is not https',
      [page([{ bundle_url: 'http://blob.example/' }])],
      'RESPONSE_INVALID',
    ],
  ])('fails at %s', async (_what, answers, code) => {
    expect((await rejectionOf(storeOver(fakeNet(...answers)).list(SHA, 'o/r'))).code).toBe(code)
  })
})

describe('a bundle that is listed and cannot be had', () => {
  const lost = page([{ bundle_url: BLOB }, { bundle, initiator: 'user' }])

  it('is asked for again under its new address', async () => {
    const net = fakeNet(
      page([{ bundle_url: BLOB }]),
      answer(403, 'AuthenticationFailed'),
      page([{ bundle_url: `${BLOB}new` }]),
      answer(200, block(bundle)),
    )
    expect(await storeOver(net).list(SHA, 'o/r')).toEqual([{ initiator: 'user', bundle }])
    expect(net.sent.map(({ url }) => url).at(-1)).toBe(`${BLOB}new`)
  })

  it.each<[string, Answer[], number]>([
    ['gone', [lost, answer(404), lost, answer(404)], 4],
    ['broken snappy', [lost, answer(200, Buffer.from([5, 0xff, 1])), lost, answer(404)], 4],
    ['cut-off JSON', [lost, answer(200, '{"mediaType":'), lost, answer(200, '{"media')], 4],
    ['without an address', [page([{ bundle: null }, { bundle, initiator: 'user' }])], 2],
  ])('does not hide the others: %s', async (_what, answers, requests) => {
    const net = fakeNet(...answers)
    const [first, second] = await storeOver(net).list(SHA, 'o/r')
    expect(first).toMatchObject({ unreadable: { code: 'BUNDLE_UNREADABLE' } })
    expect(second).toEqual({ initiator: 'user', bundle })
    expect(net.sent).toHaveLength(requests)
  })
})

describe('a bundle of many subjects', () => {
  const addressOf = (url: string): (() => Response) => page([{ bundle_url: url }])

  it('is read once, however its address is signed, and is one object', async () => {
    const net = fakeNet(addressOf(BLOB), answer(200, block(bundle)), addressOf(`${BLOB}2`))
    const store = storeOver(net)
    const [[one], [other]] = [await store.list(SHA, 'o/r'), await store.list(sha256Of('b'), 'o/r')]
    expect(net.sent).toHaveLength(3)
    expect(one !== undefined && 'bundle' in one && one.bundle).toEqual(bundle)
    expect(one !== undefined && 'bundle' in one && one.bundle).toBe(
      other !== undefined && 'bundle' in other && other.bundle,
    )
  })

  it('is not mistaken for another where the query names the blob', async () => {
    const [a, b] = ['https://blob.example/?id=1', 'https://blob.example/?id=2']
    const net = fakeNet(addressOf(a), json({ n: 1 }), addressOf(b), json({ n: 2 }))
    const store = storeOver(net)
    expect(await store.list(SHA, 'o/r')).toEqual([{ initiator: 'user', bundle: { n: 1 } }])
    expect(await store.list(SHA, 'o/r')).toEqual([{ initiator: 'user', bundle: { n: 2 } }])
  })

  it('is forgotten after others: what is kept has a limit', async () => {
    const large = (n: number): (() => Response) => json({ n, text: 'x'.repeat(5 * 1024 * 1024) })
    const [a, b] = ['https://blob.example/a', 'https://blob.example/b']
    const net = fakeNet(
      ...[addressOf(a), large(1), addressOf(b), large(2), addressOf(b), addressOf(a), large(1)],
    )
    const store = storeOver(net)
    for (let round = 0; round < 4; round += 1) await store.list(SHA, 'o/r')
    expect(net.sent.map(({ url }) => url).filter(url => !url.startsWith(API))).toEqual([a, b, a])
  })
})

describe('create', () => {
  it('hands over the bundle and returns its id', async () => {
    const net = fakeNet(answer(201, '{"id":17}'))
    expect(await storeOver(net).create(bundle)).toBe('17')
    expect(net.sent[0]).toMatchObject({
      method: 'POST',
      url: `${API}/repos/o/r/attestations`,
      body: JSON.stringify({ bundle }),
    })
  })

  it.each([
    [403, '{}', 'PERMISSION_MISSING'],
    [422, '{}', 'RESPONSE_INVALID'],
    [201, '{}', 'RESPONSE_INVALID'],
    [502, '', 'SERVICE_UNAVAILABLE'],
  ])('fails at %i %s', async (status, body, code) => {
    const net = fakeNet(answer(status, body))
    expect((await rejectionOf(storeOver(net).create(bundle))).code).toBe(code)
    expect(net.sent).toHaveLength(1)
  })
})

describe('snappy', () => {
  it('unpacks no more than the largest bundle', () => {
    const small = Buffer.from('{}')
    expect(Buffer.from(decompress(compress(small)))).toEqual(small)
    const large = compress(Buffer.alloc(33 * 1024 * 1024, '{'))
    expect(thrownBy(() => decompress(large)).code).toBe('BUNDLE_UNREADABLE')
  })

  it('checks the length in the header before it allocates', () => {
    // Header: 4 GiB - 1.
    const bomb = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x61])
    expect(thrownBy(() => decompress(bomb)).code).toBe('BUNDLE_UNREADABLE')
    expect(thrownBy(() => decompress(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]))).code).toBe(
      'BUNDLE_UNREADABLE',
    )
  })
})
