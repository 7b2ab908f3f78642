/** A blob host in the manner of Azure Storage: block uploads and downloads, opened by signed addresses alone. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts'

const VALID_MS = 10 * 60_000

export interface Blob {
  readonly content: Buffer
  readonly contentType: string
  readonly contentDisposition?: string
}

type Access = 'read' | 'write'

export interface BlobHostOptions {
  readonly host: string
  readonly clock: Clock
  /** Of an earlier sandbox; base64. */
  readonly key?: string
  readonly blobs?: Readonly<Record<string, Blob>>
}

/** One blob host. */
export class BlobHost {
  readonly #options: BlobHostOptions
  readonly #key: Buffer
  readonly #blobs: Map<string, Blob>
  readonly #blocks = new Map<string, Map<string, Buffer>>()

  constructor(options: BlobHostOptions) {
    this.#options = options
    this.#key = options.key === undefined ? randomBytes(32) : Buffer.from(options.key, 'base64')
    this.#blobs = new Map(Object.entries(options.blobs ?? {}))
  }

  get key(): string {
    return this.#key.toString('base64')
  }

  get blobs(): ReadonlyMap<string, Blob> {
    return this.#blobs
  }

  /** The blob at a path, which begins with `/`. */
  get(path: string): Blob | undefined {
    return this.#blobs.get(path)
  }

  put(path: string, blob: Blob): void {
    this.#blobs.set(path, blob)
  }

  delete(path: string): void {
    this.#blobs.delete(path)
  }

  /** An address that opens one blob for ten minutes. */
  signedUrl(path: string, access: Access): string {
    const expiry = new Date(this.#options.clock() + VALID_MS).toISOString()
    const url = new URL(`https://${this.#options.host}${path}`)
    url.searchParams.set('se', expiry)
    url.searchParams.set('sp', access === 'read' ? 'r' : 'cw')
    url.searchParams.set('sig', this.#signature(path, access, expiry))
    url.searchParams.set('sr', 'b')
    url.searchParams.set('sv', '2025-11-05')
    return url.href
  }

  readonly service: Service = request => {
    const { method } = request
    if (method !== 'PUT' && method !== 'GET' && method !== 'HEAD') return undefined
    // A signed address needs no credential, and one that is sent all the same has leaked.
    if (request.headers['authorization'] !== undefined) {
      return azureError(400, 'InvalidAuthenticationInfo', 'Authorization beside a signed address')
    }
    if (!this.#isSigned(request, method === 'PUT' ? 'write' : 'read')) {
      return azureError(403, 'AuthenticationFailed', 'Signature did not match or has expired')
    }
    return method === 'PUT' ? this.#write(request) : this.#read(request)
  }

  #signature(path: string, access: Access, expiry: string): string {
    return createHmac('sha256', this.#key).update(`${access}\n${path}\n${expiry}`).digest('base64')
  }

  #isSigned({ path, url }: ServiceRequest, access: Access): boolean {
    const expiry = url.searchParams.get('se') ?? ''
    const given = Buffer.from(url.searchParams.get('sig') ?? '')
    const expected = Buffer.from(this.#signature(path, access, expiry))
    const genuine = given.length === expected.length && timingSafeEqual(given, expected)
    return genuine && Date.parse(expiry) > this.#options.clock()
  }

  #write(request: ServiceRequest): ServiceResponse | undefined {
    const { path, body, url, headers } = request
    const blocks = this.#blocks.get(path) ?? new Map<string, Buffer>()
    const operation = url.searchParams.get('comp')
    if (operation === 'block') {
      blocks.set(url.searchParams.get('blockid') ?? '', body)
      this.#blocks.set(path, blocks)
      return created(this.#options.clock())
    }
    if (operation === 'blocklist') {
      const content = joinBlocks(body.toString(), blocks)
      if (content === undefined) return azureError(400, 'InvalidBlockList', 'unknown block')
      this.#blocks.delete(path)
      return this.#store(path, content, headers)
    }
    if (operation === null && headers['x-ms-blob-type'] === 'BlockBlob') {
      return this.#store(path, body, headers)
    }
    return undefined
  }

  #store(path: string, content: Buffer, headers: ServiceRequest['headers']): ServiceResponse {
    const contentType = headers['x-ms-blob-content-type'] ?? 'application/octet-stream'
    const known = this.#blobs.get(path)?.contentDisposition
    this.put(path, {
      content,
      contentType,
      ...(known !== undefined && { contentDisposition: known }),
    })
    return created(this.#options.clock())
  }

  #read({ path, headers }: ServiceRequest): ServiceResponse {
    const blob = this.#blobs.get(path)
    if (blob === undefined) return azureError(404, 'BlobNotFound', 'The blob does not exist.')
    const described = {
      'content-type': blob.contentType,
      'x-ms-blob-type': 'BlockBlob',
      'accept-ranges': 'bytes',
      ...(blob.contentDisposition !== undefined && {
        'content-disposition': blob.contentDisposition,
      }),
    }
    const wanted = headers['x-ms-range'] ?? headers['range'] ?? ''
    const [, first, last = ''] = /^bytes=(\d+)-(\d*)$/.exec(wanted) ?? []
    if (first === undefined) return { headers: described, body: blob.content }
    const start = Number(first)
    const end = Math.min(last === '' ? Infinity : Number(last) + 1, blob.content.length)
    if (start >= end) return azureError(416, 'InvalidRange', 'The range is invalid.')
    return {
      status: 206,
      headers: {
        ...described,
        'content-range': `bytes ${start}-${end - 1}/${blob.content.length}`,
      },
      body: blob.content.subarray(start, end),
    }
  }
}

/** The blocks that a block list names, in its order. */
function joinBlocks(list: string, blocks: ReadonlyMap<string, Buffer>): Buffer | undefined {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(one => one[1])
  const parts = ids.map(id => blocks.get(id ?? ''))
  const found = parts.filter(part => part !== undefined)
  return found.length === parts.length ? Buffer.concat(found) : undefined
}

function created(now: number): ServiceResponse {
  return {
    status: 201,
    headers: {
      etag: `"0x${now.toString(16).toUpperCase()}"`,
      'last-modified': new Date(now).toUTCString(),
      'x-ms-request-server-encrypted': 'true',
    },
  }
}

const azureError = (status: number, code: string, message: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
  body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
})
