/**
 * What GitHub already holds for a tag, named from what is there and from nothing remembered. Each state has one
 * answer: docs/release-states.md.
 */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { isMarkedAs, isMarkedPublished, type DraftMarker } from './draft-marker.ts'
import type { RemoteRelease } from './remote-release.ts'

export type ReleaseState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'our-draft'
      readonly draft: RemoteRelease
      /** Several drafts of one tag may exist; these are ours too. */
      readonly spare: readonly RemoteRelease[]
    }
  | { readonly kind: 'foreign-draft'; readonly draft: RemoteRelease }
  | { readonly kind: 'withdrawn'; readonly draft: RemoteRelease }
  | { readonly kind: 'published'; readonly release: RemoteRelease }

/** Judges the full list of releases, drafts included. The oldest of our drafts is the one that is resumed. */
export function releaseState(
  releases: readonly RemoteRelease[],
  tag: string,
  marker: DraftMarker,
): ReleaseState {
  const ofTag = releases.filter(release => release.tag === tag)
  const published = ofTag.find(release => !release.draft)
  if (published !== undefined) return { kind: 'published', release: published }
  const withdrawn = ofTag.find(wasPublic)
  if (withdrawn !== undefined) return { kind: 'withdrawn', draft: withdrawn }
  const foreign = ofTag.find(release => !isMarkedAs(release.body, marker))
  if (foreign !== undefined) return { kind: 'foreign-draft', draft: foreign }
  const [draft, ...spare] = ofTag.toSorted((a, b) => a.id - b.id)
  return draft === undefined ? { kind: 'none' } : { kind: 'our-draft', draft, spare }
}

/**
 * Whether a draft was public before: its tag was deleted, or it was taken back. People may have its bytes. GitHub's
 * date may be gone with the publication; our own mark stays.
 */
export function wasPublic({ body, publishedAt }: RemoteRelease): boolean {
  return publishedAt !== null || isMarkedPublished(body)
}

/** Whether it is a draft of this plan and commit that was never public: only such a one is changed or deleted. */
export function isOurDraft(release: RemoteRelease, tag: string, marker: DraftMarker): boolean {
  return (
    release.draft && release.tag === tag && isMarkedAs(release.body, marker) && !wasPublic(release)
  )
}

/** Somebody else's draft is neither used nor deleted (RELEASE_FOREIGN_DRAFT). */
export function refuseForeignDraft(draft: RemoteRelease): never {
  throw new ReleaseError('RELEASE_FOREIGN_DRAFT', {
    message: `${draft.tag} has a draft that this action did not make for this commit and plan: ${draft.url}`,
  })
}

/** What was public once is not filled anew (RELEASE_WITHDRAWN). */
export function refuseWithdrawn(draft: RemoteRelease): never {
  throw new PolicyError('RELEASE_WITHDRAWN', {
    message: `${draft.tag} was published before and is a draft again: ${draft.url}`,
  })
}

/** Published bytes never change (RELEASE_EXISTS). */
export function refusePublished(release: RemoteRelease, faults: readonly string[]): never {
  const kind = release.immutable ? 'published and immutable,' : 'published'
  throw new PolicyError('RELEASE_EXISTS', {
    message: `${release.tag} is ${kind} with other files (${release.url}):\n${faults.join('\n')}`,
  })
}

/** What differs in a draft from what this run wrote into it; empty: nobody touched it. */
export function draftFaults(now: RemoteRelease, written: RemoteRelease): readonly string[] {
  return [
    ...(now.draft ? [] : ['it is no draft any more']),
    ...(now.tag === written.tag ? [] : [`its tag is ${now.tag}, expected ${written.tag}`]),
    ...(now.title === written.title ? [] : [`its title is ${JSON.stringify(now.title)}`]),
    ...(now.prerelease === written.prerelease ? [] : [`prerelease is ${String(now.prerelease)}`]),
    ...(now.body === written.body ? [] : ['its text was edited']),
  ]
}
