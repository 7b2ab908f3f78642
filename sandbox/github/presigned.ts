/**
 * Addresses that carry their own permission, as Azure's blob storage signs them: whoever holds the address may read
 * until it expires, and no other credential may come with it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock, ServiceRequest, ServiceResponse } from '../service.ts'
import { blobRefusal } from './errors.ts'

const LIFETIME_MS = 60 * 60 * 1000

/** Signs blob addresses and checks them. */
export class Presigner {
  readonly key: Buffer
  readonly #clock: Clock

  constructor(key: Buffer, clock: Clock) {
    this.key = key
    this.#clock = clock
  }

  /** A signed address. `extra` is not covered by the signature. */
  sign(host: string, path: string, extra: Readonly<Record<string, string>> = {}): string {
    const url = new URL(`https://${host}${path}`)
    const expiry = new Date(this.#clock() + LIFETIME_MS).toISOString()
    const parameters = { se: expiry, sp: 'r', sr: 'b', sv: '2024-11-04', ...extra }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    url.searchParams.set('sig', this.#signature(host, path, expiry).toString('base64'))
    return url.href
  }

  /** Why a request may not read the blob, or `undefined` when it may. */
  refuse(request: ServiceRequest): ServiceResponse | undefined {
    if (request.headers['authorization'] !== undefined) {
      return blobRefusal(
        400,
        'InvalidAuthenticationInfo',
        'Authentication information is not given in the correct format. Check the value of Authorization header.',
      )
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return blobRefusal(405, 'UnsupportedHttpVerb', 'The resource does not support this verb.')
    }
    const expiry = request.url.searchParams.get('se') ?? ''
    const given = Buffer.from(request.url.searchParams.get('sig') ?? '', 'base64')
    const wanted = this.#signature(request.host, request.path, expiry)
    const genuine = given.length === wanted.length && timingSafeEqual(given, wanted)
    if (genuine && Date.parse(expiry) > this.#clock()) return undefined
    return blobRefusal(
      403,
      'AuthenticationFailed',
      'Server failed to authenticate the request. Signature not valid in the specified time frame.',
    )
  }

  #signature(host: string, path: string, expiry: string): Buffer {
    return createHmac('sha256', this.key).update(`${host}\n${path}\n${expiry}`).digest()
  }
}
