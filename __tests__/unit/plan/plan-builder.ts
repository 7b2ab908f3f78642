/** Plans for tests. */
import { planRelease, type PlanRequest } from '../../../src/plan/make-plan.ts'
import type { ReleasePlan } from '../../../src/plan/release-plan.ts'
import { metadataOf, type TestPackage } from './metadata-builder.ts'

export const SHA = '0123456789abcdef0123456789abcdef01234567'

export const CONTEXT = { ref: 'refs/tags/v1.2.3', repository: 'octo/app', sha: SHA }

export const NOTHING_ASKED: PlanRequest = {
  packages: undefined,
  bins: undefined,
  platforms: undefined,
  name: undefined,
  assetName: undefined,
  sbom: undefined,
  tag: undefined,
  allowBranchRef: false,
  features: undefined,
  onlyPlatform: undefined,
}

export interface PlanCase {
  readonly packages?: readonly TestPackage[]
  readonly workspace?: unknown
  readonly request?: Partial<PlanRequest>
  readonly ref?: string
}

export function planOf({ packages, workspace, request, ref }: PlanCase = {}): ReleasePlan {
  return planRelease(
    { ...NOTHING_ASKED, ...request },
    metadataOf(packages ?? [{ name: 'app', root: true }], workspace),
    { ...CONTEXT, ref: ref ?? CONTEXT.ref },
  )
}
