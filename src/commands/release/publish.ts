/** From a verified release on disk to a published one, with every comparison on the way. */
import { PolicyError, ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import type { DraftMarker } from '../../release/draft-marker.ts'
import { assetFaults, checkUploadable } from '../../release/file-lock.ts'
import { becomesLatest } from '../../release/latest.ts'
import type { ReleaseBodies } from '../../release/release-notes.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import { VerifiedRelease } from '../../release/verified-release.ts'
import type { MeasuredFile } from '../ports.ts'
import { checkDraft, discardDraft, fillDraft, openDraft, settledAssets } from './draft.ts'
import type { LocalFile, PublishPorts } from './ports.ts'
import { checkTag, checkWhere, type Where } from './where.ts'

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
  const ready = await discardingDraft(where.tag, how.marker, ports, async () =>
    prepareDraft(files, how, where, ports),
  )
  if (how.draftOnly) return { state: 'draft', release: ready.draft, assets: ready.assets }
  await makePublic(ready, how, ports)
  return readBack(ready.draft, files, where, ports)
}

interface ReadyDraft {
  readonly draft: RemoteRelease
  readonly assets: readonly RemoteAsset[]
  readonly latest: boolean
}

async function prepareDraft(
  files: readonly LocalFile[],
  how: Presentation,
  where: Where,
  ports: PublishPorts,
): Promise<ReadyDraft> {
  const draft = await openDraft(
    {
      tag: where.tag,
      title: how.title,
      body: how.bodies.draft,
      prerelease: how.prerelease,
      commit: where.commit,
    },
    how.marker,
    ports,
  )
  try {
    await fillDraft(draft, files, ports)
    const latest =
      how.makeLatest === 'auto'
        ? becomesLatest({ ...where, prerelease: how.prerelease }, await ports.releases.list())
        : how.makeLatest
    // Nothing may come between these comparisons and the publication.
    await checkWhere(where, ports)
    return { draft, latest, assets: await checkDraft(draft, files, ports) }
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

async function makePublic(
  { draft, latest }: ReadyDraft,
  how: Presentation,
  ports: PublishPorts,
): Promise<void> {
  try {
    await ports.releases.update(draft.id, { draft: false, body: how.bodies.published, latest })
  } catch (thrown) {
    // The answer may have been lost on its way: what GitHub shows now decides.
    const now = await ports.releases.get(draft.id)
    if (!now.draft) return
    throw new ReleaseError('RELEASE_FAILED', {
      message: `GitHub did not publish the draft ${draft.url}`,
      cause: thrown,
    })
  }
}

const LAG_ATTEMPTS = 5
const LAG_PAUSE_MS = 2_000

/** Reads the public release by id and by tag: what GitHub shows must be what was verified (PUBLISH_MISMATCH). */
async function readBack(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  where: Where,
  ports: PublishPorts,
): Promise<Publication> {
  const release = await ports.releases.get(draft.id)
  const assets = await settledAssets(draft.id, ports)
  const faults = [
    ...(release.draft ? ['it is still a draft'] : []),
    ...(release.tag === where.tag ? [] : [`its tag is ${release.tag}`]),
    ...(await byTagFaults(release, where, ports)),
    ...assetFaults(assets, files),
    ...(await tagFaults(where, ports)),
  ]
  if (faults.length === 0) return { state: 'published', release, assets }
  const outcome = await withdraw(release, ports)
  throw new PolicyError('PUBLISH_MISMATCH', {
    message: `${release.url} is not what was verified; ${outcome}:\n${faults.join('\n')}`,
  })
}

async function byTagFaults(
  release: RemoteRelease,
  where: Where,
  ports: PublishPorts,
): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await ports.releases.publishedByTag(where.tag)
    if (found?.id === release.id) return []
    if (found !== undefined) return [`${where.tag} shows another release, ${found.url}`]
    if (attempt === LAG_ATTEMPTS) return [`${where.tag} shows no release`]
    await ports.sleep(LAG_PAUSE_MS)
  }
}

async function tagFaults(where: Where, ports: PublishPorts): Promise<readonly string[]> {
  try {
    await checkTag(where, ports)
    return []
  } catch (thrown) {
    const error = toReleaseError(thrown)
    if (error.code === 'TAG_MOVED' || error.code === 'TAG_NOT_FOUND') return [error.message]
    throw error
  }
}

async function withdraw(release: RemoteRelease, ports: PublishPorts): Promise<string> {
  if (release.immutable) return 'it is immutable and stays visible until somebody deletes it'
  try {
    await ports.releases.update(release.id, { draft: true })
    return 'it was made a draft again'
  } catch (thrown) {
    return `it could NOT be made a draft again (${toReleaseError(thrown).message}): do it by hand now`
  }
}
