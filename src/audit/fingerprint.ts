/**
 * What a verdict depends on, as one digest: whom the policy believes, the trust roots, and this version of the code.
 * What was verified under another fingerprint says nothing.
 */
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { TOOL_VERSION } from '../run/tool.ts'
import type { TrustRoot, TrustRoots } from '../verify/trust.ts'
import type { FormerRepository } from './release-policy.ts'
import type { VerificationPolicy } from '../verify/policy.ts'

/** Everything but the release, its tag and the file. */
export interface Basis {
  readonly policy: VerificationPolicy
  readonly formers: readonly FormerRepository[]
  readonly predicateTypes: readonly string[]
  readonly noPublicGood: boolean
  /** `fingerprintOfRoots` */
  readonly roots: Sha256
}

/** Of the whole basis. */
export function fingerprintOf(basis: Basis): Sha256 {
  return sha256Of(stable({ ...basis, version: TOOL_VERSION }))
}

/** Of the keys themselves, whichever file or mirror they came from. */
export function fingerprintOfRoots(roots: TrustRoots): Sha256 {
  const parts = [...roots.values()]
    .map(partsOf)
    .toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1))
  return sha256Of(stable(parts))
}

function partsOf({ organization, instance, thresholds, material }: TrustRoot): object {
  const authorities = (list: typeof material.certificateAuthorities): readonly object[] =>
    list.map(({ certChain, validFor }) => ({
      chain: certChain.map(certificate => certificate.root.toDER().toString('base64')),
      validFor: [validFor.start.getTime(), validFor.end.getTime()],
    }))
  const logs = (list: typeof material.tlogs): readonly object[] =>
    list.map(({ logID, publicKey, validFor }) => ({
      id: logID.toString('hex'),
      key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      validFor: [validFor.start.getTime(), validFor.end.getTime()],
    }))
  return {
    ...{ organization, instance, thresholds },
    certificateAuthorities: authorities(material.certificateAuthorities),
    timestampAuthorities: authorities(material.timestampAuthorities),
    tlogs: logs(material.tlogs),
    ctlogs: logs(material.ctlogs),
  }
}

/** JSON with sorted keys; an expression is its source. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner instanceof RegExp) return { expression: inner.source, flags: inner.flags }
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
