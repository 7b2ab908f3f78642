/**
 * The composition root: inputs in, one command run over the real world, outputs out. Each command is loaded only when
 * it is asked for, so that `plan` and `verify` start without the artifact client.
 */
import type { StepResult } from './commands/ports.ts'
import { toReleaseError } from './errors/release-error.ts'
import { parseInputs, type ActionInputs } from './inputs/inputs.ts'
import { useProxyFromEnvironment } from './io/proxy.ts'
import { deliver, deliverFailure, maskSecret, rawInputs, workflowLog } from './io/workflow.ts'
import { failureSummary } from './report/failure-summary.ts'
import { parseRunContext } from './run/run-context.ts'
import type { StepEnvironment } from './steps/step-environment.ts'

/** Runs the step that the environment describes; returns the exit status, 0 or 1. Anything thrown is a failure. */
export async function runAction(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<0 | 1> {
  let showSummary = true
  try {
    const raw = rawInputs(variables)
    const token = raw.get('github-token')
    if (token !== undefined && token !== '') maskSecret(token)
    for (const name of ['gpg-private-key', 'gpg-passphrase']) maskLines(raw.get(name))
    const inputs = parseInputs(raw)
    showSummary = inputs.showSummary
    const proxyWarning = useProxyFromEnvironment(variables)
    if (proxyWarning !== undefined) workflowLog.warning(proxyWarning)
    const context = parseRunContext(variables)
    const result = await runStep(inputs, {
      context,
      githubToken: inputs.githubToken,
      log: workflowLog,
      variables,
    })
    await deliver(result, showSummary)
    if (result.failure === undefined) return 0
    await deliverFailure(result.failure, undefined)
    return 1
  } catch (thrown) {
    const error = toReleaseError(thrown)
    await deliverFailure(error, showSummary ? failureSummary(error) : undefined)
    return 1
  }
}

/** The log is masked line by line; what is shorter than this would mask half of it. */
const SHORTEST_MASKED = 6

function maskLines(secret: string | undefined): void {
  for (const line of (secret ?? '').split('\n').map(one => one.trim())) {
    if (line.length >= SHORTEST_MASKED && !line.startsWith('-----')) maskSecret(line)
  }
}

async function runStep(inputs: ActionInputs, environment: StepEnvironment): Promise<StepResult> {
  switch (inputs.command) {
    case 'plan': {
      const { planStep } = await import('./steps/plan.ts')
      return planStep(inputs.inputs, environment)
    }
    case 'stage': {
      const { stageStep } = await import('./steps/stage.ts')
      return stageStep(inputs.inputs, environment)
    }
    case 'attest': {
      const { attestStep } = await import('./steps/attest.ts')
      return attestStep(inputs.inputs, environment)
    }
    case 'attest-image': {
      const { attestImageStep } = await import('./steps/attest-image.ts')
      return attestImageStep(inputs.inputs, environment)
    }
    case 'verify': {
      const { verifyStep } = await import('./steps/verify.ts')
      return verifyStep(inputs.inputs, environment)
    }
    case 'release': {
      const { releaseStep } = await import('./steps/release.ts')
      return releaseStep(inputs.inputs, environment)
    }
    case 'crate': {
      const { crateStep } = await import('./steps/crate.ts')
      return crateStep(inputs.inputs, environment)
    }
    case 'pin-check': {
      const { pinCheckStep } = await import('./steps/pin-check.ts')
      return pinCheckStep(inputs.inputs, environment)
    }
    case 'audit': {
      const { auditStep } = await import('./steps/audit.ts')
      return auditStep(inputs.inputs, environment)
    }
    case 'all': {
      const { allStep } = await import('./steps/all.ts')
      return allStep(inputs.inputs, environment)
    }
  }
}
