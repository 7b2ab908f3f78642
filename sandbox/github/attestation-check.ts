/** What GitHub checks before it stores an attestation. It does not verify signatures. */
import 'reflect-metadata'
import { X509Certificate } from '@peculiar/x509'
import { statementOf } from './attestation.ts'
import type { Statement } from './attestation.ts'
import { isObject } from './body.ts'
import type { JsonObject } from './body.ts'
import { refusal } from './errors.ts'
import type { Refusal } from './errors.ts'
import type { Repository } from './repository.ts'

const MAX_SUBJECTS = 1024
const MAX_PREDICATE_BYTES = 16 * 1024 * 1024
const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
const STATEMENT_TYPES = ['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']
const MEDIA_TYPE =
  /^application\/vnd\.dev\.sigstore\.bundle(?:\.v0\.3\+json|\+json;version=0\.[123])$/
/** Fulcio's "Source Repository URI": https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const SOURCE_REPOSITORY_URI = '1.3.6.1.4.1.57264.1.12'
const DER_UTF8_STRING = 0x0c

/** Refuses a bundle that GitHub would not store for this repository; answers its statement. */
export function checkBundle(repository: Repository, bundle: JsonObject): Statement {
  if (repository.ownerType === 'User' && repository.visibility !== 'public') {
    // Reported as HTTP 400: https://github.com/GitHubSecurityLab/seclab-taskflow-agent/pull/21
    throw refusal(
      400,
      'Feature not available for user-owned private repositories. To enable this feature, please make this repository public.',
    )
  }
  checkEnvelope(bundle)
  const statement = statementOf(bundle)
  if (typeof statement === 'string') throw invalidArgument(statement)
  checkStatement(statement)
  checkSource(repository, bundle)
  return statement
}

function checkEnvelope(bundle: JsonObject): void {
  const { mediaType, dsseEnvelope } = bundle
  if (typeof mediaType !== 'string' || !MEDIA_TYPE.test(mediaType)) {
    throw invalidArgument(`unsupported bundle media type: ${String(mediaType)}`)
  }
  if (!isObject(dsseEnvelope)) throw invalidArgument('bundle has no DSSE envelope')
  if (dsseEnvelope['payloadType'] !== PAYLOAD_TYPE) {
    throw invalidArgument(`payload type must be ${PAYLOAD_TYPE}`)
  }
  const { signatures } = dsseEnvelope
  if (!Array.isArray(signatures) || signatures.length === 0) {
    throw invalidArgument('DSSE envelope has no signature')
  }
}

function checkStatement(statement: Statement): void {
  if (!STATEMENT_TYPES.includes(statement.type)) throw invalidArgument('unknown statement type')
  const { subjects } = statement
  if (subjects.length === 0) throw invalidArgument('statement has no subject')
  if (subjects.length > MAX_SUBJECTS) throw invalidArgument('too many subjects')
  const keys = subjects.map(({ name, digests }) => JSON.stringify([name, digests.toSorted()]))
  if (new Set(keys).size < keys.length) throw invalidArgument('duplicate subject in statement')
  // GitHub gives no better answer than this one: https://github.com/actions/attest/issues/78
  const size = Buffer.byteLength(JSON.stringify(statement.predicate ?? null))
  if (size > MAX_PREDICATE_BYTES) throw refusal(500, 'Server Error')
}

function checkSource(repository: Repository, bundle: JsonObject): void {
  const source = sourceRepositoryUri(bundle)
  if (source === undefined) throw invalidArgument('certificate names no source repository')
  if (source !== repository.htmlUrl) {
    throw invalidArgument(`values do not match: ${source} != ${repository.htmlUrl}`)
  }
}

function sourceRepositoryUri(bundle: JsonObject): string | undefined {
  const rawBytes = leafCertificate(bundle['verificationMaterial'])
  if (rawBytes === undefined) return undefined
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(Buffer.from(rawBytes, 'base64'))
  } catch {
    throw invalidArgument('malformed certificate')
  }
  const extension = certificate.getExtension(SOURCE_REPOSITORY_URI)
  return extension ? derString(Buffer.from(extension.value)) : undefined
}

/** Bundles up to v0.2 carry a chain, v0.3 the leaf alone. */
function leafCertificate(material: unknown): string | undefined {
  if (!isObject(material)) return undefined
  const chain = material['x509CertificateChain']
  const certificates = isObject(chain) ? chain['certificates'] : undefined
  const first: unknown = Array.isArray(certificates) ? certificates[0] : undefined
  const leaf = material['certificate'] ?? first
  const rawBytes = isObject(leaf) ? leaf['rawBytes'] : undefined
  return typeof rawBytes === 'string' ? rawBytes : undefined
}

function derString(der: Buffer): string | undefined {
  const [tag, first = 0] = der
  if (tag !== DER_UTF8_STRING) return undefined
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  const start = 2 + lengthBytes
  const length = lengthBytes === 0 ? first : Number.parseInt(der.toString('hex', 2, start), 16)
  return der.length === start + length ? der.toString('utf8', start) : undefined
}

function invalidArgument(reason: string): Refusal {
  return refusal(422, `Invalid Argument - ${reason}`, {
    documentation: 'https://docs.github.com/rest/repos/attestations#create-an-attestation',
  })
}
