/** stage.json: what a build job says it staged. It travels beside the file, in the same workflow artifact. */
import type { Sha256 } from './digest.ts'

export const STAGE_SCHEMA = 'attested-release/stage/v1'

export interface StagedFile {
  readonly name: string
  readonly sha256: Sha256
  /** Bytes. */
  readonly size: number
}

export interface StageRecord {
  readonly schema: typeof STAGE_SCHEMA
  readonly file: StagedFile
  readonly sbom: StagedFile | null
  readonly bin: string
  readonly package: string
  readonly version: string
  readonly platform: string
  readonly target: string
  readonly repository: string
  readonly commit: string
  readonly ref: string
  readonly runId: string
  readonly runAttempt: number
}
