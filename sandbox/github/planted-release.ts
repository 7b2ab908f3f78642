/** Releases of the past: a history need not be published request by request. */
import { randomBytes, randomUUID } from 'node:crypto'
import { attestRelease } from './release-attestation.ts'
import { sha256Digest, type Account, type Asset, type Release } from './release.ts'
import type { Repository } from './repository.ts'
import type { GithubState } from './state.ts'

export interface PlantedRelease {
  readonly repository: Repository
  readonly tag: string
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  /** Milliseconds. */
  readonly publishedAt: number
  readonly draft?: boolean
  readonly prerelease?: boolean
  /** Locked, and attested by GitHub unless `unattested`. */
  readonly immutable?: boolean
  readonly unattested?: boolean
}

const AUTHOR: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' }

export function plantRelease(state: GithubState, plant: PlantedRelease): Release {
  const { repository, tag, publishedAt, draft = false, prerelease = false } = plant
  const asset = (file: PlantedRelease['files'][number]): Asset => ({
    id: state.nextId(),
    key: randomUUID(),
    name: file.name,
    label: null,
    state: 'uploaded',
    contentType: 'application/octet-stream',
    bytes: file.bytes,
    size: file.bytes.length,
    digest: sha256Digest(file.bytes),
    createdAt: publishedAt,
    updatedAt: publishedAt,
    downloadCount: 0,
    uploader: AUTHOR,
  })
  const release: Release = {
    id: state.nextId(),
    draftSlug: `untagged-${randomBytes(10).toString('hex')}`,
    author: AUTHOR,
    tagName: tag,
    targetCommitish: repository.defaultBranch,
    name: tag,
    body: null,
    draft,
    prerelease,
    immutable: plant.immutable ?? false,
    createdAt: publishedAt,
    updatedAt: publishedAt,
    publishedAt: draft ? undefined : publishedAt,
    assets: plant.files.map(asset),
  }
  repository.releases.push(release)
  if (release.immutable) repository.reservedTags.add(tag)
  if (plant.unattested !== true) attestRelease(state, repository, release)
  return release
}
