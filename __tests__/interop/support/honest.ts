/** Honest bundles of every kind of signer, each with the flags of gh and the inputs of ours that demand it. */
import type { JobIdentity } from '../../../sandbox/actions/job.ts'

const CENTRAL = 'octo-org/central/.github/workflows/build.yml'
const CENTRAL_REF = `${CENTRAL}@refs/heads/main`
const CENTRAL_SHA = 'c'.repeat(40)
const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml'
export const SHA = '0123456789abcdef0123456789abcdef01234567'

/** A flag of gh, and an input of ours, which bears the same name. */
export type Demands = Readonly<Record<string, string>>

export interface Honest {
  readonly name: string
  /** What is different from an ordinary release job. */
  readonly job?: Partial<JobIdentity>
  /** `--repo octo-org/widget` unless it names an owner. */
  readonly demands: Demands
  /** What both say without the demands, or with others in their place: refused. */
  readonly refusedWith: Demands
}

const REUSABLE: Partial<JobIdentity> = {
  jobWorkflowRef: CENTRAL_REF,
  jobWorkflowSha: CENTRAL_SHA,
}

/** `server` is the address of the sandbox's GitHub. */
export function honest(server: string): readonly Honest[] {
  return [
    {
      name: 'a workflow of the repository itself',
      demands: {},
      refusedWith: { repo: 'octo-org/gadget' },
    },
    {
      name: 'the same, with all that can be demanded',
      demands: {
        'signer-workflow': WORKFLOW,
        'signer-digest': SHA,
        'source-ref': 'refs/tags/v1.2.3',
        'source-digest': SHA,
        'deny-self-hosted-runners': 'true',
        'predicate-type': 'https://slsa.dev/provenance/v1',
      },
      refusedWith: { 'source-ref': 'refs/heads/main' },
    },
    {
      name: 'any repository of the owner',
      demands: { owner: 'octo-org' },
      refusedWith: { owner: 'octo-orga' },
    },
    {
      name: 'a reusable workflow, by signer-workflow',
      job: REUSABLE,
      demands: { 'signer-workflow': CENTRAL, 'signer-digest': CENTRAL_SHA },
      refusedWith: {},
    },
    {
      name: 'a reusable workflow, by signer-repo',
      job: REUSABLE,
      demands: { 'signer-repo': 'octo-org/central' },
      refusedWith: { 'signer-repo': 'octo-org/other' },
    },
    {
      name: 'a reusable workflow, by cert-identity',
      job: REUSABLE,
      demands: { 'cert-identity': `${server}/${CENTRAL_REF}` },
      refusedWith: { 'cert-identity': `${server}/${CENTRAL}@refs/heads/next` },
    },
    {
      name: 'a reusable workflow, by cert-identity-regex',
      job: REUSABLE,
      demands: { 'cert-identity-regex': `^${server}/octo-org/central/.+@refs/heads/main$` },
      refusedWith: { 'cert-identity-regex': `^${server}/octo-org/central/.+@refs/tags/.+$` },
    },
    {
      name: 'a self-hosted runner',
      job: { runnerEnvironment: 'self-hosted' },
      demands: { 'deny-self-hosted-runners': 'false' },
      refusedWith: { 'deny-self-hosted-runners': 'true' },
    },
  ]
}

/** Tokens of an enterprise's own issuer; a tenant of ghe.com has one of its own anyway. */
export const ENTERPRISE: Honest = {
  name: "an enterprise's own issuer",
  job: { enterprise: { slug: 'octo-enterprise', id: 9, ownIssuer: true } },
  demands: { 'cert-oidc-issuer': 'https://token.actions.githubusercontent.com/octo-enterprise' },
  refusedWith: {},
}

/** As gh takes them. */
export function flagsOf(demands: Demands): readonly string[] {
  return Object.entries(withRepository(demands)).flatMap(([name, value]) => {
    if (name !== 'deny-self-hosted-runners') return [`--${name}`, value]
    return value === 'true' ? [`--${name}`] : []
  })
}

/** As our action takes them. */
export const inputsOf = (demands: Demands): Demands => withRepository(demands)

const withRepository = (demands: Demands): Demands =>
  'owner' in demands ? demands : { repo: 'octo-org/widget', ...demands }
