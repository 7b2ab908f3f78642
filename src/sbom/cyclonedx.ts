/** The SBOM of one binary: what is compiled for its target and linked into it. No clock, no chance, no local path. */
import { rfc3339 } from '../attest/unix-time.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { BuildMessages } from '../plan/cargo-messages.ts'
import type { CargoMetadata, CargoPackage } from '../plan/cargo-metadata.ts'
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import type {
  BillOfMaterials,
  Component,
  Composition,
  Dependency,
  Hash,
  Metadata,
} from './bill-of-materials.ts'
import type { BuildFacts } from './build-facts.ts'
import { formulation } from './build-time.ts'
import type { Checksums } from './cargo-lock.ts'
import { libraryComponent, packageRef, sha256Hash, type ComponentContext } from './component.ts'
import { takeInventory, type Inventory, type LinkedPackage, type TargetTrees } from './inventory.ts'
import type { LicenceEvidence } from './licence-evidence.ts'
import { nativeLibraries, type NativeLibraries } from './native-library.ts'
import { distinct, order } from './order.ts'
import type { Checkout } from './purl.ts'
import { rootComponent, type ReleasedFile } from './root-component.ts'
import { serialNumber } from './serial-number.ts'
import { standardLibraries } from './standard-library.ts'

export interface SbomRequest {
  readonly bin: string
  readonly package: CargoPackage
  readonly file: ReleasedFile
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
  readonly facts: Omit<BuildFacts, 'native' | 'disagreements'>
  /** What the build itself said: its messages, or what a build job has told of them. */
  readonly heard: Heard
  /** What the package's own files say; undefined: they are not at hand. */
  evidenceOf(item: CargoPackage): LicenceEvidence | undefined
  /** SHA-512 of the .crate files, of all that have a checksum or of none. */
  readonly sha512: ((item: CargoPackage) => string | undefined) | undefined
}

/**
 * From messages the inventory is checked and corrected. A job that only has the build job's word takes the native
 * libraries from it and nothing else: every crate must follow from lock, tree and metadata.
 */
export type Heard =
  | { readonly messages: BuildMessages }
  | {
      readonly messages: undefined
      readonly told: Pick<BuildFacts, 'native' | 'disagreements'> | undefined
    }

export interface Sbom {
  readonly document: BillOfMaterials
  readonly native: BuildFacts['native']
  readonly disagreements: readonly string[]
}

/** Puts the document together; SBOM_INCOMPLETE where cargo's answers cannot be joined. */
export function makeSbom(request: SbomRequest): Sbom {
  const { heard, metadata, trees, facts, checkout } = request
  const inventory = takeInventory({
    package: request.package,
    trees,
    metadata,
    messages: heard.messages,
  })
  const native = nativeFacts(inventory, heard)
  const disagreements =
    heard.messages === undefined ? (heard.told?.disagreements ?? []) : inventory.disagreements
  const releaser = { name: request.owner, url: [request.ownerUrl] }
  const context: ComponentContext = {
    checkout,
    releaser,
    spec: facts.spec,
    bsi: facts.bsi,
    evidenceOf: item => request.evidenceOf(item),
  }
  const parts = { request, inventory, context, native, disagreements }
  return { document: compose(parts), native, disagreements }
}

/** The bytes of the SBOM file: the signed predicate, written this way, is compared with them. */
export function formatSbom(document: BillOfMaterials): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function nativeFacts({ root, libraries, linkedLibs }: Inventory, heard: Heard): Sbom['native'] {
  if (heard.messages === undefined) return heard.told?.native ?? null
  return [root, ...libraries]
    .map(({ package: { id, name, version, source } }) => ({
      package: name,
      version,
      source,
      libs: linkedLibs?.get(id) ?? [],
    }))
    .filter(({ libs }) => libs.length > 0)
    .sort((a, b) => order(nativeKey(a), nativeKey(b)))
}

function nativeKey(item: { package: string; version: string; source: string | null }): string {
  return `${item.package} ${item.version} ${item.source ?? ''}`
}

interface Parts {
  readonly request: SbomRequest
  readonly inventory: Inventory
  readonly context: ComponentContext
  readonly native: Sbom['native']
  readonly disagreements: readonly string[]
}

interface Described {
  readonly node: LinkedPackage
  readonly ref: string
  readonly libs: readonly string[]
  readonly native: NativeLibraries
}

function compose(parts: Parts): BillOfMaterials {
  const { request, inventory, context } = parts
  const { root, libraries } = inventory
  const { spec } = context
  const described = libraries.map(node => describe(node, parts))
  const standard = standardLibraries(request.facts.toolchain)
  const top = describe(root, parts)
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

function describe(node: LinkedPackage, { context, native }: Parts): Described {
  const { package: item } = node
  const ref = packageRef(item, context.checkout)
  const libs = native?.find(
    one => one.package === item.name && one.version === item.version && one.source === item.source,
  )?.libs
  const seen = native === null ? undefined : (libs ?? [])
  return { node, ref, libs: libs ?? [], native: nativeLibraries(item, seen, ref, context.spec) }
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

function dependenciesOf(
  described: readonly Described[],
  standard: readonly Component[],
  external: readonly string[],
  { checkout }: ComponentContext,
): readonly Dependency[] {
  const standardRefs = standard.map(item => item['bom-ref'])
  const leaf = (ref: string): Dependency => ({ ref, dependsOn: [] })
  const bundled = described.flatMap(({ native }) => native.bundled?.['bom-ref'] ?? [])
  return [
    ...described.map(({ node, ref, native }) => ({
      ref,
      dependsOn: distinct([
        ...node.dependencies.map(item => packageRef(item, checkout)),
        ...standardRefs,
        ...(native.bundled === undefined ? [] : [native.bundled['bom-ref']]),
        ...native.external.map(item => item['bom-ref']),
      ]),
    })),
    ...[...standardRefs, ...external, ...bundled].map(leaf),
  ].sort((a, b) => order(a.ref, b.ref))
}

/** What is complete, and what is not known. References do not cascade, so that each is listed. */
function compositionsOf(
  described: readonly Described[],
  dependencies: readonly Dependency[],
  standard: readonly Component[],
  { native, disagreements }: Parts,
): readonly Composition[] {
  const standardRefs = standard.map(item => item['bom-ref'])
  const others = dependencies.map(({ ref }) => ref).filter(ref => !standardRefs.includes(ref))
  const unidentified = described.filter(one => one.native.unidentified).map(one => one.ref)
  const confirmed = native !== null && disagreements.length === 0
  const aggregate = confirmed ? 'complete' : 'unknown'
  return [
    { aggregate, dependencies: others },
    // The standard library has dependencies of its own, which no stable tool lists.
    { aggregate: 'incomplete', dependencies: standardRefs },
    ...(unidentified.length === 0
      ? []
      : [{ aggregate: 'unknown', assemblies: distinct(unidentified) } as const]),
    // Without any list: the inventory as a whole.
    { aggregate },
  ]
}

function checkUnique(refs: readonly string[]): void {
  const twice = refs.filter((ref, at) => refs.indexOf(ref) !== at)
  if (twice.length === 0) return
  throw new ReleaseError('SBOM_INCOMPLETE', {
    message: 'two packages of this binary cannot be told apart',
    actual: distinct(twice).join(', '),
  })
}
