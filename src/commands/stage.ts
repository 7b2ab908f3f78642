/** `stage`: the built files under their planned names, with SBOM, digest and record. Signs nothing. */
import { join } from 'node:path'
import {
  formatStageRecord,
  stagedArtifactName,
  STAGE_FILE,
  STAGE_SCHEMA,
  type StagedFile,
  type StageRecord,
} from '../attest/stage-record.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { checkHead, checkManifestsClean, checkTreeClean, withoutInputs } from '../plan/checkout.ts'
import { checkExecutable, EXECUTABLE_HEAD_BYTES } from '../plan/executable-format.ts'
import type { PlannedArtifact, ReleasePlan } from '../plan/release-plan.ts'
import { stageSummary } from '../report/stage-summary.ts'
import type { RunContext } from '../run/run-context.ts'
import type { Cargo } from './cargo-port.ts'
import type { SelectionInputs, StageInputs } from './command-inputs.ts'
import type { CheckoutGit } from './git-port.ts'
import { resolvePlan, type ResolveTag } from './plan.ts'
import type { Log, MeasuredFile, StepResult, WorkflowArtifacts } from './ports.ts'
import { findBuild, type Build } from './stage/find-build.ts'
import { ownSbom } from './sbom/own-sbom.ts'
import { sbomMaker, type SbomMaker, type StagedSbom } from './sbom/stage-sbom.ts'
import type { StageFiles } from './stage-files.ts'

/** Each asset of a release holds less than 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3 - 1

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

/** One file, ready to travel to the signing job. */
export interface StagedArtifact {
  readonly artifact: PlannedArtifact
  readonly record: StageRecord
  /** Holds exactly the file, its SBOM and stage.json. */
  readonly folder: string
  readonly filePath: string
  readonly sbomPath: string | undefined
  readonly recordPath: string
}

/** The command: stages every planned file of this platform and uploads one workflow artifact for each. */
export async function runStage(
  inputs: StageInputs,
  ports: StagePorts & { readonly artifacts: WorkflowArtifacts },
): Promise<StepResult> {
  const plan = await resolvePlan(inputs, ports)
  const staged = await stageArtifacts(inputs, plan, ports)
  if (inputs.uploadArtifact) await uploadStaged(staged, ports)
  return {
    outputs: stageOutputs(staged),
    summary: stageSummary(
      staged.map(({ record }) => record),
      inputs.uploadArtifact ? 'uploaded' : 'kept',
    ),
  }
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
  staging: Staging,
  { context, files }: StagePorts,
): Promise<StagedArtifact> {
  await checkBinary(artifact, source, files)
  const before = await files.measure(source)
  const folder = await files.keptFolder('stage')
  const filePath = join(folder, artifact.name)
  await files.copy(source, filePath)
  const file = await files.measure(filePath)
  checkSameBytes(before, file)

  let sbom: MeasuredFile | undefined
  let build: StageRecord['build'] = null
  if (artifact.sbom !== null && staging.makeSbom !== undefined) {
    const sbomPath = join(folder, artifact.sbom)
    const released = { ...file, sha512: await files.sha512(filePath) }
    const made = await staging.makeSbom(artifact, released, filePath)
    await files.writeText(sbomPath, made.text)
    sbom = await files.measure(sbomPath)
    build = made.facts
  }
  const record = makeRecord(artifact, { file, sbom, build }, staging, context)
  const recordPath = join(folder, STAGE_FILE)
  await files.writeText(recordPath, formatStageRecord(record))
  return { artifact, record, folder, filePath, sbomPath: sbom?.path, recordPath }
}

async function checkBinary(
  { name, bin, target }: PlannedArtifact,
  path: string,
  files: StageFiles,
): Promise<void> {
  const { size } = await measureBinary(bin, path, files)
  if (size === 0) throw new ReleaseError('BINARY_EMPTY', { message: `${path} is empty` })
  if (size > MOST_BYTES) {
    throw new ReleaseError('FILE_TOO_LARGE', {
      message: `${path} is too large for a release`,
      expected: `at most ${MOST_BYTES} bytes`,
      actual: `${size} bytes`,
    })
  }
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

// The copy was made from a file that this job's other processes can write.
function checkSameBytes(before: MeasuredFile, copy: MeasuredFile): void {
  if (before.sha256 === copy.sha256) return
  throw new ReleaseError('DIGEST_MISMATCH', {
    message: `${before.path} changed while it was staged`,
    expected: `sha256 ${before.sha256}`,
    actual: `sha256 ${copy.sha256}`,
  })
}

function makeRecord(
  artifact: PlannedArtifact,
  measured: {
    readonly file: MeasuredFile
    readonly sbom: MeasuredFile | undefined
    readonly build: StageRecord['build']
  },
  { plan }: Staging,
  context: RunContext,
): StageRecord {
  return {
    schema: STAGE_SCHEMA,
    file: stagedFile(measured.file),
    sbom: measured.sbom === undefined ? null : stagedFile(measured.sbom),
    build: measured.build,
    bin: artifact.bin,
    package: artifact.package,
    version: plan.version,
    platform: artifact.platform,
    target: artifact.target,
    repository: context.repository,
    commit: context.sha,
    ref: context.ref,
    runId: context.runId,
    runAttempt: context.runAttempt,
  }
}

function stagedFile({ name, sha256, size }: MeasuredFile): StagedFile {
  return { name, sha256, size }
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
  const all = (text: (item: StagedArtifact) => string): string => staged.map(text).join(',')
  return {
    'subject-name': all(({ record }) => record.file.name),
    'subject-digest': all(({ record }) => `sha256:${record.file.sha256}`),
    'artifact-path': all(({ filePath }) => filePath),
    'sbom-path': staged.flatMap(({ sbomPath }) => sbomPath ?? []).join(','),
  }
}
