/** What a release says about its own files: its checksums files, and GitHub's attestation where it is immutable. */
import { sha256Of } from '../../attest/digest.ts'
import {
  compareChecksums,
  isChecksumsFile,
  MAX_CHECKSUMS,
  parseChecksums,
} from '../../audit/checksums.ts'
import { unreadableBytes } from '../../audit/judge-asset.ts'
import {
  compareReleaseStatement,
  isOfRelease,
  type StatementFindings,
} from '../../audit/release-statement.ts'
import { finding, findingOf, type Finding } from '../../audit/verdict.ts'
import { toReleaseError, type ReleaseError } from '../../errors/release-error.ts'
import type { RemoteAsset, RemoteRelease } from '../../release/remote-release.ts'
import type { Basis } from './basis.ts'
import type { KnownAsset } from './asset-bytes.ts'
import type { AttestationReader } from './evidence.ts'
import type { Listing } from './ports.ts'

/** Findings of a release as a whole and of its files. */
export interface ReleaseFacts extends StatementFindings {
  readonly attestedByGitHub: boolean
  readonly notes: readonly string[]
}

type Shown = Pick<RemoteAsset, 'name' | 'sha256'>

const shownOf = (assets: readonly KnownAsset[]): readonly Shown[] =>
  assets.map(({ asset: { name }, bytes: { sha256 } }) => ({ name, sha256 }))

/** Reads and compares every checksums file. */
export async function checksumFindings(
  assets: readonly KnownAsset[],
  { github }: Pick<Basis, 'github'>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const found = new Map<string, Finding[]>()
  const tell = (name: string, ...findings: readonly Finding[]): void => {
    found.set(name, [...(found.get(name) ?? []), ...findings])
  }
  for (const { asset, bytes } of assets) {
    if (!isChecksumsFile(asset.name) || bytes.sha256 === undefined) continue
    try {
      const content = await github.readAsset(asset, MAX_CHECKSUMS)
      const actual = sha256Of(content)
      if (actual !== bytes.sha256) {
        const compared = { expected: `sha256:${bytes.sha256}`, actual: `sha256:${actual}` }
        const message = `the bytes of ${asset.name}, by GitHub's own digest`
        tell(asset.name, finding('digest-drift', 'AUDIT_DIGEST_DRIFT', message, compared))
      }
      const lines = parseChecksums(asset.name, new TextDecoder().decode(content))
      if (typeof lines === 'string') {
        tell(asset.name, finding('unreadable', 'AUDIT_ASSET_UNREADABLE', lines))
        continue
      }
      for (const [name, findings] of compareChecksums(asset.name, lines, shownOf(assets))) {
        tell(name, ...findings)
      }
    } catch (thrown) {
      tell(asset.name, unreadableBytes(asset.name, thrown))
    }
  }
  return found
}

/** Whether the attestation of a release is listed for its files shows with the first of them. */
const MOST_LISTINGS = 2

const NONE: ReleaseFacts = {
  ...{ attestedByGitHub: false, ofRelease: [], notes: [] },
  ofAsset: new Map<string, readonly Finding[]>(),
}

/** GitHub's own attestation of an immutable release; of a mutable one there is none to ask for. */
export async function releaseAttestationFindings(
  release: RemoteRelease,
  assets: readonly KnownAsset[],
  listings: readonly Listing[],
  basis: Basis,
  reader: AttestationReader,
): Promise<ReleaseFacts> {
  if (!release.immutable) return NONE
  const { facts, tags, trust } = basis
  const object = tags.get(release.tag)?.object ?? null
  try {
    const verifier = trust.releaseVerifier()
    const faults: string[] = []
    const lost: ReleaseError[] = []
    for await (const listing of candidates(object, listings, basis)) {
      const { ofGitHub, unreadable } = await reader.read(listing)
      lost.push(...unreadable)
      for (const bundle of ofGitHub) {
        try {
          const statement = verifier.verify(bundle)
          const shown = { tag: release.tag, repositoryId: facts.repositoryId, object }
          if (!isOfRelease(statement, shown)) continue
          const compared = compareReleaseStatement(statement, { ...shown, assets: shownOf(assets) })
          return { ...compared, attestedByGitHub: true, notes: [] }
        } catch (thrown) {
          faults.push(toReleaseError(thrown).message)
        }
      }
    }
    const [why] = lost
    const without =
      why === undefined ? withoutAttestation(release, faults) : findingOf('unreadable', why)
    return { ...NONE, ofRelease: [without] }
  } catch (thrown) {
    const { code, message } = toReleaseError(thrown)
    // Who trusts the public-good instance alone cannot be told more than that.
    if (code === 'TRUST_ROOT_MISSING') return { ...NONE, notes: [message] }
    return { ...NONE, ofRelease: [findingOf('unreadable', toReleaseError(thrown))] }
  }
}

/** Its files list it, too: those were asked for anyway. Only then its tag is asked for by itself. */
async function* candidates(
  object: string | null,
  listings: readonly Listing[],
  { store }: Basis,
): AsyncGenerator<Listing, undefined> {
  yield* listings.slice(0, MOST_LISTINGS)
  if (object !== null) yield store.ofRelease(object)
}

function withoutAttestation({ tag }: RemoteRelease, faults: readonly string[]): Finding {
  if (faults.length > 0) {
    const message = `what is stored as GitHub's attestation of ${tag} is none: ${faults.join('; ')}`
    return finding('wrong-signer', 'RELEASE_ATTESTATION_MISMATCH', message)
  }
  const message = `${tag} is immutable, and GitHub lists no attestation of it`
  return finding('unreadable', 'RELEASE_ATTESTATION_MISSING', message)
}
