/**
 * Every staged SBOM, made again in a job that runs no code of the project: from lock file, tree, metadata and the
 * packages' own files, with nothing from the build job but what only it can know. The result must be the staged file.
 */
import { basename, resolve } from 'node:path'
import { MAX_PREDICATE_BYTES } from '../../attest/store-limits.ts'
import { PolicyError } from '../../errors/release-error.ts'
import { parseCargoMetadata, type CargoMetadata } from '../../plan/cargo-metadata.ts'
import { architecturesOf } from '../../plan/platform.ts'
import { isArtifact, type PlannedArtifact, type ReleasePlan } from '../../plan/release-plan.ts'
import type { BuildFacts } from '../../attest/build-facts.ts'
import { formatSbom, makeSbom } from '../../sbom/cyclonedx.ts'
import { distinct } from '../../sbom/order.ts'
import { sbomDifferences } from '../../sbom/differences.ts'
import type { ReleasedFile } from '../../sbom/root-component.ts'
import { binaryOf, type StagedArtifact } from '../collect-staged.ts'
import type { MeasuredFile } from '../ports.ts'
import { packageNamed } from '../stage/find-build.ts'
import { checkAuditable } from './auditable-binary.ts'
import { ownSbom } from './own-sbom.ts'
import { gatherSources, type SbomPorts, type SbomQuery, type SbomSources } from './sources.ts'

export interface RemakeRequest {
  readonly manifestPath: string
  readonly plan: ReleasePlan
  readonly staged: readonly StagedArtifact[]
}

/** SBOM_NOT_REPRODUCED names the first staged SBOM that is not what its sources make. */
export async function remakeSboms(request: RemakeRequest, ports: SbomPorts): Promise<void> {
  const { plan, staged } = request
  const sources = new Map<string, Promise<SbomSources>>()
  for (const item of staged) {
    const { planned } = item
    // The SBOM of a file that cargo did not make is its maker's own: nothing here could make it again.
    if (item.sbom === null || !isArtifact(planned)) continue
    const text =
      plan.sbomPath === null
        ? await remake(request, { ...item, planned }, sources, ports)
        : await ownSbom(plan.sbomPath, ports)
    check(item, text, await ports.files.readText(item.sbom.path, MAX_PREDICATE_BYTES))
    ports.log.info(`${item.sbom.name}: made again, the same`)
  }
}

async function remake(
  { manifestPath, plan }: RemakeRequest,
  item: StagedArtifact & { readonly planned: PlannedArtifact },
  known: Map<string, Promise<SbomSources>>,
  ports: SbomPorts,
): Promise<string> {
  const { planned, record, file, inner } = item
  const facts = record.build
  if (facts === null) throw notReproduced(planned.name, ['stage.json does not say how it was made'])
  const targets = architecturesOf(planned.target)
  const { packages, features, allFeatures, noDefaultFeatures, cfgs, bsi } = facts
  const flags = { features, allFeatures, noDefaultFeatures }
  const path = resolve(ports.context.workspace, manifestPath)
  const query = { manifestPath: path, targets, packages, cfgs, bsi, ...flags, builtHere: false }
  // Binaries of one build have their sources in common.
  const { host } = facts.toolchain
  const key = JSON.stringify([query, host])
  const asked = known.get(key) ?? gather(query, host, ports)
  known.set(key, asked)
  const sources = await asked
  checkFacts(facts, targets, planned.name)
  const binary = binaryOf(item)
  const embedded = await checkAuditable.read(binary.path, ports.files)
  const sbom = makeSbom({
    ...sources,
    bin: planned.bin,
    package: packageNamed(sources.metadata, planned.package),
    file: await released(binary, ports),
    archive: inner === null ? null : await released(file, ports),
    tag: plan.tag,
    facts: { ...facts, auditable: embedded !== undefined },
    heard: { messages: undefined, told: facts },
  })
  if (embedded !== undefined) checkAuditable.compare(planned.name, embedded, sbom, ports.log)
  return formatSbom(sbom.document)
}

/** By its name in no folder: that is how it was staged. */
async function released(
  { name, path, sha256 }: MeasuredFile,
  { files }: SbomPorts,
): Promise<ReleasedFile> {
  return { name: basename(name), sha256, sha512: await files.sha512(path) }
}

async function gather(query: SbomQuery, host: string, ports: SbomPorts): Promise<SbomSources> {
  const { manifestPath } = query
  // What the build job tells of its machine is looked up among the packages for that machine.
  const targets = distinct([...query.targets, host])
  const metadata: CargoMetadata = parseCargoMetadata(
    await ports.cargo.metadata({ manifestPath, dependencies: true, targets, features: query }),
  )
  return gatherSources(query, metadata, ports)
}

function checkFacts({ toolchain }: BuildFacts, targets: readonly string[], name: string): void {
  const described = toolchain.standardLibraries.map(({ target }) => target)
  if (described.join() === [...targets].sort().join()) return
  throw notReproduced(name, [`a standard library for ${described.join(', ')}`])
}

function check({ planned }: StagedArtifact, made: string, staged: string): void {
  const differences = sbomDifferences(made, staged)
  if (differences.length > 0) throw notReproduced(planned.name, differences)
}

function notReproduced(name: string, differences: readonly string[]): PolicyError {
  const more = differences.length > 20 ? `\nand ${differences.length - 20} more` : ''
  return new PolicyError('SBOM_NOT_REPRODUCED', {
    message: `the SBOM of ${name} does not follow from the commit:\n${differences.slice(0, 20).join('\n')}${more}`,
  })
}
