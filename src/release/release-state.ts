/** What GitHub already holds for a tag, named from what is there and from nothing remembered. */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { isMarkedAs, type DraftMarker } from './draft-marker.ts'
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
  const foreign = ofTag.find(release => !isMarkedAs(release.body, marker))
  if (foreign !== undefined) return { kind: 'foreign-draft', draft: foreign }
  const [draft, ...spare] = ofTag.toSorted((a, b) => a.id - b.id)
  return draft === undefined ? { kind: 'none' } : { kind: 'our-draft', draft, spare }
}

/** Somebody else's draft is neither used nor deleted (RELEASE_FOREIGN_DRAFT). */
export function refuseForeignDraft(draft: RemoteRelease): never {
  throw new ReleaseError('RELEASE_FOREIGN_DRAFT', {
    message: `${draft.tag} has a draft that this action did not make for this commit and plan: ${draft.url}`,
  })
}

/** Published bytes never change (RELEASE_EXISTS). */
export function refusePublished(release: RemoteRelease, faults: readonly string[]): never {
  throw new PolicyError('RELEASE_EXISTS', {
    message: `${release.tag} is published with other files (${release.url}):\n${faults.join('\n')}`,
  })
}
