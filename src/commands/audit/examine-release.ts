/** One release: everything about its files is fetched, judged, and let go. */
import { digestName, type Sha256 } from '../../attest/digest.ts'
import { judgeAsset, judgeKnownAsset, type Memory } from '../../audit/judge-asset.ts'
import type { AuditedAsset, AuditedRelease } from '../../audit/model.ts'
import { prove, type ReleasePolicy } from '../../audit/proof.ts'
import { policyOfRelease } from '../../audit/release-policy.ts'
import { keyOf, type StateEntry } from '../../audit/state.ts'
import { finding, type Finding } from '../../audit/verdict.ts'
import { rfc3339 } from '../../attest/unix-time.ts'
import type { RemoteRelease } from '../../release/remote-release.ts'
import type { AuditInputs } from '../command-inputs.ts'
import { inOrder } from '../concurrent.ts'
import type { Clock, Log } from '../ports.ts'
import type { KnownAsset } from './asset-bytes.ts'
import type { Basis } from './basis.ts'
import {
  releaseEvidence,
  type AttestationReader,
  type ReadAttestations,
  type ReleaseEvidence,
} from './evidence.ts'
import type { Listing } from './ports.ts'
import { checksumFindings, releaseAttestationFindings } from './release-facts.ts'

/** A release, its files' digests known. */
export interface KnownRelease {
  readonly release: RemoteRelease
  readonly assets: readonly KnownAsset[]
}

export interface Examination {
  readonly inputs: AuditInputs
  readonly basis: Basis
  readonly reader: AttestationReader
  readonly log: Log
  readonly clock: Clock
  /** How many more times absence may be asked for a second time. */
  readonly confirmations: { left: number }
}

/** What a release turned out to be, and what is to be remembered of it beside what was known. */
export interface ExaminedRelease {
  readonly audited: AuditedRelease
  readonly entries: readonly StateEntry[]
}

/** Files whose bundles are fetched while others are judged. */
const FILES_AHEAD = 4

const SKIPPED: Listing = { skipped: true }

/** Judges every file of the release. */
export async function examineRelease(
  { release, assets }: KnownRelease,
  listings: ReadonlyMap<Sha256, Listing>,
  examination: Examination,
): Promise<ExaminedRelease> {
  const { inputs, basis, reader, log } = examination
  const { tag } = release
  const listingOf = ({ bytes }: KnownAsset): Listing =>
    (bytes.sha256 === undefined ? undefined : listings.get(bytes.sha256)) ?? SKIPPED
  const byChecksums = await checksumFindings(assets, basis)
  const listed = assets.map(listingOf)
  const facts = await releaseAttestationFindings(release, assets, listed, basis, reader)
  const one: ReleaseCase = {
    release,
    policy: policyOfRelease(basis.policy, inputs.formerRepositories, inputs.predicateTypes, tag),
    // A draft may have no tag yet; a published release always has.
    commit: basis.tags.get(tag)?.commit ?? (release.draft ? undefined : null),
    onRelease: releaseEvidence(
      assets.map(({ asset }) => asset),
      basis.github,
      log,
    ),
    compared: name => [...(byChecksums.get(name) ?? []), ...(facts.ofAsset.get(name) ?? [])],
  }
  const judged: AuditedAsset[] = []
  const entries: StateEntry[] = []
  const examined = inOrder(assets, FILES_AHEAD, async asset =>
    examineAsset(asset, listingOf(asset), one, examination),
  )
  for await (const { audited, entry } of examined) {
    judged.push(audited)
    if (entry !== undefined) entries.push(entry)
  }
  const { title, url, publishedAt, draft, prerelease, immutable } = release
  const audited = {
    ...{ tag, title, url, publishedAt, draft, prerelease, immutable },
    commit: basis.tags.get(tag)?.commit ?? null,
    attestedByGitHub: facts.attestedByGitHub,
    findings: [...facts.ofRelease, ...removedFiles(release, assets, basis)],
    notes: facts.notes,
    assets: judged,
  }
  return { audited, entries }
}

interface ReleaseCase {
  readonly release: RemoteRelease
  readonly policy: ReleasePolicy
  readonly commit: string | null | undefined
  readonly onRelease: ReleaseEvidence
  readonly compared: (name: string) => readonly Finding[]
}

interface ExaminedAsset {
  readonly audited: AuditedAsset
  readonly entry: StateEntry | undefined
}

async function examineAsset(
  { asset, bytes }: KnownAsset,
  listing: Listing,
  { release, policy, commit, onRelease, compared }: ReleaseCase,
  examination: Examination,
): Promise<ExaminedAsset> {
  const { basis, reader, clock } = examination
  const { name } = asset
  const { tag } = release
  const { sha256 } = bytes
  const about = { asset, bytes, compared: compared(name), commit, tag }
  const now = Math.floor(clock() / 1000)
  if (sha256 === undefined) {
    const evidence = { stored: [], unreadable: [], onRelease: [] }
    const memory = memoryOf(basis, tag, name, undefined)
    const audited = judgeAsset({ ...about, memory, policy, evidence }, basis.verifier)
    return { audited, entry: undefined }
  }
  const memory = memoryOf(basis, tag, name, sha256)
  const file = { tag, name, sha256 }
  const known = basis.state.known(basis.fingerprint, file, now)
  if (known !== undefined && isAsBefore(known, listing)) {
    const { chain, others, checkedAt } = known
    const checkedEarlier = rfc3339(checkedAt)
    const audited = judgeKnownAsset({ ...about, memory, sha256 }, { chain, others, checkedEarlier })
    return { audited, entry: undefined }
  }
  const found = await readStore(sha256, listing, memory, examination)
  const proof = prove({ name, sha256 }, found.records, policy, basis.verifier)
  const evidence = {
    stored: found.records,
    unreadable: found.unreadable,
    onRelease: 'artifact' in proof ? [] : await onRelease(sha256, name),
  }
  const audited = judgeAsset({ ...about, memory, policy, evidence }, basis.verifier)
  const complete = 'artifact' in proof && found.unreadable.length === 0 && 'entries' in listing
  return { audited, entry: complete ? entryOf(audited, file, listing, basis, now) : undefined }

  async function readStore(
    digest: Sha256,
    first: Listing,
    { baseline }: Memory,
    { confirmations }: Examination,
  ): Promise<ReadAttestations> {
    const read = await reader.read(first)
    const absent = read.records.length === 0 && read.unreadable.length === 0
    if (!absent || baseline === digest || confirmations.left <= 0) return read
    // An index of many digests may lag behind the store; before anybody is accused, the store itself is asked.
    confirmations.left -= 1
    examination.log.info(
      `${tag}: asking once more for ${name} (${digestName(digest).slice(0, 19)}…)`,
    )
    return reader.read(await basis.store.listOne(digest))
  }
}

/** Whether the store lists the very bundles that were read then. */
function isAsBefore(known: StateEntry, listing: Listing): boolean {
  if ('skipped' in listing) return true
  return 'entries' in listing && sameNames(known.bundles, namesOf(listing))
}

function namesOf(listing: Extract<Listing, { readonly entries: unknown }>): readonly string[] {
  return listing.entries.map(({ name }) => name).toSorted()
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index])
}

/** Only what the verifier accepted from the store is remembered, and no refusal ever. */
function entryOf(
  { chain, others }: AuditedAsset,
  file: { readonly tag: string; readonly name: string; readonly sha256: Sha256 },
  listing: Extract<Listing, { readonly entries: unknown }>,
  { fingerprint }: Basis,
  checkedAt: number,
): StateEntry {
  const bundles = namesOf(listing)
  return { ...file, key: keyOf(fingerprint, file), bundles, checkedAt, chain, others }
}

function memoryOf(
  { state, baseline }: Basis,
  tag: string,
  name: string,
  sha256: Sha256 | undefined,
): Memory {
  const earlierDigests = state.digestsOf(tag, name)
  return {
    earlierDigests,
    verifiedBefore: sha256 !== undefined && earlierDigests.includes(sha256),
    baseline: baseline(tag, name),
  }
}

function removedFiles(
  { tag }: RemoteRelease,
  assets: readonly KnownAsset[],
  { state }: Basis,
): readonly Finding[] {
  const present = new Set(assets.map(({ asset }) => asset.name))
  return state
    .namesOf(tag)
    .filter(name => !present.has(name))
    .map(name => {
      const message = `an earlier audit verified ${name} of ${tag}, and it is gone`
      return finding('digest-drift', 'AUDIT_ASSET_REMOVED', message)
    })
}
