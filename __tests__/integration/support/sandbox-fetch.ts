/** fetch into the sandbox from the test's own process: real TLS and sockets, under the hosts' own names. */
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { Readable } from 'node:stream'
import type { Sandbox } from '../../../sandbox/index.ts'
import { createHttp, type Http } from '../../../src/io/http.ts'

/** The Http of the product over the sandbox; retries do not wait, and an attempt ends after `timeout` ms. */
export function sandboxHttp(
  sandbox: Sandbox,
  timeout: number,
): Http & { readonly waits: number[] } {
  const waits: number[] = []
  const http = createHttp({
    clock: Date.now,
    sleep: async milliseconds => void waits.push(milliseconds),
    random: () => 0.5,
    userAgent: 'test',
    apiHosts: ['api.github.com'],
    timeout,
    fetch: sandboxFetch(sandbox),
  })
  return { ...http, waits }
}

function sandboxFetch(sandbox: Sandbox): typeof fetch {
  const ca = readFileSync(sandbox.tlsAuthority)
  return async (input, init) => {
    const url = new URL(new Request(input).url)
    const headers = Object.fromEntries(new Headers(init?.headers))
    return new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port: sandbox.tlsPort,
        servername: url.host,
        ca,
        agent: false,
        path: `${url.pathname}${url.search}`,
        method: init?.method ?? 'GET',
        headers: { ...headers, host: url.host },
        ...(init?.signal && { signal: init.signal }),
      })
      sent.on('error', reject)
      sent.on('response', answer => {
        const pairs = Object.entries(answer.headersDistinct)
        const entries = pairs.map(([name, values]): [string, string] => [
          name,
          (values ?? []).join(),
        ])
        const body = Readable.toWeb(answer) as ReadableStream<Uint8Array>
        resolve(new Response(body, { status: answer.statusCode ?? 0, headers: entries }))
      })
      sent.end(typeof init?.body === 'string' ? init.body : undefined)
    })
  }
}
