/**
 * The provenance against the certificate that signed it. Whoever holds the signing identity may write any predicate;
 * only the certificate is the token service's own word. https://actions.github.io/buildtypes/workflow/v1
 */
import { at } from '../attest/json.ts'
import { WORKFLOW_BUILD_TYPE } from '../attest/predicate.ts'
import { refusal, type Refusal } from './refusal.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { parseWorkflowUri } from './workflow-uri.ts'

type Path = readonly (string | number)[]

/** Every field that differs or is missing, each a PROVENANCE_CONTRADICTION. */
export function provenanceContradictions(
  predicate: unknown,
  signer: SignerIdentity,
  serverUrl: string,
  buildTypes: readonly string[] = [WORKFLOW_BUILD_TYPE],
): readonly Refusal[] {
  const buildType = at(predicate, ...BUILD_TYPE)
  const [expectedType] = buildTypes
  // One of several is compared with itself, none of them with the first.
  const wanted = buildTypes.find(type => type === buildType) ?? expectedType
  return expectations(signer, serverUrl, wanted).flatMap(([path, expected]) => {
    const actual = at(predicate, ...path)
    if (actual === expected && expected !== undefined) return []
    return [
      refusal(
        {
          check: 'provenance.agreement',
          code: 'PROVENANCE_CONTRADICTION',
          what: path.join('.'),
        },
        expected ?? 'a workflow of this server',
        actual === undefined ? 'nothing' : JSON.stringify(actual).slice(0, 200),
      ),
    ]
  })
}

const BUILD_TYPE: Path = ['buildDefinition', 'buildType']

function expectations(
  signer: SignerIdentity,
  serverUrl: string,
  buildType: string | undefined,
): readonly (readonly [Path, string | undefined])[] {
  // The top-level workflow: its path; its ref is the run's own, which `sourceRepositoryRef` gives.
  const config = parseWorkflowUri(signer.buildConfigUri, serverUrl)
  const definition = 'buildDefinition'
  const workflow = [definition, 'externalParameters', 'workflow']
  const github = [definition, 'internalParameters', 'github']
  const source = [definition, 'resolvedDependencies', 0]
  return [
    [BUILD_TYPE, buildType],
    [[...workflow, 'repository'], signer.sourceRepositoryUri],
    [[...workflow, 'ref'], signer.sourceRepositoryRef],
    [[...workflow, 'path'], config?.path],
    [[...github, 'event_name'], signer.buildTrigger],
    [[...github, 'repository_id'], signer.sourceRepositoryIdentifier],
    [[...github, 'repository_owner_id'], signer.sourceRepositoryOwnerIdentifier],
    [[...github, 'runner_environment'], signer.runnerEnvironment],
    [[...source, 'uri'], `git+${signer.sourceRepositoryUri}@${signer.sourceRepositoryRef}`],
    [[...source, 'digest', 'gitCommit'], signer.sourceRepositoryDigest],
    [['runDetails', 'builder', 'id'], signer.buildSignerUri],
    [['runDetails', 'metadata', 'invocationId'], signer.runInvocationUri],
  ]
}
