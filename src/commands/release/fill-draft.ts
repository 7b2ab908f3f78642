/** The assets of the draft: what is missing or wrong is sent, what is right stays, and the whole is compared. */
import type { Sha256 } from '../../attest/digest.ts'
import { PolicyError, toReleaseError } from '../../errors/release-error.ts'
import { contentType } from '../../release/content-type.ts'
import { assetFault, assetFaults } from '../../release/file-lock.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import { eachUntilFailure } from '../concurrent.ts'
import { createPace, type Pace } from '../pace.ts'
import type { LocalFile, PublishPorts } from './ports.ts'

const UPLOAD_ATTEMPTS = 3
const UPLOAD_PAUSE_MS = 2_000
/** Enough to hide the latency of small files; a big one fills the line alone. */
const AT_ONCE = 4
/**
 * "No more than 80 content-generating requests per minute": GitHub's secondary limit, below which we stay.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const UPLOADS_A_MINUTE = 75
/** "… and no more than 500 content-generating requests per hour": same page. Whether uploads count, it does not say. */
const UPLOADS_AN_HOUR = 500

/** Digests of assets that GitHub gives none for, by the asset's id: an asset's bytes never change. */
export type KnownDigests = Map<number, Sha256>

/** Sends what is missing or wrong in the draft; what is right stays. */
export async function fillDraft(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  known: KnownDigests,
  ports: PublishPorts,
): Promise<void> {
  const wanted = new Map(files.map(file => [file.name, file]))
  const kept = new Set<string>()
  for (const asset of await settledAssets(draft.id, ports, known)) {
    const file = wanted.get(asset.name)
    if (file !== undefined && !kept.has(file.name) && assetFault(asset, file) === undefined) {
      kept.add(asset.name)
    } else {
      ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`)
      await ports.releases.removeAsset(asset.id)
    }
  }
  const missing = files.filter(file => !kept.has(file.name))
  if (missing.length > UPLOADS_AN_HOUR) {
    ports.log.notice(
      `${missing.length} files are to be uploaded, and GitHub may take no more than ${UPLOADS_AN_HOUR} an hour. Should it refuse the rest, "Re-run failed jobs" an hour later goes on from there`,
    )
  }
  const pace = createPace({ perMinute: UPLOADS_A_MINUTE }, ports)
  await eachUntilFailure(missing, AT_ONCE, async file =>
    uploadFile(draft, file, { known, pace }, ports),
  )
}

interface Sending {
  readonly known: KnownDigests
  readonly pace: Pace
}

async function uploadFile(
  draft: RemoteRelease,
  file: LocalFile,
  { known, pace }: Sending,
  ports: PublishPorts,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pace()
      ports.log.info(`uploading ${file.name} (${file.size} bytes)`)
      refuseFault(await ports.releases.upload(draft, file, contentType(file.name)), file)
      return
    } catch (thrown) {
      const error = toReleaseError(thrown)
      if (!MAY_HAVE_ARRIVED.includes(error.code) || attempt === UPLOAD_ATTEMPTS) throw error
      const pause = UPLOAD_PAUSE_MS * attempt
      ports.log.info(`${file.name}: ${error.message}; looking again in ${pause / 1000} s`)
      await ports.sleep(pause)
      if (await arrivedAfterAll(draft, file, known, ports)) return
    }
  }
}

/** Failures after which the draft knows better than we do; RELEASE_FAILED is that of a name already taken. */
const MAY_HAVE_ARRIVED: readonly string[] = [
  'SERVICE_UNAVAILABLE',
  'RESPONSE_INVALID',
  'RELEASE_FAILED',
]

/** A 502 from the uploads host may hide a success, or leave an empty `starter` that blocks the name. */
async function arrivedAfterAll(
  draft: RemoteRelease,
  file: LocalFile,
  known: KnownDigests,
  ports: PublishPorts,
): Promise<boolean> {
  for (const asset of await ports.releases.assets(draft.id)) {
    if (asset.name !== file.name) continue
    const settled = await settle(asset, ports, known)
    if (assetFault(settled, file) === undefined) return true
    ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`)
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
export async function checkAssets(
  draft: RemoteRelease,
  files: readonly LocalFile[],
  known: KnownDigests,
  ports: PublishPorts,
): Promise<readonly RemoteAsset[]> {
  const assets = await settledAssets(draft.id, ports, known)
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
  known: KnownDigests = new Map(),
): Promise<readonly RemoteAsset[]> {
  const settled: RemoteAsset[] = []
  for (const asset of await ports.releases.assets(releaseId)) {
    settled.push(await settle(asset, ports, known))
  }
  return settled
}

async function settle(
  asset: RemoteAsset,
  ports: Pick<PublishPorts, 'releases'>,
  known: KnownDigests,
): Promise<RemoteAsset> {
  if (asset.state !== 'uploaded' || asset.sha256 !== undefined) return asset
  const sha256 = known.get(asset.id) ?? (await ports.releases.hashAsset(asset))
  known.set(asset.id, sha256)
  return { ...asset, sha256 }
}
