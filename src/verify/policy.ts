/**
 * Whom we believe: every dimension of a signer's identity, each either demanded or expressly left open. No field is
 * optional, so that no caller can forget one, and what is open is named in the report.
 */

/** A dimension of the policy: a value to be equalled, or a reason why it is left open. */
export type Demand<T> = { readonly equal: T } | { readonly open: string }

export interface RunDemand {
  readonly repository: string
  readonly runId: string
  /** Attempts from 1 to this one are accepted: evidence of an earlier attempt of the same run is ours. */
  readonly maxAttempt: number
}

/** The whole name in the certificate: equalled, matched by an expression anchored at both ends, or left open. */
export type SignerName = Demand<string> | { readonly matches: RegExp }

export interface VerificationPolicy {
  /** `https://token.actions.githubusercontent.com` or a tenant's. */
  readonly issuer: string
  readonly serverUrl: string
  /** `owner/name`; GitHub's names are case-insensitive. */
  readonly repository: Demand<string>
  readonly repositoryId: Demand<string>
  readonly owner: Demand<string>
  readonly ownerId: Demand<string>
  /** `owner/name` of the repository whose workflow signed. */
  readonly signerRepository: Demand<string>
  /** `owner/repo/path` of the workflow that signed, without its ref. Case-sensitive. */
  readonly signerWorkflow: Demand<string>
  /** Ref of the signer workflow. Refs are case-sensitive. */
  readonly signerRef: Demand<string>
  /** Commit of the signer workflow. Its version is reported once, as the ref. */
  readonly signerDigest: Demand<string>
  /** The signer workflow with its ref, as one URI. Its parts are reported, one by one. */
  readonly signerName: SignerName
  /** Whether the signer must be a workflow of the source repository itself, whichever that is. */
  readonly signerOfSource: boolean
  readonly sourceRef: Demand<string>
  readonly sourceDigest: Demand<string>
  /** The top-level workflow with its ref, `owner/repo/path@ref`; that it is one of the source is always demanded. */
  readonly configWorkflow: Demand<string>
  /** Commit of the top-level workflow. */
  readonly configDigest: Demand<string>
  readonly run: Demand<RunDemand>
  /** The event, exactly; that it is none of `refusedTriggers` is demanded beside. */
  readonly trigger: Demand<string>
  /** Refused build triggers; none of them leaves the trigger open. */
  readonly refusedTriggers: readonly string[]
  readonly runnerEnvironment: Demand<string>
  /** `public`, `private` or `internal`, when it was signed. */
  readonly visibility: Demand<string>
}

/** A dimension that a policy leaves open, with the reason: it goes into the report. */
export interface OpenDimension {
  readonly dimension: string
  readonly reason: string
}

const DIMENSIONS = {
  repository: 'source repository',
  repositoryId: 'source repository id',
  owner: 'source owner',
  ownerId: 'source owner id',
  signerRepository: 'signer repository',
  signerWorkflow: 'signer workflow',
  signerRef: 'signer ref',
  sourceRef: 'source ref',
  sourceDigest: 'source commit',
  run: 'workflow run',
  runnerEnvironment: 'runner environment',
} as const satisfies Partial<Record<keyof VerificationPolicy, string>>

/** Every dimension that the policy leaves open. */
export function openDimensions(policy: VerificationPolicy): readonly OpenDimension[] {
  const trigger = { dimension: 'build trigger', reason: 'any event is accepted' }
  return [...openDemands(policy), ...(policy.refusedTriggers.length === 0 ? [trigger] : [])]
}

function openDemands(policy: VerificationPolicy): readonly OpenDimension[] {
  const names = Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[]
  return names.flatMap(name => {
    const demand = policy[name]
    return 'open' in demand ? [{ dimension: DIMENSIONS[name], reason: demand.open }] : []
  })
}
