/** An Http over answers of the test's own: no socket is opened. */
import { createHttp, type Http } from '../../../src/io/http.ts'

export interface Sent {
  readonly method: string
  readonly url: string
  readonly authorization: string | null
  readonly body: unknown
}

export interface FakeNet {
  readonly http: Http
  readonly sent: readonly Sent[]
  /** Milliseconds waited between attempts. */
  readonly waits: readonly number[]
  readonly logged: readonly string[]
}

export type Answer = (sent: Sent) => Response | Promise<Response>

/** Answers the requests in order; the last answer is repeated. */
export function fakeNet(...answers: Answer[]): FakeNet {
  const sent: Sent[] = []
  const waits: number[] = []
  const logged: string[] = []
  const http = createHttp({
    clock: () => 1_000_000,
    sleep: async milliseconds => void waits.push(milliseconds),
    random: () => 0.5,
    log: { info: message => void logged.push(message) },
    userAgent: 'test',
    apiHosts: ['api.github.com'],
    fetch: async (input, init) => {
      const request: Sent = {
        method: init?.method ?? 'GET',
        url: new Request(input).url,
        authorization: new Headers(init?.headers).get('authorization'),
        body: init?.body,
      }
      const answer = answers[Math.min(sent.length, answers.length - 1)]
      sent.push(request)
      if (answer === undefined) throw new Error('no answer')
      return answer(request)
    },
  })
  return { http, sent, waits, logged }
}

export const answer =
  (
    status: number,
    body: ConstructorParameters<typeof Response>[0] = '',
    headers: Record<string, string> = {},
  ) =>
  (): Response =>
    new Response(body, { status, headers })

export const json = (value: unknown, headers: Record<string, string> = {}): (() => Response) =>
  answer(200, JSON.stringify(value), headers)
