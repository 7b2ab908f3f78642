/** Exactly the plan: which files must have been staged, and what each must say of itself. */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { PlannedArtifact, ReleasePlan } from '../plan/release-plan.ts'
import type { RunContext } from '../run/run-context.ts'
import type { StageRecord } from './stage-record.ts'

/** The planned artifacts that were staged; FILES_UNEXPECTED and FILES_MISSING name every difference. */
export function checkStagedNames(
  plan: ReleasePlan,
  staged: readonly string[],
): readonly PlannedArtifact[] {
  const unexpected = staged.filter(name => !plan.artifacts.some(planned => planned.name === name))
  if (unexpected.length > 0) {
    throw new PolicyError('FILES_UNEXPECTED', {
      message: `staged, but not planned: ${unexpected.join(', ')}`,
    })
  }
  const missing = plan.platforms.flatMap(platform => {
    const planned = plan.artifacts.filter(artifact => artifact.platform === platform.name)
    const absent = planned.filter(artifact => !staged.includes(artifact.name))
    // An optional platform comes whole or not at all.
    const allowed = platform.optional && absent.length === planned.length
    return allowed ? [] : absent.map(({ name }) => `${name} (${platform.name})`)
  })
  if (missing.length > 0 || staged.length === 0) {
    throw new ReleaseError('FILES_MISSING', {
      message: `planned, but not staged: ${missing.length > 0 ? missing.join(', ') : 'everything'}`,
    })
  }
  return plan.artifacts.filter(planned => staged.includes(planned.name))
}

/** The record must be of this plan, this commit and this run (STAGED_CONTENT lists every difference). */
export function checkStageRecord(
  record: StageRecord,
  planned: PlannedArtifact,
  { plan, context, attempt }: StagedOrigin,
): void {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['file', planned.name, record.file.name],
    ['SBOM', planned.sbom, record.sbom?.name ?? null],
    ['bin', planned.bin, record.bin],
    ['package', planned.package, record.package],
    ['platform', planned.platform, record.platform],
    ['target', planned.target, record.target],
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
