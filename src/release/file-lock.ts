/** What a file on the release must be: its name, size and digest, fixed once it is verified. */
import type { Sha256 } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset } from './remote-release.ts'

export interface LockedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Sha256
}

/** "Each file included in a release must be under 2 GiB", at most 1000 of them (GitHub Docs, About releases). */
export const ASSET_SIZE_LIMIT = 2 * 1024 ** 3
export const ASSET_COUNT_LIMIT = 1000

/** Refuses what GitHub would not take, before anything is sent (TOO_MANY_ASSETS, RELEASE_INCOMPLETE, FILE_TOO_LARGE). */
export function checkUploadable(files: readonly LockedFile[]): void {
  if (files.length > ASSET_COUNT_LIMIT) {
    throw new ReleaseError('TOO_MANY_ASSETS', {
      message: 'the release would have too many assets',
      expected: `at most ${ASSET_COUNT_LIMIT}`,
      actual: String(files.length),
    })
  }
  const empty = files.filter(file => file.size === 0).map(file => file.name)
  if (empty.length > 0) {
    throw new ReleaseError('RELEASE_INCOMPLETE', { message: `empty files: ${empty.join(', ')}` })
  }
  const large = files.filter(file => file.size >= ASSET_SIZE_LIMIT)
  if (large.length > 0) {
    throw new ReleaseError('FILE_TOO_LARGE', {
      message: `too large: ${large.map(file => `${file.name} (${file.size} bytes)`).join(', ')}`,
      expected: 'less than 2 GiB each',
    })
  }
}

/** What is wrong with one asset; undefined: it is the file. A digest that GitHub does not give counts as a fault. */
export function assetFault(asset: RemoteAsset, file: LockedFile): string | undefined {
  if (asset.name !== file.name) return `${file.name}: GitHub renamed it to ${asset.name}`
  if (asset.state !== 'uploaded') return `${file.name}: state ${asset.state}, expected uploaded`
  if (asset.size !== file.size) return `${file.name}: ${asset.size} bytes, expected ${file.size}`
  if (asset.sha256 === undefined) return `${file.name}: no digest, expected ${file.sha256}`
  if (asset.sha256 !== file.sha256) {
    return `${file.name}: sha256 ${asset.sha256}, expected ${file.sha256}`
  }
  return undefined
}

/** Every difference between what GitHub holds and what was verified; empty: they are equal. */
export function assetFaults(
  assets: readonly RemoteAsset[],
  files: readonly LockedFile[],
): readonly string[] {
  const wanted = new Map(files.map(file => [file.name, file]))
  const seen = new Set<string>()
  const faults: string[] = []
  for (const asset of assets) {
    const file = wanted.get(asset.name)
    if (file === undefined) faults.push(`${asset.name}: not in the plan`)
    else if (seen.has(asset.name)) faults.push(`${asset.name}: there twice`)
    else faults.push(...[assetFault(asset, file)].filter(fault => fault !== undefined))
    seen.add(asset.name)
  }
  const missing = files.filter(file => !seen.has(file.name))
  return [...faults, ...missing.map(file => `${file.name}: missing`)].toSorted()
}
