/** Checked by tsc: what loosens the sealed types turns a `false` below into a `true`, or an expected error into none. */
import type { publish } from '../../../src/commands/release/publish.ts'
import type { ReleasePlan } from '../../../src/plan/release-plan.ts'
import type { VerifiedRelease } from '../../../src/release/verified-release.ts'
import type { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'

declare const release: VerifiedRelease

type Published = Parameters<typeof publish>[0]
type Accepts<Wanted, Given> = Given extends Wanted ? true : false

export const itself: Accepts<Published, VerifiedRelease> = true
export const literal: Accepts<Published, { plan: ReleasePlan; files: VerifiedArtifact[] }> = false
export const copy: Accepts<Published, Omit<VerifiedRelease, never>> = false
export const files: Accepts<Published, readonly VerifiedArtifact[]> = false
export const named: Accepts<VerifiedArtifact, Pick<VerifiedArtifact, 'name' | 'sha256'>> = false

export const constructor: Accepts<
  new (...parts: never[]) => VerifiedRelease,
  typeof VerifiedRelease
> = false

// @ts-expect-error it is read-only
release.files = []
