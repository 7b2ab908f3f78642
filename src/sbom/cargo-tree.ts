/**
 * The output of `cargo tree --edges normal,no-proc-macro --prefix depth --charset ascii --format '\t{p}\t{f}\t'`.
 * Unlike `cargo metadata` it uses the resolver that builds: features and edges are those of the given target, so
 * nothing is listed that is not compiled for it. https://doc.rust-lang.org/cargo/commands/cargo-tree.html
 */
import { ReleaseError } from '../errors/release-error.ts'

export interface TreeNode {
  readonly features: readonly string[]
  /** Labels. */
  readonly dependencies: ReadonlySet<string>
}

/** Nodes by label: `name v1.2.3`, followed by the source in parentheses unless it is crates.io. */
export type CargoTree = ReadonlyMap<string, TreeNode>

const LINE = /^(?<depth>\d+)\t(?<label>[^\t]+)\t(?<features>[^\t]*)\t(?: \(\*\))?$/

/** The whole output, all its roots in one graph; CARGO_OUTPUT_INVALID for a line that is not understood. */
export function parseCargoTree(text: string): CargoTree {
  const nodes = new Map<string, { features: string[]; dependencies: Set<string> }>()
  const stack: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue
    const { depth, label, features } = LINE.exec(line)?.groups ?? {}
    const level = Number(depth)
    if (label === undefined || features === undefined || level > stack.length) {
      throw new ReleaseError('CARGO_OUTPUT_INVALID', {
        message: `line ${at + 1} of cargo tree is not understood`,
        actual: JSON.stringify(line),
      })
    }
    // A repeated node is printed without its dependencies, marked (*): the graph has them already.
    const node = nodes.get(label) ?? {
      features: features.split(',').filter(name => name !== ''),
      dependencies: new Set<string>(),
    }
    nodes.set(label, node)
    stack.length = level
    const parent = stack.at(-1)
    if (parent !== undefined) nodes.get(parent)?.dependencies.add(label)
    stack.push(label)
  }
  return nodes
}

/** The part of the graph that can be reached from one node, which is in it. */
export function reachable(tree: CargoTree, root: string): CargoTree {
  const reached = new Map<string, TreeNode>()
  const pending = [root]
  for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
    const node = tree.get(label)
    if (node === undefined || reached.has(label)) continue
    reached.set(label, node)
    pending.push(...node.dependencies)
  }
  return reached
}
