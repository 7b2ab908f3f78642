/** GitHub's refusals, with the bodies its API gives. A handler throws one; the router turns it into the response. */
import type { ServiceResponse } from '../service.ts'

const DOCUMENTATION = 'https://docs.github.com/rest'

/** One entry of the `errors` array of a 422. */
export interface FieldError {
  readonly resource: string
  readonly code: string
  readonly field?: string
  readonly message?: string
}

/** A request that GitHub answers with something else than success. */
export class Refusal extends Error {
  readonly response: ServiceResponse

  constructor(message: string, response: ServiceResponse) {
    super(message)
    this.name = 'Refusal'
    this.response = response
  }
}

/** A refusal with GitHub's usual JSON body. */
export function refusal(
  status: number,
  message: string,
  extra: {
    readonly errors?: readonly FieldError[]
    readonly headers?: Readonly<Record<string, string>>
    readonly documentation?: string
  } = {},
): Refusal {
  const json = {
    message,
    ...(extra.errors && { errors: extra.errors }),
    documentation_url: extra.documentation ?? DOCUMENTATION,
    status: String(status),
  }
  return new Refusal(message, { status, json, ...(extra.headers && { headers: extra.headers }) })
}

/** 404: GitHub's word both for what does not exist and for what the caller may not know of. */
export function notFound(): Refusal {
  return refusal(404, 'Not Found')
}

/** 422 with one `errors` entry. */
export function invalid(error: FieldError): Refusal {
  return refusal(422, 'Validation Failed', { errors: [error] })
}

/** A blob host's refusal: Azure storage speaks XML and never GitHub's JSON. */
export function blobRefusal(status: number, code: string, message: string): ServiceResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}
