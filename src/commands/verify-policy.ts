/** Whom `verify` believes, from its inputs, this run and one look-up. */
import { ReleaseError } from '../errors/release-error.ts'
import type { RunContext } from '../run/run-context.ts'
import { consumerPolicy } from '../verify/policies.ts'
import type { VerificationPolicy } from '../verify/policy.ts'
import { anyRepository, anySource, chooseSigner } from '../verify/signer-choice.ts'
import { sameName } from '../verify/workflow-uri.ts'
import type { VerifyInputs } from './command-inputs.ts'

export interface RepositoryIds {
  readonly repositoryId: string
  readonly ownerId: string
}

export interface PolicyPorts {
  readonly context: Pick<RunContext, 'serverUrl' | 'repository' | 'repositoryId' | 'ownerId'>
  /** Ids of a repository by one look-up; undefined where it cannot be seen. */
  readonly repositoryIds: (repository: string) => Promise<RepositoryIds | undefined>
  /** Id of an owner by one look-up. */
  readonly ownerId: (owner: string) => Promise<string | undefined>
  /** `https://token.actions.githubusercontent.com` or a tenant's. */
  readonly tokenIssuer: string
}

/** The policy; what the inputs do not say is left open, and named. */
export async function policyOf(
  inputs: VerifyInputs,
  ports: PolicyPorts,
): Promise<VerificationPolicy> {
  const { repo, owner } = inputs
  refuseContradictions(inputs)
  const ids = await idsOf(inputs, ports)
  const base = consumerPolicy({
    serverUrl: ports.context.serverUrl,
    issuer: inputs.certOidcIssuer ?? ports.tokenIssuer,
    // Opened again below where it is not known.
    repository: repo ?? `${owner ?? ''}/`,
    repositoryId: inputs.repoId ?? ids.repositoryId,
    ownerId: inputs.ownerId ?? ids.ownerId,
    signerWorkflow: inputs.signerWorkflow,
    sourceRef: inputs.sourceRef ?? tagRef(inputs),
    sourceDigest: inputs.sourceDigest,
    runId: inputs.runId,
    denySelfHostedRunners: inputs.denySelfHostedRunners,
  })
  const named = inputs.signerWorkflow !== undefined
  if (repo !== undefined) return chooseSigner(base, inputs)
  const opened = owner === undefined ? anySource(base) : anyRepository(base, named)
  return chooseSigner(opened, inputs)
}

function refuseContradictions(inputs: VerifyInputs): void {
  const { repo, owner, certIdentity, certIdentityRegex, runId } = inputs
  const invalid = (message: string): ReleaseError => new ReleaseError('INPUT_INVALID', { message })
  if ((repo ?? owner ?? certIdentity ?? certIdentityRegex) === undefined) {
    throw invalid('repo, owner or a cert-identity… is required: whose file is it?')
  }
  if (repo !== undefined && owner !== undefined) throw invalid('owner contradicts repo')
  if (repo === undefined && runId !== undefined) throw invalid('run-id needs repo')
  const tag = tagRef(inputs)
  if (tag !== undefined && inputs.sourceRef !== undefined && tag !== inputs.sourceRef) {
    throw invalid(`tag and source-ref contradict each other: ${tag}, ${inputs.sourceRef}`)
  }
}

function tagRef({ tag }: VerifyInputs): string | undefined {
  return tag === undefined ? undefined : `refs/tags/${tag}`
}

async function idsOf(
  inputs: VerifyInputs,
  { context, repositoryIds, ownerId }: PolicyPorts,
): Promise<Partial<RepositoryIds>> {
  const { repo, owner } = inputs
  if (repo !== undefined && sameName(repo, context.repository)) return context
  if (owner !== undefined && sameName(owner, context.repository.split('/')[0] ?? '')) {
    return { ownerId: context.ownerId }
  }
  // With bundle files nothing is fetched; what is not known then, the report names.
  if (inputs.bundles.length > 0) return {}
  if (repo !== undefined) {
    const given = inputs.repoId !== undefined && inputs.ownerId !== undefined
    return given ? {} : ((await repositoryIds(repo)) ?? {})
  }
  if (owner === undefined || inputs.ownerId !== undefined) return {}
  const id = await ownerId(owner)
  return id === undefined ? {} : { ownerId: id }
}
