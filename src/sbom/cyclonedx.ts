/** The SBOM of one binary: what is compiled for its target and linked into it. No clock, no chance, no local path. */
import { rfc3339 } from '../attest/unix-time.ts'
import type { BuildMessages } from '../plan/cargo-messages.ts'
import type { CargoMetadata, CargoPackage } from '../plan/cargo-metadata.ts'
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import type { BillOfMaterials, Component, Hash, Metadata } from './bill-of-materials.ts'
import type { BuildFacts, Told } from '../attest/build-facts.ts'
import { asLocked, lockedPackage, lockKey } from './locked-package.ts'
import { formulation } from './build-time.ts'
import type { Checksums } from './cargo-lock.ts'
import { libraryComponent, sha256Hash, type ComponentContext } from './component.ts'
import { checkUnique, compositionsOf, dependenciesOf, describe } from './graph.ts'
import { takeInventory, type Inventory, type TargetTrees } from './inventory.ts'
import type { LicenceEvidence } from './licence-evidence.ts'
import { distinct, order } from './order.ts'
import type { Checkout } from './purl.ts'
import { rootComponent, type ReleasedFile } from './root-component.ts'
import { serialNumber } from './serial-number.ts'
import { standardLibraries } from './standard-library.ts'

export interface SbomRequest {
  readonly bin: string
  readonly package: CargoPackage
  readonly file: ReleasedFile
  /** The archive that the file is released in; null: it is released as it is. */
  readonly archive: ReleasedFile | null
  /** The release that will hold the file; null: a rehearsal. */
  readonly tag: string | null
  /** One entry, or one for each architecture of a universal binary. */
  readonly trees: readonly TargetTrees[]
  readonly metadata: CargoMetadata
  readonly checksums: Checksums
  readonly checkout: Checkout
  /** Owner of the repository: who releases, not who wrote the packages. */
  readonly owner: string
  readonly ownerUrl: string
  /** Seconds since the epoch. */
  readonly commitTime: number
  readonly facts: Omit<BuildFacts, keyof Told>
  /** What the build itself said: its messages, or what a build job has told of them. */
  readonly heard: Heard
  /** What the package's own files say; undefined: they are not at hand. */
  readonly evidenceOf: (item: CargoPackage) => LicenceEvidence | undefined
  /** SHA-512 of the .crate files, of all that have a checksum or of none. */
  readonly sha512: ((item: CargoPackage) => string | undefined) | undefined
}

/**
 * From messages the inventory is checked and corrected. A job that only has the build job's word takes from it the
 * native libraries and what ran while building, which depends on the machine that built; every crate of the binary must
 * follow from lock, tree and metadata.
 */
export type Heard =
  | { readonly messages: BuildMessages }
  | {
      readonly messages: undefined
      readonly told: Told | undefined
    }

export interface Sbom extends Told {
  readonly document: BillOfMaterials
}

/** Puts the document together; SBOM_INCOMPLETE where cargo's answers cannot be joined. */
export function makeSbom(request: SbomRequest): Sbom {
  const { heard, metadata, trees, facts } = request
  const checkout = { ...request.checkout, released: request.package.id }
  const taken = takeInventory({
    package: request.package,
    trees,
    metadata,
    messages: heard.messages,
  })
  const told = heard.messages === undefined ? heard.told : undefined
  const buildTime =
    told === undefined
      ? taken.buildTime
      : told.buildTime.map(locked => lockedPackage(locked, metadata.packages))
  const inventory = { ...taken, buildTime }
  const native = nativeFacts(inventory, heard)
  const disagreements = told?.disagreements ?? inventory.disagreements
  const releaser = { name: request.owner, url: [request.ownerUrl] }
  const context: ComponentContext = {
    checkout,
    releaser,
    spec: facts.spec,
    bsi: facts.bsi,
    evidenceOf: item => request.evidenceOf(item),
  }
  const parts = { request, inventory, context, native, disagreements }
  return {
    document: compose(parts),
    buildTime: buildTime.map(asLocked).sort((a, b) => order(lockKey(a), lockKey(b))),
    native,
    disagreements,
  }
}

/** The bytes of the SBOM file: the signed predicate, written this way, is compared with them. */
export function formatSbom(document: BillOfMaterials): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function nativeFacts({ root, libraries, linkedLibs }: Inventory, heard: Heard): Sbom['native'] {
  if (heard.messages === undefined) return heard.told?.native ?? null
  return [root, ...libraries]
    .map(({ package: item }) => ({ ...asLocked(item), libs: linkedLibs?.get(item.id) ?? [] }))
    .filter(({ libs }) => libs.length > 0)
    .sort((a, b) => order(lockKey(a), lockKey(b)))
}

interface Parts {
  readonly request: SbomRequest
  readonly inventory: Inventory
  readonly context: ComponentContext
  readonly native: Sbom['native']
  readonly disagreements: readonly string[]
}

function compose(parts: Parts): BillOfMaterials {
  const { request, inventory, context } = parts
  const { root, libraries } = inventory
  const { spec } = context
  const described = libraries.map(node => describe(node, context, parts.native))
  const standard = standardLibraries(request.facts.toolchain)
  const top = describe(root, context, parts.native)
  const external = new Map(
    [top, ...described].flatMap(({ native }) => native.external.map(one => [one['bom-ref'], one])),
  )
  const components = [
    ...described.map(({ node, libs, native }) =>
      libraryComponent(
        {
          package: node.package,
          features: node.features,
          hashes: hashesOf(node.package, request),
          linkedLibs: libs,
          native: native.bundled,
        },
        context,
      ),
    ),
    ...standard,
    ...external.values(),
  ].sort((a, b) => order(a['bom-ref'], b['bom-ref']))
  const dependencies = dependenciesOf([top, ...described], standard, [...external.keys()], context)
  checkUnique([top.ref, ...components.map(item => item['bom-ref'])])
  const component = rootComponent(
    {
      ...request,
      features: root.features,
      profile: request.facts.profile,
      auditable: request.facts.auditable,
    },
    context,
  )
  const document: BillOfMaterials = {
    $schema: `http://cyclonedx.org/schema/bom-${spec}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: spec,
    serialNumber: '',
    version: 1,
    metadata: metadataOf(component, parts),
    components,
    dependencies,
    compositions: compositionsOf([top, ...described], dependencies, standard, parts),
    ...formulation(inventory.buildTime, item => hashesOf(item, request), context),
  }
  return { ...document, serialNumber: serialNumber(JSON.stringify(document)) }
}

function hashesOf(item: CargoPackage, { checksums, sha512 }: SbomRequest): readonly Hash[] {
  const checksum = checksums(item.name, item.version, item.source)
  if (checksum === undefined) return []
  const longer = sha512?.(item)
  return [
    sha256Hash(checksum),
    ...(longer === undefined ? [] : [{ alg: 'SHA-512', content: longer } as const]),
  ]
}

function metadataOf(component: Component, { request, context, disagreements }: Parts): Metadata {
  const { toolchain } = request.facts
  const tool = (name: string, version: string): object => ({ type: 'application', name, version })
  return {
    timestamp: rfc3339(request.commitTime),
    lifecycles: [{ phase: 'build' }],
    // Never the machine's own triple: it differs from runner to runner.
    tools: {
      components: [
        tool(TOOL_NAME, TOOL_VERSION),
        tool('cargo', toolchain.cargo),
        tool('rustc', toolchain.rustc),
      ],
    },
    authors: [{ name: request.owner }],
    component,
    manufacturer: context.releaser,
    supplier: context.releaser,
    licenses: [{ license: { id: 'CC0-1.0' } }],
    properties: [
      ...disagreements.map(value => ({ name: 'cargo:disagreement', value })),
      ...distinct(request.trees.map(({ target }) => target)).map(value => ({
        name: 'cdx:rustc:sbom:target:triple',
        value,
      })),
    ],
  }
}
