/** Where the attestations of each subject come from: bundle files, read once, or the store, asked as little as possible. */
import { basename } from 'node:path'
import { parseBundleFile, type BundleReader } from '../../attest/bundle-file.ts'
import { algorithmAndHex, type ArtifactDigest } from '../../attest/digest.ts'
import { ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import { recordsBySubject } from '../../verify/records-by-subject.ts'
import type { AttestationRecord } from '../../verify/verified-artifact.ts'
import { sameName } from '../../verify/workflow-uri.ts'
import type { VerifyInputs } from '../command-inputs.ts'
import {
  fetchAttestations,
  type FetchedAttestations,
  type FetchPorts,
} from '../fetch-attestations.ts'
import type { PolicyPorts } from '../verify-policy.ts'
import type { ReadRegistry } from './registry-evidence.ts'
import type { Subject, VerifyFiles } from './subjects.ts'

export interface EvidencePorts extends Omit<FetchPorts, 'repository'>, PolicyPorts {
  readonly registryEvidence: ReadRegistry
  readonly files: Pick<VerifyFiles, 'readBytes'>
  readonly expand: (patterns: readonly string[]) => Promise<readonly string[]>
}

/** Never rejects: what could not be had stands beside what was found. To be called once for each of the subjects. */
export type Evidence = (subject: Subject) => Promise<FetchedAttestations>

// In a job after the one that signed, the store may still lag.
const OWN_DEADLINE = 20_000
const MAX_BUNDLE_FILE = 256 * 1024 * 1024

/** Opens the evidence that the inputs name; nothing is fetched where bundles are given. */
export async function openEvidence(
  inputs: VerifyInputs,
  ports: EvidencePorts,
): Promise<(subjects: readonly Subject[]) => Evidence> {
  if (inputs.bundles.length > 0) {
    const about = recordsBySubject(await readBundles(inputs.bundles, ports))
    return () => async subject => ({
      records: about(hexOf(subject), subject.label),
      unreadable: [],
    })
  }
  if (inputs.bundleFromOci) return () => async subject => inRegistry(subject, ports)
  const repository = inputs.repo ?? inputs.owner
  if (repository === undefined) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'without repo and owner there is no store to ask: give the bundle',
    })
  }
  return subjects => fromStore(subjects, inputs.predicateTypes, { ...ports, repository })
}

async function inRegistry(
  { label, digest, image }: Subject,
  { registryEvidence }: Pick<EvidencePorts, 'registryEvidence'>,
): Promise<FetchedAttestations> {
  if (image !== undefined) return registryEvidence(image.name, digest.sha256)
  throw new ReleaseError('INPUT_INVALID', {
    message: `bundle-from-oci: ${label} is no image; a registry keeps nothing about it`,
  })
}

/**
 * A record that holds the text of its bundle alone once nobody looks at it and memory is needed. Until then the bundle
 * is one object, for all subjects that it names.
 */
function lazily(source: string, read: BundleReader): AttestationRecord {
  let kept: WeakRef<object> | undefined
  return {
    source,
    get bundle() {
      const known = kept?.deref()
      if (known !== undefined) return known
      const bundle = read()
      kept = new WeakRef(bundle)
      return bundle
    },
  }
}

/** The bundles of files, each with the name of its file. */
export async function readBundles(
  paths: readonly string[],
  { expand, files }: Pick<EvidencePorts, 'expand' | 'files'>,
): Promise<readonly AttestationRecord[]> {
  const records: AttestationRecord[] = []
  for (const path of await expand(paths)) {
    const source = basename(path)
    const bundles = parseBundleFile(await files.readBytes(path, MAX_BUNDLE_FILE), source)
    for (const read of bundles) records.push(lazily(source, read))
  }
  return records
}

/** What is wrong with the store or the token is wrong for every file: it is not found out a thousand times. */
const CONCERNS_ALL = new Set([
  'SERVICE_UNAVAILABLE',
  'RATE_LIMITED',
  'PERMISSION_MISSING',
  'REPOSITORY_NOT_VISIBLE',
])

function fromStore(
  subjects: readonly Subject[],
  predicateTypes: readonly string[],
  ports: EvidencePorts & { readonly repository: string },
): Evidence {
  // One deadline for all: a thousand files that nobody attested must not be waited for one after the other.
  const own = sameName(ports.repository, ports.context.repository)
  const deadline = ports.clock() + (own ? OWN_DEADLINE : 0)
  let trouble: ReleaseError | undefined
  const whetherVisible = once(async () => whyNothing(ports))
  const ask = async (digest: ArtifactDigest): Promise<FetchedAttestations> => {
    if (trouble !== undefined) return { records: [], unreadable: [trouble] }
    try {
      const deadlineMs = Math.max(0, deadline - ports.clock())
      const found = await fetchAttestations(digest, predicateTypes, ports, { deadlineMs })
      const reason = found.records.length === 0 ? await whetherVisible() : undefined
      if (reason !== undefined) throw reason
      return found
    } catch (thrown) {
      const failure = toReleaseError(thrown)
      if (CONCERNS_ALL.has(failure.code)) trouble ??= failure
      return { records: [], unreadable: [failure] }
    }
  }
  return eachDigestOnce(subjects, ask)
}

/** Files of the same bytes share one answer; it is let go with the last of them. */
function eachDigestOnce(
  subjects: readonly Subject[],
  ask: (digest: ArtifactDigest) => Promise<FetchedAttestations>,
): Evidence {
  const left = new Map<ArtifactDigest, number>()
  for (const digest of subjects.map(hexOf)) left.set(digest, (left.get(digest) ?? 0) + 1)
  const answers = new Map<ArtifactDigest, Promise<FetchedAttestations>>()
  return async subject => {
    const digest = hexOf(subject)
    const answer = answers.get(digest) ?? ask(digest)
    const others = (left.get(digest) ?? 0) - 1
    left.set(digest, others)
    if (others > 0) answers.set(digest, answer)
    else answers.delete(digest)
    return answer
  }
}

function hexOf({ digest }: Subject): ArtifactDigest {
  const [, hex] = algorithmAndHex(digest)
  return hex
}

/** The store says 404 for "no attestation" as for "no such repository, or not for you": one look-up tells them apart. */
async function whyNothing({
  repository,
  repositoryIds,
  ownerId,
}: PolicyPorts & { readonly repository: string }): Promise<ReleaseError | undefined> {
  const isOwner = !repository.includes('/')
  const found = isOwner ? await ownerId(repository) : await repositoryIds(repository)
  if (found !== undefined) return undefined
  return new ReleaseError('REPOSITORY_NOT_VISIBLE', {
    message: `GitHub shows this token no ${isOwner ? 'owner' : 'repository'} ${repository}`,
  })
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return async () => (answer ??= work())
}
