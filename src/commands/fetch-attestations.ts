/** Reading attestations back. What was stored a moment ago may not be listed yet, and the store answers 404 for that. */
import { digestName, type ArtifactDigest } from '../attest/digest.ts'
import { peekStatement } from '../attest/kept-bundles.ts'
import { toReleaseError, type ReleaseError } from '../errors/release-error.ts'
import type { AttestationRecord } from '../verify/verified-artifact.ts'
import type { AttestationStore } from './attestation-ports.ts'
import type { Clock, Log, Sleep } from './ports.ts'

export interface FetchPorts {
  readonly store: Pick<AttestationStore, 'list'>
  /** The repository whose store is read. */
  readonly repository: string
  readonly clock: Clock
  readonly sleep: Sleep
  readonly log: Pick<Log, 'info'>
}

export interface FetchOptions {
  /** Milliseconds to wait for what is missing; 0: ask once. */
  readonly deadlineMs: number
  /** How many of the asked types there must be; default: one of each. */
  readonly expected?: number
  /** Whether the records are enough; where given it decides instead of their number. */
  readonly enough?: (records: readonly AttestationRecord[]) => boolean
}

/** What the store says about a digest. */
export interface FetchedAttestations {
  readonly records: readonly AttestationRecord[]
  /** Why bundles that are listed could not be read: without them a refusal is not the last word. */
  readonly unreadable: readonly ReleaseError[]
}

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000

/** All attestations of a digest; waits, within the deadline, until the asked predicate types are among them. */
export async function fetchAttestations(
  digest: ArtifactDigest,
  predicateTypes: readonly string[],
  ports: FetchPorts,
  options: FetchOptions,
): Promise<FetchedAttestations> {
  const deadline = ports.clock() + options.deadlineMs
  const enough =
    options.enough ?? (records => isComplete(records, predicateTypes, options.expected))
  for (let round = 0; ; round += 1) {
    const found = (await ports.store.list(digest, ports.repository))
      // GitHub attests releases by itself; that is its word about a release, not ours about a file.
      .filter(({ initiator }) => initiator === 'user')
    const records = found.flatMap((one): AttestationRecord[] =>
      'bundle' in one ? [{ source: 'store', bundle: one.bundle }] : [],
    )
    const unreadable = found.flatMap(one => ('bundle' in one ? [] : [one.unreadable]))
    const pause = pauseOf(round, digest)
    // The verdict on what is there at the end belongs to verification: here absence is only waited for.
    if (enough(records) || ports.clock() + pause > deadline) return { records, unreadable }
    const what = `the attestations of ${digestName(digest).slice(0, 19)}…`
    ports.log.info(
      records.length === 0
        ? `waiting for ${what} to be listed`
        : `${what} that are listed (${records.length}) do not suffice: waiting for another`,
    )
    await ports.sleep(pause)
  }
}

/** The verdict, unless it is a refusal that a bundle which could not be read might have averted: then that is told. */
export function judgeFetched<T>({ unreadable }: FetchedAttestations, verdict: () => T): T {
  try {
    return verdict()
  } catch (thrown) {
    const [lost] = unreadable
    throw lost ?? toReleaseError(thrown)
  }
}

/** Milliseconds; twice as long each time, and different for each file, so that many do not ask at once. */
function pauseOf(round: number, digest: ArtifactDigest): number {
  const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** round)
  const spread = Number.parseInt(digest.slice(0, 8), 16) / 2 ** 32
  return most / 2 + (most / 2) * spread
}

function isComplete(
  records: readonly AttestationRecord[],
  predicateTypes: readonly string[],
  expected = predicateTypes.length,
): boolean {
  const found = records.map(({ bundle }) => peekStatement(bundle)?.predicateType)
  const asked = found.filter(type => type !== undefined && predicateTypes.includes(type))
  return asked.length >= expected && predicateTypes.every(type => found.includes(type))
}
