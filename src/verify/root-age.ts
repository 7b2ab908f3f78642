/**
 * A trust root that the user keeps as a file grows old: the services get new keys and certificates, and it does not
 * hear of them. What it cannot vouch for stays refused; the refusal says why.
 */
import { bundleFromJSON } from '@sigstore/bundle'
import { toSignedEntity, type TrustMaterial } from '@sigstore/verify'
import { rfc3339 } from '../attest/unix-time.ts'
import { ReleaseError, VerificationError } from '../errors/release-error.ts'
import type { Verifiers } from './bundle-verifier.ts'
import { readCertificate } from './certificate.ts'
import type { TrustRoots } from './trust.ts'

/** The times that a bundle names, not yet believed; all in seconds since 1970. */
export interface BundleTimes {
  /** Start of the signer certificate's validity. */
  readonly certified: number
  readonly logged: readonly number[]
  readonly stamped: readonly number[]
}

/** A part of a trust root that ended before it was needed; in seconds since 1970. */
export interface EndedPart {
  readonly part: 'certificate authorities' | 'logs' | 'time-stamp authorities'
  /** End of the newest of them. */
  readonly end: number
  /** Earliest time of the bundle that one of them would have had to vouch for. */
  readonly needed: number
}

type Windows = Pick<TrustMaterial, 'certificateAuthorities' | 'timestampAuthorities' | 'tlogs'>

/** The parts of a trust root of which even the newest had ended before the bundle's times. */
export function endedParts(root: Windows, times: BundleTimes): readonly EndedPart[] {
  const candidates = [
    {
      part: 'certificate authorities' as const,
      ends: root.certificateAuthorities.map(endOfAuthority),
      needed: [times.certified],
    },
    {
      part: 'logs' as const,
      ends: root.tlogs.map(log => seconds(log.validFor.end)),
      needed: times.logged,
    },
    {
      part: 'time-stamp authorities' as const,
      ends: root.timestampAuthorities.map(endOfAuthority),
      needed: times.stamped,
    },
  ]
  return candidates.flatMap(({ part, ends, needed }): EndedPart[] => {
    if (ends.length === 0 || needed.length === 0) return []
    const [end, earliest] = [Math.max(...ends), Math.min(...needed)]
    return end < earliest ? [{ part, end, needed: earliest }] : []
  })
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

type Authority = Windows['certificateAuthorities'][number]

/** An authority ends with the first certificate of its chain that does, whatever the document says. */
function endOfAuthority({ certChain, validFor }: Authority): number {
  return Math.min(...[validFor.end, ...certChain.map(({ notAfter }) => notAfter)].map(seconds))
}

/** The same verifier. Where a proof does not hold because the root is older than the bundle, it says so. */
export function explainRootAge(verifier: Verifiers, roots: TrustRoots): Verifiers {
  const explained = <T>(bundle: unknown, verify: () => T): T => {
    try {
      return verify()
    } catch (error) {
      throw tooOld(error, bundle, roots) ?? error
    }
  }
  return {
    verify: bundle => explained(bundle, () => verifier.verify(bundle)),
    verifyBlob: (bundle, blob) => explained(bundle, () => verifier.verifyBlob(bundle, blob)),
  }
}

/** What the root had to vouch with, by the refusal that follows when it cannot. */
const VOUCHERS: ReadonlyMap<string, EndedPart['part']> = new Map([
  ['CERTIFICATE_UNTRUSTED', 'certificate authorities'],
  ['LOG_ENTRY_INVALID', 'logs'],
  ['TIMESTAMP_INVALID', 'time-stamp authorities'],
])

function tooOld(error: unknown, bundle: unknown, roots: TrustRoots): VerificationError | undefined {
  const part = error instanceof ReleaseError ? VOUCHERS.get(error.code) : undefined
  if (part === undefined) return undefined
  const read = readTimes(bundle)
  const root = read === undefined ? undefined : roots.get(read.issuer)
  if (read === undefined || root === undefined) return undefined
  const ended = endedParts(root.material, read.times).find(one => one.part === part)
  if (ended === undefined) return undefined
  // Still of the class `security`: whoever forges a bundle chooses its times.
  return new VerificationError('TRUST_ROOT_TOO_OLD', {
    message: `the ${part} of the trust root of ${root.organization} ended before the bundle was made`,
    expected: `at most ${rfc3339(ended.end)}`,
    actual: rfc3339(ended.needed),
    cause: error,
  })
}

interface Read {
  readonly issuer: string
  readonly times: BundleTimes
}

/** undefined for what cannot be read: that was refused for its own reason. */
function readTimes(json: unknown): Read | undefined {
  try {
    const bundle = bundleFromJSON(json)
    const { key, timestamps } = toSignedEntity(bundle)
    if (key.$case !== 'certificate') return undefined
    const { issuerOrganization: issuer } = readCertificate(key.certificate.root.toDER())
    if (issuer === undefined) return undefined
    // Entries of the second log bear no time of their own.
    const logged = bundle.verificationMaterial.tlogEntries
      .map(({ integratedTime }) => Number(integratedTime))
      .filter(time => Number.isSafeInteger(time) && time > 0)
    const stamped = timestamps.flatMap(one =>
      one.$case === 'timestamp-authority' ? [seconds(one.timestamp.signingTime)] : [],
    )
    return { issuer, times: { certified: seconds(key.certificate.notBefore), logged, stamped } }
  } catch {
    return undefined
  }
}
