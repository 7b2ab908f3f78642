/** The draft: found or made, and held by this run alone. Nothing here is visible to the public. */
import { ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import { markedRun, type DraftMarker } from '../../release/draft-marker.ts'
import type { RemoteRelease } from '../../release/remote-release.ts'
import {
  draftFaults,
  isOurDraft,
  refuseForeignDraft,
  refusePublished,
  refuseWithdrawn,
  releaseState,
} from '../../release/release-state.ts'
import type { DraftFields, PublishPorts } from './ports.ts'

const ATTEMPTS = 3
const PAUSE_MS = 2_000
/**
 * Another run that held the draft notices within this time that it does not any more: its last look at the draft and
 * its publication are two calls in a row.
 */
const GRACE_MS = 10_000

/** Our draft of this tag: the one that is there, brought up to date, or a new one. */
export async function openDraft(
  fields: DraftFields,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<RemoteRelease> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openOnce(fields, marker, ports)
    } catch (thrown) {
      const error = toReleaseError(thrown)
      if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === ATTEMPTS) throw error
      // What was asked for may have been done: every attempt looks first.
      ports.log.info(`${error.message}; looking again in ${(PAUSE_MS * attempt) / 1000} s`)
      await ports.sleep(PAUSE_MS * attempt)
    }
  }
}

async function openOnce(
  fields: DraftFields,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<RemoteRelease> {
  const state = releaseState(await ports.releases.list(), fields.tag, marker)
  switch (state.kind) {
    case 'none':
      return firstOf(await ports.releases.createDraft(fields), marker, ports)
    case 'our-draft': {
      const draft = await takeOver(state.draft, fields, marker, ports)
      for (const spare of state.spare) await ports.releases.remove(spare.id)
      return draft
    }
    case 'foreign-draft':
      return refuseForeignDraft(state.draft)
    case 'withdrawn':
      return refuseWithdrawn(state.draft)
    case 'published':
      return refusePublished(state.release, ['it appeared while this run was at work'])
  }
}

/** GitHub takes several drafts of one tag: of two runs that made one at the same time, the second gives way. */
async function firstOf(
  created: RemoteRelease,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<RemoteRelease> {
  const ours = (await ports.releases.list()).filter(release =>
    isOurDraft(release, created.tag, marker),
  )
  const [first = created] = ours.toSorted((a, b) => a.id - b.id)
  if (first.id === created.id) return created
  await ports.releases.remove(created.id)
  // Made by this very run, by a call whose answer was lost.
  if (markedRun(first.body) === marker.run) return first
  return refuseConcurrent(first)
}

async function takeOver(
  found: RemoteRelease,
  fields: DraftFields,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<RemoteRelease> {
  ports.log.info(`resuming the draft ${found.url}`)
  const { title, body, prerelease } = fields
  const taken = await ports.releases.update(found.id, { title, body, prerelease })
  // Attempts of one run follow each other; another run may still be at work.
  if (runId(markedRun(found.body)) === runId(marker.run)) return taken
  ports.log.info(
    `the draft is from run ${markedRun(found.body) ?? ''}; waiting ${GRACE_MS / 1000} s in case it is still at work`,
  )
  await ports.sleep(GRACE_MS)
  const now = await ports.releases.get(taken.id)
  if (now === undefined || draftFaults(now, taken).length > 0) refuseConcurrent(now ?? taken)
  return taken
}

function runId(run: string | undefined): string | undefined {
  return run?.split('/')[0]
}

/** Another run holds the draft, or was faster (RELEASE_CONCURRENT). */
export function refuseConcurrent(release: RemoteRelease): never {
  const run = markedRun(release.body)
  const who = run === undefined ? 'somebody else' : `run ${run}`
  throw new ReleaseError('RELEASE_CONCURRENT', {
    message: `${who} works on the release of ${release.tag}: ${release.url}`,
  })
}

/** A `security` failure of the work deletes our draft of the tag; any failure is thrown on. */
export async function discardingDraft<T>(
  tag: string,
  marker: DraftMarker,
  ports: PublishPorts,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const error = toReleaseError(thrown)
    if (error.class === 'security') await discardDraft(tag, marker, ports)
    throw error
  }
}

/** Its own failure is only told: the first one counts. */
async function discardDraft(tag: string, marker: DraftMarker, ports: PublishPorts): Promise<void> {
  try {
    for (const release of await ports.releases.list()) {
      if (!isOurDraft(release, tag, marker)) continue
      await ports.releases.remove(release.id)
      ports.log.notice(`deleted our draft ${release.url}`)
    }
  } catch (thrown) {
    ports.log.warning(`our draft of ${tag} could not be deleted: ${toReleaseError(thrown).message}`)
  }
}
