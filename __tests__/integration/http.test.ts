import { describe, expect, it } from '@jest/globals'
import {
  createGitHubClient,
  fetchThrough,
  gitHubError,
  statusOf,
} from '../../src/io/github-client.ts'
import { createGitHubRefs } from '../../src/io/github-refs.ts'
import { createHttp, type HttpRequest } from '../../src/io/http.ts'
import { createRepositoryIds } from '../../src/io/repository-ids.ts'
import { useProxyFromEnvironment } from '../../src/io/proxy.ts'
import { rejectionOf } from '../support/thrown.ts'
import { answer, fakeNet, json, type Answer } from './support/fake-fetch.ts'

const API = 'https://api.github.com/x'
const get = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: API,
  maxBytes: 100,
  ...changes,
})
const post = (changes: Partial<HttpRequest> = {}): HttpRequest =>
  get({ method: 'POST', ...changes })
const down = (): never => {
  throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') })
}

describe('retries', () => {
  it('repeats a read after errors, with growing pauses', async () => {
    const { http, sent, waits } = fakeNet(down, answer(502), answer(200, 'ok'))
    expect(Buffer.from((await http.send(get())).body).toString()).toBe('ok')
    expect(sent).toHaveLength(3)
    expect(waits).toEqual([1500, 3000])
  })

  it('gives up after five attempts, and keeps every cause', async () => {
    const { http, sent } = fakeNet(down, answer(500, 'boom'), down, answer(503))
    const error = await rejectionOf(http.send(get()))
    expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', class: 'operational' })
    expect(sent).toHaveLength(5)
    expect((error.cause as AggregateError).errors).toHaveLength(5)
  })

  it('sends a write once, unless it is repeatable', async () => {
    const once = fakeNet(answer(502))
    expect((await rejectionOf(once.http.send(post()))).code).toBe('SERVICE_UNAVAILABLE')
    expect(once.sent).toHaveLength(1)
    const again = fakeNet(answer(502), answer(200))
    await again.http.send(post({ repeatable: true, body: () => 'fresh' }))
    expect(again.sent.map(one => one.body)).toEqual(['fresh', 'fresh'])
  })

  it.each([
    ['Retry-After in seconds', 429, { 'retry-after': '7' }, 7500],
    ['Retry-After as a date', 429, { 'retry-after': new Date(1_009_000).toUTCString() }, 9500],
    ['a secondary limit', 403, { 'retry-after': '2' }, 2500],
    [
      'the reset of the limit',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1010' },
      10_500,
    ],
    ['a past reset', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 500],
    ['no hint', 429, {}, 1500],
  ])('waits as asked: %s', async (_what, status, headers, wait) => {
    // A limit is refused before anything is done, so that a write may be sent again.
    const { http, waits } = fakeNet(answer(status, '', headers), answer(201))
    expect((await http.send(post())).status).toBe(201)
    expect(waits).toEqual([wait])
  })

  it('waits a minute at a secondary limit that names no time', async () => {
    const words =
      '{"message":"You have exceeded a secondary rate limit. Please wait a few minutes"}'
    for (const status of [403, 429]) {
      const { http, waits } = fakeNet(answer(status, words), answer(200))
      expect((await http.send(get())).status).toBe(200)
      expect(waits).toEqual([60_500])
    }
    const { http } = fakeNet(answer(403, words))
    expect((await rejectionOf(http.send(get()))).code).toBe('RATE_LIMITED')
  })

  it('waits longer where the request may, and says before what, why and how long', async () => {
    const limited = answer(429, 'slow down', { 'retry-after': '600' })
    const net = fakeNet(limited, answer(200, 'done'))
    const request = { method: 'GET', url: 'https://api.github.com/x?y', maxBytes: 10 } as const
    await net.http.send({ ...request, longestWait: 900_000 })
    expect(net.waits).toEqual([600_500])
    expect(net.logged).toEqual([
      'GET https://api.github.com/x: Error: HTTP 429 slow down; attempt 2 of 5 in 600.5 s',
    ])
    const impatient = fakeNet(limited)
    await expect(impatient.http.send(request)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })

  it('does not wait for ever', async () => {
    const { http, sent } = fakeNet(answer(429, '', { 'retry-after': '3600' }))
    expect((await rejectionOf(http.send(get()))).code).toBe('RATE_LIMITED')
    expect(sent).toHaveLength(1)
  })

  it('hands on what the caller must judge', async () => {
    for (const status of [200, 204, 304, 401, 403, 404, 422]) {
      const { http, sent } = fakeNet(answer(status, status === 204 || status === 304 ? null : 'x'))
      expect((await http.send(get())).status).toBe(status)
      expect(sent).toHaveLength(1)
    }
  })

  it('ends an attempt that takes too long', async () => {
    const { http } = fakeNet(
      async () =>
        new Promise((_resolve, reject) => setTimeout(() => reject(new Error('aborted')), 5)),
    )
    expect((await rejectionOf(http.send(get({ timeout: 1 })))).code).toBe('SERVICE_UNAVAILABLE')
  })
})

describe('answers', () => {
  it('refuses more bytes than expected, declared or not, without trying again', async () => {
    const plain = fakeNet(answer(200, 'x'.repeat(101)))
    expect((await rejectionOf(plain.http.send(get()))).code).toBe('RESPONSE_TOO_LARGE')
    expect(plain.sent).toHaveLength(1)
    const declared = fakeNet(answer(200, 'x', { 'content-length': '1000' }))
    expect((await rejectionOf(declared.http.send(get()))).code).toBe('RESPONSE_TOO_LARGE')
    expect((await fakeNet(answer(200, 'x'.repeat(100))).http.send(get())).body).toHaveLength(100)
  })

  it('streams into a sink, which begins anew with each attempt', async () => {
    const { http } = fakeNet(answer(500, 'noise'), answer(200, 'abc'))
    const taken: string[] = []
    const response = await http.send(
      get({ sink: () => chunk => void taken.push(Buffer.from(chunk).toString()) }),
    )
    expect(taken.join('')).toBe('abc')
    expect(response.body).toHaveLength(0)
  })
})

describe('streamed bodies', () => {
  it('are never copied for a redirect, which would hold them in memory whole', async () => {
    const seen: (RequestInit | undefined)[] = []
    const http = createHttp({
      clock: () => 0,
      sleep: async () => undefined,
      random: () => 0,
      userAgent: 'test',
      apiHosts: [],
      fetch: async (_input, init) => {
        seen.push(init)
        return new Response('ok')
      },
    })
    const request = { method: 'POST', url: 'https://uploads.github.com/x', maxBytes: 10 } as const
    await http.send({ ...request, body: () => ReadableStream.from([Buffer.from('bytes')]) })
    await http.send({ ...request, body: 'bytes' })
    expect(seen).toMatchObject([{ redirect: 'error', window: null }, { redirect: 'manual' }])
    expect(seen[1]).not.toHaveProperty('window')
  })
})

describe('addresses and tokens', () => {
  it('follows redirects without the token', async () => {
    const { http, sent } = fakeNet(
      answer(302, '', { location: '/y' }),
      answer(302, '', { location: 'https://blob.example/z?sig=1' }),
      answer(200, 'ok'),
    )
    const response = await http.send(get({ authorization: 'token secret' }))
    expect(response.url).toBe('https://blob.example/z?sig=1')
    expect(sent.map(({ url, authorization }) => [url, authorization])).toEqual([
      [API, 'token secret'],
      ['https://api.github.com/y', 'token secret'],
      ['https://blob.example/z?sig=1', null],
    ])
  })

  it('does not get the token back by coming home', async () => {
    const { http, sent } = fakeNet(
      answer(302, '', { location: 'https://blob.example/' }),
      answer(302, '', { location: API }),
      answer(200),
    )
    await http.send(get({ authorization: 'token secret' }))
    expect(sent.map(one => one.authorization)).toEqual(['token secret', null, null])
  })

  it.each([
    ['to plain http', 'http://api.github.com/', 'RESPONSE_INVALID'],
    ['to a file', 'file:///etc/passwd', 'RESPONSE_INVALID'],
    ['in a circle', API, 'RESPONSE_INVALID'],
  ])('refuses a redirect %s', async (_what, location, code) => {
    expect((await rejectionOf(fakeNet(answer(302, '', { location })).http.send(get()))).code).toBe(
      code,
    )
  })

  it('refuses a redirect of a write, and one to nowhere', async () => {
    expect(
      (await rejectionOf(fakeNet(answer(307, '', { location: API })).http.send(post()))).code,
    ).toBe('RESPONSE_INVALID')
    expect((await rejectionOf(fakeNet(answer(302)).http.send(get()))).code).toBe('RESPONSE_INVALID')
  })

  it('never sends a token to another host, and nothing in the clear', async () => {
    const { http, sent } = fakeNet(answer(200))
    const elsewhere = get({ url: 'https://evil.example/', authorization: 'token secret' })
    expect((await rejectionOf(http.send(elsewhere))).code).toBe('INTERNAL')
    expect((await rejectionOf(http.send(get({ url: 'http://api.github.com/' })))).code).toBe(
      'RESPONSE_INVALID',
    )
    expect((await rejectionOf(http.send(get({ url: 'nonsense' })))).code).toBe('RESPONSE_INVALID')
    expect(sent).toEqual([])
  })

  it('keeps the queries of presigned addresses out of messages', async () => {
    const error = await rejectionOf(
      fakeNet(down).http.send(get({ url: 'https://blob.example/z?sig=secret' })),
    )
    expect(error.message).not.toContain('secret')
  })
})

describe('the GitHub client', () => {
  const client = (...answers: Answer[]): ReturnType<typeof createGitHubClient> =>
    createGitHubClient({
      token: 'secret',
      apiUrl: 'https://api.github.com',
      http: fakeNet(...answers).http,
    })
  const refs = (...answers: Answer[]): ReturnType<typeof createGitHubRefs> =>
    createGitHubRefs(client(...answers), { owner: 'o', repo: 'r' })
  const type = { 'content-type': 'application/json' }
  const ref = (kind: string, sha: string, name = 'refs/tags/v1'): (() => Response) =>
    json({ ref: name, object: { type: kind, sha } }, type)

  it('peels annotated tags', async () => {
    expect(await refs(ref('commit', 'c1')).resolveTag('v1')).toBe('c1')
    expect(
      await refs(ref('tag', 't1'), ref('tag', 't2'), ref('commit', 'c2')).resolveTag('v1'),
    ).toBe('c2')
  })

  it('knows no tag that is not there, nor one with a longer name', async () => {
    expect(await refs(answer(404, '{}', type)).resolveTag('v1')).toBeUndefined()
    expect(await refs(ref('commit', 'c1', 'refs/tags/v1.0')).resolveTag('v1')).toBeUndefined()
  })

  it('does not take the page of a proxy for the answer that there is no tag', async () => {
    const page = refs(answer(200, '<html>', { 'content-type': 'text/html' }))
    expect((await rejectionOf(page.resolveTag('v1'))).code).toBe('RESPONSE_INVALID')
  })

  it('refuses a tag of something else than a commit, or of endless tags', async () => {
    expect((await rejectionOf(refs(ref('tree', 't')).resolveTag('v1'))).code).toBe(
      'RESPONSE_INVALID',
    )
    expect((await rejectionOf(refs(ref('tag', 't')).resolveTag('v1'))).code).toBe(
      'RESPONSE_INVALID',
    )
  })

  it('names the permission that is missing, as YAML', async () => {
    const body = JSON.stringify({ message: 'Resource not accessible by integration' })
    const error = await rejectionOf(refs(answer(403, body, type)).resolveTag('v1'))
    expect(error.code).toBe('PERMISSION_MISSING')
    expect(error.remedy).toContain('permissions:\n  contents: read')
  })

  it('passes our own errors through', async () => {
    const error = await rejectionOf(refs(down).resolveTag('v1'))
    expect(error.code).toBe('SERVICE_UNAVAILABLE')
    expect(
      (await rejectionOf(refs(ref('tag', 't'), answer(404, '{}', type)).resolveTag('v1'))).code,
    ).toBe('RESPONSE_INVALID')
    expect(gitHubError('odd', { what: 'try', permission: 'x' }).code).toBe('RESPONSE_INVALID')
    expect(statusOf(new Error('plain'))).toBeUndefined()
  })

  it('looks up ids', async () => {
    const found = json({ id: 4242, owner: { id: 77 } }, type)
    expect(await createRepositoryIds(client(found))('o/r')).toEqual({
      repositoryId: '4242',
      ownerId: '77',
    })
    expect(await createRepositoryIds(client(answer(404, '{}', type)))('o/r')).toBeUndefined()
  })

  it('hands on empty answers', async () => {
    const response = await fetchThrough(fakeNet(answer(204, null)).http)(API, {
      method: 'GET',
      headers: {},
    })
    expect([response.status, await response.text()]).toEqual([204, ''])
  })
})

describe('proxies', () => {
  it('are used where this Node can', () => {
    expect(useProxyFromEnvironment({})).toBeUndefined()
    expect(useProxyFromEnvironment({ HTTPS_PROXY: '' })).toBeUndefined()
  })
})
