/** The run that signed: what started it, where it ran, and which one it was. */
import { demand } from './comparison.ts'
import type { RunDemand, VerificationPolicy } from './policy.ts'
import { refusal, type Refusal } from './refusal.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { parseRunUri, parseWorkflowRef, parseWorkflowUri, sameName } from './workflow-uri.ts'

/** Trigger, runner and run. */
export function checkRun(signer: SignerIdentity, policy: VerificationPolicy): readonly Refusal[] {
  return [
    ...checkTrigger(signer.buildTrigger, policy),
    ...demand(
      { check: 'run.runner', code: 'RUNNER_REFUSED', what: 'runner environment' },
      policy.runnerEnvironment,
      signer.runnerEnvironment,
    ),
    ...checkInvocation(signer.runInvocationUri, policy),
  ]
}

function checkTrigger(actual: string, { refusedTriggers }: VerificationPolicy): readonly Refusal[] {
  if (!refusedTriggers.includes(actual)) return []
  return [
    refusal(
      { check: 'run.trigger', code: 'TRIGGER_REFUSED', what: 'build trigger' },
      `an event other than ${refusedTriggers.join(', ')}`,
      actual,
    ),
  ]
}

function checkInvocation(uri: string, { run, serverUrl }: VerificationPolicy): readonly Refusal[] {
  if ('open' in run) return []
  const actual = parseRunUri(uri, serverUrl)
  if (actual !== undefined && sameRun(run.equal, actual)) return []
  const { repository, runId, maxAttempt } = run.equal
  return [
    refusal(
      { check: 'run.invocation', code: 'RUN_MISMATCH', what: 'workflow run' },
      `${repository} run ${runId}, attempt 1 to ${maxAttempt}`,
      uri,
    ),
  ]
}

function sameRun(
  expected: RunDemand,
  actual: { readonly repository: string; readonly runId: string; readonly attempt: number },
): boolean {
  return (
    sameName(expected.repository, actual.repository) &&
    expected.runId === actual.runId &&
    actual.attempt <= expected.maxAttempt
  )
}

/**
 * What else a token says: the top-level workflow, the event, the visibility. That the workflow is one of the source is
 * demanded of everybody, the rest of a run's own evidence.
 */
export function checkTokenOfRun(
  signer: SignerIdentity,
  policy: VerificationPolicy,
): readonly Refusal[] {
  return [
    ...checkConfigOfSource(signer, policy),
    ...demand(
      { check: 'config.workflow', code: 'BUILD_CONFIG_MISMATCH', what: 'top-level workflow' },
      policy.configWorkflow,
      signer.buildConfigUri,
      (expected, actual) => sameConfig(expected, actual, policy.serverUrl),
    ),
    ...demand(
      {
        check: 'config.commit',
        code: 'BUILD_CONFIG_MISMATCH',
        what: 'commit of the top-level workflow',
      },
      policy.configDigest,
      signer.buildConfigDigest,
    ),
    ...demand(
      { check: 'run.trigger', code: 'TRIGGER_REFUSED', what: 'build trigger' },
      policy.trigger,
      signer.buildTrigger,
    ),
    ...demand(
      { check: 'source.visibility', code: 'VISIBILITY_MISMATCH', what: 'visibility' },
      policy.visibility,
      signer.sourceRepositoryVisibilityAtSigning,
    ),
  ]
}

function checkConfigOfSource(
  signer: SignerIdentity,
  { serverUrl }: VerificationPolicy,
): readonly Refusal[] {
  const config = parseWorkflowUri(signer.buildConfigUri, serverUrl)
  const agrees =
    config !== undefined &&
    sameName(`${serverUrl}/${config.repository}`, signer.sourceRepositoryUri) &&
    config.ref === signer.sourceRepositoryRef
  if (agrees) return []
  return [
    refusal(
      { check: 'config.of-source', code: 'BUILD_CONFIG_MISMATCH', what: 'top-level workflow' },
      `one of ${signer.sourceRepositoryUri} at ${signer.sourceRepositoryRef}`,
      signer.buildConfigUri,
    ),
  ]
}

function sameConfig(expected: string, actual: string, serverUrl: string): boolean {
  const wanted = parseWorkflowRef(expected)
  const found = parseWorkflowUri(actual, serverUrl)
  if (wanted === undefined || found === undefined) return false
  return (
    sameName(wanted.repository, found.repository) &&
    wanted.path === found.path &&
    wanted.ref === found.ref
  )
}
