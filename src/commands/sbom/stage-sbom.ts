/** The SBOMs of one build, in the job that built: checked against the build's own messages where there are any. */
import { resolve } from 'node:path'
import type { PlannedArtifact, ReleasePlan } from '../../plan/release-plan.ts'
import type { SpecVersion } from '../../attest/build-facts.ts'
import { CFG, type BuildFacts } from '../../attest/build-facts.ts'
import { compiledFor } from '../../sbom/compiled.ts'
import { formatSbom, makeSbom, type Sbom } from '../../sbom/cyclonedx.ts'
import { distinct } from '../../sbom/order.ts'
import { packageOfId, packageOfLabel } from '../../sbom/packages-of-tree.ts'
import type { ReleasedFile } from '../../sbom/root-component.ts'
import { describeToolchain } from '../../sbom/toolchain.ts'
import type { BuildInputs } from '../stage.ts'
import { packageNamed, type Build } from '../stage/find-build.ts'
import { checkAuditable } from './auditable-binary.ts'
import { gatherSources, type SbomPorts, type SbomQuery, type SbomSources } from './sources.ts'

export interface SbomInputs {
  readonly sbomSpecVersion: SpecVersion
  readonly bsi: boolean
}

/** The text of the file, and what a job needs to make it again. */
export interface StagedSbom {
  readonly text: string
  readonly facts: BuildFacts
}

/** What an SBOM is about. */
export interface SbomSubject {
  /** The binary. */
  readonly file: ReleasedFile
  /** The archive that it is released in; null: it is released as it is. */
  readonly archive: ReleasedFile | null
  /** Where the binary lies. */
  readonly path: string
}

export type SbomMaker = (artifact: PlannedArtifact, subject: SbomSubject) => Promise<StagedSbom>

/** Asks cargo for the tree of exactly this build, reads the lock file, the toolchain and the commit. */
export async function sbomMaker(
  inputs: BuildInputs & SbomInputs,
  build: Build,
  plan: ReleasePlan,
  ports: SbomPorts,
): Promise<SbomMaker> {
  const { cargo, log } = ports
  const { targets } = build
  const { features, allFeatures, noDefaultFeatures, bsi } = inputs
  const manifestPath = resolve(ports.context.workspace, inputs.manifestPath)
  const rustflags = await Promise.all(
    targets.map(async target => cargo.rustflags(manifestPath, target)),
  )
  const cfgs = distinct(rustflags.flatMap(conditionsOf))
  const flags = { features, allFeatures, noDefaultFeatures }
  const asked = {
    manifestPath,
    targets,
    packages: build.packages,
    cfgs,
    bsi,
    ...flags,
    builtHere: true,
  }
  const [texts, { query, sources }] = await Promise.all([
    cargo.toolchain(),
    gatherForBuild(asked, build, ports),
  ])
  const shared = {
    spec: inputs.sbomSpecVersion,
    bsi,
    packages: query.packages,
    ...flags,
    profile: inputs.profile ?? 'release',
    cfgs,
    toolchain: describeToolchain(texts, targets),
  }
  return async (artifact, { file, archive, path }) => {
    const embedded = await checkAuditable.read(path, ports.files)
    const facts = { ...shared, auditable: embedded !== undefined }
    const sbom = makeSbom({
      ...sources,
      bin: artifact.bin,
      package: packageNamed(build.metadata, artifact.package),
      file,
      archive,
      tag: plan.tag,
      facts,
      heard: { messages: build.messages, told: undefined },
    })
    warn(artifact, sbom, ports)
    if (embedded !== undefined) checkAuditable.compare(artifact.name, embedded, sbom, log)
    const { document, ...told } = sbom
    return { text: formatSbom(document), facts: { ...facts, ...told } }
  }
}

/** More members than were asked for may have been built, and then their features count: cargo is asked once more. */
async function gatherForBuild(
  query: SbomQuery,
  build: Build,
  ports: SbomPorts,
): Promise<{ readonly query: SbomQuery; readonly sources: SbomSources }> {
  const sources = await gatherSources(query, build.metadata, ports)
  const others = membersBuiltBesides(build, sources)
  if (others.length === 0) return { query, sources }
  const named =
    query.packages.length > 0
      ? query.packages
      : build.metadata.defaultMembers.map(({ name }) => name)
  const wider = { ...query, packages: [...named, ...others] }
  return { query: wider, sources: await gatherSources(wider, build.metadata, ports) }
}

function membersBuiltBesides(
  { messages, metadata, targets }: Build,
  { trees }: SbomSources,
): readonly string[] {
  if (messages === undefined) return []
  const compiled = [...compiledFor(targets, messages).packages.keys()].map(
    id => packageOfId(id, metadata.packages).id,
  )
  const shown = new Set(
    trees.flatMap(({ whole }) =>
      [...(whole?.keys() ?? [])].map(label => packageOfLabel(label, metadata.packages).id),
    ),
  )
  return metadata.members
    .filter(({ id }) => compiled.includes(id) && !shown.has(id))
    .map(({ name }) => name)
}

/** The conditions among the flags of rustc: they decide which dependencies there are. */
export function conditionsOf(rustflags: readonly string[]): readonly string[] {
  const words = rustflags.flatMap(flag => {
    const [whole, name, value] = /^(-C|--cfg)=?([^]+)$/.exec(flag) ?? []
    return whole === undefined || name === undefined || value === undefined ? [flag] : [name, value]
  })
  return words
    .flatMap((word, at) => {
      const value = words[at + 1] ?? ''
      if (word === '--cfg') return [value]
      return word === '-C' && value.startsWith('target-feature=') ? [value] : []
    })
    .filter(value => CFG.test(value))
}

function warn(
  artifact: PlannedArtifact,
  { native, disagreements }: Sbom,
  { log }: SbomPorts,
): void {
  if (native === null) {
    log.warning(
      `${artifact.name}: without the messages of its build (cargo-messages) nobody can tell whether the SBOM is complete, and it says so`,
    )
  }
  if (disagreements.length === 0) return
  log.warning(
    `${artifact.name}: the build is not what these inputs describe; the SBOM follows the build and calls itself incomplete:\n${disagreements.slice(0, 20).join('\n')}`,
  )
}
