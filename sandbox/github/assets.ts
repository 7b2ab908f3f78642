/** Release assets: list, read, delete (api.github.com) and upload (uploads.github.com). */
import { randomUUID } from 'node:crypto'
import type { ServiceResponse } from '../service.ts'
import { storedAssetName } from './asset-name.ts'
import { assetAddress } from './downloads.ts'
import { invalid, notFound, refusal } from './errors.ts'
import { numberedPage } from './paging.ts'
import { demand, demandGrant } from './permissions.ts'
import { accountOf, assetJson, sha256Digest } from './release.ts'
import type { Asset, Release } from './release.ts'
import { isVisible, releaseOf } from './releases.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'

const SIZE_LIMIT = 2 * 1024 ** 3
const MAX_ASSETS = 1000

/** Routes of api.github.com. */
export const assetRoutes: RouteTable = {
  'GET /repos/{owner}/{repo}/releases/{id}/assets': list,
  'GET /repos/{owner}/{repo}/releases/assets/{asset}': get,
  'DELETE /repos/{owner}/{repo}/releases/assets/{asset}': remove,
}

/** Routes of uploads.github.com. */
export const uploadRoutes: RouteTable = {
  'POST /repos/{owner}/{repo}/releases/{id}/assets': upload,
}

function list(call: Call): ServiceResponse {
  const [repository, release] = releaseOf(call, 'read')
  const page = numberedPage(call, release.assets)
  return {
    headers: page.headers,
    json: page.items.map(asset => assetJson(repository, release, asset)),
  }
}

function get(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  demand(call.caller, repository, 'contents', 'read')
  const { release, asset } = assetOf(call, repository)
  if (call.request.headers['accept']?.includes('application/octet-stream') !== true) {
    return { json: assetJson(repository, release, asset) }
  }
  if (asset.state === 'starter') throw notFound()
  return {
    status: 302,
    headers: { location: assetAddress(call.state.presigner, repository, asset) },
  }
}

function remove(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  demandGrant(call.caller, repository, 'contents', 'write')
  const { release, asset } = assetOf(call, repository)
  if (release.immutable) throw refusal(422, 'Cannot delete asset from an immutable release')
  release.assets.splice(release.assets.indexOf(asset), 1)
  return { status: 204 }
}

function assetOf(call: Call, repository: Repository): { release: Release; asset: Asset } {
  const found = repository.asset(Number(call.param('asset')))
  if (!found || !isVisible(call, repository, found.release)) throw notFound()
  return found
}

function upload(call: Call): ServiceResponse {
  const [repository, release] = releaseOf(call, 'write')
  if (release.immutable) throw refusal(422, 'Cannot upload assets to an immutable release')
  checkUpload(call)
  const name = storedAssetName(call.query.get('name') ?? '')
  if (release.assets.length >= MAX_ASSETS) {
    throw assetError('file_count', `file_count limited to ${MAX_ASSETS} assets per release`)
  }
  if (release.assets.some(asset => asset.name === name)) {
    throw invalid({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' })
  }
  const asset = store(call, repository, release, name)
  // The store behind the uploads host failed: the client sees a bad gateway, the release an empty asset.
  if (asset.state === 'starter') throw refusal(502, 'Bad Gateway')
  return {
    status: 201,
    headers: { location: `${repository.apiUrl}/releases/assets/${asset.id}` },
    json: assetJson(repository, release, asset),
  }
}

function checkUpload(call: Call): void {
  const { headers, body, large } = call.request
  const size = large?.size ?? body.length
  const length = headers['content-length']
  if (length === undefined || !/^\d+$/.test(length)) {
    throw refusal(400, `Bad Content-Length: ${length ?? ''}`)
  }
  if (Number(length) >= SIZE_LIMIT) throw assetError('size', `size must be less than ${SIZE_LIMIT}`)
  if (Number(length) !== size) throw refusal(400, `Bad Content-Length: ${length}`)
  if ((headers['content-type'] ?? '') === '')
    throw assetError('content_type', "content_type can't be blank")
  if ((call.query.get('name') ?? '') === '') {
    throw invalid({ resource: 'ReleaseAsset', code: 'missing_field', field: 'name' })
  }
  if (size === 0) throw assetError('size', 'size must be greater than or equal to 1')
}

function store(call: Call, repository: Repository, release: Release, name: string): Asset {
  const sent = call.request.body
  const tampered = call.state.hooks.assetTransform?.({
    repository: repository.fullName,
    releaseId: release.id,
    name,
    bytes: sent,
  })
  const asset = newAsset(call, {
    name,
    contentType: call.request.headers['content-type'] ?? '',
    bytes: tampered?.bytes ?? (tampered?.state === 'starter' ? Buffer.alloc(0) : sent),
  })
  const { large } = call.request
  // Its bytes are gone; what is known of them stays.
  if (large !== undefined) {
    Object.assign(asset, { size: large.size, digest: `sha256:${large.sha256}` })
  }
  Object.assign(asset, tampered)
  release.assets.push(asset)
  return asset
}

function newAsset(call: Call, file: Pick<Asset, 'name' | 'contentType' | 'bytes'>): Asset {
  const now = call.state.clock()
  return {
    id: call.state.nextId(),
    key: randomUUID(),
    label: call.query.get('label'),
    state: 'uploaded',
    size: file.bytes.length,
    digest: sha256Digest(file.bytes),
    createdAt: now,
    updatedAt: now,
    downloadCount: 0,
    uploader: accountOf(call.caller),
    ...file,
  }
}

function assetError(field: string, message: string): Error {
  return invalid({ resource: 'ReleaseAsset', code: 'custom', field, message })
}
