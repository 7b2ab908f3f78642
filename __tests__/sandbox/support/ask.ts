import type { Service, ServiceResponse } from '../../../sandbox/service.ts'

export interface Question {
  readonly method?: string
  readonly json?: unknown
  readonly body?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks a service directly, as the transport would. */
export async function ask(
  service: Service,
  address: string,
  question: Question = {},
): Promise<ServiceResponse & { readonly status: number }> {
  const url = new URL(address)
  const isJson = question.json !== undefined
  const response = await service({
    method: question.method ?? (isJson || question.body ? 'POST' : 'GET'),
    host: url.hostname,
    path: url.pathname,
    url,
    headers: { ...(isJson && { 'content-type': 'application/json' }), ...question.headers },
    body: isJson ? Buffer.from(JSON.stringify(question.json)) : (question.body ?? Buffer.alloc(0)),
  })
  if (response === undefined) throw new Error(`no such endpoint: ${address}`)
  return { ...response, status: response.status ?? 200 }
}
