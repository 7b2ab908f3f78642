/** A release that is published already: the same bytes are a success, others a refusal. Nothing is ever changed. */
import type { ReleasePlan } from '../../plan/release-plan.ts'
import { assetFaults, type LockedFile } from '../../release/file-lock.ts'
import { refusePublished } from '../../release/release-state.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import { settledAssets } from './draft.ts'
import { verifyOwn } from './own-evidence.ts'
import type { PublishPorts } from './ports.ts'
import type { Judge } from './verify-from-store.ts'

/**
 * Compares before anything is signed. The evidence file cannot be made a second time with the same bytes, since
 * signatures differ; the published one must be attested by this workflow for this commit, in whichever run.
 */
export async function comparePublished(
  release: RemoteRelease,
  payload: readonly LockedFile[],
  plan: Pick<ReleasePlan, 'evidence'>,
  judge: Judge,
  ports: Pick<PublishPorts, 'releases'> & FetchPorts,
): Promise<readonly RemoteAsset[]> {
  const assets = await settledAssets(release.id, ports)
  const [evidence, ...more] = assets.filter(asset => asset.name === plan.evidence)
  const faults = [
    ...assetFaults(
      assets.filter(asset => asset.name !== plan.evidence),
      payload,
    ),
    ...more.map(asset => `${asset.name}: there twice`),
  ]
  if (evidence?.sha256 === undefined || evidence.state !== 'uploaded') {
    return refusePublished(release, [...faults, `${plan.evidence}: missing`])
  }
  if (faults.length > 0) refusePublished(release, faults)
  const anyRun = { open: 'the release was published by an earlier run or attempt' }
  await verifyOwn(
    { name: evidence.name, sha256: evidence.sha256 },
    { ...judge, policy: { ...judge.policy, run: anyRun } },
    ports,
    // It was stored before the release was published.
    0,
  )
  return assets
}
