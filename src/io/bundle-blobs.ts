/**
 * The blob host behind the lists' `bundle_url`: presigned addresses, bundles in snappy's block format.
 * One bundle may have a thousand subjects: what was read a moment ago is not read again for the next of them.
 */
import { ReleaseError } from '../errors/release-error.ts'
import type { Http } from './http.ts'
import { uncompressBlock } from './snappy-block.ts'

const MIB = 1024 * 1024
/** A predicate of 16 MiB, in base64, inside the bundle's JSON. */
const MAX_BUNDLE = 32 * MIB
/** Of JSON text, kept for subjects to come. */
const KEPT_BYTES = 8 * MIB

/** Reads bundles by their address. The same blob gives the same object while it is remembered. */
export interface BundleBlobs {
  read(url: string): Promise<unknown>
}

interface Blob {
  readonly bundle: unknown
  /** Bytes of JSON. */
  readonly size: number
}

/** Reads through `http`; remembers the last few MiB, or as many bytes as are given. */
export function createBundleBlobs(
  http: Pick<Http, 'send'>,
  keptBytes: number = KEPT_BYTES,
): BundleBlobs {
  const known = new Map<string, Promise<Blob>>()
  const sizes = new Map<string, number>()
  const forgetOldest = (): void => {
    let kept = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    for (const [name, size] of sizes) {
      if (kept <= keptBytes) return
      kept -= size
      sizes.delete(name)
      known.delete(name)
    }
  }
  const fetchNew = async (name: string, url: string): Promise<Blob> => {
    try {
      const blob = await fetchBlob(url, http)
      sizes.set(name, blob.size)
      forgetOldest()
      return blob
    } catch (error) {
      known.delete(name)
      throw error
    }
  }
  return {
    async read(url) {
      const name = blobName(url)
      const blob = known.get(name) ?? fetchNew(name, url)
      // To the end of the line again: the least used is forgotten first.
      known.delete(name)
      known.set(name, blob)
      const size = sizes.get(name)
      if (size !== undefined && sizes.delete(name)) sizes.set(name, size)
      return (await blob).bundle
    },
  }
}

/**
 * What an address names, whenever it was signed: of a shared access signature the path alone says which blob it is.
 * https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 */
export function blobName(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.searchParams.has('sig') === true ? `${parsed.origin}${parsed.pathname}` : url
}

async function fetchBlob(url: string, http: Pick<Http, 'send'>): Promise<Blob> {
  // Presigned: no token belongs here.
  const response = await http.send({ method: 'GET', url, maxBytes: MAX_BUNDLE })
  if (response.status !== 200) {
    throw new ReleaseError('BUNDLE_UNREADABLE', {
      message: `the blob host does not hand out a bundle that the store lists (HTTP ${response.status})`,
    })
  }
  // The content type is no guide on every mirror; JSON begins with a brace, a snappy block of a bundle does not.
  const compressed = response.body[0] !== 0x7b
  const json = compressed ? decompress(response.body) : response.body
  return { bundle: parse(json), size: json.length }
}

/** Decodes a snappy block; the length in its header is checked before anything is allocated. */
export function decompress(block: Uint8Array): Uint8Array {
  try {
    return uncompressBlock(block, MAX_BUNDLE)
  } catch (error) {
    throw new ReleaseError('BUNDLE_UNREADABLE', {
      message: 'a bundle is not a snappy block, or of more than the largest size',
      cause: error,
    })
  }
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  } catch (error) {
    throw new ReleaseError('BUNDLE_UNREADABLE', {
      message: 'what the blob host hands out as a bundle is not JSON',
      cause: error,
    })
  }
}
