/** Asks cargo, git and the packages' own files for what an SBOM is made of: without the build, from a checkout alone. */
import { join, posix, relative, resolve, sep } from 'node:path'
import type { CargoMetadata, CargoPackage } from '../../plan/cargo-metadata.ts'
import type { FeatureSelection } from '../../plan/features.ts'
import type { RunContext } from '../../run/run-context.ts'
import { parseCargoLock, type Checksums } from '../../sbom/cargo-lock.ts'
import { parseCargoTree } from '../../sbom/cargo-tree.ts'
import type { SbomRequest } from '../../sbom/cyclonedx.ts'
import type { TargetTrees } from '../../sbom/inventory.ts'
import type { Checkout } from '../../sbom/purl.ts'
import type { Cargo } from '../cargo-port.ts'
import { settleAll } from '../concurrent.ts'
import type { CheckoutGit } from '../git-port.ts'
import type { Log } from '../ports.ts'
import type { StageFiles } from '../stage-files.ts'
import { readEvidence } from './licence-texts.ts'

const LOCK_MAX_BYTES = 16 * 1024 * 1024
const AT_ONCE = 8

/** Exactly the selection and flags of the build. */
export interface SbomQuery extends FeatureSelection {
  /** Absolute. */
  readonly manifestPath: string
  readonly targets: readonly string[]
  readonly packages: readonly string[]
  readonly cfgs: readonly string[]
  readonly bsi: boolean
  /** Whether this machine is the one that built: then cargo knows here what runs while building. */
  readonly builtHere: boolean
}

export interface SbomPorts {
  readonly context: RunContext
  readonly cargo: Cargo
  readonly git: CheckoutGit
  readonly files: StageFiles
  readonly log: Log
}

export type SbomSources = Pick<
  SbomRequest,
  | 'trees'
  | 'metadata'
  | 'checksums'
  | 'checkout'
  | 'owner'
  | 'ownerUrl'
  | 'commitTime'
  | 'evidenceOf'
  | 'sha512'
>

/** Everything that does not depend on the file. */
export async function gatherSources(
  query: SbomQuery,
  metadata: CargoMetadata,
  ports: SbomPorts,
): Promise<SbomSources> {
  const { context, git, files } = ports
  const prefix = await git.prefix(metadata.workspaceRoot)
  const lockPath = join(metadata.workspaceRoot, 'Cargo.lock')
  const [trees, lock, commitTime, evidence] = await Promise.all([
    askTrees(query, ports),
    files.readText(lockPath, LOCK_MAX_BYTES),
    git.commitTime(),
    readEvidence(metadata, topOf(metadata, prefix), files),
  ])
  const checksums = parseCargoLock(lock)
  return {
    trees,
    metadata,
    checksums,
    commitTime,
    checkout: describeCheckout(metadata, prefix, context),
    owner: context.owner,
    ownerUrl: `${context.serverUrl}/${context.owner}`,
    evidenceOf: item => evidence.get(item.id),
    sha512: query.bsi ? await longDigests(metadata, checksums, ports) : undefined,
  }
}

async function askTrees(query: SbomQuery, { cargo }: SbomPorts): Promise<readonly TargetTrees[]> {
  const ask = async (target: string, edges: 'linked' | 'whole'): Promise<TargetTrees['linked']> =>
    parseCargoTree(await cargo.tree({ ...query, target, edges }))
  return Promise.all(
    query.targets.map(async target => {
      const [linked, whole] = await Promise.all([
        ask(target, 'linked'),
        query.builtHere ? ask(target, 'whole') : undefined,
      ])
      return { target, linked, whole }
    }),
  )
}

function topOf({ workspaceRoot }: CargoMetadata, prefix: string): string {
  return resolve(workspaceRoot, ...prefix.split('/').flatMap(part => (part === '' ? [] : ['..'])))
}

function describeCheckout(
  { workspaceRoot }: CargoMetadata,
  prefix: string,
  context: RunContext,
): Checkout {
  return {
    url: `${context.serverUrl}/${context.repository}`,
    commit: context.sha,
    folderOf: ({ manifestPath }) => {
      const below = relative(workspaceRoot, join(manifestPath, '..')).replaceAll(sep, '/')
      const folder = posix.normalize(`${prefix}${below}`).replace(/\/$/, '')
      if (/^\.\.(?:\/|$)/.test(folder) || posix.isAbsolute(folder)) return undefined
      return folder === '.' ? '' : folder
    },
  }
}

/** All or none: which files a machine has kept must not decide what the document says. */
async function longDigests(
  { packages }: CargoMetadata,
  checksums: Checksums,
  { cargo, log }: SbomPorts,
): Promise<SbomRequest['sha512']> {
  const locked = packages.flatMap(item => {
    const sha256 = checksums(item.name, item.version, item.source)
    return sha256 === undefined ? [] : [{ item, sha256 }]
  })
  const results = await settleAll(locked, AT_ONCE, async ({ item, sha256 }) => ({
    item,
    sha512: await cargo.crateSha512(item.name, item.version, sha256),
  }))
  const found = new Map<CargoPackage, string>()
  for (const result of results) {
    if (result.status !== 'fulfilled' || result.value.sha512 === undefined) continue
    found.set(result.value.item, result.value.sha512)
  }
  if (found.size === locked.length) return item => found.get(item)
  log.warning(
    `bsi: ${locked.length - found.size} of ${locked.length} .crate files are not in cargo's cache (vendored sources have none); the SBOM gives SHA-512 for none of them`,
  )
  return undefined
}
