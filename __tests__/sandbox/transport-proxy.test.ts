import { connect } from 'node:net'

import { describe, expect, it } from '@jest/globals'

import { proxyEnvironment, runNode, runnerEnvironment } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { releaseJob } from './support/jobs.ts'
import { sandbox, temporaryFolder } from './support/sandboxes.ts'

/** What the proxy answers to a request as it stands. */
async function send({ proxy }: Sandbox, request: string): Promise<string> {
  const socket = connect(proxy.port, '127.0.0.1')
  socket.write(request)
  const answer = await new Promise(resolve => socket.once('data', resolve))
  socket.destroy()
  return String(answer).split('\r\n')[0] ?? ''
}

const tunnel = (authority: string): string =>
  `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`

describe('the CONNECT proxy', () => {
  it('opens tunnels to the hosts that are served, and notes them', async () => {
    const running = await sandbox()
    expect(await send(running, tunnel('API.github.com:443'))).toBe(
      'HTTP/1.1 200 Connection Established',
    )
    expect(running.proxy.tunnels).toEqual(['api.github.com'])
    expect(running.log.refused().filter(({ refusal }) => refusal === 'unknown host')).toEqual([])
  })

  it.each(['collector.example:443', 'api.github.com:80', 'api.github.com:8443', '192.0.2.1:443'])(
    'refuses and logs any other: %s',
    async authority => {
      const running = await sandbox()
      expect(await send(running, tunnel(authority))).toBe('HTTP/1.1 403 Forbidden')
      expect(running.proxy.tunnels).toEqual([])
      expect(running.log.refused()).toMatchObject([
        { method: 'CONNECT', status: 403, refusal: 'unknown host' },
      ])
    },
  )

  it('refuses and logs what comes in the clear', async () => {
    const running = await sandbox()
    const request = 'GET http://api.github.com/ HTTP/1.1\r\nHost: api.github.com\r\n\r\n'
    expect(await send(running, request)).toBe('HTTP/1.1 403 Forbidden')
    expect(running.log.refused()).toMatchObject([
      { host: 'api.github.com', method: 'GET', refusal: 'plain http' },
    ])
  })

  it('ends its tunnels when the sandbox closes', async () => {
    const running = await sandbox()
    const socket = connect(running.proxy.port, '127.0.0.1')
    socket.write(tunnel('api.github.com:443'))
    await new Promise(resolve => socket.once('data', resolve))
    const ended = new Promise(resolve => socket.once('close', resolve))
    await running.close()
    await ended
    expect(socket.destroyed).toBe(true)
  })

  it('is what a step is told of, in both spellings and for every kind of client', async () => {
    const running = await sandbox()
    const folder = await temporaryFolder()
    const env = await runnerEnvironment(running, running.jobs.open(releaseJob()), {
      ...{ workspace: folder, runnerTemp: folder, home: folder },
      transport: 'proxy',
    })
    expect(env).toMatchObject(proxyEnvironment(running))
    expect(env['https_proxy']).toBe(env['HTTPS_PROXY'])
    expect(env).not.toHaveProperty('NODE_OPTIONS')
    // Global fetch knows of it only when it is told so; there is no other way out.
    const script = new URL('support/proxy-child.mjs', import.meta.url)
    const { stdout, stderr } = await runNode(script.pathname, env)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({ untold: 'failed', told: 404, unknown: 'failed' })
    expect(running.proxy.tunnels).toEqual(['fulcio.sigstore.dev'])
  })
})
