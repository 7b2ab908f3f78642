/** Trust roots that could not be had: they matter only where an attestation needs them. */
import type { ErrorCode } from '../errors/catalog.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { Verifiers } from './bundle-verifier.ts'

export interface AbsentRoot {
  /** Whose root it would have been; undefined: unknown, so perhaps anybody's. */
  readonly organization: string | undefined
  readonly reason: ReleaseError
}

/** The same verifier. Where it knows no issuer because a root is absent, it says why the root is. */
export function explainAbsentRoots(verifier: Verifiers, absent: readonly AbsentRoot[]): Verifiers {
  const explained = <T>(verify: () => T): T => {
    try {
      return verify()
    } catch (error) {
      throw reasonFor(error, absent) ?? error
    }
  }
  return {
    verify: bundle => explained(() => verifier.verify(bundle)),
    verifyBlob: (bundle, blob) => explained(() => verifier.verifyBlob(bundle, blob)),
  }
}

const NO_ROOT: readonly ErrorCode[] = ['TRUST_ROOT_UNKNOWN_ISSUER', 'INSTANCE_WITHOUT_ROOT']

function reasonFor(error: unknown, absent: readonly AbsentRoot[]): ReleaseError | undefined {
  if (!(error instanceof ReleaseError) || !NO_ROOT.includes(error.code)) return undefined
  return absent.find(
    ({ organization }) => organization === undefined || organization === error.actual,
  )?.reason
}
