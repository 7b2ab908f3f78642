/** What a consumer says about the source and the signer beyond a repository and a workflow. */
import { ReleaseError } from '../errors/release-error.ts'
import type { VerificationPolicy } from './policy.ts'
import { signerDemands } from './policies.ts'
import { signerExpression } from './signer-expression.ts'

/** At most one of the first three is given, and then no signer workflow. */
export interface SignerChoice {
  /** `owner/name` */
  readonly signerRepo: string | undefined
  /** The whole name in the certificate. */
  readonly certIdentity: string | undefined
  readonly certIdentityRegex: string | undefined
  /** Commit of the signer workflow. */
  readonly signerDigest: string | undefined
}

/** The same policy with the signer that was chosen; without a choice, as it was. */
export function chooseSigner(policy: VerificationPolicy, choice: SignerChoice): VerificationPolicy {
  const { signerDigest } = choice
  const chosen = { ...policy, ...signerPart(policy, choice) }
  return signerDigest === undefined ? chosen : { ...chosen, signerDigest: { equal: signerDigest } }
}

function signerPart(
  { serverUrl }: VerificationPolicy,
  { signerRepo, certIdentity, certIdentityRegex }: SignerChoice,
): Partial<VerificationPolicy> {
  if (certIdentity !== undefined) {
    return {
      ...signerDemands(certIdentity, serverUrl, 'cert-identity gives no ref'),
      signerName: { equal: certIdentity },
      signerOfSource: false,
    }
  }
  if (certIdentityRegex !== undefined) {
    const open = { open: 'cert-identity-regex alone decides' }
    return {
      signerRepository: open,
      signerWorkflow: open,
      signerRef: open,
      signerName: { matches: compile(certIdentityRegex) },
      signerOfSource: false,
    }
  }
  if (signerRepo === undefined) return {}
  const open = { open: 'signer-repo is set: any workflow of that repository' }
  return {
    signerRepository: { equal: signerRepo },
    signerWorkflow: open,
    signerRef: open,
    signerOfSource: false,
  }
}

function compile(text: string): RegExp {
  const expression = signerExpression(text)
  if (typeof expression !== 'string') return expression
  throw new ReleaseError('INPUT_INVALID', { message: `cert-identity-regex: ${expression}` })
}

/** Any repository of the owner; a workflow of the source repository itself signs, unless another signer is chosen. */
export function anyRepository(policy: VerificationPolicy, named: boolean): VerificationPolicy {
  const open = { open: 'owner is set: any of his repositories' }
  const opened = { ...policy, repository: open, repositoryId: open }
  return named
    ? opened
    : {
        ...opened,
        signerOfSource: true,
        signerRepository: { open: 'any that is the source repository too' },
      }
}

/** The certificate's name alone decides. */
export function anySource(policy: VerificationPolicy): VerificationPolicy {
  const open = { open: 'a cert-identity… alone is given' }
  return {
    ...policy,
    repository: open,
    repositoryId: open,
    owner: open,
    ownerId: open,
    refusedTriggers: [],
  }
}
