/** The policies that the commands apply. */
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { REFUSED_TRIGGERS, type RunIdentity } from '../run/run-identity.ts'
import type { Demand, RunDemand, VerificationPolicy } from './policy.ts'
import { parseWorkflowRef } from './workflow-uri.ts'

/** What the run's own evidence must bear, beyond the run itself. */
export interface RunPolicyOptions {
  readonly serverUrl: string
  /** `[host/]owner/repo/path[@ref]`; undefined: the workflow that defines this job. */
  readonly signerWorkflow?: string | undefined
}

/** Evidence of this run: everything is demanded. */
export function runPolicy(identity: RunIdentity, options: RunPolicyOptions): VerificationPolicy {
  const { serverUrl, signerWorkflow } = options
  const signer =
    signerWorkflow === undefined
      ? ownSigner(identity)
      : signerDemands(signerWorkflow, serverUrl, 'the signer-workflow input gives no ref')
  return {
    issuer: identity.issuer,
    serverUrl,
    repository: { equal: identity.repository },
    repositoryId: { equal: identity.repositoryId },
    owner: { equal: identity.owner },
    ownerId: { equal: identity.ownerId },
    ...NO_MORE_OF_SIGNER,
    ...signer,
    sourceRef: { equal: identity.ref },
    sourceDigest: { equal: identity.sha },
    configWorkflow: { equal: identity.workflowRef },
    configDigest: { equal: identity.workflowSha },
    run: {
      equal: {
        repository: identity.repository,
        runId: identity.runId,
        maxAttempt: identity.runAttempt,
      },
    },
    refusedTriggers: REFUSED_TRIGGERS,
    trigger: { equal: identity.eventName },
    visibility: { equal: identity.visibility },
    // A self-hosted verifier cannot demand better of the others than it is itself.
    runnerEnvironment:
      identity.runnerEnvironment === 'github-hosted'
        ? { equal: 'github-hosted' }
        : { open: 'this job itself runs on a self-hosted runner' },
  }
}

/** Evidence that this very job makes: it must bear the job's own identity, whatever signs the builds. */
export function ownPolicy(identity: RunIdentity, serverUrl: string): VerificationPolicy {
  return {
    ...runPolicy(identity, { serverUrl }),
    runnerEnvironment: { equal: identity.runnerEnvironment },
  }
}

/**
 * The same demands on evidence of an earlier run of the same workflow at the same commit: what differs from run to run
 * is left open, its event and the repository's visibility at that time. Refused events stay refused.
 */
export function ofEarlierRun(
  policy: VerificationPolicy,
  run: Demand<RunDemand>,
): VerificationPolicy {
  const open = { open: 'of an earlier run' }
  return { ...policy, run, trigger: open, visibility: open }
}

// Where no commit of the signer is known, its ref stands for it; signer-choice.ts demands what a consumer asks for.
const NO_MORE_OF_SIGNER = {
  signerDigest: { open: 'signer-digest is not set' },
  signerName: { open: 'no cert-identity is set' },
  signerOfSource: false,
} as const

type SignerDemands = Pick<VerificationPolicy, 'signerRepository' | 'signerWorkflow' | 'signerRef'> &
  Partial<Pick<VerificationPolicy, 'signerDigest'>>

function ownSigner(identity: RunIdentity): SignerDemands {
  const workflow = parseWorkflowRef(identity.jobWorkflowRef)
  if (workflow === undefined) {
    throw new PolicyError('IDENTITY_MISMATCH', {
      message: `the token names no workflow: ${identity.jobWorkflowRef}`,
    })
  }
  return {
    signerRepository: { equal: workflow.repository },
    signerWorkflow: { equal: `${workflow.repository}/${workflow.path}` },
    signerRef: { equal: workflow.ref },
    signerDigest: { equal: identity.jobWorkflowSha },
  }
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const SIGNER = /^([^/@]+\/[^/@]+)\/([^@]+?)(?:@(.+))?$/

/** `[host/]owner/repo/path[@ref]` → demands; a signer without a ref leaves the ref open, with the given reason. */
export function signerDemands(text: string, serverUrl: string, noRef: string): SignerDemands {
  const host = new URL(serverUrl).host
  const bare = text.replace(/^https:\/\//, '')
  const [, repository, path, ref] =
    SIGNER.exec(bare.startsWith(`${host}/`) ? bare.slice(host.length + 1) : bare) ?? []
  if (repository === undefined || path === undefined || !/\.ya?ml$/.test(path)) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'signer-workflow names no workflow file',
      expected: 'owner/repo/.github/workflows/file.yml, perhaps with @ref',
      actual: text,
    })
  }
  return {
    signerRepository: { equal: repository },
    signerWorkflow: { equal: `${repository}/${path}` },
    signerRef: ref === undefined ? { open: noRef } : { equal: ref },
    // Who pins a commit means what the workflow said then.
    ...(ref !== undefined && COMMIT.test(ref) ? { signerDigest: { equal: ref } } : {}),
  }
}

/** What a consumer knows about the file he verifies. */
export interface ConsumerKnowledge {
  readonly serverUrl: string
  readonly issuer: string
  /** `owner/name` */
  readonly repository: string
  readonly repositoryId: string | undefined
  readonly ownerId: string | undefined
  readonly signerWorkflow: string | undefined
  readonly sourceRef: string | undefined
  readonly sourceDigest: string | undefined
  readonly runId: string | undefined
  readonly denySelfHostedRunners: boolean
}

// A run id alone does not bound the attempts; GitHub allows far fewer.
const ANY_ATTEMPT = 999_999

/** Evidence that a consumer verifies: what he does not know stays open, and the report says so. */
export function consumerPolicy(known: ConsumerKnowledge): VerificationPolicy {
  const { serverUrl, repository, runId } = known
  return {
    issuer: known.issuer,
    serverUrl,
    repository: { equal: repository },
    repositoryId: given(known.repositoryId, 'the id is not known here: set repo-id'),
    owner: { equal: repository.split('/')[0] ?? '' },
    ownerId: given(known.ownerId, 'the id is not known here: set owner-id'),
    ...NO_MORE_OF_SIGNER,
    ...consumerSigner(known),
    sourceRef: given(known.sourceRef, 'neither tag nor source-ref is set'),
    sourceDigest: given(known.sourceDigest, 'source-digest is not set'),
    configWorkflow: { open: 'known to the run alone' },
    configDigest: { open: 'known to the run alone' },
    run:
      runId === undefined
        ? { open: 'run-id is not set' }
        : { equal: { repository, runId, maxAttempt: ANY_ATTEMPT } },
    refusedTriggers: REFUSED_TRIGGERS,
    trigger: { open: 'known to the run alone' },
    visibility: { open: 'known to the run alone' },
    runnerEnvironment: known.denySelfHostedRunners
      ? { equal: 'github-hosted' }
      : { open: 'deny-self-hosted-runners is false' },
  }
}

function consumerSigner({
  signerWorkflow,
  serverUrl,
  repository,
}: ConsumerKnowledge): SignerDemands {
  if (signerWorkflow !== undefined) {
    return signerDemands(signerWorkflow, serverUrl, 'the signer-workflow input gives no ref')
  }
  const reason = 'signer-workflow is not set: any workflow of the repository'
  return {
    signerRepository: { equal: repository },
    signerWorkflow: { open: reason },
    signerRef: { open: reason },
  }
}

function given(value: string | undefined, reason: string): Demand<string> {
  return value === undefined ? { open: reason } : { equal: value }
}
