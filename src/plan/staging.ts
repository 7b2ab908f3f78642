/** What a build job stages: which platform it is for, and how the build is asked about it. */
import { ReleaseError } from '../errors/release-error.ts'
import type { PlannedArtifact, PlannedPlatform, ReleasePlan } from './release-plan.ts'

export interface PlatformRequest {
  readonly platform: string | undefined
  /** As given to cargo's `--target`. */
  readonly target: string | undefined
  /** The triple of this machine. */
  readonly host: string
  /** The file is named, so that nothing follows from how cargo would build here. */
  readonly fileGiven: boolean
}

/** The planned platform of this job: the one named, else the one of the target, else the machine's. */
export function choosePlatform(plan: ReleasePlan, request: PlatformRequest): PlannedPlatform {
  const { platform: name, target, host } = request
  const wanted = target ?? host
  const found = plan.platforms.find(platform =>
    name === undefined ? platform.target === wanted : platform.name === name,
  )
  if (found === undefined) throw unplanned(plan, name ?? wanted)
  const built = target ?? (request.fileGiven ? found.target : host)
  if (built === found.target) return found
  throw new ReleaseError('TARGET_MISMATCH', {
    message: `the platform ${found.name} is planned for another target`,
    expected: found.target,
    actual: target ?? `${host}, the machine's own, since no target is given`,
  })
}

/** The planned files of one platform. A file given by path can be only one of them. */
export function artifactsOf(
  plan: ReleasePlan,
  platform: PlannedPlatform,
  fileGiven: boolean,
): readonly PlannedArtifact[] {
  const artifacts = plan.artifacts.filter(artifact => artifact.platform === platform.name)
  if (fileGiven && artifacts.length !== 1) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'subject-path names one file, but several are planned for this platform',
      expected: 'one planned binary',
      actual: artifacts.map(artifact => artifact.bin).join(', '),
    })
  }
  return artifacts
}

/** The part of a plan that one platform is: for a job that signs what it has built itself. */
export function planOfPlatform(plan: ReleasePlan, name: string): ReleasePlan {
  const platforms = plan.platforms.filter(platform => platform.name === name)
  if (platforms.length === 0) throw unplanned(plan, name)
  const artifacts = plan.artifacts.filter(one => one.platform === name)
  return { ...plan, platforms, artifacts, extras: [] }
}

function unplanned(plan: ReleasePlan, actual: string): ReleaseError {
  return new ReleaseError('PLATFORM_UNKNOWN', {
    message: 'the plan has no such platform',
    expected: plan.platforms.map(platform => `${platform.name} (${platform.target})`).join(', '),
    actual,
    remedy:
      'Name a planned platform with `platform`, or plan this one in the plan job: `platforms: ...`.',
  })
}

/** Folder of a profile below the target folder: https://doc.rust-lang.org/cargo/guide/build-cache.html */
export function profileFolder(profile: string): string {
  if (profile === 'dev' || profile === 'test') return 'debug'
  return profile === 'bench' ? 'release' : profile
}
