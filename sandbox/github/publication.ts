/** What happens when a release becomes public: the tag is made or found, and the release may become immutable and latest. */
import { notFound } from './errors.ts'
import type { Caller } from './permissions.ts'
import { releaseError } from './release-draft.ts'
import type { MakeLatest } from './release-draft.ts'
import type { Release } from './release.ts'
import type { Repository } from './repository.ts'

/** Refuses a tag that another published release has, or that an immutable one had. */
export function checkTagIsFree(repository: Repository, release: Release): void {
  if (!release.immutable && repository.reservedTags.has(release.tagName)) {
    throw releaseError({
      code: 'custom',
      field: 'tag_name',
      message: 'tag_name was used by an immutable release',
    })
  }
  const other = repository.publishedRelease(release.tagName)
  if (other && other.id !== release.id) {
    throw releaseError({ code: 'already_exists', field: 'tag_name' })
  }
}

/** Refuses a release whose tag is missing and cannot be made from its target. */
export function checkTarget(repository: Repository, release: Release): void {
  if (repository.git.refs.has(`refs/tags/${release.tagName}`)) return
  if (!repository.git.resolve(release.targetCommitish)) {
    throw releaseError({ code: 'invalid', field: 'target_commitish' })
  }
}

/** Publishes: nothing is changed unless everything is allowed. */
export function publish(
  repository: Repository,
  release: Release,
  caller: Caller,
  makeLatest: MakeLatest | undefined,
  now: number,
): void {
  checkTagIsFree(repository, release)
  checkTarget(repository, release)
  makeTag(repository, release, caller, now)
  release.draft = false
  release.publishedAt = now
  release.createdAt = commitDate(repository, release) ?? now
  if (repository.settings.immutableReleases) {
    release.immutable = true
    repository.reservedTags.add(release.tagName)
  }
  choose(repository, release, makeLatest ?? 'true')
}

/** Applies `make_latest` to a published release. */
export function choose(repository: Repository, release: Release, makeLatest: MakeLatest): void {
  if (makeLatest === 'true' && !release.prerelease) repository.latestReleaseId = release.id
  if (makeLatest === 'legacy') repository.latestReleaseId = undefined
}

/** The date of the commit a release is about, when the sandbox knows it. */
export function commitDate(repository: Repository, release: Release): number | undefined {
  const object = repository.git.refs.get(`refs/tags/${release.tagName}`)
  return object && repository.git.peel(object)?.date
}

function makeTag(repository: Repository, release: Release, caller: Caller, now: number): void {
  const { git, settings } = repository
  const commit = git.resolve(release.targetCommitish)
  if (git.refs.has(`refs/tags/${release.tagName}`) || !commit) return
  // A job's token can never hold `workflows: write`; GitHub then says 404 and means this.
  if (commit.touchesWorkflows && caller.kind === 'job') throw notFound()
  if (settings.tagCreation === 'restricted') {
    throw releaseError({
      code: 'custom',
      field: 'pre_receive',
      message:
        'pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.',
    })
  }
  git.setTag(release.tagName, commit.sha, now, false)
}
