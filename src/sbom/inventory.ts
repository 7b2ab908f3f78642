/**
 * What one binary is made of: nodes by the build's own messages, edges by `cargo tree`. The two are compared; where
 * they disagree the messages are right, and the inventory says so instead of passing for exact.
 */
import { ReleaseError } from '../errors/release-error.ts'
import type { BuildMessages } from '../plan/cargo-messages.ts'
import type { CargoMetadata, CargoPackage } from '../plan/cargo-metadata.ts'
import type { CargoTree } from './cargo-tree.ts'
import { compiledFor, type Compiled } from './compiled.ts'
import { distinct } from './order.ts'
import { isLinkable, isProcMacro, packageOfId, packageOfLabel } from './packages-of-tree.ts'

/** cargo's word on one target triple. */
export interface TargetTrees {
  readonly target: string
  /** Edges `normal,no-proc-macro`: what is compiled for the target. */
  readonly linked: CargoTree
  /** Edges `normal,build`: with what runs while building, on the machine that asks; undefined: another one built. */
  readonly whole: CargoTree | undefined
}

export interface InventoryRequest {
  /** The package that defines the binary. */
  readonly package: CargoPackage
  /** One entry, or one for each architecture of a universal binary. */
  readonly trees: readonly TargetTrees[]
  readonly metadata: CargoMetadata
  /** undefined: nobody has the messages of the build. */
  readonly messages: BuildMessages | undefined
}

export interface LinkedPackage {
  readonly package: CargoPackage
  readonly features: readonly string[]
  readonly dependencies: readonly CargoPackage[]
}

export interface Inventory {
  readonly root: LinkedPackage
  readonly libraries: readonly LinkedPackage[]
  /** Proc-macros, build scripts' dependencies, and theirs: used to build, not linked. */
  readonly buildTime: readonly CargoPackage[]
  /** What build scripts hand to the linker, by package id; undefined: not known. */
  readonly linkedLibs: ReadonlyMap<string, readonly string[]> | undefined
  /** In which ways tree and messages differ, sorted. */
  readonly disagreements: readonly string[]
}

/** SBOM_INCOMPLETE where cargo's answers cannot be joined at all. */
export function takeInventory(request: InventoryRequest): Inventory {
  const { package: item, trees, metadata, messages } = request
  const nodes = mergeNodes(trees.map(({ linked }) => nodesOf(linked, item, metadata, isLinkable)))
  const counts = (one: CargoPackage): boolean => isLinkable(one) || isProcMacro(one)
  const whole = mergeNodes(
    trees.flatMap(tree =>
      tree.whole === undefined ? [] : [nodesOf(tree.whole, item, metadata, counts)],
    ),
  )
  const found = messages === undefined ? undefined : compiledPackages(request, messages)
  const { linked, disagreements } =
    found === undefined ? { linked: nodes, disagreements: [] } : correct(nodes, found, request)
  const buildTime = [...whole.values()]
    .map(node => node.package)
    .filter(({ id }) => !linked.has(id))
  const plain = [...linked.values()].map(node => ({
    package: node.package,
    features: distinct(node.featureSets.flat()),
    dependencies: node.dependencies.filter(({ id }) => linked.has(id)),
  }))
  const root = plain.find(node => node.package.id === item.id)
  if (root === undefined) throw notShown(item)
  return {
    root,
    libraries: plain.filter(node => node !== root),
    buildTime,
    linkedLibs: found?.linkedLibs,
    disagreements,
  }
}

interface Node {
  readonly package: CargoPackage
  /** One for each target that differs. */
  readonly featureSets: readonly (readonly string[])[]
  readonly dependencies: readonly CargoPackage[]
}

type Nodes = ReadonlyMap<string, Node>

/** The part of a tree that can be reached from the root package through packages that count. */
function nodesOf(
  tree: CargoTree,
  root: CargoPackage,
  { packages }: CargoMetadata,
  counts: (item: CargoPackage) => boolean,
): Nodes {
  const byLabel = new Map([...tree.keys()].map(label => [label, packageOfLabel(label, packages)]))
  const nodes = new Map<string, Node>()
  const pending = [...byLabel].filter(([, item]) => item.id === root.id).map(([label]) => label)
  if (pending.length === 0) throw notShown(root)
  for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
    const item = byLabel.get(label)
    const node = tree.get(label)
    if (item === undefined || node === undefined || nodes.has(item.id)) continue
    const below = [...node.dependencies].filter(one => counts(byLabel.get(one) ?? item))
    nodes.set(item.id, {
      package: item,
      featureSets: [distinct(node.features)],
      dependencies: below.flatMap(one => byLabel.get(one) ?? []),
    })
    pending.push(...below)
  }
  return nodes
}

function notShown({ name }: CargoPackage): ReleaseError {
  return new ReleaseError('SBOM_INCOMPLETE', {
    message: `cargo tree does not show the package ${name}`,
    remedy: 'Give this step the packages of the build with `package`, or plan the release with it.',
  })
}

// A binary of several architectures is made of all that any of them is made of.
function mergeNodes(graphs: readonly Nodes[]): Nodes {
  const merged = new Map<string, Node>()
  for (const node of graphs.flatMap(graph => [...graph.values()])) {
    const other = merged.get(node.package.id)
    const dependencies = [...(other?.dependencies ?? []), ...node.dependencies]
    merged.set(node.package.id, {
      package: node.package,
      featureSets: [...(other?.featureSets ?? []), ...node.featureSets],
      dependencies: [...new Map(dependencies.map(item => [item.id, item])).values()],
    })
  }
  return merged
}

/** Compiled, with the ids that this checkout's metadata has. */
function compiledPackages(
  { trees, metadata }: InventoryRequest,
  messages: BuildMessages,
): Compiled {
  const targets = trees.map(({ target }) => target)
  const compiled = compiledFor(targets, messages)
  const idOf = (id: string): string => packageOfId(id, metadata.packages).id
  return {
    ...compiled,
    packages: new Map([...compiled.packages].map(([id, one]) => [idOf(id), one])),
    linkedLibs: new Map([...compiled.linkedLibs].map(([id, libs]) => [idOf(id), libs])),
  }
}

/** The nodes as the build really compiled them, and how that differs from the tree. */
function correct(
  nodes: Nodes,
  { packages, sidesKnown }: Compiled,
  { trees, metadata, package: root }: InventoryRequest,
): { readonly linked: Nodes; readonly disagreements: readonly string[] } {
  const linked = new Map<string, Node>()
  const disagreements: string[] = []
  for (const [id, node] of nodes) {
    const compiled = packages.get(id)
    if (compiled === undefined) {
      disagreements.push(`${nameOf(node.package)}: in the tree, not compiled`)
      if (id === root.id) linked.set(id, node)
      continue
    }
    const { featureSets } = compiled
    const agrees = sameSets(node.featureSets, featureSets, sidesKnown)
    if (!agrees) {
      const [tree, built] = [node.featureSets, featureSets].map(sets => keys(sets).join(' | '))
      disagreements.push(
        `${nameOf(node.package)}: features ${tree} in the tree, built with ${built}`,
      )
    }
    linked.set(id, agrees ? node : { ...node, featureSets })
  }
  // Other packages of the same build are in the tree too, only not below this binary.
  const elsewhere = new Set(
    trees.flatMap(tree =>
      [...tree.linked.keys(), ...(sidesKnown ? [] : (tree.whole?.keys() ?? []))].map(
        label => packageOfLabel(label, metadata.packages).id,
      ),
    ),
  )
  for (const [id, { featureSets }] of packages) {
    if (linked.has(id) || elsewhere.has(id)) continue
    const item = packageOfId(id, metadata.packages)
    disagreements.push(`${nameOf(item)}: compiled, not in the tree`)
    linked.set(id, { package: item, featureSets, dependencies: [] })
    const top = linked.get(root.id)
    // Who needs it is not known; below the root it is at least not lost.
    if (top !== undefined)
      linked.set(root.id, { ...top, dependencies: [...top.dependencies, item] })
  }
  return { linked, disagreements: distinct(disagreements) }
}

// Where sides are not told apart, the messages hold what was compiled for this machine as well.
function sameSets(tree: Node['featureSets'], built: Node['featureSets'], exact: boolean): boolean {
  const [wanted, found] = [keys(tree), keys(built)]
  return wanted.every(one => found.includes(one)) && (!exact || wanted.length === found.length)
}

function keys(featureSets: Node['featureSets']): readonly string[] {
  return distinct(featureSets.map(features => `[${features.join(',')}]`))
}

function nameOf({ name, version }: CargoPackage): string {
  return `${name} ${version}`
}
