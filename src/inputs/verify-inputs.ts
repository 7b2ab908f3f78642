/** What `verify` takes: read, checked, and every problem told. */
import type { DigestAlgorithm } from '../attest/digest.ts'
import { PROVENANCE_V1 } from '../attest/predicate.ts'
import type { SignerInputs, VerifyInputs } from '../commands/command-inputs.ts'
import { parseImageReference } from '../oci/reference.ts'
import { signerExpression } from '../verify/signer-expression.ts'
import { SIGNER_FORM, SIGNER_WORKFLOW, trust } from './input-groups.ts'
import type { InputReader } from './input-values.ts'

/** An id. */
export const DECIMAL = /^[1-9][0-9]*$/
/** `owner/name` */
export const REPOSITORY = /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/
const OWNER = /^[A-Za-z0-9._-]+$/
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const SUBJECT = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|oci:\/\/\S+)$/
const SUBJECT_FORM =
  'sha256: and 64 hex digits, sha512: and 128, or oci://host/name with :tag or @sha256:…'

type Whose = Pick<
  VerifyInputs,
  'repo' | 'owner' | 'repoId' | 'ownerId' | 'bundles' | 'denySelfHostedRunners'
>

/** All that `verify` takes. */
export function verification(reader: InputReader): VerifyInputs {
  const subjectPaths = reader.list('subject-path') ?? []
  const subjects = reader.listMatching('subject', SUBJECT, SUBJECT_FORM) ?? []
  if (subjectPaths.length + subjects.length === 0) {
    reader.problem('subject-path: expected files or, as subject, digests; got nothing to verify')
  }
  const tag = reader.text('tag')
  const sourceRef = reader.matching('source-ref', /^refs\/\S+$/, 'a full ref (refs/…)')
  if (tag !== undefined && sourceRef !== undefined && sourceRef !== `refs/tags/${tag}`) {
    reader.problem('source-ref: contradicts tag; give one of them')
  }
  const signer = signerInputs(reader)
  return {
    subjectPaths,
    subjects,
    digestAlg: digestAlgorithm(reader, subjectPaths),
    bundleContent: bundleContent(reader, { subjectPaths, subjects }),
    ...imageInputs(reader, { subjectPaths, subjects }),
    ...signer,
    ...whose(reader, signer),
    certOidcIssuer: reader.matching('cert-oidc-issuer', /^https:\/\/\S+$/, 'an https address'),
    noPublicGood: reader.flag('no-public-good') ?? false,
    sourceRef,
    sourceDigest: reader.matching('source-digest', COMMIT, 'a full commit'),
    runId: runId(reader),
    tag,
    predicateTypes: reader.listMatching('predicate-type', /^https?:\/\/\S+$/, 'a URI') ?? [
      PROVENANCE_V1,
    ],
    ...trust(reader),
  }
}

function digestAlgorithm(reader: InputReader, subjectPaths: readonly string[]): DigestAlgorithm {
  const chosen = reader.choice<DigestAlgorithm>('digest-alg', {
    sha256: 'sha256',
    sha512: 'sha512',
  })
  if (chosen !== undefined && subjectPaths.length === 0) {
    reader.problem('digest-alg: says how files are hashed; a digest names its own algorithm')
  }
  return chosen ?? 'sha256'
}

function bundleContent(
  reader: InputReader,
  { subjectPaths, subjects }: Pick<VerifyInputs, 'subjectPaths' | 'subjects'>,
): VerifyInputs['bundleContent'] {
  const content =
    reader.choice<VerifyInputs['bundleContent']>('bundle-content', {
      attestation: 'attestation',
      signature: 'signature',
    }) ?? 'attestation'
  if (content === 'attestation') return content
  if (subjectPaths.length === 0 || subjects.length > 0) {
    reader.problem(
      'bundle-content: a plain signature is checked over the bytes of a file, not over a digest; give subject-path alone',
    )
  }
  if (reader.list('bundle') === undefined) {
    reader.problem(
      'bundle: needed with bundle-content: signature; the store keeps attestations alone',
    )
  }
  if (reader.list('predicate-type') !== undefined) {
    reader.problem('predicate-type: a plain signature has no predicate; leave it out')
  }
  return content
}

/** What is asked of images, and whether all of it can be asked of what is given. */
function imageInputs(
  reader: InputReader,
  { subjectPaths, subjects }: Pick<VerifyInputs, 'subjectPaths' | 'subjects'>,
): Pick<VerifyInputs, 'images' | 'requireSignature' | 'bundleFromOci'> {
  const images = subjects.filter(subject => subject.startsWith('oci://'))
  for (const subject of images) {
    const reference = parseImageReference(subject)
    if (typeof reference === 'string') reader.problem(`subject: ${subject}: ${reference}`)
  }
  const bundleFromOci = reader.flag('bundle-from-oci') ?? false
  if (bundleFromOci && images.length < subjects.length + subjectPaths.length) {
    reader.problem('bundle-from-oci: a registry knows of images alone; give oci:// subjects only')
  }
  if (bundleFromOci && reader.list('bundle') !== undefined) {
    reader.problem('bundle-from-oci: contradicts bundle; give one of them')
  }
  for (const name of ['images', 'require-signature']) {
    if (reader.text(name) !== undefined && images.length === 0) {
      reader.problem(`${name}: is about images; there is no oci:// subject`)
    }
  }
  return {
    images: reader.choice('images', { index: 'index', all: 'all' } as const) ?? 'index',
    requireSignature: reader.flag('require-signature') ?? false,
    bundleFromOci,
  }
}

function runId(reader: InputReader): string | undefined {
  const id = reader.matching('run-id', DECIMAL, 'a decimal id')
  if (id !== undefined && reader.text('repo') === undefined) reader.problem('run-id: needs repo')
  return id
}

const SIGNERS = ['signer-workflow', 'signer-repo', 'cert-identity', 'cert-identity-regex']

/** Who must have signed. */
export function signerInputs(reader: InputReader): SignerInputs {
  const given = SIGNERS.filter(name => reader.text(name) !== undefined)
  if (given.length > 1) {
    reader.problem(`${given.join(', ')}: each names the signer; give one of them`)
  }
  const certIdentityRegex = reader.text('cert-identity-regex')
  const expression =
    certIdentityRegex === undefined ? undefined : signerExpression(certIdentityRegex)
  if (typeof expression === 'string') reader.problem(`cert-identity-regex: ${expression}`)
  return {
    signerWorkflow: reader.matching('signer-workflow', SIGNER_WORKFLOW, SIGNER_FORM),
    signerRepo: reader.matching('signer-repo', REPOSITORY, 'owner/name'),
    certIdentity: reader.matching(
      'cert-identity',
      /^https:\/\/[^\s@]+@\S+$/,
      'https://host/owner/repo/path@ref',
    ),
    certIdentityRegex,
    signerDigest: reader.matching('signer-digest', COMMIT, 'a full commit'),
  }
}

function whose(reader: InputReader, signer: SignerInputs): Whose {
  const repo = reader.matching('repo', REPOSITORY, 'owner/name')
  const owner = reader.matching('owner', OWNER, 'the name of an owner')
  const bundles = reader.list('bundle') ?? []
  const repoId = reader.matching('repo-id', DECIMAL, 'a decimal id')
  const ownerId = reader.matching('owner-id', DECIMAL, 'a decimal id')
  const nobody = repo === undefined && owner === undefined
  const identity = signer.certIdentity ?? signer.certIdentityRegex
  if (repo !== undefined && owner !== undefined) {
    reader.problem('owner: contradicts repo; give one of them')
  }
  if (nobody && identity === undefined) {
    reader.problem(
      'repo: repo, owner or a cert-identity… is required: without it anyone would be accepted',
    )
  }
  const fromOci = reader.text('bundle-from-oci') === 'true'
  if (nobody && identity !== undefined && bundles.length === 0 && !fromOci) {
    reader.problem('bundle: needed with a cert-identity… alone: there is no store to be asked')
  }
  if (repo === undefined && repoId !== undefined) reader.problem('repo-id: needs repo')
  if (nobody && ownerId !== undefined) reader.problem('owner-id: needs repo or owner')
  return {
    repo,
    owner,
    bundles,
    repoId,
    ownerId,
    // Who names the certificate's identity alone leaves all else open, unless he says otherwise.
    denySelfHostedRunners: reader.flag('deny-self-hosted-runners') ?? !nobody,
  }
}
