/**
 * What a service of the sandbox is: a function from a request to a response. The transport decodes
 * HTTP, the router picks the service by host name, and the service knows nothing of sockets.
 */

export interface ServiceRequest {
  readonly method: string
  /** Host name without port, lower case, as the client addressed it. */
  readonly host: string
  /** Path as sent (still percent-encoded), without the query. */
  readonly path: string
  readonly url: URL
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Of a body too large to be held: then `body` is empty. */
  readonly large?: { readonly size: number; readonly sha256: string }
}

export interface ServiceResponse {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as application/json; excludes `body`. */
  readonly json?: unknown
  readonly body?: Buffer | string
}

/** `undefined` means that the service has no such endpoint: the transport answers 404 and the log says so. */
export type Service = (
  request: ServiceRequest,
) => ServiceResponse | undefined | Promise<ServiceResponse | undefined>

/** Milliseconds since the epoch. Every service takes its time from one of these, so that a test can shift it. */
export type Clock = () => number

export const realClock: Clock = () => Date.now()

/** A clock that one service may have wrong. */
export class ShiftableClock {
  readonly #base: Clock
  /** Milliseconds added to the right time. */
  offset = 0

  constructor(base: Clock) {
    this.#base = base
  }

  readonly now: Clock = () => this.#base() + this.offset
}
