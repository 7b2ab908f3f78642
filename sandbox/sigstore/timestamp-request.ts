/** A request for a time stamp, in either of the forms that sigstore/timestamp-authority takes. */
import { jsonObject, parseJson } from '../json.ts'
import { integer, objectIdentifier, readElement, readElements } from '../pki/der.ts'
import type { DerElement } from '../pki/der.ts'
import type { ServiceRequest } from '../service.ts'

/** RFC 3161's MessageImprint and the options. */
export interface TimestampRequest {
  readonly hash: HashName
  readonly digest: Buffer
  /** The INTEGER as it came, to be returned unchanged. */
  readonly nonce: Buffer | undefined
  readonly wantsCertificate: boolean
}

/** A request the authority cannot read. */
export class BadTimestampRequest extends Error {}

const HASHES = {
  sha256: { oid: '2.16.840.1.101.3.4.2.1', size: 32 },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', size: 48 },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', size: 64 },
} as const

export type HashName = keyof typeof HASHES

const HASH_NAMES = ['sha256', 'sha384', 'sha512'] as const satisfies readonly HashName[]

/** OBJECT IDENTIFIER of a hash. */
export const hashIdentifier = (hash: HashName): Buffer => objectIdentifier(HASHES[hash].oid)

/** Reads either form, by content type. */
export function parseTimestampRequest(request: ServiceRequest): TimestampRequest {
  const type = request.headers['content-type'] ?? ''
  const parsed = type.includes('json') ? parseJsonRequest(request.body) : parseQuery(request.body)
  if (parsed.digest.length !== HASHES[parsed.hash].size) {
    throw new BadTimestampRequest('message digest has incorrect length for its algorithm')
  }
  return parsed
}

function parseJsonRequest(body: Buffer): TimestampRequest {
  const request = jsonObject(parseJson(body))
  const digest = request?.string('artifactHash')
  const algorithm = request?.string('hashAlgorithm') ?? 'sha256'
  const hash = HASH_NAMES.find(name => name === algorithm)
  if (digest === undefined || hash === undefined) {
    throw new BadTimestampRequest('artifactHash and a supported hashAlgorithm are required')
  }
  const nonce = request?.number('nonce')
  return {
    hash,
    digest: Buffer.from(digest, 'base64'),
    nonce: nonce === undefined ? undefined : integer(BigInt(nonce)),
    wantsCertificate: request?.boolean('certificates') ?? false,
  }
}

/** TimeStampReq ::= SEQUENCE { version, messageImprint, reqPolicy?, nonce?, certReq DEFAULT FALSE, [0]? } */
function parseQuery(body: Buffer): TimestampRequest {
  let fields: readonly DerElement[]
  let imprint: readonly DerElement[]
  try {
    fields = readElements(readElement(body).content)
    imprint = readElements(fields[1]?.content ?? Buffer.alloc(0))
  } catch (cause) {
    throw new BadTimestampRequest('not a DER time-stamp query', { cause })
  }
  const [algorithm, digest] = imprint
  const hash = HASH_NAMES.find(name => algorithm?.content.indexOf(hashIdentifier(name)) === 0)
  if (hash === undefined || digest === undefined) {
    throw new BadTimestampRequest('unsupported hash algorithm')
  }
  const options = fields.slice(2)
  return {
    hash,
    digest: digest.content,
    nonce: options.find(one => one.tag === 0x02)?.whole,
    wantsCertificate: options.some(one => one.tag === 0x01 && one.content[0] !== 0),
  }
}
