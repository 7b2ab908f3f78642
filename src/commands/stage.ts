/** `stage`: the built files under their planned names, with SBOM, digest and record. Signs nothing. */
import { join } from 'node:path'
import { stagedArtifactName, type StageRecord } from '../attest/stage-record.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { checkHead, checkManifestsClean, checkTreeClean, withoutInputs } from '../plan/checkout.ts'
import { checkExecutable, EXECUTABLE_HEAD_BYTES } from '../plan/executable-format.ts'
import { isArtifact, type PlannedArtifact, type ReleasePlan } from '../plan/release-plan.ts'
import { stageSummary } from '../report/stage-summary.ts'
import type { RunContext } from '../run/run-context.ts'
import type { ReleasedFile } from '../sbom/root-component.ts'
import type { Cargo } from './cargo-port.ts'
import type { SelectionInputs, StageInputs } from './command-inputs.ts'
import type { CheckoutGit } from './git-port.ts'
import { resolvePlan, type ResolveTag } from './plan.ts'
import type { Log, MeasuredFile, StepResult, WorkflowArtifacts } from './ports.ts'
import { checkCheckout, givenExtras, stageExtras } from './stage/extras.ts'
import { findBuild, type Build } from './stage/find-build.ts'
import { checkSize, makeReleased } from './stage/released-file.ts'
import { recordStaged, type StagedArtifact } from './stage/staged-artifact.ts'
import { ownSbom } from './sbom/own-sbom.ts'
import { sbomMaker, type SbomMaker, type StagedSbom } from './sbom/stage-sbom.ts'
import type { StageFiles } from './stage-files.ts'

export interface StagePorts {
  readonly context: RunContext
  readonly cargo: Cargo
  readonly git: CheckoutGit
  readonly files: StageFiles
  readonly log: Log
  readonly resolveTag?: ResolveTag | undefined
}

/** How the build was made, as given to cargo. */
export type BuildInputs = Pick<SelectionInputs, 'manifestPath' | 'packages'> &
  Pick<
    StageInputs,
    | 'platform'
    | 'target'
    | 'features'
    | 'allFeatures'
    | 'noDefaultFeatures'
    | 'profile'
    | 'subjectPath'
    | 'cargoMessages'
    | 'sbomSpecVersion'
    | 'bsi'
  >

export type { StagedArtifact } from './stage/staged-artifact.ts'

/** The command: stages the files of this platform, or those it is told of, and uploads one workflow artifact for each. */
export async function runStage(
  inputs: StageInputs,
  ports: StagePorts & { readonly artifacts: WorkflowArtifacts },
): Promise<StepResult> {
  const plan = await resolvePlan(inputs, ports)
  const staged =
    inputs.extraAssets === undefined && inputs.prebuilt === undefined
      ? await stageArtifacts(inputs, plan, ports)
      : await stageGiven(inputs, plan, ports)
  if (inputs.uploadArtifact) await uploadStaged(staged, ports)
  return {
    outputs: stageOutputs(staged),
    summary: stageSummary(
      staged.map(({ record }) => record),
      inputs.uploadArtifact ? 'uploaded' : 'kept',
    ),
  }
}

async function stageGiven(
  inputs: StageInputs,
  plan: ReleasePlan,
  ports: StagePorts,
): Promise<readonly StagedArtifact[]> {
  const extras = givenExtras(plan, inputs)
  await checkCheckout(extras, ports)
  return stageExtras(extras, plan, ports)
}

/** Puts every planned file of the platform into a folder of its own, with SBOM and record. */
export async function stageArtifacts(
  inputs: BuildInputs,
  plan: ReleasePlan,
  ports: StagePorts,
): Promise<readonly StagedArtifact[]> {
  const { context, git, log } = ports
  checkHead(await git.headCommit(), context.sha)
  await checkTree(inputs, plan, ports)
  const build = await findBuild(inputs, plan, ports)
  const withSbom = build.binaries.some(({ artifact }) => artifact.sbom !== null)
  const makeSbom = withSbom ? await chooseMaker(inputs, build, plan, ports) : undefined
  const staged: StagedArtifact[] = []
  for (const { artifact, path } of build.binaries) {
    const item = await stageOne(artifact, path, { plan, makeSbom }, ports)
    log.info(
      `staged ${artifact.name}: ${item.record.file.size} bytes, sha256:${item.record.file.sha256}`,
    )
    staged.push(item)
  }
  return staged
}

/**
 * For a release, sources must be those of the commit, which the SBOM names. New files may lie about, products of
 * earlier steps; but not such as cargo would compile.
 */
async function checkTree(
  { cargoMessages, subjectPath }: BuildInputs,
  { tag, sbomPath }: ReleasePlan,
  { git, context }: StagePorts,
): Promise<void> {
  const changed = await git.changedPaths()
  checkManifestsClean(changed)
  if (tag === null) return
  const given = [cargoMessages, subjectPath, sbomPath ?? undefined]
  const suspect = [...(await git.modifiedPaths()), ...changed.filter(path => path.endsWith('.rs'))]
  checkTreeClean(withoutInputs([...new Set(suspect)], given, context.workspace))
}

async function chooseMaker(
  inputs: BuildInputs,
  build: Build,
  plan: ReleasePlan,
  ports: StagePorts,
): Promise<Maker> {
  if (plan.sbomPath === null) return sbomMaker(inputs, build, plan, ports)
  const text = await ownSbom(plan.sbomPath, ports)
  return async () => ({ text, facts: null })
}

type Maker = (
  ...args: Parameters<SbomMaker>
) => Promise<Omit<StagedSbom, 'facts'> & { readonly facts: StageRecord['build'] }>

interface Staging {
  readonly plan: ReleasePlan
  readonly makeSbom: Maker | undefined
}

async function stageOne(
  artifact: PlannedArtifact,
  source: string,
  { plan, makeSbom }: Staging,
  ports: StagePorts,
): Promise<StagedArtifact> {
  const { files } = ports
  await checkBinary(artifact, source, files)
  const folder = await files.keptFolder('stage')
  const { file, binary, archive } = await makeReleased(artifact, source, folder, plan, ports)
  let sbom: MeasuredFile | undefined
  let build: StageRecord['build'] = null
  if (artifact.sbom !== null && makeSbom !== undefined) {
    const sbomPath = join(folder, artifact.sbom)
    const made = await makeSbom(artifact, {
      file: await withSha512(binary, files),
      archive: archive === null ? null : await withSha512(file, files),
      path: binary.path,
    })
    await files.writeText(sbomPath, made.text)
    sbom = await files.measure(sbomPath)
    build = made.facts
  }
  return recordStaged(artifact, folder, { file, sbom, build, archive }, plan, ports)
}

async function withSha512(file: MeasuredFile, files: StageFiles): Promise<ReleasedFile> {
  return { ...file, sha512: await files.sha512(file.path) }
}

async function checkBinary(
  { name, bin, target }: PlannedArtifact,
  path: string,
  files: StageFiles,
): Promise<void> {
  const { size } = await measureBinary(bin, path, files)
  if (size === 0) throw new ReleaseError('BINARY_EMPTY', { message: `${path} is empty` })
  checkSize({ path, size })
  checkExecutable(name, await files.readHead(path, EXECUTABLE_HEAD_BYTES), target)
}

async function measureBinary(bin: string, path: string, files: StageFiles): Promise<MeasuredFile> {
  try {
    return await files.measure(path)
  } catch (cause) {
    if (!(cause instanceof ReleaseError) || cause.code !== 'FILE_UNREADABLE') throw cause
    throw new ReleaseError('BINARY_NOT_FOUND', {
      message: `the binary ${bin} is not at ${path}`,
      cause,
    })
  }
}

/** One workflow artifact for each file, under a name that bears the attempt. */
export async function uploadStaged(
  staged: readonly StagedArtifact[],
  {
    context,
    artifacts,
    log,
  }: Pick<StagePorts, 'context' | 'log'> & { readonly artifacts: WorkflowArtifacts },
): Promise<void> {
  for (const { artifact, filePath, sbomPath, recordPath, folder } of staged) {
    const name = stagedArtifactName(artifact.name, context.runAttempt)
    const paths = [filePath, sbomPath, recordPath].filter(path => path !== undefined)
    await artifacts.upload(name, paths, folder)
    log.info(`uploaded the workflow artifact ${name}`)
  }
}

/** The outputs of `stage`. */
export function stageOutputs(staged: readonly StagedArtifact[]): Readonly<Record<string, string>> {
  const subjects = staged.flatMap(({ artifact, record: { file, sbom } }) =>
    // The SBOM of what cargo did not build can be made by nobody else: its digest is handed on too.
    sbom === null || isArtifact(artifact) ? [file] : [file, sbom],
  )
  return {
    'subject-name': subjects.map(({ name }) => name).join(','),
    'subject-digest': subjects.map(({ sha256 }) => `sha256:${sha256}`).join(','),
    'artifact-path': staged.map(({ filePath }) => filePath).join(','),
    'sbom-path': staged.flatMap(({ sbomPath }) => sbomPath ?? []).join(','),
  }
}
