/** stage.json: what a build job says it staged. It travels beside the file, in the same workflow artifact. */
import { ReleaseError } from '../errors/release-error.ts'
import { SBOM_FORMATS, sbomName } from '../plan/artifact-name.ts'
import { assetNameProblem } from '../plan/asset-name.ts'
import { excerpt, Fields, parseJson } from '../plan/fields.ts'
import { readArchiveContents, type ArchiveContents } from './archive-contents.ts'
import { readBuildFacts, type BuildFacts } from './build-facts.ts'
import { parseSha256, sha256Of, type Sha256 } from './digest.ts'

export const STAGE_SCHEMA = 'attested-release/stage/v2'

/** Name of the record inside a workflow artifact. */
export const STAGE_FILE = 'stage.json'

/** Far more than a record needs, an archive of a thousand entries included. */
export const STAGE_RECORD_MAX_BYTES = 512 * 1024

export interface StagedFile {
  readonly name: string
  readonly sha256: Sha256
  /** Bytes. */
  readonly size: number
}

export interface StageRecord {
  readonly schema: typeof STAGE_SCHEMA
  readonly file: StagedFile
  readonly sbom: StagedFile | null
  /** What the SBOM was made with; null: there is none, or it is the maintainer's own. */
  readonly build: BuildFacts | null
  /** What is in it; null: the file is no archive of ours. */
  readonly archive: ArchiveContents | null
  /** These four are null for a file that cargo did not make. */
  readonly bin: string | null
  readonly package: string | null
  readonly platform: string | null
  readonly target: string | null
  readonly version: string
  readonly repository: string
  readonly commit: string
  readonly ref: string
  readonly runId: string
  readonly runAttempt: number
}

/** The record as the file's text. */
export function formatStageRecord(record: StageRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

const KEYS = [
  'schema',
  'file',
  'sbom',
  'build',
  'archive',
  'bin',
  'package',
  'platform',
  'target',
  'version',
  'repository',
  'commit',
  'ref',
  'runId',
  'runAttempt',
] as const satisfies readonly (keyof StageRecord)[]

/** Text of a stage.json → StageRecord; STAGE_RECORD_INVALID names `source` and every problem. */
export function parseStageRecord(text: string, source: string): StageRecord {
  const problems: string[] = []
  const fields = new Fields(parseJson(text), STAGE_FILE, problems)
  fields.only(KEYS)
  if (fields.raw('schema') !== STAGE_SCHEMA) {
    fields.problem('schema', `expected ${STAGE_SCHEMA}, got ${excerpt(fields.raw('schema'))}`)
  }
  const record: StageRecord = {
    schema: STAGE_SCHEMA,
    file: readStagedFile(fields.object('file')),
    sbom: fields.raw('sbom') === null ? null : readStagedFile(fields.object('sbom')),
    build: fields.raw('build') === null ? null : readBuildFacts(fields.object('build')),
    archive: fields.raw('archive') === null ? null : readArchiveContents(fields.object('archive')),
    bin: textOrNull(fields, 'bin'),
    package: textOrNull(fields, 'package'),
    platform: textOrNull(fields, 'platform'),
    target: textOrNull(fields, 'target'),
    version: fields.text('version'),
    repository: fields.text('repository', /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, 'owner/name'),
    commit: fields.text('commit', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit'),
    ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
    runId: fields.text('runId', /^[1-9][0-9]*$/, 'a decimal id'),
    runAttempt: fields.count('runAttempt', 1),
  }
  const sbomNames = SBOM_FORMATS.map(format => sbomName(record.file.name, format))
  if (record.sbom !== null && !sbomNames.includes(record.sbom.name)) {
    fields.problem('sbom.name', `expected ${sbomNames.join(' or ')}, got ${record.sbom.name}`)
  }
  if (record.build !== null && record.sbom === null) fields.problem('build', 'there is no SBOM')
  if (problems.length === 0) return record
  throw new ReleaseError('STAGE_RECORD_INVALID', {
    message: `${source} cannot be used:\n${problems.join('\n')}`,
  })
}

/** An absent key is a mistake, and so is an empty text. */
function textOrNull(fields: Fields, key: string): string | null {
  return fields.raw(key) === null ? null : fields.text(key)
}

function readStagedFile(fields: Fields): StagedFile {
  fields.only(['name', 'sha256', 'size'])
  const name = fields.text('name')
  const problem = name === '' ? undefined : assetNameProblem(name)
  if (problem !== undefined) fields.problem('name', problem)
  const sha256 = parseSha256(fields.raw('sha256'))
  if (sha256 === undefined) fields.problem('sha256', 'expected 64 lower-case hex digits')
  // The stand-in is never seen: a problem was recorded, so the parser throws.
  return { name, sha256: sha256 ?? sha256Of(''), size: fields.count('size', 1) }
}

const ARTIFACT_PREFIX = 'attested-release--'

/** Name of the workflow artifact that carries one staged file. */
export function stagedArtifactName(file: string, runAttempt: number): string {
  return `${ARTIFACT_PREFIX}${file}--${runAttempt}`
}

/** The reverse of {@link stagedArtifactName}; undefined: not a workflow artifact of ours. */
export function parseStagedArtifactName(
  name: string,
): { readonly file: string; readonly runAttempt: number } | undefined {
  const groups = /^attested-release--(?<file>.+)--(?<attempt>[1-9][0-9]{0,8})$/.exec(name)?.groups
  const file = groups?.['file']
  return file === undefined ? undefined : { file, runAttempt: Number(groups?.['attempt']) }
}
