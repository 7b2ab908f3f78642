/** Which release is "latest": the highest version of its line of tags, so that a patch of an old branch never is. */
import semver from 'semver'
import type { RemoteRelease } from './remote-release.ts'

/**
 * Whether a release of this version becomes the latest one. Only tags of the same form (`v1.2.3`, `name-v1.2.3`)
 * are compared: the versions of another package say nothing about this one.
 */
export function becomesLatest(
  release: { readonly tag: string; readonly version: string; readonly prerelease: boolean },
  existing: readonly RemoteRelease[],
): boolean {
  if (release.prerelease || !release.tag.endsWith(release.version)) return false
  const prefix = release.tag.slice(0, -release.version.length)
  return existing
    .filter(other => !other.draft && !other.prerelease && other.tag.startsWith(prefix))
    .map(other => semver.parse(other.tag.slice(prefix.length)))
    .filter(version => version !== null && version.prerelease.length === 0)
    .every(version => version === null || semver.compareBuild(release.version, version) >= 0)
}
