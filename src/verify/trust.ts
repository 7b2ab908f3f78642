/**
 * Trust roots: one for each Sigstore instance, never merged. Merged, a certificate of the public-good instance could
 * pass under GitHub's lower thresholds, without log and without SCT.
 */
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toTrustMaterial, type TrustMaterial, type VerifierOptions } from '@sigstore/verify'
import { at, isJsonObject } from '../attest/json.ts'
import { sigstoreFault } from '../attest/json-shape.ts'
import type { SigstoreInstance } from '../attest/instance.ts'
import { ReleaseError, VerificationError } from '../errors/release-error.ts'
import { readCertificate } from './certificate.ts'

export type Thresholds = Required<
  Pick<VerifierOptions, 'tlogThreshold' | 'ctlogThreshold' | 'timestampThreshold'>
>

export interface TrustRoot {
  readonly instance: SigstoreInstance
  readonly organization: string
  readonly thresholds: Thresholds
  readonly material: TrustMaterial
  /** For reports: log id (hex) → address. */
  readonly logUris: ReadonlyMap<string, string>
  /** For reports: addresses of the time-stamp authorities. */
  readonly timestampUris: readonly string[]
}

/** Organization of the certificate authority → its root. */
export type TrustRoots = ReadonlyMap<string, TrustRoot>

interface Instance {
  readonly instance: SigstoreInstance
  readonly thresholds: Thresholds
}

// What an instance offers is fixed here, by who it is, and never read off a bundle.
const INSTANCES: Readonly<Record<string, Instance>> = {
  'sigstore.dev': {
    instance: 'public-good',
    thresholds: { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 },
  },
  'GitHub, Inc.': {
    instance: 'github',
    thresholds: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
  },
}

/** Roots that were read one by one, as one set; two of one organization are refused. */
export function joinTrustRoots(parts: readonly TrustRoots[]): TrustRoots {
  const roots = new Map<string, TrustRoot>()
  for (const root of parts.flatMap(part => [...part.values()])) {
    if (roots.has(root.organization)) {
      throw invalid(`two trust roots of ${root.organization}: which one is meant is unclear`)
    }
    roots.set(root.organization, root)
  }
  if (roots.size === 0) throw invalid('the trust root is empty')
  return roots
}

/** One trusted_root.json, or one on each line as `gh attestation trusted-root` prints them. */
export function parseTrustRoots(text: string): TrustRoots {
  const roots = documents(text).map(document => parseTrustRoot(document))
  return joinTrustRoots(roots.map(root => new Map([[root.organization, root]])))
}

function documents(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    return lines.map((line, index) => {
      try {
        return JSON.parse(line) as unknown
      } catch (error) {
        throw invalid(`line ${index + 1} of the trust root is not JSON`, error)
      }
    })
  }
}

const MEDIA_TYPE =
  /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/

function parseTrustRoot(document: unknown): TrustRoot {
  const fault = sigstoreFault(document)
  if (fault !== undefined) throw invalid(`the trust root cannot be read: ${fault}`)
  const type = at(document, 'mediaType')
  if (!isJsonObject(document) || typeof type !== 'string' || !MEDIA_TYPE.test(type)) {
    throw invalid('a document of the trust root is not a trusted_root.json')
  }
  let root: TrustedRoot
  let material: TrustMaterial
  try {
    root = TrustedRoot.fromJSON(document)
    material = toTrustMaterial(root)
  } catch (error) {
    throw invalid('the trust root cannot be read', error)
  }
  refuseEndlessLogs(root)
  for (const authority of [...material.certificateAuthorities, ...material.timestampAuthorities]) {
    checkChainOnce(authority.certChain)
  }
  const organization = organizationOf(root)
  const instance = Object.hasOwn(INSTANCES, organization) ? INSTANCES[organization] : undefined
  if (instance === undefined) throw unknownIssuer(organization)
  return {
    ...instance,
    organization,
    material,
    logUris: new Map(root.tlogs.map(log => [log.logId?.keyId.toString('hex') ?? '', log.baseUrl])),
    timestampUris: [...new Set(root.timestampAuthorities.map(authority => authority.uri))],
  }
}

type Certificate = TrustMaterial['certificateAuthorities'][number]['certChain'][number]

/**
 * The certificates above a signer's are the same for every bundle, and the library asks them about each other for every
 * bundle anew: two of three checks of a chain, and as often it writes them out to compare them. Each pair is asked once
 * and each certificate written once; certificates do not change.
 */
function checkChainOnce(chain: readonly Certificate[]): void {
  for (const certificate of chain) {
    const der = certificate.root.toDER()
    certificate.root.toDER = () => der
    const ask = certificate.verify.bind(certificate)
    const known = new Map<Certificate | undefined, boolean>()
    certificate.verify = issuer => {
      // Anything from outside the root is asked about each time.
      if (issuer !== undefined && !chain.includes(issuer)) return ask(issuer)
      const answer = known.get(issuer) ?? ask(issuer)
      known.set(issuer, answer)
      return answer
    }
  }
}

/** Without a start the library would believe a log's key for all times before its end. */
function refuseEndlessLogs({ tlogs, ctlogs }: TrustedRoot): void {
  for (const log of [...tlogs, ...ctlogs]) {
    if (log.publicKey?.validFor?.start === undefined) {
      throw invalid(`the key of the log ${log.baseUrl} does not say from when on it is valid`)
    }
  }
}

/** The one organization that all certificates of all authorities bear; JSON's own `subject` is not signed. */
function organizationOf(root: TrustedRoot): string {
  const certificates = root.certificateAuthorities.flatMap(
    authority => authority.certChain?.certificates ?? [],
  )
  const found = new Set(
    certificates.map(({ rawBytes }) => readCertificate(rawBytes).subjectOrganization),
  )
  const [organization] = found
  if (found.size !== 1 || organization === undefined) {
    throw invalid('the certificate authorities of a trust root are not of exactly one organization')
  }
  return organization
}

/**
 * What belongs to the organization that issued a leaf; INSTANCE_WITHOUT_ROOT where it is one of the known instances and
 * its root was not given, else TRUST_ROOT_UNKNOWN_ISSUER.
 */
export function selectByIssuer<T>(
  roots: ReadonlyMap<string, T>,
  organization: string | undefined,
): T {
  const root = organization === undefined ? undefined : roots.get(organization)
  if (root !== undefined) return root
  if (organization !== undefined && Object.hasOwn(INSTANCES, organization)) {
    throw new VerificationError('INSTANCE_WITHOUT_ROOT', {
      message: 'the trust roots hold none of the Sigstore instance that certified the signer',
      expected: [...roots.keys()].join(' or '),
      actual: organization,
      check: 'root.issuer',
    })
  }
  throw unknownIssuer(organization, [...roots.keys()])
}

function unknownIssuer(
  organization: string | undefined,
  known: readonly string[] = Object.keys(INSTANCES),
): VerificationError {
  return new VerificationError('TRUST_ROOT_UNKNOWN_ISSUER', {
    message: 'a certificate authority is unknown here',
    expected: known.join(' or '),
    actual: organization ?? 'no single organization',
    check: 'root.issuer',
  })
}

function invalid(message: string, cause?: unknown): ReleaseError {
  return new ReleaseError('TRUST_ROOT_INVALID', { message, cause })
}
