/** The SBOM of one binary: what is compiled for its target and linked into it. No clock, no chance, no local path. */
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import type { Sha256 } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { BuiltUnit } from '../plan/cargo-messages.ts'
import type { CargoMetadata, CargoPackage } from '../plan/cargo-metadata.ts'
import type { BillOfMaterials, Component, Dependency } from './bill-of-materials.ts'
import type { Checksums } from './cargo-lock.ts'
import { reachable, type CargoTree } from './cargo-tree.ts'
import {
  describePackage,
  libraryComponent,
  links,
  order,
  packageProperties,
  packageRef,
  sha256Hash,
} from './component.ts'
import { checkCompiled, isLinkable, packageOfLabel } from './packages-of-tree.ts'
import type { Checkout } from './purl.ts'
import { serialNumber } from './serial-number.ts'
import { rfc3339 } from '../attest/unix-time.ts'

export interface SbomRequest {
  readonly bin: string
  readonly package: CargoPackage
  readonly sha256: Sha256
  readonly target: string
  readonly tree: CargoTree
  readonly metadata: CargoMetadata
  readonly checksums: Checksums
  readonly checkout: Checkout
  /** Owner of the repository: who releases, not who wrote the packages. */
  readonly owner: string
  readonly ownerUrl: string
  /** Seconds since the epoch. */
  readonly commitTime: number
  readonly rustcRelease: string
  /** The build's messages; undefined: the binary was not built by a cargo that we could ask. */
  readonly units: readonly BuiltUnit[] | undefined
}

interface Node {
  readonly package: CargoPackage
  readonly features: readonly string[]
  readonly dependencies: readonly CargoPackage[]
}

/** Puts the document together; SBOM_INCOMPLETE where cargo's answers disagree. */
export function makeSbom(request: SbomRequest): BillOfMaterials {
  const nodes = nodesOf(request)
  const rootNode = nodes.find(node => node.package.id === request.package.id)
  const libraries = nodes.filter(node => node !== rootNode)
  if (request.units !== undefined) {
    checkCompiled(
      libraries.map(node => node.package),
      request.units,
    )
  }
  const { checkout, rustcRelease } = request
  const root = rootComponent(request, rootNode?.features ?? [])
  const standard = standardLibrary(rustcRelease)
  const components = libraries.map(({ package: item, features }) =>
    libraryComponent(
      {
        package: item,
        features,
        checksum: request.checksums(item.name, item.version, item.source),
      },
      checkout,
    ),
  )
  return finish({
    metadata: metadataOf(request, root),
    components: [...components, standard].sort((a, b) => order(a['bom-ref'], b['bom-ref'])),
    dependencies: dependenciesOf(nodes, root, standard, checkout),
  })
}

/** The bytes of the SBOM file: the signed predicate, written this way, is compared with them. */
export function formatSbom(document: BillOfMaterials): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function nodesOf({ tree, metadata, package: root }: SbomRequest): readonly Node[] {
  const packageOf = (label: string): CargoPackage => packageOfLabel(label, metadata.packages)
  const rootLabel = [...tree.keys()].find(label => packageOf(label).id === root.id)
  if (rootLabel === undefined) {
    throw new ReleaseError('SBOM_INCOMPLETE', {
      message: `cargo tree does not show the package ${root.name}`,
    })
  }
  return [...reachable(tree, rootLabel)]
    .map(([label, { features, dependencies }]) => ({
      package: packageOf(label),
      features,
      dependencies: [...dependencies].map(packageOf).filter(isLinkable),
    }))
    .filter(node => node.package.id === root.id || isLinkable(node.package))
}

function rootComponent(request: SbomRequest, features: readonly string[]): Component {
  const { package: item, checkout, bin } = request
  return {
    type: 'application',
    'bom-ref': packageRef(item, checkout),
    supplier: { name: request.owner, url: [request.ownerUrl] },
    ...describePackage(item, checkout),
    name: bin,
    version: item.version,
    hashes: [sha256Hash(request.sha256)],
    externalReferences: [
      { type: 'vcs', url: checkout.url, comment: `commit ${checkout.commit}` },
      ...links(item).filter(({ type }) => type !== 'vcs'),
    ],
    properties: [...packageProperties(item, features), { name: 'cargo:package', value: item.name }],
  }
}

/** Linked into every Rust program, and the part of the toolchain that security advisories are written about. */
function standardLibrary(release: string): Component {
  // Advisories name releases; a nightly goes by the release that it becomes.
  const version = release.replace(/-.*$/, '')
  return {
    type: 'library',
    'bom-ref': `pkg:generic/rust-std@${release}`,
    supplier: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
    name: 'rust-std',
    version: release,
    scope: 'required',
    licenses: [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }],
    cpe: `cpe:2.3:a:rust-lang:rust:${version}:*:*:*:*:*:*:*`,
    purl: `pkg:generic/rust-std@${release}`,
  }
}

function metadataOf(request: SbomRequest, root: Component): object {
  return {
    timestamp: rfc3339(request.commitTime),
    lifecycles: [{ phase: 'build' }],
    tools: {
      components: [
        { type: 'application', name: TOOL_NAME, version: TOOL_VERSION },
        { type: 'application', name: 'rustc', version: request.rustcRelease },
      ],
    },
    authors: [{ name: request.owner }],
    component: root,
    supplier: { name: request.owner, url: [request.ownerUrl] },
    licenses: [{ license: { id: 'CC0-1.0' } }],
    properties: [{ name: 'cdx:rustc:sbom:target:triple', value: request.target }],
  }
}

function dependenciesOf(
  nodes: readonly Node[],
  root: Component,
  standard: Component,
  checkout: Checkout,
): readonly Dependency[] {
  const listed = nodes.map(node => {
    const ref = packageRef(node.package, checkout)
    const refs = node.dependencies.map(item => packageRef(item, checkout))
    const own = ref === root['bom-ref'] ? [...refs, standard['bom-ref']] : refs
    return { ref, dependsOn: [...new Set(own)].sort(order) }
  })
  return [...listed, { ref: standard['bom-ref'], dependsOn: [] }].sort((a, b) =>
    order(a.ref, b.ref),
  )
}

function finish(
  parts: Pick<BillOfMaterials, 'metadata' | 'components' | 'dependencies'>,
): BillOfMaterials {
  const refs = parts.dependencies.map(({ ref }) => ref)
  const isStandard = (ref: string): boolean => ref.startsWith('pkg:generic/rust-std@')
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: '',
    version: 1,
    ...parts,
    compositions: [
      // The standard library has dependencies of its own, which no stable tool lists.
      { aggregate: 'incomplete', dependencies: refs.filter(isStandard) },
      // Native code that build scripts link in is not known to cargo tree.
      { aggregate: 'unknown', dependencies: refs.filter(ref => !isStandard(ref)) },
    ],
  } as const satisfies BillOfMaterials
  return { ...document, serialNumber: serialNumber(JSON.stringify(document)) }
}
