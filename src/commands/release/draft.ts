/** The draft: found or made, filled, and compared. Nothing here is visible to the public. */
import { PolicyError, toReleaseError } from '../../errors/release-error.ts'
import { contentType } from '../../release/content-type.ts'
import { assetFault, assetFaults } from '../../release/file-lock.ts'
import { refuseForeignDraft, refusePublished, releaseState } from '../../release/release-state.ts'
import { isMarkedAs, type DraftMarker } from '../../release/draft-marker.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import type { DraftFields, LocalFile, PublishPorts } from './ports.ts'

const UPLOAD_ATTEMPTS = 3
const UPLOAD_PAUSE_MS = 2_000

/** Our draft of this tag: the one that is there, brought up to date, or a new one. */
export async function openDraft(
  fields: DraftFields,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<RemoteRelease> {
  const state = releaseState(await ports.releases.list(), fields.tag, marker)
  switch (state.kind) {
    case 'none':
      return ports.releases.createDraft(fields)
    case 'our-draft': {
      ports.log.info(`resuming the draft ${state.draft.url}`)
      for (const spare of state.spare) await ports.releases.remove(spare.id)
      const { title, body, prerelease } = fields
      return ports.releases.update(state.draft.id, { title, body, prerelease })
    }
    case 'foreign-draft':
      return refuseForeignDraft(state.draft)
    case 'published':
      return refusePublished(state.release, ['it appeared while this run was at work'])
  }
}

/** Sends what is missing or wrong in the draft; what is right stays. */
export async function fillDraft(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  ports: PublishPorts,
): Promise<void> {
  const wanted = new Map(files.map(file => [file.name, file]))
  const kept = new Set<string>()
  for (const asset of await settledAssets(draft.id, ports)) {
    const file = wanted.get(asset.name)
    if (file !== undefined && !kept.has(file.name) && assetFault(asset, file) === undefined) {
      kept.add(asset.name)
    } else {
      ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`)
      await ports.releases.removeAsset(asset.id)
    }
  }
  for (const file of files) {
    if (!kept.has(file.name)) await uploadFile(draft, file, ports)
  }
}

async function uploadFile(
  draft: RemoteRelease,
  file: LocalFile,
  ports: PublishPorts,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      ports.log.info(`uploading ${file.name} (${file.size} bytes)`)
      refuseFault(await ports.releases.upload(draft, file, contentType(file.name)), file)
      return
    } catch (thrown) {
      const error = toReleaseError(thrown)
      if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === UPLOAD_ATTEMPTS) throw error
      ports.log.info(`${file.name}: ${error.message}; trying again`)
      await ports.sleep(UPLOAD_PAUSE_MS * attempt)
      if (await arrivedAfterAll(draft, file, ports)) return
    }
  }
}

/** A 502 from the uploads host may hide a success, or leave an empty `starter` that blocks the name. */
async function arrivedAfterAll(
  draft: RemoteRelease,
  file: LocalFile,
  ports: PublishPorts,
): Promise<boolean> {
  for (const asset of await settledAssets(draft.id, ports)) {
    if (asset.name !== file.name) continue
    if (assetFault(asset, file) === undefined) return true
    await ports.releases.removeAsset(asset.id)
  }
  return false
}

function refuseFault(asset: RemoteAsset, file: LocalFile): void {
  // A digest that GitHub does not give is settled by downloading, once, when the whole draft is compared.
  const fault = assetFault({ ...asset, sha256: asset.sha256 ?? file.sha256 }, file)
  if (fault !== undefined) refuseAssets([fault])
}

/** The draft must hold the files, all of them and nothing else (ASSET_MISMATCH). */
export async function checkDraft(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  ports: PublishPorts,
): Promise<readonly RemoteAsset[]> {
  const assets = await settledAssets(draft.id, ports)
  const faults = assetFaults(assets, files)
  if (faults.length > 0) refuseAssets(faults)
  return assets
}

function refuseAssets(faults: readonly string[]): never {
  throw new PolicyError('ASSET_MISMATCH', {
    message: `the draft does not hold what was verified:\n${faults.join('\n')}`,
  })
}

/** The assets with their digests; where GitHub gives none, the bytes are downloaded and hashed. */
export async function settledAssets(
  releaseId: number,
  ports: Pick<PublishPorts, 'releases'>,
): Promise<readonly RemoteAsset[]> {
  const settled: RemoteAsset[] = []
  for (const asset of await ports.releases.assets(releaseId)) {
    const unknown = asset.state === 'uploaded' && asset.sha256 === undefined
    settled.push(unknown ? { ...asset, sha256: await ports.releases.hashAsset(asset) } : asset)
  }
  return settled
}

/** Deletes our drafts of the tag after a security failure. Its own failure is only told: the first one counts. */
export async function discardDraft(
  tag: string,
  marker: DraftMarker,
  ports: PublishPorts,
): Promise<void> {
  try {
    for (const release of await ports.releases.list()) {
      if (!release.draft || release.tag !== tag || !isMarkedAs(release.body, marker)) continue
      await ports.releases.remove(release.id)
      ports.log.notice(`deleted our draft ${release.url}`)
    }
  } catch (thrown) {
    ports.log.warning(`our draft of ${tag} could not be deleted: ${toReleaseError(thrown).message}`)
  }
}
