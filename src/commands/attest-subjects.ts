/**
 * Claims → signed, kept and stored attestations. The order is the point: limits before the first signature, bundles
 * kept as a workflow artifact before they are stored, so that a re-run signs nothing twice.
 */
import { bundleLines, findKept, parseAttemptName } from '../attest/kept-bundles.ts'
import { checkLimits } from '../attest/limits.ts'
import type { SigstoreInstance } from '../attest/instance.ts'
import type { Claim } from '../attest/subject.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { RunContext } from '../run/run-context.ts'
import type { AttestationStore, Signer } from './attestation-ports.ts'
import { settleAll } from './concurrent.ts'
import { EVIDENCE_FILE, readKeptEvidence } from './kept-evidence.ts'
import type { Clock, Files, Log, Sleep, WorkflowArtifacts } from './ports.ts'
import { storeBundle } from './store-bundle.ts'

export interface AttestPorts {
  readonly context: RunContext
  readonly signer: Signer
  readonly store: AttestationStore
  readonly artifacts: WorkflowArtifacts
  readonly files: Files
  readonly log: Log
  readonly clock: Clock
  readonly sleep: Sleep
}

export interface AttestOptions {
  readonly instance: SigstoreInstance
  /** Bytes; counts on the public-good instance alone. */
  readonly maxEnvelope: number
  /** `attested-release-evidence--{attempt}` */
  readonly evidenceArtifact: string
  /** Throws unless a bundle is to be stored; called for each before the first is. */
  readonly check?: (claim: Claim, bundle: unknown) => void
  /** Which claims GitHub's store is for; default: all. */
  readonly storedThere?: (claim: Claim) => boolean
}

export interface StoredAttestation {
  readonly claim: Claim
  readonly bundle: unknown
  /** undefined where the store already had it: its lists tell no ids. */
  readonly attestationId: string | undefined
  readonly attestationUrl: string | undefined
}

// Enough to hide the latency, few enough for the secondary rate limits of the store.
const AT_ONCE = 4

/** Attests every claim, one statement each; results in the order of the claims. */
export async function attestSubjects(
  claims: readonly Claim[],
  options: AttestOptions,
  ports: AttestPorts,
): Promise<readonly StoredAttestation[]> {
  checkLimits(claims, options)
  const kept = await keptBundles(options.evidenceArtifact, ports)
  const signed = await signAll(claims, kept, options, ports)
  for (const { claim, bundle } of signed) options.check?.(claim, bundle)
  const results = await settleAll(signed, AT_ONCE, async one => {
    const { claim, bundle } = one
    if (options.storedThere?.(claim) ?? true) return store(one, ports)
    return { claim, bundle, attestationId: undefined, attestationUrl: undefined }
  })
  return results.map(unwrap)
}

interface SignedClaim {
  readonly claim: Claim
  readonly bundle: unknown
  readonly reused: boolean
}

async function signAll(
  claims: readonly Claim[],
  kept: readonly unknown[],
  options: AttestOptions,
  ports: AttestPorts,
): Promise<readonly SignedClaim[]> {
  const results = await settleAll(claims, AT_ONCE, async (claim): Promise<SignedClaim> => {
    const bundle = findKept(claim, kept)
    if (bundle !== undefined) {
      ports.log.info(`kept by an earlier attempt: ${describe(claim)}`)
      return { claim, bundle, reused: true }
    }
    const made = await ports.signer.sign(claim, options.instance)
    ports.log.info(`signed (${options.instance}): ${describe(claim)}`)
    return { claim, bundle: made, reused: false }
  })
  const signed = results.filter(result => result.status === 'fulfilled').map(one => one.value)
  // What was signed is kept even when another signature failed: the next attempt goes on from here.
  if (signed.length > 0) await keep(signed, options.evidenceArtifact, ports)
  return results.map(unwrap)
}

function describe({ subject, predicateType }: Claim): string {
  return `${subject.name} sha256:${subject.sha256.slice(0, 12)}… ${predicateType}`
}

function unwrap<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'fulfilled') return result.value
  throw result.reason instanceof Error
    ? result.reason
    : new ReleaseError('INTERNAL', { message: 'a step failed oddly', cause: result.reason })
}

async function keep(
  signed: readonly SignedClaim[],
  name: string,
  { files, artifacts, log }: AttestPorts,
): Promise<void> {
  await using folder = await files.temporaryFolder('evidence')
  const path = `${folder.path}/${EVIDENCE_FILE}`
  await files.writeText(path, bundleLines(signed.map(one => one.bundle)))
  await artifacts.upload(name, [path], folder.path)
  log.info(`kept ${signed.length} bundles as the workflow artifact ${name}`)
}

/** Bundles of earlier attempts, the newest first. */
async function keptBundles(name: string, ports: AttestPorts): Promise<readonly unknown[]> {
  const own = parseAttemptName(name)
  // In the first attempt there is nothing to find.
  if (own === undefined || own.attempt === 1) return []
  return readKeptEvidence(({ base, attempt }) => base === own.base && attempt < own.attempt, ports)
}

async function store(
  { claim, bundle, reused }: SignedClaim,
  ports: AttestPorts,
): Promise<StoredAttestation> {
  const { serverUrl, repository } = ports.context
  const attestationId = await storeBundle(bundle, { sha256: claim.subject.sha256, reused }, ports)
  ports.log.info(`stored ${attestationId ?? '(already there)'}: ${describe(claim)}`)
  const attestationUrl =
    attestationId === undefined
      ? undefined
      : `${serverUrl}/${repository}/attestations/${attestationId}`
  return { claim, bundle, attestationId, attestationUrl }
}
