/**
 * What a certificate says about itself, read from its bytes (RFC 5280, section 4.1). Whether it is to be believed is
 * the bundle verifier's business.
 */
import {
  decodeObjectIdentifier,
  decodeUtf8,
  malformed,
  readDer,
  readMembers,
  TAG,
  type DerElement,
} from './der.ts'
import { unixSeconds } from '../attest/unix-time.ts'

const ORGANIZATION = '2.5.4.10'
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const URI_NAME = 0x86
const VERSION = 0xa0
const EXTENSIONS = 0xa3

export interface CertificateContent {
  /** Organization of the issuer; undefined unless there is exactly one. */
  readonly issuerOrganization: string | undefined
  /** Organization of the subject; undefined unless there is exactly one. */
  readonly subjectOrganization: string | undefined
  readonly issuerName: string
  /** Seconds since the epoch, as notAfter. */
  readonly notBefore: number
  readonly notAfter: number
  /** OID → content of the OCTET STRING. */
  readonly extensions: ReadonlyMap<string, Uint8Array>
}

/** DER → content; malformed bytes and repeated extensions are refused (CERTIFICATE_INVALID). */
export function readCertificate(der: Uint8Array): CertificateContent {
  const [body] = readMembers(readDer(der, TAG.sequence))
  const fields = body === undefined ? [] : readMembers(body)
  // version is a default value that a v1 certificate leaves out; those have no extensions either.
  const [version, , , issuer, validity, subject] = fields
  if (
    version?.tag !== VERSION ||
    issuer === undefined ||
    validity === undefined ||
    subject === undefined
  ) {
    throw malformed('not an X.509 v3 certificate')
  }
  const issuerAttributes = readName(issuer)
  const [notBefore, notAfter] = readMembers(validity)
  return {
    issuerOrganization: onlyOrganization(issuerAttributes),
    subjectOrganization: onlyOrganization(readName(subject)),
    issuerName: issuerAttributes.map(([oid, value]) => `${SHORT[oid] ?? oid}=${value}`).join(','),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    extensions: readExtensions(fields.find(field => field.tag === EXTENSIONS)),
  }
}

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
const ISO_8601 = '$1-$2-$3T$4:$5:$6Z'

/** UTCTime until 2049, GeneralizedTime from then on, both to the second and in UTC (RFC 5280, section 4.1.2.5). */
function readTime(time: DerElement | undefined): number {
  const digits = time === undefined ? '' : decodeUtf8(time.content)
  const century = digits < '5' ? '20' : '19'
  const text = time?.tag === UTC_TIME ? `${century}${digits}` : digits
  const parts = time?.tag === UTC_TIME || time?.tag === GENERALIZED_TIME ? TIME.exec(text) : null
  const seconds = parts === null ? undefined : unixSeconds(text.replace(TIME, ISO_8601))
  if (seconds === undefined) throw malformed('a validity that is no time')
  return seconds
}

const SHORT: Readonly<Record<string, string>> = { '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.10': 'O' }

type Attribute = readonly [oid: string, value: string]

function readName(name: DerElement): readonly Attribute[] {
  return readMembers(name).flatMap(set => readMembers(set).map(readAttribute))
}

function readAttribute(attribute: DerElement): Attribute {
  const [oid, value] = readMembers(attribute)
  if (oid === undefined || value === undefined) throw malformed('a name without a value')
  if (value.tag !== TAG.utf8String && value.tag !== TAG.printableString) {
    throw malformed(`a name of an unusual kind (0x${value.tag.toString(16)})`)
  }
  return [decodeObjectIdentifier(oid), decodeUtf8(value.content)]
}

function onlyOrganization(attributes: readonly Attribute[]): string | undefined {
  const found = attributes.filter(([oid]) => oid === ORGANIZATION)
  return found.length === 1 ? found[0]?.[1] : undefined
}

function readExtensions(field: DerElement | undefined): ReadonlyMap<string, Uint8Array> {
  const extensions = new Map<string, Uint8Array>()
  const members = field === undefined ? [] : readMembers(readDer(field.content, TAG.sequence))
  for (const member of members) {
    const parts = readMembers(member)
    const [oid] = parts
    const value = parts.at(-1)
    if (oid === undefined || value?.tag !== TAG.octetString) throw malformed('an empty extension')
    const name = decodeObjectIdentifier(oid)
    // Which of two is meant would be every reader's own guess.
    if (extensions.has(name)) throw malformed(`extension ${name} twice`)
    extensions.set(name, value.content)
  }
  return extensions
}

/** The one URI of subjectAltName; a certificate with other or more names has no such identity. */
export function readUriName(certificate: CertificateContent): string | undefined {
  const value = certificate.extensions.get(SUBJECT_ALTERNATIVE_NAME)
  if (value === undefined) return undefined
  const names = readMembers(readDer(value, TAG.sequence))
  const [name] = names
  if (names.length !== 1 || name?.tag !== URI_NAME) return undefined
  // An IA5String: what looks like a letter of the name and is none cannot be in it (RFC 5280, section 4.2.1.6).
  if (!name.content.every(byte => byte > 0x20 && byte < 0x7f))
    throw malformed('a name that is no URI')
  return decodeUtf8(name.content)
}
