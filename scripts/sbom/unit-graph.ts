/** The truth: cargo's own unit graph, which it would build from. It builds nothing and needs no target installed. */
import { execFileSync } from 'node:child_process'
import type { Inventoried } from './compare.ts'

interface Unit {
  readonly pkg_id: string
  readonly target: { readonly kind: readonly string[]; readonly name: string }
  readonly platform: string | null
  readonly mode: string
  readonly features: readonly string[]
  readonly dependencies: readonly { readonly index: number }[]
}

const LIBRARIES = ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib']

/** What a binary is made of on one target, by cargo's unit graph. */
export const unitGraph = (
  folder: string,
  bin: string,
  target: string,
  flags: readonly string[] = [],
): Inventoried => {
  const args = [
    'build',
    '--locked',
    '--unit-graph',
    '-Zunstable-options',
    '--target',
    target,
    ...flags,
  ]
  const text = execFileSync('cargo', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, RUSTC_BOOTSTRAP: '1' },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { units } = JSON.parse(text) as { readonly units: readonly Unit[] }
  const root = units.find(({ target: one }) => one.kind.includes('bin') && one.name === bin)
  if (root === undefined) throw new Error(`the unit graph has no binary ${bin}`)
  return walk(units, root)
}

const walk = (units: readonly Unit[], root: Unit): Inventoried => {
  const features = new Map<string, string>()
  const edges = new Set<string>()
  const pending = [root]
  const seen = new Set<Unit>()
  const rootKey = keyOf(root)
  for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
    if (seen.has(unit)) continue
    seen.add(unit)
    const key = keyOf(unit)
    features.set(key, [...unit.features].sort().join(','))
    for (const { index } of unit.dependencies) {
      const below = units[index]
      if (below?.mode !== 'build' || below.platform === null) continue
      if (!below.target.kind.some(kind => LIBRARIES.includes(kind))) continue
      if (keyOf(below) !== key) edges.add(`${key} → ${keyOf(below)}`)
      pending.push(below)
    }
  }
  return { root: rootKey, features, edges }
}

/** `source#name@version`, `path+file:///…/name#version` → `name version source`. */
const keyOf = ({ pkg_id: id }: Unit): string => {
  const {
    source = '',
    name,
    version = '',
  } = /^(?<source>[^#]*)#(?:(?<name>[^@]+)@)?(?<version>.*)$/.exec(id)?.groups ?? {}
  const kind = source.startsWith('path+')
    ? 'path'
    : source.startsWith('git+')
      ? 'git'
      : source.includes('crates.io-index')
        ? 'crates.io'
        : source.replace(/^(?:sparse|registry)\+/, '')
  return `${name ?? source.split('/').at(-1) ?? ''} ${version} ${kind}`
}
