/** X.509 certificates (RFC 5280) made and signed by hand: the CT log has to sign the very bytes that the CA signs. */
import { randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import {
  bitString,
  element,
  explicit,
  integer,
  objectIdentifier,
  readElement,
  readElements,
  sequence,
  utcTime,
  utf8String,
} from './der.ts'
import { digestFor, publicKeyInfo } from './keys.ts'

/** Subject or issuer: organisation and common name. */
export interface DistinguishedName {
  readonly organization: string
  readonly commonName: string
}

/** What is put under a signature. */
export interface CertificateContent {
  /** `null`: the empty name of a Fulcio leaf, whose identity is in its subjectAltName. */
  readonly subject: DistinguishedName | null
  readonly publicKey: KeyObject
  readonly issuer: DistinguishedName
  readonly issuerKey: KeyObject
  readonly serial: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  /** From extensions.ts, in this order. */
  readonly extensions: readonly Buffer[]
}

const ECDSA_WITH = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3' } as const

/** AlgorithmIdentifier of ECDSA with the digest that goes with the key. */
export const signatureAlgorithm = (key: KeyObject): Buffer =>
  sequence(objectIdentifier(ECDSA_WITH[digestFor(key)]))

/** 126 random bits: positive, never zero, and of constant length. */
export function newSerial(): Buffer {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

function encodeName(name: DistinguishedName | null): Buffer {
  const attribute = (oid: string, value: string): Buffer =>
    element(0x31, sequence(objectIdentifier(oid), utf8String(value)))
  if (name === null) return sequence()
  return sequence(attribute('2.5.4.10', name.organization), attribute('2.5.4.3', name.commonName))
}

/** The TBSCertificate: what the CA signs, and, without the SCT extension, what the CT log signs. */
export function toBeSigned(content: CertificateContent): Buffer {
  return sequence(
    explicit(0, integer(2)),
    integer(content.serial),
    signatureAlgorithm(content.issuerKey),
    encodeName(content.issuer),
    sequence(utcTime(content.notBefore), utcTime(content.notAfter)),
    encodeName(content.subject),
    publicKeyInfo(content.publicKey),
    explicit(3, sequence(...content.extensions)),
  )
}

/** A signed certificate, DER. */
export function issueCertificate(content: CertificateContent): Buffer {
  const body = toBeSigned(content)
  const signature = sign(digestFor(content.issuerKey), body, content.issuerKey)
  return sequence(body, signatureAlgorithm(content.issuerKey), bitString(signature))
}

/** A certificate as PEM, with a final newline. */
export function toPem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** Issuer and serial number of a certificate as they stand in it (CMS names its signer so). */
export function issuerAndSerial(certificate: Buffer): {
  readonly issuer: Buffer
  readonly serial: Buffer
} {
  const body = readElement(readElement(certificate).content)
  const [, serial, , issuer] = readElements(body.content)
  if (serial === undefined || issuer === undefined) throw new TypeError('not a certificate')
  return { issuer: issuer.whole, serial: serial.whole }
}
