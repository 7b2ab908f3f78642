/** Faults on demand: what a service that is down, slow or cut off looks like to its client. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { ServiceRequest, ServiceResponse } from './service.ts'

export type FaultKind =
  /** Answers so. 5xx and 429 are retried by most clients, some for a minute. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly json?: unknown
      readonly body?: string
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection. */
  | { readonly kind: 'reset' }
  /** Announces the whole body, or as many bytes as it claims, and closes after its first `bytes`. */
  | { readonly kind: 'truncate'; readonly bytes: number; readonly claims?: number }
  /** Cuts the body to its first `bytes`, and announces no more: what is left looks whole to the transport. */
  | { readonly kind: 'shorten'; readonly bytes: number }
  /** Answers properly, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers properly, one byte every `ms`: never idle, and never done. */
  | { readonly kind: 'drip'; readonly ms: number }

export interface FaultTarget {
  readonly host: string
  /** Of the path without the query; default: any. */
  readonly path?: RegExp
  /** Default: any. */
  readonly method?: string
  /** How often it strikes; default 1. */
  readonly times?: number
  /** Requests that pass before it strikes; default 0. */
  readonly skip?: number
  /** The service does its work and its answer is lost. All but `status`, `hang` and `reset` always let it. */
  readonly afterWork?: boolean
  /** Told when it has struck and, with `afterWork`, when the work is done. */
  readonly onStrike?: (request: ServiceRequest) => void
}

export type Fault = FaultTarget & FaultKind

/** What the transport is to do with a request. */
export type Outcome =
  | { readonly kind: 'respond'; readonly response: ServiceResponse | undefined }
  | {
      readonly kind: 'truncate'
      readonly response: ServiceResponse | undefined
      readonly bytes: number
      readonly claims?: number
    }
  | {
      readonly kind: 'shorten'
      readonly response: ServiceResponse | undefined
      readonly bytes: number
    }
  | { readonly kind: 'drip'; readonly response: ServiceResponse | undefined; readonly ms: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

interface ArmedFault {
  readonly fault: Fault
  skip: number
  left: number
}

/** The faults of a running sandbox. */
export class Faults {
  readonly #armed: ArmedFault[] = []

  inject(fault: Fault): void {
    this.#armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#armed.length = 0
  }

  /** The fault that strikes this request, if any; it counts as struck. */
  take(request: ServiceRequest): Fault | undefined {
    const armed = this.#armed.find(one => one.left > 0 && matches(one.fault, request))
    if (armed === undefined) return undefined
    if (armed.skip > 0) {
      armed.skip -= 1
      return undefined
    }
    armed.left -= 1
    return armed.fault
  }
}

function matches(fault: Fault, request: ServiceRequest): boolean {
  return (
    fault.host === request.host &&
    (fault.method === undefined || fault.method === request.method) &&
    (fault.path === undefined || fault.path.test(request.path))
  )
}

/** Runs `work` under a fault, or without one. */
export async function underFault(
  fault: Fault | undefined,
  request: ServiceRequest,
  work: () => Promise<ServiceResponse | undefined>,
): Promise<Outcome> {
  if (fault === undefined) return { kind: 'respond', response: await work() }
  const outcome = await strike(fault, work)
  fault.onStrike?.(request)
  return outcome
}

async function strike(
  fault: Fault,
  work: () => Promise<ServiceResponse | undefined>,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'delay':
      await sleep(fault.ms)
      return { kind: 'respond', response: await work() }
    case 'truncate':
      return {
        kind: 'truncate',
        response: await work(),
        bytes: fault.bytes,
        ...(fault.claims === undefined ? {} : { claims: fault.claims }),
      }
    case 'shorten':
      return { kind: 'shorten', response: await work(), bytes: fault.bytes }
    case 'drip':
      return { kind: 'drip', response: await work(), ms: fault.ms }
    case 'hang':
    case 'reset':
      if (fault.afterWork === true) await work()
      return { kind: fault.kind }
    case 'status':
      if (fault.afterWork === true) await work()
      return { kind: 'respond', response: statusResponse(fault) }
  }
}

function statusResponse(fault: FaultKind & { readonly kind: 'status' }): ServiceResponse {
  const json = fault.json ?? { message: `injected ${fault.status}` }
  return {
    status: fault.status,
    ...(fault.headers && { headers: fault.headers }),
    ...(fault.body === undefined ? { json } : { body: fault.body }),
  }
}
