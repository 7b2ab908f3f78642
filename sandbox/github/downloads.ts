/** Where the bytes of assets come from: github.com redirects, release-assets.githubusercontent.com serves. */
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts'
import { blobRefusal } from './errors.ts'
import type { Presigner } from './presigned.ts'
import { pathOf } from './release.ts'
import type { Asset, Release } from './release.ts'
import type { Repository } from './repository.ts'
import type { GithubState } from './state.ts'

/** The host of asset bytes. */
export const ASSET_HOST = 'release-assets.githubusercontent.com'

const DOWNLOAD = /^\/([^/]+)\/([^/]+)\/releases\/(?:download\/(.+)|latest\/download)\/([^/]+)$/

/** A fresh presigned address of an asset's bytes. */
export function assetAddress(presigner: Presigner, repository: Repository, asset: Asset): string {
  return presigner.sign(ASSET_HOST, storagePath(repository, asset), {
    'response-content-disposition': `attachment; filename=${asset.name}`,
    'response-content-type': 'application/octet-stream',
  })
}

/** github.com, as far as downloads go. It knows no tokens: what is not public is not there. */
export function downloadSite(state: GithubState): Service {
  return request => {
    const match = /^(?:GET|HEAD)$/.test(request.method) ? DOWNLOAD.exec(request.path) : null
    if (!match) return undefined
    const [owner = '', name = '', tag, file = ''] = match.slice(1).map(decodePart)
    const fullName = `${owner}/${name}`
    const moved = state.movedRepository(fullName)
    const repository = state.repository(fullName)
    if (repository?.visibility === 'public') return download(state, request, repository, tag, file)
    if (moved?.visibility !== 'public' || repository) return NOT_FOUND
    const rest = request.path.split('/').slice(3).join('/')
    return { status: 301, headers: { location: `${moved.htmlUrl}/${rest}` } }
  }
}

/** release-assets.githubusercontent.com. */
export function assetStore(state: GithubState): Service {
  return request => {
    const refused = state.presigner.refuse(request)
    if (refused) return refused
    const asset = storedAsset(state, request.path)
    if (!asset) return blobRefusal(404, 'BlobNotFound', 'The specified blob does not exist.')
    if (request.method === 'GET') asset.downloadCount += 1
    const parameters = request.url.searchParams
    return {
      headers: {
        'content-type': parameters.get('response-content-type') ?? asset.contentType,
        'content-disposition': parameters.get('response-content-disposition') ?? 'attachment',
      },
      body: asset.bytes,
    }
  }
}

const NOT_FOUND: ServiceResponse = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Not Found',
}

function download(
  state: GithubState,
  request: ServiceRequest,
  repository: Repository,
  tag: string | undefined,
  file: string,
): ServiceResponse {
  if (tag === undefined) return latestDownload(request, repository)
  const asset = namedAsset(repository.publishedRelease(tag), file)
  if (!asset) return NOT_FOUND
  const location = assetAddress(state.presigner, repository, asset)
  return { status: 302, headers: { location, 'cache-control': 'no-cache' } }
}

function latestDownload(request: ServiceRequest, repository: Repository): ServiceResponse {
  const latest = repository.latestRelease()
  if (!latest) return NOT_FOUND
  const file = request.path.split('/').at(-1) ?? ''
  const location = `${repository.htmlUrl}/releases/download/${pathOf(latest.tagName)}/${file}`
  return { status: 302, headers: { location } }
}

function namedAsset(release: Release | undefined, name: string): Asset | undefined {
  return release?.assets.find(asset => asset.name === name && asset.state !== 'starter')
}

function storedAsset(state: GithubState, path: string): Asset | undefined {
  for (const repository of state.repositories) {
    for (const asset of repository.releases.flatMap(release => release.assets)) {
      if (storagePath(repository, asset) === path) return asset
    }
  }
  return undefined
}

function storagePath(repository: Repository, asset: Asset): string {
  return `/github-production-release-asset/${repository.id}/${asset.key}`
}

function decodePart(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part)
  } catch {
    // A malformed address names nothing.
    return ''
  }
}
