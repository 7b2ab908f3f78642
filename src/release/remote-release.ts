/** A release as GitHub shows it, reduced to what decisions are made from. */
import type { Sha256 } from '../attest/digest.ts'

export interface RemoteAsset {
  readonly id: number
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Only `uploaded` counts: `starter` is what a failed upload leaves behind. */
  readonly state: string
  /** Computed by GitHub; undefined where it gives none. */
  readonly sha256: Sha256 | undefined
  /** Where people download it. */
  readonly url: string
}

export interface RemoteRelease {
  readonly id: number
  readonly tag: string
  readonly draft: boolean
  readonly prerelease: boolean
  readonly immutable: boolean
  readonly title: string
  readonly body: string
  /** When it became public; null for a draft that never was. */
  readonly publishedAt: string | null
  /** Its page. */
  readonly url: string
  /** URI template of RFC 6570, as the API gives it. */
  readonly uploadUrl: string
}
