/** `attest` of an image: provenance, a signature and any predicate about its digest, beside it in the registry. */
import { MAX_PREDICATE_BYTES, checkLimits } from '../attest/limits.ts'
import { chooseInstance, type SigstoreInstance } from '../attest/instance.ts'
import { isJsonObject } from '../attest/json.ts'
import { parseStrictJson } from '../attest/strict-json.ts'
import { bundleLines } from '../attest/kept-bundles.ts'
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { COSIGN_SIGNATURE } from '../attest/predicate.ts'
import type { Claim, Subject } from '../attest/subject.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { Manifest } from '../oci/manifest.ts'
import { imageByDigest, imageName, parseImageReference, type ImageName } from '../oci/reference.ts'
import { attestImageSummary } from '../report/attest-image-summary.ts'
import { checkSameRun, refuseTrigger, type RunIdentity } from '../run/run-identity.ts'
import type { Verifiers } from '../verify/bundle-verifier.ts'
import { ownPolicy } from '../verify/policies.ts'
import { VerifiedArtifact } from '../verify/verified-artifact.ts'
import { attachBundle } from './attach-bundle.ts'
import { attestSubjects, type AttestPorts, type StoredAttestation } from './attest-subjects.ts'
import type { AttestImageInputs } from './command-inputs.ts'
import type { WritableRegistry } from './image-ports.ts'
import type { ReadIdentity, StepResult } from './ports.ts'

export interface AttestImagePorts extends AttestPorts {
  readonly readIdentity: ReadIdentity
  readonly registry: WritableRegistry
  readonly loadVerifier: () => Promise<Verifiers>
}

/** The command. Nothing of the image is run or unpacked; its digest is the caller's word, and the registry must have it. */
export async function runAttestImage(
  inputs: AttestImageInputs,
  ports: AttestImagePorts,
): Promise<StepResult> {
  const { context } = ports
  refuseTrigger(context.eventName)
  const identity = await ports.readIdentity()
  checkSameRun(context, identity)
  refuseTrigger(identity.eventName)
  const { sigstore, disclosePrivate, maxEnvelope } = inputs
  const instance = chooseInstance(sigstore, identity, disclosePrivate)
  const place = inputs.pushToRegistry ? await placeOf(inputs, ports) : undefined
  const subject = { name: place?.name ?? inputs.subjectName, sha256: inputs.subjectDigest }
  const claims = await claimsOf(subject, inputs, ports)
  checkLimits(claims, { instance, maxEnvelope })
  if (inputs.dryRun && !inputs.signRehearsal) {
    ports.log.notice('a rehearsal: everything was checked, nothing is signed, stored or pushed')
    return resultOf({ subject, identity, instance, claims, place, attested: undefined }, ports)
  }
  const stored = await attest(claims, { identity, instance, maxEnvelope }, ports)
  const bundlePath = `${await ports.files.keptFolder('bundles')}/attestations.jsonl`
  await ports.files.writeText(bundlePath, bundleLines(stored.map(one => one.bundle)))
  if (place !== undefined) {
    for (const { claim, bundle } of stored) {
      await attach({ ...place, bundle, predicateType: claim.predicateType }, ports)
    }
  }
  const attested = { stored, bundlePath }
  return resultOf({ subject, identity, instance, claims, place, attested }, ports)
}

/** Where an image lies. */
interface Place {
  /** `registry/repository` */
  readonly name: string
  readonly image: ImageName
  readonly manifest: Manifest
}

/** The image must be there before anything is signed. */
async function placeOf(
  { subjectName, subjectDigest }: AttestImageInputs,
  { registry, log }: AttestImagePorts,
): Promise<Place> {
  const reference = parseImageReference(subjectName)
  if (typeof reference === 'string') {
    throw new ReleaseError('INPUT_INVALID', { message: `subject-name: ${reference}` })
  }
  const { tag, digest, ...image } = reference
  if (digest !== undefined && digest !== subjectDigest) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'subject-name names another digest than subject-digest',
      expected: `sha256:${subjectDigest}`,
      actual: `sha256:${digest}`,
    })
  }
  if (tag !== undefined) log.info(`the tag ${tag} of subject-name is left out: a tag can move`)
  const manifest = await registry.manifest(image, { digest: subjectDigest })
  if (manifest !== undefined) return { name: imageName(image), image, manifest }
  throw new ReleaseError('IMAGE_NOT_FOUND', {
    message: `the registry has no ${imageByDigest(image, subjectDigest)}; nothing was signed`,
  })
}

async function claimsOf(
  subject: Subject,
  { predicates, sign }: AttestImageInputs,
  { signer, files }: AttestImagePorts,
): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const { predicateType, path } of predicates) {
    const text = await files.readText(path, MAX_PREDICATE_BYTES)
    claims.push({ subject, predicateType, predicate: parsePredicate(text, path) })
  }
  if (claims.length === 0) claims.push({ subject, ...(await signer.provenancePredicate()) })
  return sign ? [...claims, { subject, predicateType: COSIGN_SIGNATURE, predicate: {} }] : claims
}

function parsePredicate(text: string, path: string): object {
  const invalid = (what: string, cause?: unknown): ReleaseError =>
    new ReleaseError('INPUT_INVALID', { message: `predicate-path: ${path} ${what}`, cause })
  const value = parseStrictJson(Buffer.from(text), invalid)
  if (!isJsonObject(value)) throw invalid('holds no object')
  return value
}

/** Signed, verified as anybody would with this job's exact identity, and only then stored. */
async function attest(
  claims: readonly Claim[],
  signing: {
    readonly identity: RunIdentity
    readonly instance: SigstoreInstance
    readonly maxEnvelope: number
  },
  ports: AttestImagePorts,
): Promise<readonly StoredAttestation[]> {
  const { identity, instance, maxEnvelope } = signing
  const { serverUrl, runAttempt } = ports.context
  const verifier = await ports.loadVerifier()
  const policy = ownPolicy(identity, serverUrl)
  const what = claims.map(({ subject, predicateType }) => `${subject.sha256} ${predicateType}`)
  const part = sha256Of(what.join('\n')).slice(0, 8)
  return attestSubjects(
    claims,
    {
      ...{ instance, maxEnvelope },
      evidenceArtifact: `attested-release-evidence-image.${part}--${runAttempt}`,
      // A signature is for the registry; GitHub's store is for attestations.
      storedThere: ({ predicateType }) => predicateType !== COSIGN_SIGNATURE,
      check: ({ subject, predicateType }, bundle) => {
        VerifiedArtifact.verify(
          {
            ...subject,
            requirements: [{ predicateType, policy }],
            attestations: [{ source: 'signed by this step', bundle }],
          },
          verifier,
        )
      },
    },
    ports,
  )
}

async function attach(
  what: Place & { readonly bundle: unknown; readonly predicateType: string },
  ports: AttestImagePorts,
): Promise<void> {
  const digest = await attachBundle(what, ports)
  ports.log.info(`${what.predicateType}: beside the image as ${imageByDigest(what.image, digest)}`)
}

interface Result {
  readonly subject: { readonly name: string; readonly sha256: Sha256 }
  readonly identity: RunIdentity
  readonly instance: SigstoreInstance
  readonly claims: readonly Claim[]
  readonly place: Place | undefined
  /** undefined: a rehearsal. */
  readonly attested:
    { readonly stored: readonly StoredAttestation[]; readonly bundlePath: string } | undefined
}

function resultOf(result: Result, { context }: AttestImagePorts): StepResult {
  const { subject, identity, instance, claims, place, attested } = result
  const all = attested?.stored ?? []
  return {
    outputs: {
      'subject-name': subject.name,
      'subject-digest': `sha256:${subject.sha256}`,
      'bundle-path': attested?.bundlePath ?? '',
      'attestation-id': all.flatMap(one => one.attestationId ?? []).join(','),
      'attestation-url': all.flatMap(one => one.attestationUrl ?? []).join(','),
    },
    summary: attestImageSummary({
      ...{ subject, identity, instance, serverUrl: context.serverUrl },
      pushed: place !== undefined,
      rehearsal: attested === undefined,
      claims: claims.map(({ predicateType }, index) => ({
        predicateType,
        attestationUrl: all[index]?.attestationUrl,
      })),
    }),
  }
}
