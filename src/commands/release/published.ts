/** A release that is published already: the same bytes are a success, others a refusal. Nothing is ever changed. */
import { sha256Of } from '../../attest/digest.ts'
import type { ReleasePlan } from '../../plan/release-plan.ts'
import { plansSignatures, signatureName } from '../../plan/signature-name.ts'
import { checksumsText } from '../../release/checksums.ts'
import { assetFaults, type LockedFile } from '../../release/file-lock.ts'
import { refusePublished } from '../../release/release-state.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import { ofEarlierRun } from '../../verify/policies.ts'
import type { FetchPorts } from '../fetch-attestations.ts'
import { settledAssets } from './fill-draft.ts'
import { verifyOwn } from './own-evidence.ts'
import type { PublishPorts } from './ports.ts'
import type { Judge } from './verify-from-store.ts'

/**
 * Compares before anything is signed. What is made of signatures cannot be made a second time with the same bytes:
 * the evidence file and the OpenPGP signatures that are published must be attested by this workflow for this commit,
 * in whichever run. The checksums name the signatures, and nothing else than they and the payload.
 */
export async function comparePublished(
  release: RemoteRelease,
  payload: readonly LockedFile[],
  plan: ReleasePlan,
  judge: Judge,
  ports: Pick<PublishPorts, 'releases'> & FetchPorts,
): Promise<readonly RemoteAsset[]> {
  const assets = await settledAssets(release.id, ports)
  const signed = plansSignatures(plan) ? [...payload.map(({ name }) => name), plan.checksums] : []
  const unrepeatable = [...signed.map(signatureName), plan.evidence]
  const made = assets.filter(({ name }) => unrepeatable.includes(name))
  const faults = [
    ...assetFaults(
      assets.filter(asset => !made.includes(asset)),
      [...payload, checksumsOf(plan, payload, made)],
    ),
    ...unrepeatable.flatMap(name => unrepeatableFaults(name, made)),
  ]
  if (faults.length > 0) refusePublished(release, faults)
  const anyRun = { open: 'the release was published by an earlier run or attempt' }
  for (const { name, sha256 } of made) {
    if (sha256 === undefined) continue
    await verifyOwn(
      { name, sha256 },
      { ...judge, policy: ofEarlierRun(judge.policy, anyRun) },
      ports,
      // It was stored before the release was published.
      0,
    )
  }
  return assets
}

function unrepeatableFaults(name: string, assets: readonly RemoteAsset[]): readonly string[] {
  const [asset, ...more] = assets.filter(one => one.name === name)
  if (asset?.sha256 === undefined || asset.state !== 'uploaded') return [`${name}: missing`]
  return more.map(() => `${name}: there twice`)
}

/** The checksums file as it must be beside these very signatures. */
function checksumsOf(
  plan: ReleasePlan,
  payload: readonly LockedFile[],
  made: readonly RemoteAsset[],
): LockedFile {
  const own = [plan.evidence, signatureName(plan.checksums)]
  const signatures = made.flatMap(({ name, sha256 }) =>
    sha256 === undefined || own.includes(name) ? [] : [{ name, sha256 }],
  )
  const text = checksumsText([...payload, ...signatures])
  return { name: plan.checksums, size: Buffer.byteLength(text), sha256: sha256Of(text) }
}
