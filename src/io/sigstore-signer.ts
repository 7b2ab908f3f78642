/**
 * Signing through @actions/attest. Its objects stay behind this file: it brings other versions of the Sigstore
 * libraries than verification does, so that bundles cross as JSON alone.
 */
import { attest, buildSLSAProvenancePredicate } from '@actions/attest'
import type { Signer } from '../commands/attestation-ports.ts'
import { ReleaseError } from '../errors/release-error.ts'

export interface SignerOptions {
  readonly token: string
  /** `https://token.actions.githubusercontent.com` or a tenant's. */
  readonly issuer: string
}

// Fulcio, log and time stamp each retry by themselves, 3 times 10 s at most.
const DEADLINE = 150_000

/** A signer with the identity of this job. */
export function createSigner({ token, issuer }: SignerOptions): Signer {
  return {
    async provenancePredicate() {
      const predicate = await bounded('build the provenance', buildSLSAProvenancePredicate(issuer))
      return { predicateType: predicate.type, predicate: predicate.params }
    },
    async sign({ subject, predicateType, predicate }, instance) {
      const attestation = await bounded(
        `sign ${predicateType} of ${subject.name} at ${instance}`,
        attest({
          subjects: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
          predicateType,
          predicate,
          token,
          sigstore: instance,
          skipWrite: true,
        }),
      )
      return JSON.parse(JSON.stringify(attestation.bundle)) as unknown
    },
  }
}

/** The library has time-outs for its calls, and none for all of them together. */
async function bounded<T>(what: string, work: Promise<T>): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no end after ${DEADLINE} ms`)), DEADLINE)
  try {
    return await Promise.race([work, deadline])
  } catch (error) {
    throw new ReleaseError('SIGNING_FAILED', { message: `could not ${what}`, cause: error })
  } finally {
    clearTimeout(timer)
  }
}
