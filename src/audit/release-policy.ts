/** Whom an audit believes about one release: the policy of the inputs, for the release's own tag. */
import type { Demand, VerificationPolicy } from '../verify/policy.ts'
import { sameName } from '../verify/workflow-uri.ts'
import type { ReleasePolicy } from './proof.ts'

/** A name that the repository had, with the ids that certificates bore then. */
export interface FormerRepository {
  /** `owner/name` */
  readonly name: string
  readonly repositoryId: string
  readonly ownerId: string
}

const FORMER = /^([A-Za-z0-9._-]+\/[A-Za-z0-9._-]+):([1-9][0-9]*):([1-9][0-9]*)$/

/** The form of `former-repository`, in words. */
export const FORMER_FORM = 'owner/name:repository-id:owner-id'

/** `owner/name:repository-id:owner-id` */
export function parseFormerRepository(text: string): FormerRepository | undefined {
  const [, name, repositoryId, ownerId] = FORMER.exec(text) ?? []
  if (name === undefined || repositoryId === undefined || ownerId === undefined) return undefined
  return { name, repositoryId, ownerId }
}

/** Policies for the files of a release: the source ref is always its tag, under whatever name the repository had. */
export function policyOfRelease(
  base: VerificationPolicy,
  formers: readonly FormerRepository[],
  predicateTypes: ReleasePolicy['predicateTypes'],
  tag: string,
): ReleasePolicy {
  const policy: VerificationPolicy = { ...base, sourceRef: { equal: `refs/tags/${tag}` } }
  return { policies: [policy, ...formers.map(one => asFormer(policy, one))], predicateTypes }
}

/** The same demands on the repository under a former name; a signer of its own had that name, too. */
function asFormer(policy: VerificationPolicy, former: FormerRepository): VerificationPolicy {
  const now = 'equal' in policy.repository ? policy.repository.equal : ''
  const renamed = (demand: Demand<string>): Demand<string> => {
    if ('open' in demand) return demand
    const [owner, name, ...path] = demand.equal.split('/')
    const own = sameName(`${owner ?? ''}/${name ?? ''}`, now)
    return own ? { equal: [former.name, ...path].join('/') } : demand
  }
  return {
    ...policy,
    repository: { equal: former.name },
    repositoryId: { equal: former.repositoryId },
    owner: { equal: former.name.split('/')[0] ?? '' },
    ownerId: { equal: former.ownerId },
    signerRepository: renamed(policy.signerRepository),
    signerWorkflow: renamed(policy.signerWorkflow),
  }
}
