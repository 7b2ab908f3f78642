/** Where the planned binaries lie: cargo's own answer, never a guess at `target/release`. */
import { join, resolve } from 'node:path'
import { ReleaseError } from '../../errors/release-error.ts'
import {
  checkFresh,
  executableOf,
  parseCargoMessages,
  type BuildMessages,
} from '../../plan/cargo-messages.ts'
import {
  parseCargoMetadata,
  type CargoMetadata,
  type CargoPackage,
} from '../../plan/cargo-metadata.ts'
import { architecturesOf, executableSuffix, parseRustcVersion } from '../../plan/platform.ts'
import type { PlannedArtifact, PlannedPlatform, ReleasePlan } from '../../plan/release-plan.ts'
import { artifactsOf, choosePlatform, profileFolder } from '../../plan/staging.ts'
import type { MeasuredFile } from '../ports.ts'
import type { BuildInputs, StagePorts } from '../stage.ts'

const MESSAGES_MAX_BYTES = 64 * 1024 * 1024

export interface Build {
  readonly platform: PlannedPlatform
  readonly binaries: readonly { readonly artifact: PlannedArtifact; readonly path: string }[]
  /** What `-p` was; empty: the workspace's default members. */
  readonly packages: readonly string[]
  readonly metadata: CargoMetadata
  /** The triples that the platform stands for. */
  readonly targets: readonly string[]
  /** undefined: the file was named by hand, and nobody handed the messages over. */
  readonly messages: BuildMessages | undefined
}

/** Finds every planned binary of the platform that this job has built. */
export async function findBuild(
  inputs: BuildInputs,
  plan: ReleasePlan,
  ports: StagePorts,
): Promise<Build> {
  const { cargo, context } = ports
  const { host } = parseRustcVersion(await cargo.rustcVersion())
  const fileGiven = inputs.subjectPath !== undefined
  const platform = choosePlatform(plan, { ...inputs, host, fileGiven })
  const artifacts = artifactsOf(plan, platform, fileGiven)
  const manifestPath = resolve(context.workspace, inputs.manifestPath)
  const targets = architecturesOf(platform.target)
  const metadata = parseCargoMetadata(
    // Build scripts and proc-macros are for this machine.
    await cargo.metadata({
      manifestPath,
      dependencies: true,
      targets: [...new Set([...targets, host])],
      features: inputs,
    }),
  )
  const packages = inputs.packages ?? packagesOutsideDefault(plan, metadata)
  const common = { platform, targets, packages, metadata }
  if (inputs.subjectPath !== undefined) {
    const path = resolve(context.workspace, inputs.subjectPath)
    return {
      ...common,
      messages: await givenMessages(inputs, ports),
      binaries: artifacts.map(artifact => ({ artifact, path })),
    }
  }
  const messages =
    (await givenMessages(inputs, ports)) ??
    (await askCargo({ inputs, artifacts, packages, metadata, platform, manifestPath }, ports))
  const { units } = messages
  const binaries = artifacts.map(artifact => ({
    artifact,
    path: executableOf(units, packageNamed(metadata, artifact.package).id, artifact.bin),
  }))
  return { ...common, messages, binaries }
}

// `-p` changes which features are on, so it is given only where the plain command would not build the package.
function packagesOutsideDefault(plan: ReleasePlan, metadata: CargoMetadata): readonly string[] {
  const isDefault = (name: string): boolean =>
    metadata.defaultMembers.some(member => member.name === name)
  return plan.packages.every(isDefault) ? [] : plan.packages
}

/** A member of the workspace; PLAN_DIFFERS when the plan names one that it does not have. */
export function packageNamed(metadata: CargoMetadata, name: string): CargoPackage {
  const found = metadata.members.find(item => item.name === name)
  if (found !== undefined) return found
  throw new ReleaseError('PLAN_DIFFERS', {
    message: `the plan names the package ${name}, which this workspace does not have`,
  })
}

async function givenMessages(
  { cargoMessages }: BuildInputs,
  { files, context }: StagePorts,
): Promise<BuildMessages | undefined> {
  if (cargoMessages === undefined) return undefined
  const path = resolve(context.workspace, cargoMessages)
  return parseCargoMessages(await files.readText(path, MESSAGES_MAX_BYTES))
}

interface Question {
  readonly inputs: BuildInputs
  readonly artifacts: readonly PlannedArtifact[]
  readonly packages: readonly string[]
  readonly metadata: CargoMetadata
  readonly platform: PlannedPlatform
  readonly manifestPath: string
}

/**
 * The same build once more: it must find everything done. Even then cargo puts its own file back where an earlier
 * step has stripped or signed it, so that the likely places are looked at before and after.
 */
async function askCargo(question: Question, ports: StagePorts): Promise<BuildMessages> {
  const { inputs, artifacts, packages, manifestPath } = question
  const before = await filesBefore(question, ports)
  const answer = await ports.cargo.build({
    manifestPath,
    target: inputs.target,
    packages,
    bins: artifacts.map(artifact => artifact.bin),
    profile: inputs.profile ?? 'release',
    features: inputs.features,
    allFeatures: inputs.allFeatures,
    noDefaultFeatures: inputs.noDefaultFeatures,
  })
  const messages = parseCargoMessages(answer)
  checkFresh(messages.units)
  for (const { path, sha256 } of before) {
    if ((await ports.files.measure(path)).sha256 === sha256) continue
    throw new ReleaseError('BUILD_NOT_FRESH', {
      message: `${path} was changed after cargo had built it, and cargo has put its own file back`,
      remedy:
        'Let the step that strips or signs write its result elsewhere, and name that file:\n\nwith:\n  subject-path: dist/my-program',
    })
  }
  return messages
}

async function filesBefore(
  { artifacts, inputs, metadata, platform }: Question,
  { files }: StagePorts,
): Promise<readonly MeasuredFile[]> {
  const folder = profileFolder(inputs.profile ?? 'release')
  const places = [metadata.targetDirectory, join(metadata.targetDirectory, platform.target)]
  const paths = artifacts.flatMap(({ bin, target }) =>
    places.map(place => join(place, folder, `${bin}${executableSuffix(target)}`)),
  )
  const measured = await Promise.allSettled(paths.map(async path => files.measure(path)))
  return measured.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
}
