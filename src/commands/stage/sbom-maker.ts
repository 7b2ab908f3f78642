/** Gathers what the SBOMs of one build have in common, once for all its binaries. */
import { join, posix, relative, resolve, sep } from 'node:path'
import type { Sha256 } from '../../attest/digest.ts'
import type { PlannedArtifact } from '../../plan/release-plan.ts'
import type { BillOfMaterials } from '../../sbom/bill-of-materials.ts'
import { parseCargoLock } from '../../sbom/cargo-lock.ts'
import { parseCargoTree } from '../../sbom/cargo-tree.ts'
import { makeSbom } from '../../sbom/cyclonedx.ts'
import type { Checkout } from '../../sbom/purl.ts'
import type { BuildInputs, StagePorts } from '../stage.ts'
import { packageNamed, type Build } from './find-build.ts'

const LOCK_MAX_BYTES = 16 * 1024 * 1024

export type SbomMaker = (artifact: PlannedArtifact, sha256: Sha256) => BillOfMaterials

/** Asks cargo for the tree of exactly this build, reads the lock file and the commit. */
export async function sbomMaker(
  inputs: BuildInputs,
  build: Build,
  ports: StagePorts,
): Promise<SbomMaker> {
  const { context, cargo, git, files } = ports
  const { metadata, units, rustcRelease } = build
  const { target } = build.platform
  const tree = parseCargoTree(
    await cargo.tree({
      manifestPath: resolve(context.workspace, inputs.manifestPath),
      target,
      packages: build.packages,
      features: inputs.features,
      allFeatures: inputs.allFeatures,
      noDefaultFeatures: inputs.noDefaultFeatures,
    }),
  )
  const lock = await files.readText(join(metadata.workspaceRoot, 'Cargo.lock'), LOCK_MAX_BYTES)
  const common = {
    target,
    tree,
    metadata,
    units,
    rustcRelease,
    checksums: parseCargoLock(lock),
    checkout: await describeCheckout(build, ports),
    owner: context.owner,
    ownerUrl: `${context.serverUrl}/${context.owner}`,
    commitTime: await git.commitTime(),
  }
  return (artifact, sha256) =>
    makeSbom({
      ...common,
      bin: artifact.bin,
      package: packageNamed(metadata, artifact.package),
      sha256,
    })
}

async function describeCheckout(
  { metadata }: Build,
  { context, git }: StagePorts,
): Promise<Checkout> {
  const prefix = await git.prefix(metadata.workspaceRoot)
  return {
    url: `${context.serverUrl}/${context.repository}`,
    commit: context.sha,
    folderOf: ({ manifestPath }) => {
      const below = relative(metadata.workspaceRoot, join(manifestPath, '..')).replaceAll(sep, '/')
      const folder = posix.normalize(`${prefix}${below}`).replace(/\/$/, '')
      if (/^\.\.(?:\/|$)/.test(folder) || posix.isAbsolute(folder)) return undefined
      return folder === '.' ? '' : folder
    },
  }
}
