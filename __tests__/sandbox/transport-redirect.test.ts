import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { Sandbox } from '../../sandbox/index.ts'
import { releaseJob } from './support/jobs.ts'
import { runStep, sandbox } from './support/sandboxes.ts'

const KNOWN = 'fulcio.sigstore.dev'
const UNKNOWN = 'collector.example'

describe('a child behind the redirect', () => {
  const server = createServer(socket => socket.destroy())
  let running: Sandbox
  let results: Readonly<Record<string, unknown>>
  let loopback: number

  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    loopback = (server.address() as AddressInfo).port
    running = await sandbox()
    const job = running.jobs.open(releaseJob())
    const { outputs, stderr } = await runStep(running, job, 'network-child.mjs', {
      INPUT_KNOWN: KNOWN,
      INPUT_UNKNOWN: UNKNOWN,
      INPUT_LOOPBACK: String(loopback),
    })
    if (outputs['results'] === undefined) throw new Error(stderr)
    results = JSON.parse(outputs['results']) as Record<string, unknown>
  })

  afterAll(() => new Promise<void>(resolve => server.close(() => resolve())))

  it('reaches the sandbox through fetch, node:https and node:tls', () => {
    // The path does not exist, but the host answered.
    expect(results).toMatchObject({ fetch: 404, https: 404 })
    expect(results['tls']).toBe(`127.0.0.1:${running.tlsPort}`)
  })

  it.each(['address', 'options', 'callback', 'ownOptions'])(
    'is redirected whatever the form: %s',
    form => {
      expect(results[form]).toBe(`127.0.0.1:${running.tlsPort}`)
    },
  )

  it('keeps its own loopback connections', () => {
    expect(results['loopback']).toBe(`127.0.0.1:${loopback}`)
    expect(results['defaultHost']).toBe(`127.0.0.1:${loopback}`)
  })

  it('is refused at an unknown host, and the log has the request', () => {
    expect(results['unknown']).toBe(
      `403 {"message":"sandbox: unknown host: GET https://${UNKNOWN}/secret"}`,
    )
    const [entry] = running.log.to(UNKNOWN)
    expect(entry).toMatchObject({
      method: 'GET',
      path: '/secret',
      query: '?x=1',
      status: 403,
      refusal: 'unknown host',
    })
    expect(running.log.refused()).toContain(entry)
  })

  it('gets nothing by plain http', () => {
    expect(results['plainHttp']).toMatch(/^failed: /)
    expect(running.log.refused().map(entry => entry.refusal)).toContain('TLS handshake failed')
  })
})

describe('net.Socket.prototype.connect', () => {
  it('is called with the two forms of arguments that the redirect understands', async () => {
    const running = await sandbox()
    const job = running.jobs.open(releaseJob())
    const plain = { NODE_OPTIONS: '' }
    const { outputs, stderr } = await runStep(running, job, 'redirect-probe.mjs', plain)
    expect(stderr).toBe('')
    const fromNet = { arguments: ['array'], symbols: ['normalizedArgs'] }
    expect(JSON.parse(outputs['seen'] ?? '')).toEqual({
      'net.connect(options)': { ...fromNet, members: ['object', 'null'] },
      'net.connect(port, host, callback)': { ...fromNet, members: ['object', 'function'] },
      'tls.connect(options)': { arguments: ['object', 'function'] },
      'socket.connect(port, host)': { arguments: ['number', 'string'] },
    })
  })
})
