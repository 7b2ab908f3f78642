/** The socket-redirect transport: one TLS server on loopback that is every host at once, told apart by SNI. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import { exchange } from './exchange.ts'
import type { Backend } from './exchange.ts'
import { TlsIdentity } from './tls-identity.ts'

/** A listening transport. */
export interface Transport {
  readonly port: number
  /** PEM of the authority a client has to trust. */
  readonly authorityPem: string
  /** Takes a connection that came in by another way than the port. */
  readonly accept: (connection: Duplex) => void
  close(): Promise<void>
}

/** Starts listening on a free port of 127.0.0.1. */
export async function startTlsServer(backend: Backend): Promise<Transport> {
  const identity = new TlsIdentity()
  const known = [...backend.services.keys()]
  const server = createServer(
    {
      ...identity.leaf(known),
      SNICallback: (host, done) => {
        const isKnown = backend.services.has(host.toLowerCase())
        done(null, isKnown ? undefined : identity.contextFor(host))
      },
    },
    (message, reply) => void exchange(backend, message, reply).catch(() => message.destroy()),
  )
  // Uploads of hundreds of megabytes on a busy machine take their time.
  server.requestTimeout = 0
  server.keepAliveTimeout = 60_000
  server.on('tlsClientError', (error, socket) => {
    backend.log.add({
      time: backend.clock(),
      host: typeof socket.servername === 'string' ? socket.servername : '(unknown)',
      method: '',
      path: '',
      query: '',
      status: 0,
      authorization: false,
      userAgent: undefined,
      bodySize: 0,
      bodySha256: undefined,
      refusal: 'TLS handshake failed',
      error: error.message,
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    authorityPem: identity.authorityPem,
    accept: connection => void server.emit('connection', connection),
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
