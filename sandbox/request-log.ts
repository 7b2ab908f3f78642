/** Every request that reached the sandbox. Tests assert on it: which hosts, what was refused, where a token went. */

export type Refusal =
  | 'unknown host'
  | 'TLS handshake failed'
  | 'server name and Host differ'
  | 'no such endpoint'
  | 'body too large'
  | 'plain http'

export interface LoggedRequest {
  /** Milliseconds since the epoch, by the sandbox's clock. */
  readonly time: number
  readonly host: string
  readonly method: string
  readonly path: string
  /** With its `?`, or empty. */
  readonly query: string
  readonly status: number
  readonly authorization: boolean
  readonly userAgent: string | undefined
  readonly bodySize: number
  /** Hex, or `undefined` for an empty body. */
  readonly bodySha256: string | undefined
  /** The body of a JSON request. */
  readonly json?: unknown
  /** Why nothing of the sandbox was responsible. */
  readonly refusal?: Refusal
  /** Kind of the fault that was injected. */
  readonly fault?: string
  /** What a service threw: an error of the sandbox's own. */
  readonly error?: string
}

/** The log of a running sandbox. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = []

  add(entry: LoggedRequest): void {
    this.#entries.push(entry)
  }

  get entries(): readonly LoggedRequest[] {
    return this.#entries
  }

  /** Host names addressed so far, sorted. */
  hosts(): readonly string[] {
    return [...new Set(this.#entries.map(entry => entry.host))].sort()
  }

  /** Requests that nothing here was responsible for. */
  refused(): readonly LoggedRequest[] {
    return this.#entries.filter(entry => entry.refusal !== undefined)
  }

  /** Requests that carried a credential. */
  withAuthorization(): readonly LoggedRequest[] {
    return this.#entries.filter(entry => entry.authorization)
  }

  to(host: string): readonly LoggedRequest[] {
    return this.#entries.filter(entry => entry.host === host)
  }

  clear(): void {
    this.#entries.length = 0
  }
}
