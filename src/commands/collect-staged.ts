/** What the build jobs staged, fetched and compared with the plan. `attest` and `release` both begin here. */
import type { Sha256 } from '../attest/digest.ts'
import { parseDigestList } from '../attest/digest-list.ts'
import {
  parseStagedArtifactName,
  parseStageRecord,
  STAGE_FILE,
  STAGE_RECORD_MAX_BYTES,
  stagedArtifactName,
  type StagedFile,
  type StageRecord,
} from '../attest/stage-record.ts'
import { checkStagedNames, checkStageRecord } from '../attest/staged-set.ts'
import { PolicyError, VerificationError } from '../errors/release-error.ts'
import { isArtifact, type PlannedFile, type ReleasePlan } from '../plan/release-plan.ts'
import { planOfPlatform } from '../plan/staging.ts'
import type { RunContext } from '../run/run-context.ts'
import type { Files, Log, MeasuredFile, WorkflowArtifact, WorkflowArtifacts } from './ports.ts'

export interface CollectPorts {
  readonly context: RunContext
  readonly artifacts: WorkflowArtifacts
  readonly files: Files
  readonly log: Log
}

/** A planned file as it was staged: its bytes are those of its record. */
export interface StagedArtifact {
  readonly planned: PlannedFile
  readonly record: StageRecord
  readonly file: MeasuredFile
  readonly sbom: MeasuredFile | null
  /** The binary inside, under its path in the archive; null: the file is no archive of ours. */
  readonly inner: MeasuredFile | null
}

/** What the SBOM of a file is about: the binary, whether it is packed or not. */
export function binaryOf({ file, inner }: Pick<StagedArtifact, 'file' | 'inner'>): MeasuredFile {
  return inner ?? file
}

export interface CollectRequest {
  readonly plan: ReleasePlan
  /** The files of this platform alone, where a build job signs its own; undefined: the whole plan. */
  readonly platform?: string | undefined
  /** A folder that holds one folder for each staged workflow artifact, under its name. */
  readonly artifactsPath?: string | undefined
  /** The `digests` input. */
  readonly digests?: string | undefined
}

/** The staged files, exactly those of the plan, in its order. Anything else is refused by name. */
export async function collectStaged(
  request: CollectRequest,
  ports: CollectPorts,
): Promise<readonly StagedArtifact[]> {
  const { plan, platform, artifactsPath, digests } = request
  const sources =
    artifactsPath === undefined ? await fromRun(ports) : await fromFolder(artifactsPath, ports)
  const planned = checkPlanned(plan, platform, [...sources.keys()])
  const staged: StagedArtifact[] = []
  for (const artifact of planned) {
    const source = sources.get(artifact.name)
    if (source !== undefined) staged.push(await collectOne(artifact, source, plan, ports))
  }
  if (digests !== undefined) checkDigests(staged, parseDigestList(digests))
  return staged
}

/** With a platform, the other jobs' files are planned as well, but theirs to sign. */
function checkPlanned(
  plan: ReleasePlan,
  platform: string | undefined,
  staged: readonly string[],
): readonly PlannedFile[] {
  if (platform === undefined) return checkStagedNames(plan, staged)
  const elsewhere = [
    ...plan.artifacts.filter(artifact => artifact.platform !== platform),
    ...plan.extras,
  ]
  const here = staged.filter(name => !elsewhere.some(planned => planned.name === name))
  return checkStagedNames(planOfPlatform(plan, platform), here)
}

interface Source {
  readonly attempt: number
  /** Brings the content into a folder of its own. */
  readonly fetch: () => Promise<string>
}

async function fromRun(ports: CollectPorts): Promise<ReadonlyMap<string, Source>> {
  const { artifacts, files, context } = ports
  const found = new Map<string, { readonly attempt: number; readonly artifact: WorkflowArtifact }>()
  for (const artifact of await artifacts.list()) {
    const parsed = parseStagedArtifactName(artifact.name)
    // Other workflow artifacts are the project's own business.
    if (parsed === undefined || parsed.runAttempt > context.runAttempt) continue
    const { file, runAttempt: attempt } = parsed
    const other = found.get(file)
    if (other?.attempt === attempt) {
      throw content(`two workflow artifacts are named ${stagedArtifactName(file, attempt)}`)
    }
    if (other === undefined || other.attempt < attempt) found.set(file, { attempt, artifact })
  }
  const fetch = async (artifact: WorkflowArtifact): Promise<string> => {
    const folder = await files.keptFolder('staged')
    await artifacts.download(artifact, folder)
    return folder
  }
  return new Map(
    [...found].map(([file, { attempt, artifact }]) => [
      file,
      { attempt, fetch: async () => fetch(artifact) },
    ]),
  )
}

async function fromFolder(
  root: string,
  { files, context }: CollectPorts,
): Promise<ReadonlyMap<string, Source>> {
  const names = await files.list(root)
  const sources = new Map<string, Source>()
  // actions/download-artifact puts a single artifact into the folder itself.
  if (names.includes(STAGE_FILE)) {
    const record = await readRecord(root, files)
    const attempt = record.runAttempt
    if (attempt <= context.runAttempt) {
      sources.set(record.file.name, { attempt, fetch: async () => root })
    }
    return sources
  }
  for (const name of names) {
    const parsed = parseStagedArtifactName(name)
    // A folder with everything the run uploaded holds other things too.
    if (parsed === undefined) continue
    const { file, runAttempt: attempt } = parsed
    if (attempt > context.runAttempt || attempt <= (sources.get(file)?.attempt ?? 0)) continue
    sources.set(file, { attempt, fetch: async () => `${root}/${name}` })
  }
  return sources
}

async function collectOne(
  planned: PlannedFile,
  source: Source,
  plan: ReleasePlan,
  ports: CollectPorts,
): Promise<StagedArtifact> {
  const { files, context, log } = ports
  const folder = await source.fetch()
  const wanted = [planned.name, ...(planned.sbom === null ? [] : [planned.sbom]), STAGE_FILE].sort()
  const found = [...(await files.list(folder))].sort()
  if (found.join('\n') !== wanted.join('\n')) {
    throw content(
      `the workflow artifact of ${planned.name} holds something else`,
      wanted.join(', '),
      found.join(', '),
    )
  }
  const record = await readRecord(folder, files)
  checkStageRecord(record, planned, { plan, context, attempt: source.attempt })
  const file = await measureAs(folder, record.file, files)
  const sbom = record.sbom === null ? null : await measureAs(folder, record.sbom, files)
  const inner = await openArchive(planned, record, file, files)
  log.info(`${file.name} sha256:${file.sha256} (attempt ${source.attempt})`)
  return { planned, record, file, sbom, inner }
}

/**
 * Every byte of an archive follows from its record, or it is refused (ARCHIVE_DIFFERS): what is not looked at could be
 * anything. Only the binary is written to disk, into a folder of ours and under a name that the plan gives.
 */
async function openArchive(
  planned: PlannedFile,
  { archive }: StageRecord,
  file: MeasuredFile,
  files: Files,
): Promise<MeasuredFile | null> {
  const entry = isArtifact(planned) ? planned.archive?.binary : undefined
  if (archive === null || entry === undefined) return null
  const to = `${await files.keptFolder('inner')}/${entry.slice(entry.lastIndexOf('/') + 1)}`
  const fault = await files.compareArchive(file, archive, { entry, to })
  if (fault !== undefined) {
    throw new VerificationError('ARCHIVE_DIFFERS', {
      message: `${file.name} is not what its stage.json records: ${fault}`,
    })
  }
  const inner = { ...(await files.measure(to)), name: entry }
  const recorded = archive.entries.find(({ path }) => path === entry)?.sha256
  if (inner.sha256 !== recorded) throw mismatch(entry, recorded ?? 'an entry', inner.sha256)
  return inner
}

async function readRecord(folder: string, files: Files): Promise<StageRecord> {
  const path = `${folder}/${STAGE_FILE}`
  return parseStageRecord(await files.readText(path, STAGE_RECORD_MAX_BYTES), path)
}

async function measureAs(
  folder: string,
  recorded: StagedFile,
  files: Files,
): Promise<MeasuredFile> {
  const file = await files.measure(`${folder}/${recorded.name}`)
  if (file.sha256 === recorded.sha256 && file.size === recorded.size) return file
  throw mismatch(recorded.name, recorded.sha256, file.sha256)
}

function checkDigests(
  staged: readonly StagedArtifact[],
  digests: ReadonlyMap<string, Sha256>,
): void {
  const files = new Map<string, MeasuredFile>()
  for (const { planned, file, sbom } of staged) {
    files.set(file.name, file)
    if (sbom !== null) files.set(sbom.name, sbom)
    // What cargo built has an SBOM that is made again and compared; nothing else vouches for the SBOM of other files.
    const needed = [file, ...(sbom === null || isArtifact(planned) ? [] : [sbom])]
    const absent = needed.find(({ name }) => !digests.has(name))
    if (absent === undefined) continue
    throw mismatch(absent.name, 'an entry in digests', 'none', {
      remedy:
        'Hand `subject-name` and `subject-digest` of every `stage` step on as `digests`: each file, and the SBOM of each extra file.',
    })
  }
  for (const [name, sha256] of digests) {
    const actual = files.get(name)?.sha256
    if (actual !== sha256) throw mismatch(name, sha256, actual ?? 'no such file')
  }
}

function mismatch(
  name: string,
  expected: string,
  actual: string,
  more: { readonly remedy?: string } = {},
): VerificationError {
  return new VerificationError('DIGEST_MISMATCH', {
    message: `${name} is not what its build job staged`,
    expected,
    actual,
    ...more,
  })
}

function content(message: string, expected?: string, actual?: string): PolicyError {
  return new PolicyError('STAGED_CONTENT', {
    message,
    ...(expected === undefined || actual === undefined ? {} : { expected, actual }),
  })
}
