/**
 * `all`: plan, stage, attest, verify and release in one job, by the code of the five. Nothing is believed because this
 * very step has just made it: the attestations are read back from the store and verified like anybody else's.
 */
import { relative, sep } from 'node:path'
import { parseIncludes } from '../plan/include.ts'
import type { ReleasePlan } from '../plan/release-plan.ts'
import { stageExtras } from './stage/extras.ts'
import { checkTreeClean, withoutInputs } from '../plan/checkout.ts'
import { attestOutputs, attestStaged } from './attest.ts'
import { attestSummary } from '../report/attest-summary.ts'
import { planSummary } from '../report/plan-summary.ts'
import { stageSummary } from '../report/stage-summary.ts'
import { checkSameRun, refuseTrigger } from '../run/run-identity.ts'
import { collectStaged } from './collect-staged.ts'
import type { AllInputs } from './command-inputs.ts'
import type { CheckoutGit } from './git-port.ts'
import { formatPlan } from '../plan/plan-json.ts'
import { logPlan, makePlan, planOutputs } from './plan.ts'
import type { StepResult } from './ports.ts'
import { releaseStaged, type ReleasePorts } from './release.ts'
import { tryKey } from './release/sign-with-gpg.ts'
import type { StageFiles } from './stage-files.ts'
import { stageArtifacts, stageOutputs, uploadStaged } from './stage.ts'

export interface AllPorts extends ReleasePorts {
  readonly git: CheckoutGit
  readonly files: StageFiles
}

/** The command. */
export async function runAll(inputs: AllInputs, ports: AllPorts): Promise<StepResult> {
  const { context, log, git } = ports
  refuseTrigger(context.eventName)
  const identity = await ports.readIdentity()
  checkSameRun(context, identity)
  const plan = await makePlan(inputs, ports, { hostPlatformOnly: true, features: inputs })
  await log.group('Plan', async () => {
    logPlan(plan, log)
  })
  await tryKey(plan, inputs, ports)
  const { cargoMessages, notesFile, subjectPath, trustedRoot, tufMirrors } = inputs
  const tufRoots = tufMirrors.map(({ rootPath }) => rootPath)
  const given = [cargoMessages, notesFile, subjectPath, trustedRoot, ...tufRoots]
  const changed = withoutInputs(await git.changedPaths(), given, context.workspace)
  // Packages, completions and man pages are products of this run; what the commit has must be as it has it.
  const extras = plan.extras.flatMap(({ path, sbomPath }) => [path, sbomPath ?? undefined])
  const packed = await packedFiles(plan, ports)
  const modified = await git.modifiedPaths()
  const others = withoutInputs(changed, extras, context.workspace)
  checkTreeClean(
    changed.filter(
      path => modified.includes(path) || (others.includes(path) && !packed.includes(path)),
    ),
  )

  const built = await log.group('Stage', async () => {
    const staged = [
      ...(plan.artifacts.length === 0
        ? []
        : await stageArtifacts({ ...inputs, platform: undefined }, plan, ports)),
      ...(await stageExtras(plan.extras, plan, ports)),
    ]
    await uploadStaged(staged, ports)
    return staged
  })
  // From here on what counts is what the run's own store of workflow artifacts holds, as in a job of its own.
  const staged = await collectStaged({ plan }, ports)
  const attested = await log.group('Attest', async () =>
    attestStaged({ plan, identity, staged, options: inputs }, ports),
  )
  const released = await log.group('Verify and release', async () =>
    releaseStaged({ plan, identity, staged, options: inputs, builtHere: true }, ports),
  )
  return {
    ...released,
    outputs: {
      // No step of another job needs it any more: it may be longer than such a step could take.
      ...planOutputs(plan, formatPlan(plan)),
      ...stageOutputs(built),
      ...attestOutputs(attested),
      ...released.outputs,
    },
    summary: [
      released.summary,
      attestSummary({
        repository: context.repository,
        identity,
        plan,
        instance: attested.instance,
        attestations: attested.stored,
        claims: attested.claims,
        stagedHere: true,
        digestsGiven: false,
      }),
      details(
        'Plan and staged files',
        `${planSummary(plan)}\n\n${stageSummary(
          built.map(({ record }) => record),
          'same step',
        )}`,
      ),
    ].join('\n\n'),
  }
}

/** Paths in the checkout of what `include` names, with forward slashes. */
async function packedFiles(
  { include }: ReleasePlan,
  { files, context: { workspace } }: AllPorts,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { pattern } of parseIncludes(include)) {
    const paths = await files.find(workspace, pattern)
    found.push(...paths.map(path => relative(workspace, path).split(sep).join('/')))
  }
  return found
}

function details(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`
}
