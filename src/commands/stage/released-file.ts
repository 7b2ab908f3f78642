/** The file that is released for a binary: a copy under its planned name, or the archive around it. */
import { basename, join, relative, sep } from 'node:path'
import type { ArchiveContents, ArchiveEntry } from '../../attest/archive-contents.ts'
import { MOST_ENTRIES } from '../../attest/archive-contents.ts'
import { ReleaseError, VerificationError } from '../../errors/release-error.ts'
import { collidingPaths, entryPathProblem } from '../../plan/archive-path.ts'
import { parseIncludes, placeOf } from '../../plan/include.ts'
import type { PlannedArchive, PlannedArtifact, ReleasePlan } from '../../plan/release-plan.ts'
import type { MeasuredFile } from '../ports.ts'
import type { StagePorts } from '../stage.ts'

/** Each asset of a release holds less than 2 GiB. */
export const MOST_BYTES = 2 * 1024 ** 3 - 1

export interface Released {
  /** Under its planned name. */
  readonly file: MeasuredFile
  /** A copy of what was built: the released file itself, where nothing is packed. */
  readonly binary: MeasuredFile
  readonly archive: ArchiveContents | null
}

/** Puts the file into `folder`. What was measured there is what is staged, whatever happens to its source. */
export async function makeReleased(
  artifact: PlannedArtifact,
  source: string,
  folder: string,
  plan: ReleasePlan,
  ports: StagePorts,
): Promise<Released> {
  const { files } = ports
  const { archive } = artifact
  if (archive === null) {
    const file = await copyFile(source, join(folder, artifact.name), ports)
    return { file, binary: file, archive: null }
  }
  const inner = join(await files.keptFolder('inner'), basename(archive.binary))
  const binary = await copyFile(source, inner, ports)
  const sources = new Map([[archive.binary, binary]])
  for (const [place, file] of await includedFiles(archive, plan, ports)) {
    if (sources.has(place)) throw invalid([`${place}: several files lie there`])
    sources.set(place, file)
  }
  const contents = await contentsOf(archive, sources, ports)
  const path = join(folder, artifact.name)
  await files.packArchive(contents, ({ path: entry }) => sources.get(entry)?.path ?? entry, path)
  const file = await files.measure(path)
  checkSize(file)
  return { file, binary, archive: contents }
}

/** FILE_TOO_LARGE for what GitHub would not take. */
export function checkSize({ path, size }: Pick<MeasuredFile, 'path' | 'size'>): void {
  if (size <= MOST_BYTES) return
  throw new ReleaseError('FILE_TOO_LARGE', {
    message: `${path} is too large for a release`,
    expected: `at most ${MOST_BYTES} bytes`,
    actual: `${size} bytes`,
  })
}

/** A copy of a file that this job's other processes can write (DIGEST_MISMATCH). */
export async function copyFile(
  source: string,
  to: string,
  { files }: Pick<StagePorts, 'files'>,
): Promise<MeasuredFile> {
  const before = await files.measure(source)
  await files.copy(source, to)
  const copy = await files.measure(to)
  if (before.sha256 === copy.sha256) return copy
  throw new VerificationError('DIGEST_MISMATCH', {
    message: `${before.path} changed while it was staged`,
    expected: `sha256 ${before.sha256}`,
    actual: `sha256 ${copy.sha256}`,
  })
}

/** By their places in the archive. */
async function includedFiles(
  archive: PlannedArchive,
  { include }: ReleasePlan,
  { files, context: { workspace } }: StagePorts,
): Promise<readonly (readonly [string, MeasuredFile])[]> {
  const folder = archive.binary.slice(0, archive.binary.indexOf('/'))
  const found: (readonly [string, MeasuredFile])[] = []
  for (const included of parseIncludes(include)) {
    for (const path of await files.find(workspace, included.pattern)) {
      const below = relative(workspace, path).split(sep).join('/')
      found.push([`${folder}/${placeOf(included, below)}`, await files.measure(path)])
    }
  }
  return found
}

async function contentsOf(
  { format, binary }: PlannedArchive,
  sources: ReadonlyMap<string, MeasuredFile>,
  { git }: StagePorts,
): Promise<ArchiveContents> {
  const paths = [...sources.keys()].sort()
  const problems = [
    ...paths.flatMap(path => {
      const problem = entryPathProblem(path)
      return problem === undefined ? [] : [`${JSON.stringify(path)}: ${problem}`]
    }),
    ...collidingPaths(paths).map(path => `${path}: collides with another file`),
    ...(paths.length > MOST_ENTRIES ? [`${paths.length} files, at most ${MOST_ENTRIES}`] : []),
  ]
  if (problems.length > 0) throw invalid(problems)
  const entries = paths.flatMap((path): ArchiveEntry[] => {
    const file = sources.get(path)
    if (file === undefined) return []
    checkSize(file)
    return [{ path, size: file.size, sha256: file.sha256, executable: path === binary }]
  })
  return { format, mtime: await git.commitTime(), entries }
}

function invalid(problems: readonly string[]): ReleaseError {
  return new ReleaseError('ARCHIVE_INVALID', {
    message: `the archive cannot be packed:\n${problems.slice(0, 20).join('\n')}`,
  })
}
