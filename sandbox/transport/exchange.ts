/** One HTTP exchange: from node:http to a service and back, with a cap on what is read and an entry in the log. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'

import { underFault } from '../faults.ts'
import type { Faults, Outcome } from '../faults.ts'
import { parseJson } from '../json.ts'
import { sha256 } from '../pki/keys.ts'
import type { LoggedRequest, Refusal, RequestLog } from '../request-log.ts'
import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts'

const MAX_BODY_BYTES = 256 * 1024 * 1024
/** Hosts whose bodies may be larger than that. */
const UPLOADS: ReadonlySet<string> = new Set(['uploads.github.com'])

/** What the transport needs of the sandbox. */
export interface Backend {
  readonly services: ReadonlyMap<string, Service>
  readonly log: RequestLog
  readonly faults: Faults
  readonly clock: Clock
}

type Verdict = Pick<LoggedRequest, 'refusal' | 'fault' | 'error'>

/** Serves one request. Never rejects: whatever goes wrong here is an answer, too. */
export async function exchange(
  backend: Backend,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const { request, tooLarge } = await readRequest(message)
  const { outcome, ...verdict } = tooLarge
    ? refuse(request, 'body too large', 413)
    : await decide(backend, request, serverNameOf(message))
  backend.log.add({ ...describe(request, backend.clock()), ...verdict, status: statusOf(outcome) })
  perform(outcome, request, reply)
}

async function readRequest(
  message: IncomingMessage,
): Promise<{ readonly request: ServiceRequest; readonly tooLarge: boolean }> {
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  const [path = '/'] = (message.url ?? '/').split('?', 1)
  const chunks: Buffer[] = []
  // Assets may be of nearly 2 GiB; what is larger than is held is hashed as it comes.
  const hash = UPLOADS.has(host) ? createHash('sha256') : undefined
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    hash?.update(chunk)
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  const headers = Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(', '),
    ]),
  )
  const request = {
    method: message.method ?? 'GET',
    host,
    path,
    url: urlOf(message.url ?? '/', host),
    headers,
    body: size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : Buffer.alloc(0),
    ...(hash !== undefined &&
      size > MAX_BODY_BYTES && { large: { size, sha256: hash.digest('hex') } }),
  }
  return { request, tooLarge: size > MAX_BODY_BYTES && hash === undefined }
}

function urlOf(target: string, host: string): URL {
  const base = URL.canParse(`https://${host}`) ? `https://${host}` : 'https://invalid'
  // Path and query are appended as text: `//evil` must not become another host.
  return new URL(`${base}${target.startsWith('/') ? target : '/'}`)
}

const serverNameOf = (message: IncomingMessage): string | undefined =>
  message.socket instanceof TLSSocket && typeof message.socket.servername === 'string'
    ? message.socket.servername.toLowerCase()
    : undefined

type Decision = Verdict & { readonly outcome: Outcome }

async function decide(
  backend: Backend,
  request: ServiceRequest,
  serverName: string | undefined,
): Promise<Decision> {
  const service = backend.services.get(request.host)
  if (service === undefined) return refuse(request, 'unknown host', 403)
  if (serverName !== request.host) return refuse(request, 'server name and Host differ', 421)
  const fault = backend.faults.take(request)
  const strike = fault && { fault: fault.kind }
  try {
    const outcome = await underFault(fault, request, async () => service(request))
    if (outcome.kind === 'respond' && outcome.response === undefined) {
      return { ...strike, ...refuse(request, 'no such endpoint', 404) }
    }
    return { ...strike, outcome }
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const response = { status: 500, json: { message: 'the sandbox failed', error: trace } }
    return { ...strike, error: trace, outcome: { kind: 'respond', response } }
  }
}

function refuse(request: ServiceRequest, refusal: Refusal, status: number): Decision {
  const message = `sandbox: ${refusal}: ${request.method} https://${request.host}${request.path}`
  return { refusal, outcome: { kind: 'respond', response: { status, json: { message } } } }
}

function describe(request: ServiceRequest, time: number): Omit<LoggedRequest, 'status'> {
  const isJson = (request.headers['content-type'] ?? '').includes('json')
  return {
    time,
    host: request.host,
    method: request.method,
    path: request.path,
    query: request.url.search,
    authorization: request.headers['authorization'] !== undefined,
    userAgent: request.headers['user-agent'],
    bodySize: request.body.length,
    bodySha256: request.body.length === 0 ? undefined : sha256(request.body).toString('hex'),
    ...(isJson && { json: parseJson(request.body) }),
  }
}

/** 0: the client got no answer. */
const statusOf = (outcome: Outcome): number =>
  'response' in outcome ? (outcome.response?.status ?? 200) : 0

function perform(outcome: Outcome, request: ServiceRequest, reply: ServerResponse): void {
  if (outcome.kind === 'hang') return
  if (outcome.kind === 'reset') {
    reply.socket?.destroy()
    return
  }
  const { status = 200, headers, body } = encode(outcome.response ?? {})
  if (outcome.kind === 'shorten') {
    const part = body.subarray(0, outcome.bytes)
    reply.writeHead(status, { ...headers, 'content-length': String(part.length) }).end(part)
    return
  }
  const claimed = outcome.kind === 'truncate' ? outcome.claims : undefined
  reply.writeHead(status, {
    ...headers,
    ...(claimed !== undefined && { 'content-length': String(claimed) }),
  })
  if (outcome.kind === 'truncate') {
    reply.write(body.subarray(0, outcome.bytes), () => reply.socket?.destroy())
    return
  }
  if (outcome.kind === 'drip') {
    drip(body, outcome.ms, reply)
    return
  }
  reply.end(request.method === 'HEAD' ? undefined : body)
}

function drip(body: Buffer, ms: number, reply: ServerResponse): void {
  let sent = 0
  const timer = setInterval(() => {
    if (sent < body.length && !reply.destroyed) reply.write(body.subarray(sent, (sent += 1)))
    else {
      clearInterval(timer)
      reply.end()
    }
  }, ms)
}

interface Encoded {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

function encode(response: ServiceResponse): Encoded {
  const isJson = response.json !== undefined
  const body = Buffer.from(isJson ? JSON.stringify(response.json) : (response.body ?? ''))
  const headers = {
    ...(isJson && { 'content-type': 'application/json; charset=utf-8' }),
    // A 204 has no length; everything else states it, so that a cut-off body is noticed.
    ...(response.status !== 204 && { 'content-length': String(body.length) }),
    ...response.headers,
  }
  return { status: response.status, headers, body }
}
