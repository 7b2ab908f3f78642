/** A case of the corpus, and who judges it. */
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import {
  createBundleVerifier,
  type BundleVerifier,
  type SignedStatement,
} from '../../../src/verify/bundle-verifier.ts'
import { consumerPolicy, runPolicy } from '../../../src/verify/policies.ts'
import type { VerificationPolicy } from '../../../src/verify/policy.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import { SERVER } from '../../support/release-evidence.ts'
import { FILE, forge, IDENTITY, TRUSTED_ROOTS, type Forgery } from './forge.ts'

export interface Case {
  readonly name: string
  readonly code: ErrorCode
  /** All that is found on the file's digest. */
  readonly make: () => readonly unknown[]
  /** Where the repository that is asked for is another one. */
  readonly repository?: string
  /** What only the run that signed can know. */
  readonly onlyInRun?: boolean
  /** What is required; default: provenance. */
  readonly predicateType?: string
  /** An object that no JSON text stands for: nobody else can be asked about it. */
  readonly unwritable?: boolean
}

/** A case of one forged bundle. */
export const forged = (name: string, code: ErrorCode, forgery: Forgery): Case => ({
  name,
  code,
  make: () => [forge(forgery)],
})

const verifier = remembering(createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS)))

/** A verifier is pure; every bundle is judged several times here, and its signatures are checked once. */
function remembering(strict: BundleVerifier): BundleVerifier {
  const answers = new Map<unknown, () => SignedStatement>()
  return {
    verify(bundle) {
      const known = answers.get(bundle)
      if (known !== undefined) return known()
      try {
        const signed = strict.verify(bundle)
        answers.set(bundle, () => signed)
        return signed
      } catch (error) {
        answers.set(bundle, () => {
          throw error
        })
        throw error
      }
    },
  }
}

/** Who verifies: the run that signed, and a consumer who knows as much as one can. */
export type Judge = 'run' | 'consumer'

/** What a judge demands; a case may ask for a repository of another name. */
export function policyOf(judge: Judge, repository = IDENTITY.repository): VerificationPolicy {
  const workflow = IDENTITY.jobWorkflowRef.replace(IDENTITY.repository, repository)
  if (judge === 'run') {
    const identity = { ...IDENTITY, repository, jobWorkflowRef: workflow, workflowRef: workflow }
    return runPolicy(identity, { serverUrl: SERVER })
  }
  return consumerPolicy({
    serverUrl: SERVER,
    issuer: IDENTITY.issuer,
    repository,
    repositoryId: IDENTITY.repositoryId,
    ownerId: IDENTITY.ownerId,
    signerWorkflow: workflow,
    sourceRef: IDENTITY.ref,
    sourceDigest: IDENTITY.sha,
    runId: IDENTITY.runId,
    denySelfHostedRunners: true,
  })
}

/** The one way from bundles to an accepted file. */
export function verify(
  bundles: readonly unknown[],
  policy: VerificationPolicy = policyOf('run'),
  predicateType: string = PROVENANCE_V1,
): VerifiedArtifact {
  return VerifiedArtifact.verify(
    {
      ...FILE,
      requirements: [{ predicateType, policy }],
      attestations: bundles.map(bundle => ({ source: 'store', bundle })),
    },
    verifier,
  )
}
