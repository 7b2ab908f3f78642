import { request } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { performance } from 'node:perf_hooks'
import { readFile } from 'node:fs/promises'

import { describe, expect, it } from '@jest/globals'

import type { Sandbox } from '../../sandbox/index.ts'
import { sandbox } from './support/sandboxes.ts'

const REKOR = 'rekor.sigstore.dev'
const LOG = '/api/v1/log'

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly serverName?: string
  readonly host?: string
  readonly headers?: IncomingHttpHeaders
  readonly body?: string
  readonly timeoutMs?: number
}

interface Received {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

async function send(to: Sandbox, sent: Sent = {}): Promise<Received> {
  const ca = await readFile(to.tlsAuthority, 'utf8')
  const serverName = sent.serverName ?? REKOR
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...{ host: '127.0.0.1', port: to.tlsPort, servername: serverName, ca, agent: false },
        method: sent.method ?? 'GET',
        path: sent.path ?? LOG,
        headers: { host: sent.host ?? serverName, ...sent.headers },
        signal: AbortSignal.timeout(sent.timeoutMs ?? 10_000),
      },
      incoming => {
        buffer(incoming).then(
          body =>
            resolve({
              status: incoming.statusCode,
              headers: incoming.headers,
              body: body.toString(),
            }),
          reject,
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(sent.body)
  })
}

describe('the log', () => {
  it('has what was sent, whether a credential came with it, and what came back', async () => {
    const running = await sandbox({ clock: () => 1_700_000_000_000 })
    const body = '{"kind":"none"}'
    const headers = {
      authorization: 'Bearer secret',
      'content-type': 'application/json',
      'user-agent': 'test',
    }
    await send(running, { method: 'POST', path: `${LOG}/entries?x=y`, headers, body })
    expect(running.log.entries).toEqual([
      {
        time: 1_700_000_000_000,
        host: REKOR,
        method: 'POST',
        path: `${LOG}/entries`,
        query: '?x=y',
        status: 400,
        authorization: true,
        userAgent: 'test',
        bodySize: body.length,
        bodySha256: '2ff9cdff091aef6faf5f29ea2e9d90021c8046bb62ad5a5591d615403ad52203',
        json: { kind: 'none' },
      },
    ])
    expect(JSON.stringify(running.log.entries)).not.toContain('secret')
    expect(running.log.withAuthorization()).toHaveLength(1)
  })
})

describe('the transport refuses', () => {
  it('a Host that is not the server name of the connection', async () => {
    const running = await sandbox()
    const { status } = await send(running, { serverName: 'api.github.com', host: REKOR })
    expect(status).toBe(421)
    expect(running.log.refused()).toMatchObject([{ refusal: 'server name and Host differ' }])
  })

  it('an endpoint that the service does not have', async () => {
    const running = await sandbox()
    expect((await send(running, { path: '/api/v2/nothing' })).status).toBe(404)
    expect(running.log.refused()).toMatchObject([{ refusal: 'no such endpoint', host: REKOR }])
  })

  it('to be taken to another host by a path with two slashes', async () => {
    const running = await sandbox()
    expect((await send(running, { path: '//other.example/x' })).status).toBe(404)
    expect(running.log.hosts()).toEqual([REKOR])
  })
})

describe('a fault', () => {
  it('answers with a status, headers and body, as often as it is told, and only where', async () => {
    const running = await sandbox()
    running.faults.inject({
      ...{ host: REKOR, path: /^\/api\/v1\/log$/, method: 'GET', times: 2, skip: 1 },
      ...{
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '1' },
        json: { message: 'slow' },
      },
    })
    const statuses: (number | undefined)[] = []
    for (let count = 0; count < 4; count += 1) statuses.push((await send(running)).status)
    expect(statuses).toEqual([200, 429, 429, 200])
    expect(running.log.entries.map(entry => entry.fault)).toEqual([
      undefined,
      'status',
      'status',
      undefined,
    ])
  })

  it('closes the connection, before or after the work', async () => {
    const running = await sandbox()
    running.faults.inject({ host: REKOR, kind: 'reset' })
    await expect(send(running)).rejects.toThrow(/hang up|ECONNRESET/)
    running.faults.inject({ host: REKOR, kind: 'reset', afterWork: true })
    await expect(send(running)).rejects.toThrow(/hang up|ECONNRESET/)
    expect(running.log.entries.map(entry => [entry.status, entry.fault])).toEqual([
      [0, 'reset'],
      [0, 'reset'],
    ])
  })

  it('lets the answer hang', async () => {
    const running = await sandbox()
    running.faults.inject({ host: REKOR, kind: 'hang' })
    await expect(send(running, { timeoutMs: 200 })).rejects.toThrow(/abort/)
  })

  it('cuts the body off short of its announced length', async () => {
    const running = await sandbox()
    running.faults.inject({ host: REKOR, kind: 'truncate', bytes: 10 })
    await expect(send(running)).rejects.toThrow(/aborted|ECONNRESET/)
  })

  it('delays', async () => {
    const running = await sandbox()
    running.faults.inject({ host: REKOR, kind: 'delay', ms: 150 })
    const start = performance.now()
    expect((await send(running)).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThanOrEqual(145)
  })

  it('can be called off', async () => {
    const running = await sandbox()
    running.faults.inject({ host: REKOR, kind: 'reset' })
    running.faults.clear()
    expect((await send(running)).status).toBe(200)
  })
})
