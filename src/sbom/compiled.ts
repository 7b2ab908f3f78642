/**
 * What a build compiled for the target, by its own messages. Proc-macros, build scripts and what they are made of run
 * on the machine that builds; cargo puts their files beside the target's folder instead of into it.
 */
import type { BuildMessages, BuiltUnit } from '../plan/cargo-messages.ts'
import { LIBRARY_KINDS } from './packages-of-tree.ts'
import { distinct } from './order.ts'

/** One package as it was compiled for the target. */
export interface CompiledPackage {
  readonly packageId: string
  /** One entry for each way in which it was compiled. */
  readonly featureSets: readonly (readonly string[])[]
}

export interface Compiled {
  /** By package id. */
  readonly packages: ReadonlyMap<string, CompiledPackage>
  /** What build scripts of target packages hand to the linker, by package id. */
  readonly linkedLibs: ReadonlyMap<string, readonly string[]>
  /** Whether messages tell the sides apart, which they do when the build was given `--target`. */
  readonly sidesKnown: boolean
}

/** Messages → the packages of the target's side; where sides are not told apart, of both. */
export function compiledFor(
  targets: readonly string[],
  { units, scripts }: BuildMessages,
): Compiled {
  const isTargetPath = (path: string): boolean => targets.some(target => liesUnder(path, target))
  const sidesKnown = units.some(({ filenames }) => filenames.some(isTargetPath))
  const packages = new Map<string, CompiledPackage>()
  for (const unit of units) {
    const own = !sidesKnown || unit.filenames.some(isTargetPath)
    if (!own || !isLinkedKind(unit)) continue
    const before = packages.get(unit.packageId)?.featureSets ?? []
    const { packageId } = unit
    packages.set(packageId, { packageId, featureSets: [...before, distinct(unit.features)] })
  }
  const linkedLibs = new Map<string, readonly string[]>()
  for (const { packageId, linkedLibs: libs, outDir } of scripts) {
    if (sidesKnown && !isTargetPath(outDir)) continue
    linkedLibs.set(packageId, distinct([...(linkedLibs.get(packageId) ?? []), ...libs]))
  }
  return { packages, linkedLibs, sidesKnown }
}

function isLinkedKind({ kind }: BuiltUnit): boolean {
  return kind.some(one => one === 'bin' || LIBRARY_KINDS.includes(one))
}

/**
 * Whether a path is of the form `…/TARGET/PROFILE/(deps|build|examples|FILE)…`. The target folder may lie anywhere,
 * in a container too, and the checkout's own path may hold the triple: the last place counts.
 */
function liesUnder(path: string, target: string): boolean {
  const parts = path.split(/[/\\]/)
  const at = parts.lastIndexOf(target)
  if (at < 0) return false
  const [, inside, ...below] = parts.slice(at + 1)
  if (inside === undefined) return false
  // Directly below the profile lies the binary itself; libraries and build scripts lie in folders of cargo's.
  return below.length === 0 || ['deps', 'build', 'examples'].includes(inside)
}
