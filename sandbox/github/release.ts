/** A release and its assets as kept, and as GitHub's API shows them. */
import { createHash } from 'node:crypto'
import type { Caller } from './permissions.ts'
import type { Repository } from './repository.ts'

/** The account that made a release or an asset. */
export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
}

/** A file of a release. `size` and `digest` are kept apart from the bytes, so that a test can make GitHub lie. */
export interface Asset {
  readonly id: number
  /** Part of the storage address. */
  readonly key: string
  name: string
  label: string | null
  /** `starter`: the empty remains of an upload that failed at GitHub's end. `open` stands in the API's schema only. */
  state: 'uploaded' | 'starter' | 'open'
  contentType: string
  bytes: Buffer
  size: number
  digest: string | null
  readonly createdAt: number
  updatedAt: number
  downloadCount: number
  readonly uploader: Account
}

/** A release, draft or published. */
export interface Release {
  readonly id: number
  /** Stands for the tag in the addresses of a draft. */
  readonly draftSlug: string
  readonly author: Account
  tagName: string
  targetCommitish: string
  name: string | null
  body: string | null
  draft: boolean
  prerelease: boolean
  immutable: boolean
  /** Date of the tagged commit, not of the release: that is how GitHub counts. */
  createdAt: number
  updatedAt: number
  publishedAt: number | undefined
  readonly assets: Asset[]
}

/** `sha256:<hex>` of some bytes. */
export function sha256Digest(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Times as GitHub writes them: whole seconds. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** The account a caller acts as. */
export function accountOf(caller: Caller): Account {
  return caller.kind === 'user'
    ? { login: caller.user.login, id: 1, type: 'User' }
    : { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' }
}

/** Encodes a tag or name for a path: `+` and the like go, slashes stay. */
export function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/')
}

function slugOf(release: Release): string {
  return pathOf(release.draft ? release.draftSlug : release.tagName)
}

/** An asset in the API's JSON. */
export function assetJson(repository: Repository, release: Release, asset: Asset): object {
  return {
    url: `${repository.apiUrl}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId('RA', asset.id),
    name: asset.name,
    label: asset.label,
    uploader: accountJson(asset.uploader),
    content_type: asset.contentType,
    state: asset.state,
    size: asset.size,
    digest: repository.settings.digests === 'present' ? asset.digest : null,
    download_count: asset.downloadCount,
    created_at: timestamp(asset.createdAt),
    updated_at: timestamp(asset.updatedAt),
    browser_download_url: `${repository.htmlUrl}/releases/download/${slugOf(release)}/${pathOf(asset.name)}`,
  }
}

/** A release in the API's JSON. */
export function releaseJson(repository: Repository, release: Release): object {
  const url = `${repository.apiUrl}/releases/${release.id}`
  const archive = (kind: string): string | null =>
    release.draft ? null : `${repository.apiUrl}/${kind}/${pathOf(release.tagName)}`
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `https://${repository.server.uploadHost}/repos/${repository.fullName}/releases/${release.id}/assets{?name,label}`,
    html_url: `${repository.htmlUrl}/releases/tag/${slugOf(release)}`,
    id: release.id,
    author: accountJson(release.author),
    node_id: nodeId('RE', release.id),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: timestamp(release.createdAt),
    updated_at: timestamp(release.updatedAt),
    published_at: release.publishedAt === undefined ? null : timestamp(release.publishedAt),
    assets: release.assets.map(asset => assetJson(repository, release, asset)),
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    body: release.body,
  }
}

/** GraphQL's name for an object; only its presence matters here. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}

function accountJson(account: Account): object {
  return { ...account, url: `https://api.github.com/users/${encodeURIComponent(account.login)}` }
}
