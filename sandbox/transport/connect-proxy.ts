/**
 * The second transport: an HTTP proxy as companies run them. It takes CONNECT for the hosts that are served, and the
 * TLS server of the sandbox is at the other end of every tunnel.
 */
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import type { Refusal } from '../request-log.ts'
import type { Backend } from './exchange.ts'

/** A listening proxy. */
export interface ConnectProxy {
  readonly port: number
  /** Hosts of the tunnels so far, in order: who really came through here. */
  readonly tunnels: readonly string[]
  close(): Promise<void>
}

/** Starts a proxy on a free port of 127.0.0.1; `accept` gets each tunnel. */
export async function startConnectProxy(
  { services, log, clock }: Backend,
  accept: (tunnel: Duplex) => void,
): Promise<ConnectProxy> {
  const tunnels: string[] = []
  const refuse = (message: IncomingMessage, host: string, refusal: Refusal): void =>
    log.add({
      time: clock(),
      host,
      method: message.method ?? '',
      path: '',
      query: '',
      status: 403,
      // The one header of a client that a proxy gets to see for itself.
      authorization: message.headers['proxy-authorization'] !== undefined,
      userAgent: message.headers['user-agent'],
      bodySize: 0,
      bodySha256: undefined,
      refusal,
    })
  const server = createServer((message, reply) => {
    // `http:` addresses are sent here in the clear; nothing that is served has one.
    refuse(message, message.headers.host ?? '(unknown)', 'plain http')
    reply.writeHead(403).end()
  })
  const open = new Set<Duplex>()
  server.on('connect', (message, socket, head) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // A client that goes away is no failure of the proxy.
    socket.on('error', () => socket.destroy())
    const host = hostOf(message.url ?? '')
    if (host === undefined || !services.has(host)) {
      refuse(message, host ?? message.url ?? '(unknown)', 'unknown host')
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      return
    }
    tunnels.push(host)
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    accept(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    tunnels,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** The host of `host:443`; no other port is served. */
function hostOf(authority: string): string | undefined {
  return /^([a-z0-9.-]+):443$/i.exec(authority)?.[1]?.toLowerCase()
}
