/**
 * Who signed: the extensions that Fulcio writes into the certificate of a GitHub Actions job.
 * https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
import { VerificationError } from '../errors/release-error.ts'
import { readUriName, type CertificateContent } from './certificate.ts'
import { decodeUtf8, readDer, TAG } from './der.ts'

/** One field for each extension; the number behind it is the last arc of 1.3.6.1.4.1.57264.1. */
export interface SignerIdentity {
  /** `https://github.com/owner/repo/path@ref`: the workflow file that defines the signing job. */
  readonly subjectAlternativeName: string
  /** `O=…,CN=…` of the certificate authority. */
  readonly certificateIssuer: string
  /** .8 */
  readonly issuer: string
  /** .9, equal to subjectAlternativeName */
  readonly buildSignerUri: string
  /** .10: commit of the workflow file */
  readonly buildSignerDigest: string
  /** .11: `github-hosted` or `self-hosted` */
  readonly runnerEnvironment: string
  /** .12 */
  readonly sourceRepositoryUri: string
  /** .13: commit */
  readonly sourceRepositoryDigest: string
  /** .14: full ref */
  readonly sourceRepositoryRef: string
  /** .15 */
  readonly sourceRepositoryIdentifier: string
  /** .16 */
  readonly sourceRepositoryOwnerUri: string
  /** .17 */
  readonly sourceRepositoryOwnerIdentifier: string
  /** .18: the top-level workflow */
  readonly buildConfigUri: string
  /** .19 */
  readonly buildConfigDigest: string
  /** .20: event name */
  readonly buildTrigger: string
  /** .21: `https://github.com/owner/repo/actions/runs/ID/attempts/N` */
  readonly runInvocationUri: string
  /** .22 */
  readonly sourceRepositoryVisibilityAtSigning: string
  /** .23; null where the job has none or the authority does not write it. */
  readonly deploymentEnvironment: string | null
  /** .24; null where the authority does not write it. Its form varies: never parse it. */
  readonly tokenSubject: string | null
  /** .2 to .6: deprecated doubles of the above, for reports only. */
  readonly githubWorkflowTrigger: string | null
  readonly githubWorkflowSha: string | null
  readonly githubWorkflowName: string | null
  readonly githubWorkflowRepository: string | null
  readonly githubWorkflowRef: string | null
}

const FULCIO = '1.3.6.1.4.1.57264.1'

/** Certificate → identity; every extension that a job's certificate has must be there (EXTENSION_MISSING). */
export function readSignerIdentity(certificate: CertificateContent): SignerIdentity {
  const missing: string[] = []
  const extension = (arc: number): Uint8Array | undefined =>
    certificate.extensions.get(`${FULCIO}.${arc}`)
  const optional = (arc: number): string | null => {
    const value = extension(arc)
    return value === undefined ? null : decodeUtf8(readDer(value, TAG.utf8String).content)
  }
  const required = (arc: number): string => {
    const value = optional(arc)
    if (value === null || value === '') missing.push(`.${arc}`)
    return value ?? ''
  }
  // .1 to .6 hold the bare string, without the DER around it.
  const bare = (arc: number): string | null => {
    const value = extension(arc)
    return value === undefined ? null : decodeUtf8(value)
  }
  const name = readUriName(certificate)
  if (name === undefined) missing.push('subjectAltName')
  const identity: SignerIdentity = {
    subjectAlternativeName: name ?? '',
    certificateIssuer: certificate.issuerName,
    issuer: required(8),
    buildSignerUri: required(9),
    buildSignerDigest: required(10),
    runnerEnvironment: required(11),
    sourceRepositoryUri: required(12),
    sourceRepositoryDigest: required(13),
    sourceRepositoryRef: required(14),
    sourceRepositoryIdentifier: required(15),
    sourceRepositoryOwnerUri: required(16),
    sourceRepositoryOwnerIdentifier: required(17),
    buildConfigUri: required(18),
    buildConfigDigest: required(19),
    buildTrigger: required(20),
    runInvocationUri: required(21),
    sourceRepositoryVisibilityAtSigning: required(22),
    deploymentEnvironment: optional(23),
    tokenSubject: optional(24),
    githubWorkflowTrigger: bare(2),
    githubWorkflowSha: bare(3),
    githubWorkflowName: bare(4),
    githubWorkflowRepository: bare(5),
    githubWorkflowRef: bare(6),
  }
  if (missing.length === 0) return identity
  throw new VerificationError('EXTENSION_MISSING', {
    check: 'identity.extensions',
    message: `the certificate of ${name ?? 'somebody'} is not one of a GitHub Actions job; it lacks ${missing.join(', ')}`,
  })
}
