/** The packages as they were before publishing: handed over, or made again from this commit. */
import { basename, dirname, join, resolve } from 'node:path'
import { sha256Of, type Sha256 } from '../../attest/digest.ts'
import type { PackagedArchive } from '../../crate/comparison.ts'
import { crateFileName, crateRoot, type CrateId } from '../../crate/crate-name.ts'
import { checkArchiveOrigin } from '../../crate/origin.ts'
import { choosePublished, inDependencyOrder } from '../../crate/publication.ts'
import { ReleaseError } from '../../errors/release-error.ts'
import { parseCargoMetadata, type CargoPackage } from '../../plan/cargo-metadata.ts'
import { checkHead, checkTagCommit, checkTreeClean, withoutInputs } from '../../plan/checkout.ts'
import { chooseTag } from '../../plan/tag.ts'
import type { CrateInputs } from '../command-inputs.ts'
import type { CratePorts } from './ports.ts'

/** crates.io takes 10 MiB, and more for those who ask; nobody packages this much by intention. */
export const MOST_CRATE_BYTES = 512 * 1024 * 1024

export interface PackagedCrate {
  readonly id: CrateId
  readonly file: string
  readonly sha256: Sha256
  /** Bytes. */
  readonly size: number
  readonly packaged: PackagedArchive
}

export interface Publication {
  /** null: a rehearsal. */
  readonly tag: string | null
  readonly packages: readonly CargoPackage[]
  readonly workspaceRoot: string
  /** Absolute. */
  readonly manifestPath: string
  /** Files that were packaged before; empty: packaged again. */
  readonly given: readonly string[]
}

/** What is published, in the order in which it is: the checkout, the tag and `publish` are checked. */
export async function planPublication(
  inputs: CrateInputs,
  ports: CratePorts,
): Promise<Publication> {
  const { context, cargo, git } = ports
  checkHead(await git.headCommit(), context.sha)
  const given = inputs.cratePaths.length > 0 ? await ports.expand(inputs.cratePaths) : []
  checkTreeClean(withoutInputs(await git.changedPaths(), given, context.workspace))
  const manifestPath = resolve(context.workspace, inputs.manifestPath)
  const text = await cargo.metadata({ manifestPath, dependencies: false })
  const metadata = parseCargoMetadata(text)
  const tag = chooseTag(context.ref, inputs.tag, inputs.allowBranchRef)
  const chosen = choosePublished(metadata, {
    packages: inputs.packages,
    tag,
    registry: inputs.registry,
    registryNames: ports.registryNames(inputs.registry),
  })
  if (tag !== null) checkTagCommit(tag, await ports.resolveTag(tag), context.sha)
  const packages = inDependencyOrder(chosen, text)
  return { tag, packages, workspaceRoot: metadata.workspaceRoot, manifestPath, given }
}

/** Reads every package and checks that it comes from this commit. */
export async function readPackaged(
  publication: Publication,
  ports: CratePorts,
): Promise<readonly PackagedCrate[]> {
  const { given } = publication
  if (given.length > 0) return readAll(publication, 'given', given, ports)
  await demandCommittedLock(publication, ports)
  await using folder = await ports.files.temporaryFolder('package')
  await ports.cargo.packageCrates({
    manifestPath: publication.manifestPath,
    packages: publication.packages.map(({ name }) => name),
    targetFolder: folder.path,
  })
  const made = join(folder.path, 'package')
  const names = (await ports.files.list(made)).filter(name => name.endsWith('.crate'))
  return await readAll(
    publication,
    'fresh',
    names.map(name => join(made, name)),
    ports,
  )
}

async function demandCommittedLock(
  { workspaceRoot }: Publication,
  { git }: CratePorts,
): Promise<void> {
  if (await git.isTracked(join(workspaceRoot, 'Cargo.lock'))) return
  throw new ReleaseError('CRATE_LOCKFILE_UNCOMMITTED', {
    message: 'there is no Cargo.lock in the commit, and no crate-path is given',
  })
}

async function readAll(
  { packages }: Publication,
  origin: PackagedArchive['origin'],
  paths: readonly string[],
  ports: CratePorts,
): Promise<readonly PackagedCrate[]> {
  const wanted = packages.map(crateFileName)
  const names = paths.map(path => basename(path))
  if (wanted.length !== names.length || wanted.some(name => !names.includes(name))) {
    throw new ReleaseError('CRATE_FILE_MISSING', {
      message: 'the packaged files are not those that are published',
      expected: wanted.join(', '),
      actual: names.length === 0 ? 'none' : names.join(', '),
    })
  }
  const read: PackagedCrate[] = []
  for (const one of packages) {
    const path = paths[names.indexOf(crateFileName(one))] ?? ''
    read.push(await readOne(one, origin, path, ports))
  }
  return read
}

async function readOne(
  { name, version, manifestPath }: CargoPackage,
  origin: PackagedArchive['origin'],
  path: string,
  { files, git, context, readArchive, log }: CratePorts,
): Promise<PackagedCrate> {
  const id = { name, version }
  const bytes = await files.readBytes(path, MOST_CRATE_BYTES)
  const archive = await readArchive(bytes, crateRoot(id))
  const folder = (await git.prefix(dirname(manifestPath))).replace(/\/$/, '')
  checkArchiveOrigin(archive, { crate: id, commit: context.sha, folder })
  const sha256 = sha256Of(bytes)
  log.info(
    `${crateFileName(id)}: ${origin === 'given' ? 'packaged before' : 'packaged again'}, ${bytes.length} bytes, sha256:${sha256}`,
  )
  const file = crateFileName(id)
  return { id, file, sha256, size: bytes.length, packaged: { origin, archive } }
}
