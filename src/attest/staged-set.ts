/** Exactly the plan: which files must have been staged, and what each must say of itself. */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import {
  isArtifact,
  stagedFiles,
  type PlannedFile,
  type ReleasePlan,
} from '../plan/release-plan.ts'
import type { RunContext } from '../run/run-context.ts'
import type { StageRecord } from './stage-record.ts'

/** The planned files that were staged; FILES_UNEXPECTED and FILES_MISSING name every difference. */
export function checkStagedNames(
  plan: ReleasePlan,
  staged: readonly string[],
): readonly PlannedFile[] {
  const all = stagedFiles(plan)
  const unexpected = staged.filter(name => !all.some(planned => planned.name === name))
  if (unexpected.length > 0) {
    throw new PolicyError('FILES_UNEXPECTED', {
      message: `staged, but not planned: ${unexpected.join(', ')}`,
    })
  }
  const extras = plan.extras.map(({ name }) => name).filter(name => !staged.includes(name))
  const ofPlatforms = plan.platforms.flatMap(platform => {
    const planned = plan.artifacts.filter(artifact => artifact.platform === platform.name)
    const absent = planned.filter(artifact => !staged.includes(artifact.name))
    // An optional platform comes whole or not at all.
    const allowed = platform.optional && absent.length === planned.length
    return allowed ? [] : absent.map(({ name }) => `${name} (${platform.name})`)
  })
  const missing = [...ofPlatforms, ...extras]
  if (missing.length > 0 || staged.length === 0) {
    throw new ReleaseError('FILES_MISSING', {
      message: `planned, but not staged: ${missing.length > 0 ? missing.join(', ') : 'everything'}`,
    })
  }
  return all.filter(planned => staged.includes(planned.name))
}

/** The record must be of this plan, this commit and this run (STAGED_CONTENT lists every difference). */
export function checkStageRecord(
  record: StageRecord,
  planned: PlannedFile,
  { plan, context, attempt }: StagedOrigin,
): void {
  const cargo = isArtifact(planned) ? planned : undefined
  const inside = record.archive?.entries.filter(({ path }) => path === cargo?.archive?.binary)
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['file', planned.name, record.file.name],
    ['SBOM', planned.sbom, record.sbom?.name ?? null],
    ['bin', cargo?.bin ?? null, record.bin],
    ['package', cargo?.package ?? null, record.package],
    ['platform', cargo?.platform ?? null, record.platform],
    ['target', cargo?.target ?? null, record.target],
    ['archive', cargo?.archive?.format ?? null, record.archive?.format ?? null],
    ['binary in the archive', cargo?.archive?.binary, inside?.map(({ path }) => path).join()],
    ['mode of that binary', record.archive === null ? undefined : true, inside?.[0]?.executable],
    ['version', plan.version, record.version],
    ['commit', plan.commit, record.commit],
    ['ref', plan.ref, record.ref],
    ['repository', plan.repository, record.repository],
    ['run id', context.runId, record.runId],
    ['run attempt', attempt, record.runAttempt],
  ]
  const differences = pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(
      ([what, expected, actual]) => `${what}: expected ${String(expected)}, got ${String(actual)}`,
    )
  if (differences.length === 0) return
  throw new PolicyError('STAGED_CONTENT', {
    message: `stage.json of ${planned.name} does not fit:\n${differences.join('\n')}`,
  })
}

export interface StagedOrigin {
  readonly plan: ReleasePlan
  readonly context: Pick<RunContext, 'runId'>
  /** By the name of the workflow artifact. */
  readonly attempt: number
}
