/** `audit`: every file of every release against its attestations, again and again, for as long as people download it. */
import type { Sha256 } from '../attest/digest.ts'
import { Chooser } from '../audit/selection.ts'
import { finding } from '../audit/verdict.ts'
import { bytesOf } from './audit/asset-bytes.ts'
import { openBasis, type Basis } from './audit/basis.ts'
import { startConclusion } from './audit/conclusion.ts'
import { createAttestationReader } from './audit/evidence.ts'
import { examineRelease, type Examination, type KnownRelease } from './audit/examine-release.ts'
import type { AuditPorts, ListedRelease } from './audit/ports.ts'
import type { AuditInputs } from './command-inputs.ts'
import { mapAll } from './concurrent.ts'
import type { StepResult } from './ports.ts'

export type { AuditPorts } from './audit/ports.ts'

/** GitHub's lists of attestations name no larger limit than that of a page. */
const DIGESTS_AT_ONCE = 100
const FILES_AT_ONCE = 8
/** A store that has nothing at all is not asked about everything twice. */
const MOST_CONFIRMATIONS = 50
/** Seconds: where each digest costs a request, one that was checked so lately is not asked for again. */
const LATELY = 24 * 3600

/** The command. Findings are told by `fail-on`; the reports hold all of them. */
export async function runAudit(inputs: AuditInputs, ports: AuditPorts): Promise<StepResult> {
  const basis = await openBasis(inputs, ports)
  const conclusion = await startConclusion(inputs, basis, ports)
  const examination: Examination = {
    ...{ inputs, basis, log: ports.log, clock: ports.clock },
    reader: createAttestationReader(),
    confirmations: { left: MOST_CONFIRMATIONS },
  }
  const chooser = new Chooser(inputs.releases)
  for await (const batch of batches(basis, chooser, inputs.download)) {
    const now = Math.floor(ports.clock() / 1000)
    const listings = await basis.store.list(digestsOf(batch), digest =>
      batch.every(release => wasCheckedLately(release, digest, basis, now)),
    )
    for (const known of batch) {
      const { audited, entries } = await examineRelease(known, listings, examination)
      await conclusion.add(audited, entries)
    }
  }
  for (const tag of chooser.absent) {
    const message = `there is no release of the tag ${tag}`
    await conclusion.addAbsent(tag, finding('unreadable', 'AUDIT_RELEASE_ABSENT', message))
  }
  return conclusion.end()
}

/** Releases of about a hundred files: as many as one request can ask for, and as few as memory holds easily. */
async function* batches(
  basis: Basis,
  chooser: Chooser,
  download: boolean,
): AsyncGenerator<readonly KnownRelease[], undefined> {
  let batch: KnownRelease[] = []
  for await (const listed of basis.github.releases()) {
    if (chooser.takes(listed.release)) {
      const next = await withBytes(listed, basis, download)
      if (digestsOf([...batch, next]).length > DIGESTS_AT_ONCE && batch.length > 0) {
        yield batch
        batch = []
      }
      batch.push(next)
    }
    if (chooser.done) break
  }
  if (batch.length > 0) yield batch
}

async function withBytes(
  { release, assets }: ListedRelease,
  { github }: Basis,
  download: boolean,
): Promise<KnownRelease> {
  const known = await mapAll(assets, FILES_AT_ONCE, async asset => ({
    asset,
    bytes: await bytesOf(asset, download, github),
  }))
  return { release, assets: known }
}

function digestsOf(batch: readonly KnownRelease[]): readonly Sha256[] {
  const all = batch.flatMap(({ assets }) => assets.flatMap(({ bytes }) => bytes.sha256 ?? []))
  return [...new Set(all)]
}

function wasCheckedLately(
  { release: { tag }, assets }: KnownRelease,
  sha256: Sha256,
  { state, fingerprint }: Basis,
  now: number,
): boolean {
  return assets
    .filter(({ bytes }) => bytes.sha256 === sha256)
    .every(({ asset: { name } }) => {
      const entry = state.known(fingerprint, { tag, name, sha256 }, now)
      return entry !== undefined && now - entry.checkedAt < LATELY
    })
}
