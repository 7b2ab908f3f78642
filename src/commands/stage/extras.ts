/** Files that cargo did not make, under their planned names. */
import { join, resolve } from 'node:path'
import { MAX_PREDICATE_BYTES } from '../../attest/store-limits.ts'
import { PolicyError, ReleaseError } from '../../errors/release-error.ts'
import { sbomFormat } from '../../plan/artifact-name.ts'
import { checkHead, checkTreeClean, withoutInputs } from '../../plan/checkout.ts'
import { parseNamedFiles } from '../../plan/extra-file.ts'
import type { PlannedExtra, ReleasePlan } from '../../plan/release-plan.ts'
import { sbomText } from '../../release/sbom-file.ts'
import { parseSbomDocument } from '../../sbom/own-document.ts'
import type { MeasuredFile } from '../ports.ts'
import type { StagePorts } from '../stage.ts'
import { checkSize, copyFile } from './released-file.ts'
import { recordStaged, type StagedArtifact } from './staged-artifact.ts'

export interface GivenExtras {
  readonly extraAssets: readonly string[] | undefined
  readonly prebuilt: readonly string[] | undefined
}

type Ports = Pick<StagePorts, 'context' | 'files' | 'log'>

/**
 * Where the job has a checkout, it is of this run's commit, and a file that the commit has is as the commit has it.
 * A job that only passes on what was made elsewhere has none.
 */
export async function checkCheckout(
  extras: readonly PlannedExtra[],
  { context: { sha, workspace }, files, git }: Ports & Pick<StagePorts, 'git'>,
): Promise<void> {
  if (!(await files.list(workspace)).includes('.git')) return
  checkHead(await git.headCommit(), sha)
  const paths = extras.flatMap(({ path, sbomPath }) => [path, sbomPath ?? undefined])
  const modified = await git.modifiedPaths()
  const others = withoutInputs(modified, paths, workspace)
  checkTreeClean(modified.filter(path => !others.includes(path)))
}

/** What this job was told that it has: planned files alone, each with its SBOM where one is planned. */
export function givenExtras(plan: ReleasePlan, given: GivenExtras): readonly PlannedExtra[] {
  const files = [
    ...parseNamedFiles(given.extraAssets ?? [], 'extra-assets').map(file => ({
      file,
      made: 'built',
    })),
    ...parseNamedFiles(given.prebuilt ?? [], 'prebuilt').map(file => ({ file, made: 'assembled' })),
  ]
  const unplanned = files.filter(({ file: { name }, made }) => {
    const planned = plan.extras.find(extra => extra.name === name || extra.sbom === name)
    return planned?.made !== made
  })
  if (unplanned.length > 0) {
    throw new PolicyError('FILES_UNEXPECTED', {
      message: `the plan has no such file: ${unplanned.map(({ file }) => file.name).join(', ')}`,
      expected: ['what cargo builds', ...plan.extras.map(describe)].join(', '),
      remedy:
        'Name every file of the release to the plan job too, as extra-assets or as prebuilt, by the same name.',
    })
  }
  const pathOf = (wanted: string): string | undefined =>
    files.find(({ file: { name } }) => name === wanted)?.file.path
  return plan.extras.flatMap(extra => {
    const path = pathOf(extra.name)
    const sbomPath = extra.sbom === null ? undefined : pathOf(extra.sbom)
    if (path === undefined && sbomPath === undefined) return []
    if (path === undefined) throw halfGiven(extra.name, extra.sbom ?? '')
    if (extra.sbom !== null && sbomPath === undefined) throw halfGiven(extra.sbom, extra.name)
    return [{ ...extra, path, sbomPath: sbomPath ?? null }]
  })
}

function describe({ name, made }: PlannedExtra): string {
  return `${name} (${made === 'built' ? 'extra-assets' : 'prebuilt'})`
}

function halfGiven(missing: string, given: string): ReleaseError {
  return new ReleaseError('FILES_MISSING', {
    message: `${missing} belongs to ${given}, and one step stages both`,
    remedy: 'Name the file and its SBOM to the same `stage` step.',
  })
}

/** Each in a folder of its own, with its SBOM and its record. */
export async function stageExtras(
  extras: readonly PlannedExtra[],
  plan: ReleasePlan,
  ports: Ports,
): Promise<readonly StagedArtifact[]> {
  const staged: StagedArtifact[] = []
  for (const extra of extras) staged.push(await stageExtra(extra, plan, ports))
  return staged
}

async function stageExtra(
  extra: PlannedExtra,
  plan: ReleasePlan,
  ports: Ports,
): Promise<StagedArtifact> {
  const { context, files, log } = ports
  const folder = await files.keptFolder('stage')
  const source = resolve(context.workspace, extra.path)
  const file = await copyFile(source, join(folder, extra.name), ports)
  if (file.size === 0) throw new ReleaseError('BINARY_EMPTY', { message: `${source} is empty` })
  checkSize({ path: source, size: file.size })
  const sbom = await stageSbom(extra, folder, ports)
  log.info(`staged ${extra.name}: ${file.size} bytes, sha256:${file.sha256}`)
  return recordStaged(extra, folder, { file, sbom, build: null, archive: null }, plan, ports)
}

/** The same document, written as a signed predicate is written. */
async function stageSbom(
  { sbom, sbomPath }: PlannedExtra,
  folder: string,
  { context, files }: Ports,
): Promise<MeasuredFile | undefined> {
  if (sbom === null || sbomPath === null) return undefined
  const text = await files.readText(resolve(context.workspace, sbomPath), MAX_PREDICATE_BYTES)
  const document = parseSbomDocument(text, sbomFormat(sbom), sbomPath)
  const path = join(folder, sbom)
  await files.writeText(path, sbomText(document.predicate))
  return files.measure(path)
}
