/** From a verified release on disk to a published one, with every comparison on the way. */
import { PolicyError, ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import { isMarkedAs, markedRun, type DraftMarker } from '../../release/draft-marker.ts'
import { checkUploadable } from '../../release/file-lock.ts'
import { becomesLatest } from '../../release/latest.ts'
import type { ReleaseBodies } from '../../release/release-notes.ts'
import { draftFaults } from '../../release/release-state.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import { VerifiedRelease } from '../../release/verified-release.ts'
import type { MeasuredFile } from '../ports.ts'
import { discardingDraft, openDraft, refuseConcurrent } from './draft.ts'
import { checkAssets, fillDraft, settledAssets, type KnownDigests } from './fill-draft.ts'
import type { LocalFile, PublishPorts } from './ports.ts'
import { readBack } from './read-back.ts'
import { checkWhere, type Where } from './where.ts'

/** How the release presents itself. */
export interface Presentation {
  readonly title: string
  readonly bodies: ReleaseBodies
  readonly marker: DraftMarker
  readonly prerelease: boolean
  readonly makeLatest: boolean | 'auto'
  /** Stop before publishing. */
  readonly draftOnly: boolean
}

export interface Publication {
  readonly state: 'published' | 'draft'
  readonly release: RemoteRelease
  readonly assets: readonly RemoteAsset[]
}

/**
 * Publishes a verified release; takes nothing weaker. A security failure before the release is public deletes our
 * draft, an operational one leaves it for the next attempt.
 */
export async function publish(
  release: VerifiedRelease,
  measured: readonly MeasuredFile[],
  how: Presentation,
  where: Where,
  ports: PublishPorts,
): Promise<Publication> {
  const files = lockFiles(release, measured)
  checkUploadable(files)
  const ready = await discardingDraft(where.tag, how.marker, ports, async () => {
    const filled = await prepareDraft(files, how, where, ports)
    const assets = how.draftOnly
      ? await finalCheck(filled, how.marker, where, ports)
      : await makePublic(filled, how, where, ports)
    return { ...filled, assets }
  })
  if (how.draftOnly) return { state: 'draft', release: ready.draft, assets: ready.assets }
  return { state: 'published', ...(await readBack(ready.draft, files, where, ports)) }
}

interface FilledDraft {
  readonly draft: RemoteRelease
  readonly files: readonly LocalFile[]
  readonly known: KnownDigests
}

async function prepareDraft(
  files: readonly LocalFile[],
  how: Presentation,
  where: Where,
  ports: PublishPorts,
): Promise<FilledDraft> {
  const fields = {
    tag: where.tag,
    title: how.title,
    body: how.bodies.draft,
    prerelease: how.prerelease,
    commit: where.commit,
  }
  const draft = await openDraft(fields, how.marker, ports)
  const known: KnownDigests = new Map()
  await tellingThatItStays(draft, ports, async () => fillDraft(draft, files, known, ports))
  return { draft, files, known }
}

/**
 * The last look before the release is public: tag and repository, the draft itself, and all of its assets. Nothing may
 * come between this and the publication.
 */
async function finalCheck(
  { draft, files, known }: FilledDraft,
  marker: DraftMarker,
  where: Where,
  ports: PublishPorts,
): Promise<readonly RemoteAsset[]> {
  // Where GitHub gives no digests this takes time: it is done before, so that nothing long comes after the rest.
  await settledAssets(draft.id, ports, known)
  await checkWhere(where, ports)
  const now = await ports.releases.get(draft.id)
  if (now === undefined) return refuseConcurrent(draft)
  const faults = draftFaults(now, draft)
  if (faults.length > 0) {
    // Another run of the same plan took the draft over, or it is public: that is no foul play.
    if (!now.draft || takenOver(now, marker)) refuseConcurrent(now)
    throw new PolicyError('DRAFT_CHANGED', {
      message: `the draft ${draft.url} was edited: ${faults.join('; ')}`,
    })
  }
  return checkAssets(draft, files, known, ports)
}

function takenOver(now: RemoteRelease, marker: DraftMarker): boolean {
  return isMarkedAs(now.body, marker) && markedRun(now.body) !== marker.run
}

/** Says on an operational failure that the draft stays. */
async function tellingThatItStays<T>(
  draft: RemoteRelease,
  ports: PublishPorts,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const error = toReleaseError(thrown)
    if (error.class === 'operational') {
      ports.log.notice(`the draft ${draft.url} stays; "Re-run failed jobs" goes on from there`)
    }
    throw error
  }
}

/** The verified digests rule; the file on disk must still be what was measured. */
function lockFiles(
  release: VerifiedRelease,
  measured: readonly MeasuredFile[],
): readonly LocalFile[] {
  if (!VerifiedRelease.is(release)) {
    throw new PolicyError('NOT_VERIFIED', {
      message: 'what is to be published was not made by verification',
    })
  }
  const byName = new Map(measured.map(file => [file.name, file]))
  return release.files.map(file => {
    const found = byName.get(file.name ?? '')
    if (found?.sha256 === file.sha256) return found
    throw new PolicyError('NOT_VERIFIED', {
      message: `${file.name ?? ''}: the file at hand is not the verified one`,
      expected: file.sha256,
      actual: found?.sha256 ?? 'no file',
    })
  })
}

const PUBLISH_ATTEMPTS = 3
const PUBLISH_PAUSE_MS = 3_000

async function makePublic(
  filled: FilledDraft,
  how: Presentation,
  where: Where,
  ports: PublishPorts,
): Promise<readonly RemoteAsset[]> {
  const { draft } = filled
  return tellingThatItStays(draft, ports, async () => {
    const latest =
      how.makeLatest === 'auto'
        ? becomesLatest({ ...where, prerelease: how.prerelease }, await ports.releases.list())
        : how.makeLatest
    const change = { draft: false, tag: where.tag, body: how.bodies.published, latest }
    for (let attempt = 1; ; attempt += 1) {
      const assets = await finalCheck(filled, how.marker, where, ports)
      try {
        await ports.releases.update(draft.id, change)
        return assets
      } catch (thrown) {
        const error = toReleaseError(thrown)
        if (await isPublicAfterAll(draft, where, error, ports)) return assets
        if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === PUBLISH_ATTEMPTS) {
          throw notPublished(draft, error)
        }
        const pause = PUBLISH_PAUSE_MS * attempt
        ports.log.info(`${error.message}; it is still a draft; trying again in ${pause / 1000} s`)
        await ports.sleep(pause)
      }
    }
  })
}

/** The answer may have been lost on its way: what GitHub shows now decides. */
async function isPublicAfterAll(
  draft: RemoteRelease,
  { tag }: Where,
  error: ReleaseError,
  ports: PublishPorts,
): Promise<boolean> {
  if (error.class === 'security') throw error
  const now = await ports.releases.get(draft.id)
  if (now?.draft === false) return true
  const other = await ports.releases.publishedByTag(tag)
  if (other === undefined) return false
  // This very draft has no future: the tag has its release.
  await ports.releases.remove(draft.id)
  return refuseConcurrent(other)
}

/** A refusal that has a name of its own keeps it. */
function notPublished(draft: RemoteRelease, error: ReleaseError): ReleaseError {
  if (error.code !== 'RESPONSE_INVALID') return error
  return new ReleaseError('RELEASE_FAILED', {
    message: `GitHub did not publish the draft ${draft.url}`,
    cause: error,
  })
}
