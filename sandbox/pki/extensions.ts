/** X.509 v3 extensions (RFC 5280, section 4.2), each as the DER of one `Extension`. */
import { createHash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isIP } from 'node:net'

import {
  bitString,
  booleanTrue,
  element,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  readElement,
  readElements,
  sequence,
} from './der.ts'
import { publicKeyInfo } from './keys.ts'

/** One `Extension`; `value` is what the OCTET STRING holds. */
export function extension(oid: string, value: Uint8Array, critical = false): Buffer {
  const flag = critical ? [booleanTrue()] : []
  return sequence(objectIdentifier(oid), ...flag, octetString(value))
}

/** basicConstraints of a CA. */
export const authority = (pathLength: number): Buffer =>
  extension('2.5.29.19', sequence(booleanTrue(), integer(pathLength)), true)

const KEY_USAGE = {
  digitalSignature: bitString(Buffer.from([0x80]), 7),
  // keyCertSign and cRLSign: bits 5 and 6.
  certificateSigning: bitString(Buffer.from([0x06]), 1),
} as const

/** keyUsage, critical. */
export const keyUsage = (usage: keyof typeof KEY_USAGE): Buffer =>
  extension('2.5.29.15', KEY_USAGE[usage], true)

const EXTENDED_KEY_USAGE = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const

/** extKeyUsage of one purpose; RFC 3161 demands it critical for time stamps. */
export const extendedKeyUsage = (usage: keyof typeof EXTENDED_KEY_USAGE): Buffer =>
  extension(
    '2.5.29.37',
    sequence(objectIdentifier(EXTENDED_KEY_USAGE[usage])),
    usage === 'timeStamping',
  )

/** subjectAltName of one URI; critical, because a Fulcio leaf has no subject. */
export const uriName = (uri: string): Buffer =>
  extension('2.5.29.17', sequence(implicit(6, Buffer.from(uri))), true)

/** subjectAltName of host names and addresses. */
export function hostNames(names: readonly string[]): Buffer {
  const general = names.map(name =>
    isIP(name) === 4
      ? implicit(7, Buffer.from(name.split('.').map(Number)))
      : implicit(2, Buffer.from(name)),
  )
  return extension('2.5.29.17', sequence(...general))
}

/** SHA-1 of the public key's bits (RFC 5280, section 4.2.1.2, method 1): a name for the key and no more. */
function keyIdentifier(key: KeyObject): Buffer {
  const [, bits] = readElements(readElement(publicKeyInfo(key)).content)
  if (bits === undefined) throw new TypeError('a SubjectPublicKeyInfo without a key')
  return createHash('sha1').update(bits.content.subarray(1)).digest()
}

/** subjectKeyIdentifier. */
export const subjectKeyIdentifier = (key: KeyObject): Buffer =>
  extension('2.5.29.14', octetString(keyIdentifier(key)))

/** authorityKeyIdentifier. */
export const authorityKeyIdentifier = (issuerKey: KeyObject): Buffer =>
  extension('2.5.29.35', sequence(element(0x80, keyIdentifier(issuerKey))))
