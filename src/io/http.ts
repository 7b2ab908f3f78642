/**
 * HTTP for our own clients: https alone, a time-out for each attempt, a cap on every answer, and retries that listen
 * to the service. A token goes to the API hosts and nowhere else, redirects included.
 */
import { describeCauses, ReleaseError } from '../errors/release-error.ts'
import type { Clock, Log, Random, Sleep } from '../commands/ports.ts'
import { retryDelay } from './retry-delay.ts'

export type HttpBody = NonNullable<RequestInit['body']>

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** `Authorization` header; refused for hosts that are not API hosts. */
  readonly authorization?: string
  /** A body that is read once is given as a function, so that a retry can start afresh. */
  readonly body?: HttpBody | (() => HttpBody)
  /** Cap on the answer's body. */
  readonly maxBytes: number
  /** Milliseconds that the service may ask us to wait for; default two minutes. */
  readonly longestWait?: number
  /** Milliseconds for one attempt, body included. */
  readonly timeout?: number
  /** Whether the request may be repeated after it may have been carried out; default: GET and HEAD only. */
  readonly repeatable?: boolean
  /** Default `follow`; `return`: a redirect is an answer like any other. */
  readonly redirect?: 'follow' | 'return'
  /** Takes the body of a 2xx answer in pieces instead of collecting it; called anew for each attempt. */
  readonly sink?: () => (chunk: Uint8Array) => void | Promise<void>
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Headers
  /** Empty where a sink took it. */
  readonly body: Uint8Array<ArrayBuffer>
  /** After redirects. */
  readonly url: string
}

export interface Http {
  /** Any answer below 500 that is no rate limit is returned; everything else ends in an error. */
  send(request: HttpRequest): Promise<HttpResponse>
}

export interface HttpOptions {
  readonly clock: Clock
  readonly sleep: Sleep
  readonly random: Random
  readonly userAgent: string
  /** Hosts that a token may be sent to. */
  readonly apiHosts: readonly string[]
  /** Hosts on this machine that may be spoken to without TLS, for requests that begin there; default none. */
  readonly plainHosts?: readonly string[]
  /** Milliseconds for an attempt of a request that names none; default 30 s. */
  readonly timeout?: number
  /** Told before every pause: what failed, why, and how long the pause is. */
  readonly log?: Pick<Log, 'info'>
  /** Default: the global fetch. */
  readonly fetch?: typeof fetch
}

const ATTEMPTS = 5
const MAX_REDIRECTS = 5
const DEFAULT_TIMEOUT = 30_000

/** The one maker of HTTP requests outside libraries. */
export function createHttp(options: HttpOptions): Http {
  return {
    async send(request) {
      checkRequest(request, options)
      const causes: unknown[] = []
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await attemptOnce(request, options)
        if ('response' in outcome && !mustWait(outcome.response)) return outcome.response
        causes.push('error' in outcome ? outcome.error : answered(outcome.response))
        const response = 'response' in outcome ? outcome.response : undefined
        const delay = retryDelay({
          attempt,
          response,
          secondary: response !== undefined && isSecondary(response),
          clock: options.clock,
          random: options.random,
          longestAsked: request.longestWait,
        })
        if (attempt === ATTEMPTS || delay === 'too long' || !mayRepeat(request, response)) {
          throw giveUp(request, response, causes)
        }
        options.log?.info(
          `${request.method} ${withoutQuery(request.url)}: ${describeCauses(causes.at(-1)).join(' <- ')}; attempt ${attempt + 1} of ${ATTEMPTS} in ${(delay / 1000).toFixed(1)} s`,
        )
        await options.sleep(delay)
      }
    },
  }
}

type Outcome = { readonly response: HttpResponse } | { readonly error: unknown }

async function attemptOnce(request: HttpRequest, options: HttpOptions): Promise<Outcome> {
  try {
    return { response: await exchange(request, options) }
  } catch (error) {
    // What we refuse ourselves (a host, a size) another attempt would not mend.
    if (error instanceof ReleaseError) throw error
    return { error }
  }
}

/**
 * A time-out that is over with its attempt. AbortSignal.timeout would keep alive what listens to it, and with that the
 * answer, until its time has come: thousands of answers in a long verification.
 */
async function exchange(request: HttpRequest, options: HttpOptions): Promise<HttpResponse> {
  const late = new AbortController()
  const milliseconds = request.timeout ?? options.timeout ?? DEFAULT_TIMEOUT
  const timer = setTimeout(() => {
    const reason = `no complete answer within ${milliseconds / 1000} s`
    late.abort(new DOMException(reason, 'TimeoutError'))
  }, milliseconds)
  try {
    return await follow(request, options, late.signal)
  } finally {
    clearTimeout(timer)
  }
}

async function follow(
  request: HttpRequest,
  options: HttpOptions,
  signal: AbortSignal,
): Promise<HttpResponse> {
  let url = request.url
  let authorization = request.authorization
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await (options.fetch ?? fetch)(url, {
      ...init(request, options.userAgent, authorization),
      signal,
    })
    const location = redirectOf(request, response)
    if (location === undefined) return receive(request, response, url)
    await response.body?.cancel()
    const next = new URL(location, url)
    // The blob and asset hosts behind a redirect have their own signatures; our token is none of their business.
    if (next.host !== new URL(url).host) authorization = undefined
    url = checkedUrl(next.href, plainHostsOf(request, options))
  }
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `more than ${MAX_REDIRECTS} redirects from ${withoutQuery(request.url)}`,
  })
}

function init(
  { method, headers, body }: HttpRequest,
  userAgent: string,
  authorization: string | undefined,
): RequestInit {
  const content = typeof body === 'function' ? body() : body
  return {
    method,
    // Any other combination makes fetch copy the body, so that it could send it again after a redirect: what is
    // streamed would be held in memory whole. A redirect of a streamed body is an error.
    ...(typeof body === 'function'
      ? { redirect: 'error' as const, window: null }
      : { redirect: 'manual' as const }),
    headers: {
      ...headers,
      'user-agent': userAgent,
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(content === undefined ? {} : { body: content, duplex: 'half' }),
  }
}

function redirectOf(request: HttpRequest, response: Response): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined
  if (request.redirect === 'return') return undefined
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `${request.method} ${withoutQuery(request.url)} was redirected`,
    })
  }
  const location = response.headers.get('location')
  if (location === null) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `a redirect without a target from ${withoutQuery(request.url)}`,
    })
  }
  return location
}

async function receive(
  request: HttpRequest,
  response: Response,
  url: string,
): Promise<HttpResponse> {
  const chunks: Uint8Array[] = []
  const collect = (chunk: Uint8Array): void => {
    chunks.push(chunk)
  }
  const take: (chunk: Uint8Array) => void | Promise<void> =
    response.ok && request.sink !== undefined ? request.sink() : collect
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (declared > request.maxBytes) throw tooLarge(request)
  let size = 0
  const stream: ReadableStream<Uint8Array> | null = response.body
  for await (const chunk of stream ?? []) {
    size += chunk.length
    if (size > request.maxBytes) throw tooLarge(request)
    await take(chunk)
  }
  const { status, headers } = response
  return { status, headers, body: Buffer.concat(chunks), url }
}

function tooLarge(request: HttpRequest): ReleaseError {
  return new ReleaseError('RESPONSE_TOO_LARGE', {
    message: `the answer to ${request.method} ${withoutQuery(request.url)} is too large`,
    expected: `at most ${request.maxBytes} bytes`,
    actual: 'more',
  })
}

function checkRequest(request: HttpRequest, options: HttpOptions): void {
  const { host } = new URL(checkedUrl(request.url, plainHostsOf(request, options)))
  if (request.authorization === undefined || options.apiHosts.includes(host)) return
  throw new ReleaseError('INTERNAL', { message: `a token was about to be sent to ${host}` })
}

/** From elsewhere nobody is led to a service of this machine. */
function plainHostsOf({ url }: HttpRequest, { plainHosts = [] }: HttpOptions): readonly string[] {
  return URL.canParse(url) && plainHosts.includes(new URL(url).host) ? plainHosts : []
}

function checkedUrl(url: string, plainHosts: readonly string[]): string {
  if (URL.canParse(url)) {
    const { protocol, host } = new URL(url)
    if (protocol === 'https:' || (protocol === 'http:' && plainHosts.includes(host))) return url
  }
  throw new ReleaseError('RESPONSE_INVALID', {
    message: 'an address is not https',
    actual: withoutQuery(url),
  })
}

/** Queries of presigned addresses are secrets for as long as they live. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

function mustWait(response: HttpResponse): boolean {
  return response.status >= 500 || isRateLimit(response)
}

/** GitHub's secondary limits answer 403 as well as 429; a plain 403 is a missing permission. */
function isRateLimit(response: HttpResponse): boolean {
  const { status, headers } = response
  if (status === 429) return true
  const exhausted = headers.get('x-ratelimit-remaining') === '0'
  return status === 403 && (headers.has('retry-after') || exhausted || isSecondary(response))
}

/** It may come without any header: then its own words are all there is. */
function isSecondary({ status, body }: HttpResponse): boolean {
  if (status !== 403 && status !== 429) return false
  const text = new TextDecoder().decode(body.subarray(0, 1000))
  return /secondary rate limit|abuse detection/i.test(text)
}

function mayRepeat(request: HttpRequest, response: HttpResponse | undefined): boolean {
  // A rate limit is refused before anything is done; after an error or a time-out nobody knows.
  if (response !== undefined && isRateLimit(response)) return true
  return request.repeatable ?? (request.method === 'GET' || request.method === 'HEAD')
}

function answered({ status, body }: HttpResponse): Error {
  const text = new TextDecoder().decode(body.subarray(0, 300))
  return new Error(`HTTP ${status} ${text}`.trim())
}

function giveUp(
  request: HttpRequest,
  response: HttpResponse | undefined,
  causes: readonly unknown[],
): ReleaseError {
  const limited = response !== undefined && isRateLimit(response)
  const { host } = new URL(request.url)
  const last = describeCauses(causes.at(-1)).join(' <- ')
  return new ReleaseError(limited ? 'RATE_LIMITED' : 'SERVICE_UNAVAILABLE', {
    message: `${request.method} ${withoutQuery(request.url)} failed at ${host} after ${causes.length} attempts: ${last}`,
    cause: causes.length === 1 ? causes[0] : new AggregateError(causes, 'every attempt failed'),
  })
}
