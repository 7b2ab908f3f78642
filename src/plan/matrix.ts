/** The build matrix: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix */
import type { PlannedPlatform, ReleasePlan } from './release-plan.ts'

/** One build job; `optional` is for `continue-on-error`. */
export interface MatrixEntry {
  readonly platform: string
  readonly target: string
  readonly runner: string
  readonly optional: boolean
}

/** For `strategy: matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}`. */
export function buildMatrix({ platforms }: Pick<ReleasePlan, 'platforms'>): {
  readonly include: readonly MatrixEntry[]
} {
  return { include: platforms.map(toEntry) }
}

function toEntry({ name, target, runner, optional }: PlannedPlatform): MatrixEntry {
  return { platform: name, target, runner, optional }
}
