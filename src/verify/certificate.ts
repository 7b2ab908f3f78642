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
  /** OID → content of the OCTET STRING. */
  readonly extensions: ReadonlyMap<string, Uint8Array>
}

/** DER → content; malformed bytes and repeated extensions are refused (CERTIFICATE_INVALID). */
export function readCertificate(der: Uint8Array): CertificateContent {
  const [body] = readMembers(readDer(der, TAG.sequence))
  const fields = body === undefined ? [] : readMembers(body)
  // version is a default value that a v1 certificate leaves out; those have no extensions either.
  const [version, , , issuer, , subject] = fields
  if (version?.tag !== VERSION || issuer === undefined || subject === undefined) {
    throw malformed('not an X.509 v3 certificate')
  }
  const issuerAttributes = readName(issuer)
  return {
    issuerOrganization: onlyOrganization(issuerAttributes),
    subjectOrganization: onlyOrganization(readName(subject)),
    issuerName: issuerAttributes.map(([oid, value]) => `${SHORT[oid] ?? oid}=${value}`).join(','),
    extensions: readExtensions(fields.find(field => field.tag === EXTENSIONS)),
  }
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
  return names.length === 1 && name?.tag === URI_NAME ? decodeUtf8(name.content) : undefined
}
