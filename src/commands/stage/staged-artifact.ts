/** One file with its SBOM and its record, ready to travel to the signing job. */
import { join } from 'node:path'
import {
  formatStageRecord,
  STAGE_FILE,
  STAGE_SCHEMA,
  type StagedFile,
  type StageRecord,
} from '../../attest/stage-record.ts'
import { isArtifact, type PlannedFile, type ReleasePlan } from '../../plan/release-plan.ts'
import type { MeasuredFile } from '../ports.ts'
import type { StagePorts } from '../stage.ts'

export interface StagedArtifact {
  readonly artifact: PlannedFile
  readonly record: StageRecord
  /** Holds exactly the file, its SBOM and stage.json. */
  readonly folder: string
  readonly filePath: string
  readonly sbomPath: string | undefined
  readonly recordPath: string
}

export interface StagedParts {
  readonly file: MeasuredFile
  readonly sbom: MeasuredFile | undefined
  readonly build: StageRecord['build']
  readonly archive: StageRecord['archive']
}

/** Writes the record beside the file and its SBOM. */
export async function recordStaged(
  artifact: PlannedFile,
  folder: string,
  { file, sbom, build, archive }: StagedParts,
  plan: ReleasePlan,
  { context, files }: Pick<StagePorts, 'context' | 'files'>,
): Promise<StagedArtifact> {
  const made = isArtifact(artifact) ? artifact : NOT_OF_CARGO
  const record: StageRecord = {
    schema: STAGE_SCHEMA,
    file: stagedFile(file),
    sbom: sbom === undefined ? null : stagedFile(sbom),
    build,
    archive,
    bin: made.bin,
    package: made.package,
    platform: made.platform,
    target: made.target,
    version: plan.version,
    repository: context.repository,
    commit: context.sha,
    ref: context.ref,
    runId: context.runId,
    runAttempt: context.runAttempt,
  }
  const recordPath = join(folder, STAGE_FILE)
  await files.writeText(recordPath, formatStageRecord(record))
  return { artifact, record, folder, filePath: file.path, sbomPath: sbom?.path, recordPath }
}

const NOT_OF_CARGO = { bin: null, package: null, platform: null, target: null } as const

function stagedFile({ name, sha256, size }: MeasuredFile): StagedFile {
  return { name, sha256, size }
}
