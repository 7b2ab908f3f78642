/**
 * The report of a verification. Each accepted attestation has the shape that `gh attestation verify --format json`
 * gives it, so that what reads the one reads the other; refusals, and what the policy left open, stand beside.
 */
import type { Sha256 } from '../attest/digest.ts'
import { ERROR_CATALOG } from '../errors/catalog.ts'
import type { ReleaseError } from '../errors/release-error.ts'
import type { ImageName } from '../oci/reference.ts'
import type { AcceptedSignature } from '../verify/file-signatures.ts'
import type { OpenDimension } from '../verify/policy.ts'
import type { SignerIdentity } from '../verify/signer-identity.ts'
import type { AcceptedAttestation, RefusedAttestation } from '../verify/verified-artifact.ts'

export const VERIFICATION_REPORT_SCHEMA = 'attested-release/verification-report/v1'

/** An image as the report shows it. */
export interface ReportedImage {
  readonly name: ImageName
  /** The tag that named the digest; undefined: the digest was given. */
  readonly tag: string | undefined
  /** The index whose child it is. */
  readonly index: Sha256 | undefined
  readonly platform: string | undefined
}

/** The verdict about one file, digest or image. */
export interface SubjectVerdict {
  /** Name or path as the user gave it. */
  readonly subject: string
  /** `sha256:HEX` or `sha512:HEX`. */
  readonly digest: string
  /** Of an image: where it is, and what led to its digest. */
  readonly image?: ReportedImage
  readonly accepted: readonly AcceptedAttestation[]
  /** Plain signatures, where those were asked for: they say who signed, and nothing else. */
  readonly signatures: readonly AcceptedSignature[]
  readonly refused: readonly RefusedAttestation[]
  readonly open: readonly OpenDimension[]
  /** undefined: verified. */
  readonly failure: ReleaseError | undefined
}

/**
 * The document, in three pieces, so that it can be written while it is made; docs/schemas/verification-report.v1.json
 * describes it. The verdict on everything stands last, since it is known last.
 */
export function reportStart(whose: {
  readonly repo: string | undefined
  readonly owner: string | undefined
}): string {
  const head = {
    schema: VERIFICATION_REPORT_SCHEMA,
    repository: whose.repo ?? null,
    owner: whose.owner ?? null,
  }
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "subjects": [`
}

/** `index`: how many subjects stand before it. */
export function reportOfSubject(verdict: SubjectVerdict, index: number): string {
  const text = JSON.stringify(
    {
      subject: verdict.subject,
      digest: verdict.digest,
      ...(verdict.image && { image: imageEntry(verdict.image) }),
      verified: verdict.failure === undefined,
      failure: verdict.failure === undefined ? null : describeFailure(verdict.failure),
      open: verdict.open,
      attestations: verdict.accepted.map(ghEntry),
      signatures: verdict.signatures.map(signatureEntry),
      refusals: verdict.refused.map(one => ({ ...one, class: ERROR_CATALOG[one.code].class })),
    },
    null,
    2,
  )
  // JSON keeps no line break inside a string.
  return `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`
}

function imageEntry({ name, tag, index, platform }: ReportedImage): object {
  return {
    registry: name.registry,
    repository: name.repository,
    tag: tag ?? null,
    index: index === undefined ? null : `sha256:${index}`,
    platform: platform ?? null,
  }
}

/** `verified`: there are subjects, and each of them is. */
export function reportEnd(verified: boolean): string {
  return `\n  ],\n  "verified": ${verified}\n}\n`
}

function describeFailure({ code, class: failureClass, message, remedy }: ReleaseError): object {
  return { code, class: failureClass, message, remedy }
}

/** One entry of gh's JSON. https://cli.github.com/manual/gh_attestation_verify */
export function ghEntry(attestation: AcceptedAttestation): object {
  return {
    attestation: { bundle: attestation.bundle, bundle_url: '', initiator: '' },
    verificationResult: {
      mediaType: 'application/vnd.dev.sigstore.verificationresult+json;version=0.1',
      statement: attestation.statement,
      ...signatureResult(attestation),
    },
  }
}

/** The same of a plain signature, which has no statement. */
function signatureEntry(signature: AcceptedSignature): object {
  const mediaType = 'application/vnd.dev.sigstore.verificationresult+json;version=0.1'
  return {
    signature: { bundle: signature.bundle },
    verificationResult: { mediaType, ...signatureResult(signature) },
  }
}

function signatureResult({
  signer,
  timestamps,
}: Pick<AcceptedSignature, 'signer' | 'timestamps'>): object {
  return {
    signature: { certificate: certificate(signer) },
    verifiedTimestamps: timestamps,
    verifiedIdentity: {
      subjectAlternativeName: { subjectAlternativeName: signer.subjectAlternativeName },
      issuer: { issuer: signer.issuer },
    },
  }
}

function certificate(signer: SignerIdentity): object {
  const fields = {
    certificateIssuer: signer.certificateIssuer,
    subjectAlternativeName: signer.subjectAlternativeName,
    issuer: signer.issuer,
    githubWorkflowTrigger: signer.githubWorkflowTrigger,
    githubWorkflowSHA: signer.githubWorkflowSha,
    githubWorkflowName: signer.githubWorkflowName,
    githubWorkflowRepository: signer.githubWorkflowRepository,
    githubWorkflowRef: signer.githubWorkflowRef,
    buildSignerURI: signer.buildSignerUri,
    buildSignerDigest: signer.buildSignerDigest,
    runnerEnvironment: signer.runnerEnvironment,
    sourceRepositoryURI: signer.sourceRepositoryUri,
    sourceRepositoryDigest: signer.sourceRepositoryDigest,
    sourceRepositoryRef: signer.sourceRepositoryRef,
    sourceRepositoryIdentifier: signer.sourceRepositoryIdentifier,
    sourceRepositoryOwnerURI: signer.sourceRepositoryOwnerUri,
    sourceRepositoryOwnerIdentifier: signer.sourceRepositoryOwnerIdentifier,
    buildConfigURI: signer.buildConfigUri,
    buildConfigDigest: signer.buildConfigDigest,
    buildTrigger: signer.buildTrigger,
    runInvocationURI: signer.runInvocationUri,
    sourceRepositoryVisibilityAtSigning: signer.sourceRepositoryVisibilityAtSigning,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}
