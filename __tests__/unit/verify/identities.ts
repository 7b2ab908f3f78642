/** A signer and its statement that agree with each other and with `policyOf`. */
import { sha256Of } from '../../../src/attest/digest.ts'
import { PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import type { Statement } from '../../../src/attest/statement.ts'
import type { RunIdentity } from '../../../src/run/run-identity.ts'
import type { SignerIdentity } from '../../../src/verify/signer-identity.ts'

export const SERVER = 'https://github.com'
export const SHA = '0123456789abcdef0123456789abcdef01234567'
export const FILE = { name: 'widget-1.2.3-linux-amd64', sha256: sha256Of('a binary') }

const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3'

export const identity: RunIdentity = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo-org/widget',
  repositoryId: '4242',
  owner: 'octo-org',
  ownerId: '77',
  visibility: 'public',
  ref: 'refs/tags/v1.2.3',
  sha: SHA,
  eventName: 'push',
  runId: '987654',
  runAttempt: 2,
  runnerEnvironment: 'github-hosted',
  jobWorkflowRef: WORKFLOW,
  jobWorkflowSha: SHA,
  workflowRef: WORKFLOW,
  workflowSha: SHA,
}

export const signer: SignerIdentity = {
  subjectAlternativeName: `${SERVER}/${WORKFLOW}`,
  certificateIssuer: 'O=sigstore.dev,CN=sigstore-intermediate',
  issuer: identity.issuer,
  buildSignerUri: `${SERVER}/${WORKFLOW}`,
  buildSignerDigest: SHA,
  runnerEnvironment: 'github-hosted',
  sourceRepositoryUri: `${SERVER}/octo-org/widget`,
  sourceRepositoryDigest: SHA,
  sourceRepositoryRef: 'refs/tags/v1.2.3',
  sourceRepositoryIdentifier: '4242',
  sourceRepositoryOwnerUri: `${SERVER}/octo-org`,
  sourceRepositoryOwnerIdentifier: '77',
  buildConfigUri: `${SERVER}/${WORKFLOW}`,
  buildConfigDigest: SHA,
  buildTrigger: 'push',
  runInvocationUri: `${SERVER}/octo-org/widget/actions/runs/987654/attempts/1`,
  sourceRepositoryVisibilityAtSigning: 'public',
  deploymentEnvironment: null,
  tokenSubject: null,
  githubWorkflowTrigger: null,
  githubWorkflowSha: null,
  githubWorkflowName: null,
  githubWorkflowRepository: null,
  githubWorkflowRef: null,
}

/** The predicate that @actions/attest writes, as plain JSON that a test may change. */
export function provenance(): Record<string, Record<string, unknown>> {
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: 'refs/tags/v1.2.3',
          repository: `${SERVER}/octo-org/widget`,
          path: '.github/workflows/release.yml',
        },
      },
      internalParameters: {
        github: {
          event_name: 'push',
          repository_id: '4242',
          repository_owner_id: '77',
          runner_environment: 'github-hosted',
        },
      },
      resolvedDependencies: [
        { uri: `git+${SERVER}/octo-org/widget@refs/tags/v1.2.3`, digest: { gitCommit: SHA } },
      ],
    },
    runDetails: {
      builder: { id: `${SERVER}/${WORKFLOW}` },
      metadata: { invocationId: signer.runInvocationUri },
    },
  }
}

export function statement(predicateType = PROVENANCE_V1): Statement {
  return {
    _type: STATEMENT_V1,
    subject: [{ name: FILE.name, digest: { sha256: FILE.sha256 } }],
    predicateType,
    predicate: provenance(),
  }
}
