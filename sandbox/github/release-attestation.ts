/**
 * What GitHub attests about an immutable release when it is published: predicate v0.2, as measured in August 2026 by
 * several repositories; GitHub documents neither this version nor v0.1.
 */
import { plantAttestation } from './attestations.ts'
import type { Release } from './release.ts'
import type { Repository } from './repository.ts'
import type { GithubState } from './state.ts'

/** Attests the release as it is now; a mutable one is not attested. */
export function attestRelease(state: GithubState, repository: Repository, release: Release): void {
  if (!release.immutable || state.releaseSigner === undefined) return
  plantAttestation(state, {
    repository,
    bundle: state.releaseSigner(releaseStatement(repository, release)),
    initiator: 'github',
    lag: state.attestationLag,
  })
}

function releaseStatement(repository: Repository, release: Release): object {
  const object = repository.git.refs.get(`refs/tags/${release.tagName}`)?.sha ?? ''
  const purl = `pkg:github/${repository.fullName}@${encodeURIComponent(release.tagName)}`
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { uri: purl, digest: { sha1: object } },
      ...release.assets.map(({ name, digest }) => ({
        name,
        digest: { sha256: (digest ?? '').replace('sha256:', '') },
      })),
    ],
    predicateType: 'https://in-toto.io/attestation/release/v0.2',
    predicate: {
      databaseId: String(release.id),
      ownerId: String(repository.ownerId),
      packageId: '',
      purl: `pkg:github/${repository.fullName}`,
      repository: repository.fullName,
      repositoryId: String(repository.id),
      tag: release.tagName,
    },
  }
}
