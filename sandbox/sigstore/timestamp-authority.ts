/** An RFC 3161 time-stamp authority that speaks as sigstore/timestamp-authority does. */
import { randomBytes, sign } from 'node:crypto'

import { issuerAndSerial, signatureAlgorithm } from '../pki/certificate.ts'
import {
  explicit,
  element,
  generalizedTime,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  utcTime,
} from '../pki/der.ts'
import { sha256 } from '../pki/keys.ts'
import type { Clock, Service } from '../service.ts'
import type { Authority } from './instance.ts'
import { BadTimestampRequest, hashIdentifier, parseTimestampRequest } from './timestamp-request.ts'
import type { TimestampRequest } from './timestamp-request.ts'

const POLICY = '1.3.6.1.4.1.57264.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** The service at `timestamp.…`. */
export function timestampAuthority(authority: Authority, clock: Clock): Service {
  return request => {
    if (request.method !== 'POST' || request.path !== '/api/v1/timestamp') return undefined
    try {
      const body = timestampResponse(authority, parseTimestampRequest(request), clock())
      return { status: 201, headers: { 'content-type': 'application/timestamp-reply' }, body }
    } catch (error) {
      if (!(error instanceof BadTimestampRequest)) throw error
      return { status: 400, json: { code: 400, message: error.message } }
    }
  }
}

/** TimeStampResp: granted, with the token. */
export function timestampResponse(
  authority: Authority,
  request: TimestampRequest,
  now: number,
): Buffer {
  const granted = sequence(integer(0))
  // Whole seconds: a fraction would have to be written in its shortest form, and verifiers differ there.
  const time = new Date(Math.floor(now / 1000) * 1000)
  const signedData = timestampToken(authority, request, time)
  return sequence(granted, sequence(objectIdentifier(SIGNED_DATA), explicit(0, signedData)))
}

/** TSTInfo (RFC 3161, section 2.4.2). */
function timestampInfo(request: TimestampRequest, time: Date): Buffer {
  return sequence(
    integer(1),
    objectIdentifier(POLICY),
    sequence(sequence(hashIdentifier(request.hash)), octetString(request.digest)),
    integer(randomBytes(16)),
    generalizedTime(time),
    // Accuracy: one second.
    sequence(integer(1)),
    ...(request.nonce === undefined ? [] : [request.nonce]),
  )
}

/** CMS SignedData (RFC 5652, section 5) over a TSTInfo. */
function timestampToken(authority: Authority, request: TimestampRequest, time: Date): Buffer {
  const [certificate] = authority.chain
  if (certificate === undefined) throw new TypeError('a time-stamp authority without certificate')
  const info = timestampInfo(request, time)
  const signer = issuerAndSerial(certificate)
  const attributes = signedAttributes(info, certificate, time)
  // Signed as a SET OF, stored under the tag [0].
  const signature = sign('sha256', setOf(...attributes), authority.key)
  const sorted = attributes.toSorted((a, b) => Buffer.compare(a, b))
  const signerInfo = sequence(
    integer(1),
    sequence(signer.issuer, signer.serial),
    sequence(hashIdentifier('sha256')),
    explicit(0, ...sorted),
    signatureAlgorithm(authority.key),
    octetString(signature),
  )
  return sequence(
    integer(3),
    setOf(sequence(hashIdentifier('sha256'))),
    sequence(objectIdentifier(TST_INFO), explicit(0, octetString(info))),
    ...(request.wantsCertificate ? [explicit(0, ...authority.chain)] : []),
    setOf(signerInfo),
  )
}

function signedAttributes(info: Buffer, certificate: Buffer, time: Date): readonly Buffer[] {
  const attribute = (oid: string, value: Buffer): Buffer =>
    sequence(objectIdentifier(oid), setOf(value))
  return [
    attribute(CONTENT_TYPE, objectIdentifier(TST_INFO)),
    attribute(SIGNING_TIME, utcTime(time)),
    attribute(MESSAGE_DIGEST, octetString(sha256(info))),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate(certificate)),
  ]
}

/** SigningCertificateV2 (RFC 5816): which certificate the stamp is by; its default hash, SHA-256, is left out. */
function signingCertificate(certificate: Buffer): Buffer {
  const { issuer, serial } = issuerAndSerial(certificate)
  const directoryName = element(0xa4, issuer)
  const id = sequence(octetString(sha256(certificate)), sequence(sequence(directoryName), serial))
  return sequence(sequence(id))
}
