/** What the attestation store and its blob host might answer: odd JSON, odd links, snappy bombs. No token leaves. */
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { compress } from 'snappyjs'
import { sha256Of } from '../../src/attest/digest.ts'
import { createAttestationStore } from '../../src/io/attestation-store.ts'
import { decompress } from '../../src/io/bundle-blobs.ts'
import { fakeNet, type Sent } from '../integration/support/fake-fetch.ts'
import { fuzz } from './support/fuzzing.ts'
import { honestPair } from './support/honest.ts'
import { edited, edits } from './support/json-edits.ts'

const [bundle] = honestPair('github')
const SHA = sha256Of('a binary')
const BLOB = 'https://blobs.example/one.json.sn?signature=x'
const LIST = {
  attestations: [
    { bundle: null, bundle_url: BLOB, repository_id: 1, initiator: 'user' },
    { bundle, repository_id: 1, initiator: 'github' },
  ],
}
const BLOCK = Buffer.from(compress(Buffer.from(JSON.stringify(bundle))))

const links = fc.oneof(
  fc.constantFrom(
    '',
    '<https://api.github.com/repositories/1/attestations/next>; rel="next"',
    '<https://evil.example/next>; rel="next"',
    '<http://api.github.com/next>; rel="next"',
    '<https://api.github.com.evil.example/next>; rel="next"',
    '<https://api.github.com@evil.example/next>; rel="next"',
    '<https://api.github.com/\\evil.example>; rel="next"',
    '<//evil.example>; rel="next"',
    '<>; rel="next"',
    '<https://api.github.com/>; rel="next", <https://evil.example/>; rel="next"',
  ),
  fc.string({ unit: 'grapheme-ascii' }).map(text => `<https://api.github.com/${text}>; rel="next"`),
)

interface Answers {
  readonly list: Parameters<typeof edited>[2] | undefined
  readonly status: number
  readonly link: string
  readonly blob: Uint8Array
}

const flippedBlock = fc
  .record({ at: fc.nat(), bit: fc.nat(7), length: fc.nat() })
  .map(({ at, bit, length }): Uint8Array => {
    const bytes = Buffer.from(BLOCK)
    const index = at % bytes.length
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
    return length % 4 === 0 ? bytes.subarray(0, length % bytes.length) : bytes
  })

/** A header that promises up to 4 GiB, and copies that refer to nothing or to themselves. */
const bomb = fc
  .uint8Array({ maxLength: 64 })
  .map(tail => Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f]), Buffer.from(tail)]))

const smallBomb = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map(tail => Buffer.concat([Buffer.from([0x80, 0x80, 0x80, 0x08]), Buffer.from(tail)]))

const blobs: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constant(BLOCK),
  flippedBlock,
  bomb,
  smallBomb,
  fc.uint8Array(),
  fc.json().map(text => Buffer.from(text)),
)

const answers: fc.Arbitrary<Answers> = fc.record({
  list: fc.option(edits([BLOB, 'http://blobs.example/', 'file:///etc/passwd', '//x']), {
    nil: undefined,
  }),
  status: fc.constantFrom(200, 200, 200, 200, 200, 404, 401, 403, 422, 301),
  link: links,
  blob: blobs,
})

const respond = ({ list, status, link, blob }: Answers, { url }: Sent): Response => {
  if (!url.startsWith('https://api.github.com/')) return new Response(Buffer.from(blob))
  const body = JSON.stringify(list === undefined ? LIST : edited(LIST, { attestations: {} }, list))
  return new Response(body, { status, headers: { link } })
}

describe('the attestation store', () => {
  const leaks: Sent[] = []
  fuzz(it, {
    name: 'store answer',
    cases: 3_000,
    input: answers,
    attempt: async input => {
      const net = fakeNet(sent => respond(input, sent))
      const { http } = net
      const store = createAttestationStore({
        http,
        token: 'secret',
        apiUrl: 'https://api.github.com',
        repository: 'octo-org/widget',
      })
      try {
        return await store.list(SHA, 'octo-org/widget')
      } finally {
        leaks.push(
          ...net.sent.filter(({ url, authorization }) => {
            return authorization !== null && new URL(url).origin !== 'https://api.github.com'
          }),
        )
      }
    },
  })

  it('sent its token nowhere but to the API', () => expect(leaks).toEqual([]))

  fuzz(it, {
    name: 'snappy block',
    cases: 3_000,
    input: blobs,
    attempt: block => decompress(block),
  })
})
