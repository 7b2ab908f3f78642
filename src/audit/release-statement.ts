/** GitHub's own attestation of an immutable release against what the release shows now, file by file. */
import { textOf } from '../attest/json.ts'
import type { Statement } from '../attest/statement.ts'
import type { RemoteAsset } from '../release/remote-release.ts'
import { finding, type Finding } from './verdict.ts'

/** https://in-toto.io/attestation/release: GitHub's word about a release, never about a build. */
export const RELEASE_PREDICATE = 'https://in-toto.io/attestation/release/'

/** The release as it is shown. */
export interface ShownRelease {
  readonly tag: string
  readonly repositoryId: string
  /** What the tag's ref names: a tag object, or a commit; null: there is no such tag. */
  readonly object: string | null
  readonly assets: readonly Pick<RemoteAsset, 'name' | 'sha256'>[]
}

export interface StatementFindings {
  readonly ofRelease: readonly Finding[]
  readonly ofAsset: ReadonlyMap<string, readonly Finding[]>
}

/** Every difference, with the file that it is about. The repository is known by its id: its name may have changed. */
export function compareReleaseStatement(
  { subject }: Statement,
  release: ShownRelease,
): StatementFindings {
  const ofRelease: Finding[] = []
  const ofAsset = new Map<string, readonly Finding[]>()
  const objects = subject.flatMap(({ digest }) => digest['sha1'] ?? [])
  if (release.object === null || !objects.includes(release.object)) {
    ofRelease.push(
      finding('tag-moved', 'TAG_MOVED', `what ${release.tag} names, by GitHub's attestation`, {
        expected: objects.join(', '),
        actual: release.object ?? 'no such tag',
      }),
    )
  }
  const files = new Map(
    subject.flatMap(({ name, digest }) =>
      digest['sha256'] === undefined ? [] : [[name, digest['sha256']] as const],
    ),
  )
  const shown = new Set(release.assets.map(({ name }) => name))
  for (const name of files.keys()) {
    if (shown.has(name)) continue
    const message = `GitHub attested ${name} when ${release.tag} was published, and it is gone`
    ofRelease.push(finding('digest-drift', 'AUDIT_ASSET_REMOVED', message))
  }
  for (const { name, sha256 } of release.assets) {
    const expected = files.get(name)
    if (sha256 === undefined || expected === sha256) continue
    ofAsset.set(name, [
      finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}, by GitHub's attestation`, {
        expected: expected === undefined ? 'not on the release' : `sha256:${expected}`,
        actual: `sha256:${sha256}`,
      }),
    ])
  }
  return { ofRelease, ofAsset }
}

/** Whether a verified statement is one of this release; of another tag or repository it says nothing here. */
export function isOfRelease(
  { predicate, predicateType }: Statement,
  { tag, repositoryId }: Pick<ShownRelease, 'tag' | 'repositoryId'>,
): boolean {
  return (
    predicateType.startsWith(RELEASE_PREDICATE) &&
    predicate['tag'] === tag &&
    textOf(predicate['repositoryId']) === repositoryId
  )
}
