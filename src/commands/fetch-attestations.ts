/** Reading attestations back. What was stored a moment ago may not be listed yet, and the store answers 404 for that. */
import type { Sha256 } from '../attest/digest.ts'
import { peekStatement } from '../attest/kept-bundles.ts'
import type { AttestationRecord } from '../verify/verified-artifact.ts'
import type { AttestationStore } from './attestation-ports.ts'
import type { Clock, Log, Sleep } from './ports.ts'

export interface FetchPorts {
  readonly store: Pick<AttestationStore, 'list'>
  /** The repository whose store is read. */
  readonly repository: string
  readonly clock: Clock
  readonly sleep: Sleep
  readonly log: Log
}

export interface FetchOptions {
  /** Milliseconds to wait for what is missing; 0: ask once. */
  readonly deadlineMs: number
  /** How many of the asked types there must be; default: one of each. */
  readonly expected?: number
  /** Whether the records are enough; where given it decides instead of their number. */
  readonly enough?: (records: readonly AttestationRecord[]) => boolean
}

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000

/** All attestations of a digest; waits, within the deadline, until the asked predicate types are among them. */
export async function fetchAttestations(
  sha256: Sha256,
  predicateTypes: readonly string[],
  ports: FetchPorts,
  options: FetchOptions,
): Promise<readonly AttestationRecord[]> {
  const deadline = ports.clock() + options.deadlineMs
  const enough =
    options.enough ?? (records => isComplete(records, predicateTypes, options.expected))
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    const records = (await ports.store.list(sha256, ports.repository))
      // GitHub attests releases by itself; that is its word about a release, not ours about a file.
      .filter(({ initiator }) => initiator === 'user')
      .map(({ bundle }): AttestationRecord => ({ source: 'store', bundle }))
    // The verdict on what is there at the end belongs to verification: here absence is only waited for.
    if (enough(records) || ports.clock() + pause > deadline) return records
    ports.log.info(`waiting for the attestations of sha256:${sha256.slice(0, 12)}… to be listed`)
    await ports.sleep(pause)
  }
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
