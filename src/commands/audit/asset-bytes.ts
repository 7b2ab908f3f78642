/** Which bytes a file of a release has: GitHub's word, or the bytes themselves. */
import type { Bytes } from '../../audit/judge-asset.ts'
import { unreadableBytes } from '../../audit/judge-asset.ts'
import { finding } from '../../audit/verdict.ts'
import type { RemoteAsset } from '../../release/remote-release.ts'
import type { AuditGitHub } from './ports.ts'

/** A file and its bytes' digest. */
export interface KnownAsset {
  readonly asset: RemoteAsset
  readonly bytes: Bytes
}

/** GitHub's digest where it gives one; downloaded and hashed where it gives none, or on request. */
export async function bytesOf(
  asset: RemoteAsset,
  download: boolean,
  github: Pick<AuditGitHub, 'hashAsset'>,
): Promise<Bytes> {
  const { name, state, sha256 } = asset
  if (state !== 'uploaded') {
    const message = `the upload of ${name} was never finished (state ${state})`
    const findings = [finding('unreadable', 'AUDIT_ASSET_UNREADABLE', message)]
    return { sha256: undefined, from: null, findings }
  }
  if (sha256 !== undefined && !download) return { sha256, from: 'github', findings: [] }
  try {
    const hashed = await github.hashAsset(asset)
    if (sha256 === undefined || sha256 === hashed) {
      return { sha256: hashed, from: 'download', findings: [] }
    }
    const compared = { expected: `sha256:${sha256}`, actual: `sha256:${hashed}` }
    const message = `the bytes of ${name}, by GitHub's own digest`
    const drift = finding('digest-drift', 'AUDIT_DIGEST_DRIFT', message, compared)
    return { sha256: hashed, from: 'download', findings: [drift] }
  } catch (thrown) {
    const from = sha256 === undefined ? null : 'github'
    return { sha256, from, findings: [unreadableBytes(name, thrown)] }
  }
}
