/** What the store and a release know about the bytes of a file, fetched as little as possible. */
import type { Sha256 } from '../../attest/digest.ts'
import { parseBundleFile } from '../../attest/bundle-file.ts'
import { peekStatement } from '../../attest/kept-bundles.ts'
import { RELEASE_PREDICATE } from '../../audit/release-statement.ts'
import { toReleaseError, type ReleaseError } from '../../errors/release-error.ts'
import type { RemoteAsset } from '../../release/remote-release.ts'
import { recordsBySubject } from '../../verify/records-by-subject.ts'
import type { AttestationRecord } from '../../verify/verified-artifact.ts'
import { settleAll } from '../concurrent.ts'
import type { Log } from '../ports.ts'
import type { AuditGitHub, ListedAttestation, Listing } from './ports.ts'

/** What was read of a listing. */
export interface ReadAttestations {
  readonly records: readonly AttestationRecord[]
  /** GitHub's own, about the release. */
  readonly ofGitHub: readonly unknown[]
  readonly unreadable: readonly ReleaseError[]
}

const AT_ONCE = 8
/** What is wrong with a service is wrong for every file: it is not found out a thousand times. */
const CONCERNS_ALL = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'PERMISSION_MISSING'])

/** Reads what the store lists. */
export interface AttestationReader {
  read(listing: Listing): Promise<ReadAttestations>
}

/** Once the host of the bundles is down, it is not asked again. */
export function createAttestationReader(): AttestationReader {
  let trouble: ReleaseError | undefined
  const readOne = async (entry: ListedAttestation): ReturnType<ListedAttestation['read']> => {
    if (trouble !== undefined) return { unreadable: trouble }
    try {
      return await entry.read()
    } catch (thrown) {
      const unreadable = toReleaseError(thrown)
      if (CONCERNS_ALL.has(unreadable.code)) trouble ??= unreadable
      return { unreadable }
    }
  }
  return {
    async read(listing) {
      if ('failed' in listing) return { records: [], ofGitHub: [], unreadable: [listing.failed] }
      const entries = 'entries' in listing ? listing.entries : []
      const settled = await settleAll(entries, AT_ONCE, readOne)
      const answers = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
      const bundles = answers.flatMap(one => ('bundle' in one ? [one.bundle] : []))
      const unreadable = answers.flatMap(one => ('bundle' in one ? [] : [one.unreadable]))
      const ofGitHub = bundles.filter(isOfRelease)
      const records = bundles
        .filter(bundle => !isOfRelease(bundle))
        .map((bundle): AttestationRecord => ({ source: 'store', bundle }))
      return { records, ofGitHub, unreadable }
    },
  }
}

/** Of many digests the store does not say who made an attestation; its kind does, and its signer is verified. */
function isOfRelease(bundle: unknown): boolean {
  return peekStatement(bundle)?.predicateType.startsWith(RELEASE_PREDICATE) === true
}

/** Bundles of the evidence files on a release about a digest, or about a name. */
export type ReleaseEvidence = (
  sha256: Sha256,
  name: string,
) => Promise<readonly AttestationRecord[]>

const EVIDENCE = /\.(?:intoto\.jsonl|sigstore\.jsonl?)$/
const MAX_EVIDENCE = 64 * 1024 * 1024
const MOST_FILES = 20

/** Downloaded when the first file asks for it; what cannot be read is said and left out, for the store decides. */
export function releaseEvidence(
  assets: readonly RemoteAsset[],
  github: Pick<AuditGitHub, 'readAsset'>,
  log: Pick<Log, 'info'>,
): ReleaseEvidence {
  let found: Promise<ReturnType<typeof recordsBySubject>> | undefined
  const load = async (): Promise<ReturnType<typeof recordsBySubject>> => {
    const files = assets.filter(({ name }) => EVIDENCE.test(name)).slice(0, MOST_FILES)
    const records: AttestationRecord[] = []
    for (const file of files) {
      try {
        const content = await github.readAsset(file, MAX_EVIDENCE)
        const source = file.name
        for (const read of parseBundleFile(content, source))
          records.push({ source, bundle: read() })
      } catch (thrown) {
        log.info(`${file.name} was not read: ${toReleaseError(thrown).message}`)
      }
    }
    return recordsBySubject(records)
  }
  return async (sha256, name) => {
    found ??= load()
    return (await found)(sha256, name)
  }
}
