/** What GitHub shows after the publication, compared with what was verified. */
import { PolicyError, toReleaseError } from '../../errors/release-error.ts'
import { assetFaults } from '../../release/file-lock.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import { settledAssets } from './fill-draft.ts'
import type { LocalFile, PublishPorts } from './ports.ts'
import { verifyReleaseAttestation } from './release-attestation.ts'
import { checkTag, type Where } from './where.ts'

const LAG_ATTEMPTS = 5
const LAG_PAUSE_MS = 2_000

export interface ReadBack {
  readonly release: RemoteRelease
  readonly assets: readonly RemoteAsset[]
}

/**
 * Reads the public release by id and by tag: what GitHub shows must be what was verified (PUBLISH_MISMATCH), and of an
 * immutable one GitHub's own attestation must say the same.
 */
export async function readBack(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  where: Where,
  ports: PublishPorts,
): Promise<ReadBack> {
  const release = await publicRelease(draft, ports)
  const assets = await settledAssets(draft.id, ports)
  const faults = [
    ...(release.draft ? ['it is a draft'] : []),
    ...(release.tag === where.tag ? [] : [`its tag is ${release.tag}`]),
    ...(await byTagFaults(release, where, ports)),
    ...assetFaults(assets, files),
    ...(await tagFaults(where, ports)),
  ]
  if (faults.length > 0) {
    const outcome = await withdraw(release, ports)
    throw new PolicyError('PUBLISH_MISMATCH', {
      message: `${release.url} is not what was verified; ${outcome}:\n${faults.join('\n')}`,
    })
  }
  if (release.immutable) await verifyReleaseAttestation(release, files, where, ports)
  return { release, assets }
}

/** A replica may still show the draft for a moment. */
async function publicRelease(draft: RemoteRelease, ports: PublishPorts): Promise<RemoteRelease> {
  for (let attempt = 1; ; attempt += 1) {
    const release = await ports.releases.get(draft.id)
    if (release?.draft === false) return release
    if (attempt === LAG_ATTEMPTS) return release ?? draft
    await ports.sleep(LAG_PAUSE_MS)
  }
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
  if (release.draft) return 'it is a draft again, by another hand than ours'
  try {
    await ports.releases.update(release.id, { draft: true })
    return 'it was made a draft again'
  } catch (thrown) {
    return `it could NOT be made a draft again (${toReleaseError(thrown).message}): do it by hand now`
  }
}
