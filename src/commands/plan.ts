/** `plan`: what will be released, under which tag, in which files. The first job of a release. */
import { resolve } from 'node:path'
import { parseCargoMetadata } from '../plan/cargo-metadata.ts'
import { checkHead, checkManifestsClean, checkTagCommit } from '../plan/checkout.ts'
import type { FeatureSelection } from '../plan/features.ts'
import { planRelease } from '../plan/make-plan.ts'
import { buildMatrix } from '../plan/matrix.ts'
import { handOnPlan, takePlan } from '../plan/packed-plan.ts'
import { checkPlanFits } from '../plan/plan-json.ts'
import { glibcFloor, hostPlatform, parsePlatforms, parseRustcVersion } from '../plan/platform.ts'
import type { ReleasePlan } from '../plan/release-plan.ts'
import { chooseTag } from '../plan/tag.ts'
import { planSummary } from '../report/plan-summary.ts'
import type { RunContext } from '../run/run-context.ts'
import type { Cargo } from './cargo-port.ts'
import type { PlanInputs, PlannedInputs, SelectionInputs } from './command-inputs.ts'
import type { Git, Log, StepResult } from './ports.ts'

/** The commit that a tag on GitHub resolves to, annotated tags peeled; undefined: there is no such tag. */
export type ResolveTag = (tag: string) => Promise<string | undefined>

export interface PlanPorts {
  readonly context: RunContext
  readonly cargo: Cargo
  readonly git: Git
  readonly log: Log
  /** Absent when the job gave no token: then nothing is known of the tag but its name. */
  readonly resolveTag?: ResolveTag | undefined
}

export interface PlanOptions {
  /** Default to the platform of this machine, whatever Cargo.toml says (the command `all`). */
  readonly hostPlatformOnly?: boolean
  /** The features of the build, where they are known already (the command `all`). */
  readonly features?: FeatureSelection
  /** Let cargo resolve the dependencies, so that a stale lock file is found before anything is built. */
  readonly checkLock?: boolean
}

/** The command: makes the plan and hands it on. */
export async function runPlan(inputs: PlanInputs, ports: PlanPorts): Promise<StepResult> {
  const plan = await makePlan(inputs, ports, { checkLock: true })
  logPlan(plan, ports.log)
  return { outputs: planOutputs(plan, handOnPlan(plan)), summary: planSummary(plan) }
}

/** Plans from Cargo.toml and the inputs; the tag, the commit and the manifests are checked. */
export async function makePlan(
  inputs: PlanInputs,
  ports: PlanPorts,
  options: PlanOptions = {},
): Promise<ReleasePlan> {
  const { context, cargo, git } = ports
  checkHead(await git.headCommit(), context.sha)
  const text = await cargo.metadata({
    manifestPath: resolve(context.workspace, inputs.manifestPath),
    dependencies: options.checkLock === true,
  })
  const metadata = parseCargoMetadata(text)
  const plan = planRelease(
    {
      ...inputs,
      features: options.features,
      onlyPlatform:
        options.hostPlatformOnly === true && inputs.platforms === undefined
          ? hostPlatform(parseRustcVersion(await cargo.rustcVersion()).host)
          : undefined,
    },
    metadata,
    context,
  )
  checkManifestsClean(await git.changedPaths())
  await checkTagOnGitHub(plan, ports)
  return plan
}

async function checkTagOnGitHub(
  { tag, commit }: ReleasePlan,
  { resolveTag }: PlanPorts,
): Promise<void> {
  if (tag === null || resolveTag === undefined) return
  checkTagCommit(tag, await resolveTag(tag), commit)
}

/**
 * The plan of the plan job, checked against this run, or the same plan made again. The inputs may repeat what the
 * plan says; they may not change it. With a plan given nothing is read from the checkout, so that a job which only
 * publishes needs none; commands that read it check its commit themselves.
 */
export async function resolvePlan(
  inputs: PlannedInputs & SelectionInputs & Partial<PlanInputs>,
  ports: PlanPorts,
): Promise<ReleasePlan> {
  if (inputs.plan === undefined) {
    return makePlan(
      {
        name: undefined,
        assetName: undefined,
        sbom: undefined,
        gpg: undefined,
        archive: undefined,
        include: undefined,
        ...inputs,
        extraAssets: undefined,
        prebuilt: undefined,
      },
      ports,
    )
  }
  const { context } = ports
  const plan = takePlan(inputs.plan)
  checkPlanFits(plan, context, {
    packages: inputs.packages,
    bins: inputs.bins,
    platforms: inputs.platforms === undefined ? undefined : parsePlatforms(inputs.platforms),
    // A plan for a branch run names a tag that this run's ref does not: only then is the input needed to tell.
    tag:
      inputs.tag === undefined ? pushedTag(context.ref) : chooseTag(context.ref, inputs.tag, true),
  })
  await checkTagOnGitHub(plan, ports)
  return plan
}

function pushedTag(ref: string): string | undefined {
  return chooseTag(ref, undefined, false) ?? undefined
}

/** The outputs of `plan`, of which `text` is the plan itself. */
export function planOutputs(plan: ReleasePlan, text: string): Readonly<Record<string, string>> {
  return {
    plan: text,
    name: plan.name,
    bin: plan.bins[0] ?? '',
    bins: plan.bins.join(','),
    version: plan.version,
    tag: plan.tag ?? '',
    publishable: String(plan.publishable),
    prerelease: String(plan.prerelease),
    matrix: JSON.stringify(buildMatrix(plan)),
    files: plan.files.join(','),
  }
}

/** What a person reads in the log of a step that planned. */
export function logPlan(plan: ReleasePlan, log: Log): void {
  log.info(
    plan.tag === null
      ? `A rehearsal of ${plan.name} ${plan.version}: the run has no tag`
      : `${plan.name} ${plan.version}, tag ${plan.tag}, commit ${plan.commit}`,
  )
  for (const platform of plan.platforms) {
    const floor = glibcFloor(platform)
    const notes = [
      platform.optional ? 'optional' : undefined,
      floor === undefined ? undefined : `runs with glibc ${floor} or newer`,
    ].filter(note => note !== undefined)
    log.info(
      `  ${platform.name}: ${platform.target} on ${platform.runner}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`,
    )
  }
  log.info(`Files of the release:\n${plan.files.map(file => `  ${file}`).join('\n')}`)
}
