/** Platforms: a short name, the target triple it stands for, and the runner that builds it. */
import { ReleaseError } from '../errors/release-error.ts'
import type { PlannedPlatform } from './release-plan.ts'

interface KnownPlatform {
  readonly target: string
  readonly runner: string
}

/** Not a triple of rustc's: the binaries of both architectures, joined by `lipo`. */
export const UNIVERSAL_MACOS = 'universal-apple-darwin'

/**
 * Linux runners are pinned by version, since the C library of the runner is the oldest one that the binary runs
 * with. macos-amd64 is cross-built on an arm64 runner; GitHub retires its Intel runners.
 */
const KNOWN: Readonly<Record<string, KnownPlatform>> = {
  'linux-amd64': { target: 'x86_64-unknown-linux-gnu', runner: 'ubuntu-24.04' },
  'linux-arm64': { target: 'aarch64-unknown-linux-gnu', runner: 'ubuntu-24.04-arm' },
  'linux-amd64-musl': { target: 'x86_64-unknown-linux-musl', runner: 'ubuntu-24.04' },
  'linux-arm64-musl': { target: 'aarch64-unknown-linux-musl', runner: 'ubuntu-24.04-arm' },
  'macos-arm64': { target: 'aarch64-apple-darwin', runner: 'macos-15' },
  'macos-amd64': { target: 'x86_64-apple-darwin', runner: 'macos-15' },
  'macos-universal': { target: UNIVERSAL_MACOS, runner: 'macos-15' },
  'windows-amd64': { target: 'x86_64-pc-windows-msvc', runner: 'windows-2025' },
  'windows-arm64': { target: 'aarch64-pc-windows-msvc', runner: 'windows-11-arm' },
  'freebsd-amd64': { target: 'x86_64-unknown-freebsd', runner: 'ubuntu-24.04' },
}

/** The names that stand for a target and a runner. */
export const KNOWN_PLATFORMS: readonly string[] = Object.keys(KNOWN)

/** What is planned when neither the inputs nor Cargo.toml say otherwise. */
export const DEFAULT_PLATFORMS: readonly string[] = [
  'linux-amd64',
  'linux-arm64',
  'macos-arm64',
  'macos-amd64',
  'windows-amd64',
]

const GLIBC_OF_RUNNER: Readonly<Record<string, string>> = {
  'ubuntu-22.04': '2.35',
  'ubuntu-22.04-arm': '2.35',
  'ubuntu-24.04': '2.39',
  'ubuntu-24.04-arm': '2.39',
}

/** `name=target@runner`: the name becomes part of file names, so it keeps to their alphabet. */
const CUSTOM =
  /^(?<name>[A-Za-z0-9][A-Za-z0-9._+-]*)=(?<target>[A-Za-z0-9][A-Za-z0-9_.-]*)@(?<runner>[A-Za-z0-9][A-Za-z0-9._/-]*)$/

type CustomGroups = Readonly<Record<'name' | 'target' | 'runner', string>>

/** Input entries → platforms, in the given order; PLATFORM_UNKNOWN lists every bad entry. */
export function parsePlatforms(entries: readonly string[]): readonly PlannedPlatform[] {
  const problems: string[] = []
  const platforms = entries.flatMap(entry => {
    const platform = parsePlatform(entry)
    if (platform === undefined) problems.push(`${JSON.stringify(entry)}: unknown`)
    return platform ?? []
  })
  if (entries.length === 0) problems.push('the list of platforms is empty')
  for (const [at, { name, target }] of platforms.entries()) {
    const earlier = platforms.slice(0, at)
    if (earlier.some(other => other.name === name)) problems.push(`${name}: named twice`)
    else if (earlier.some(other => other.target === target)) problems.push(`${target}: named twice`)
  }
  if (problems.length === 0) return platforms
  throw new ReleaseError('PLATFORM_UNKNOWN', {
    message: `the list of platforms has ${problems.length} problem(s):\n${problems.join('\n')}`,
    remedy: `Use ${Object.keys(KNOWN).join(', ')}, or name=target-triple@runner-label; a trailing ? makes one optional.`,
  })
}

function parsePlatform(entry: string): PlannedPlatform | undefined {
  const optional = entry.endsWith('?')
  const text = optional ? entry.slice(0, -1) : entry
  const known = Object.hasOwn(KNOWN, text) ? KNOWN[text] : undefined
  if (known !== undefined) return { name: text, ...known, optional }
  const groups = CUSTOM.exec(text)?.groups as CustomGroups | undefined
  return groups && { ...groups, optional }
}

/** The platform of this very machine; a target without a short name goes by its triple. */
export function hostPlatform(target: string): PlannedPlatform {
  const known = Object.entries(KNOWN).find(([, platform]) => platform.target === target)
  if (known === undefined) return { name: target, target, runner: 'self-hosted', optional: false }
  return { name: known[0], ...known[1], optional: false }
}

/** The triples that were given to cargo: one, or both architectures of a universal binary. */
export function architecturesOf(target: string): readonly string[] {
  return target === UNIVERSAL_MACOS ? ['aarch64-apple-darwin', 'x86_64-apple-darwin'] : [target]
}

/** `.exe` where the system wants it. */
export function executableSuffix(target: string): '' | '.exe' {
  return target.includes('-windows') ? '.exe' : ''
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' }

/** The processor as the names of platforms call it; of other targets the first part of the triple. */
export function architectureName(target: string): string {
  const first = target.replace(/-.*$/, '')
  return (Object.hasOwn(ARCHITECTURES, first) ? ARCHITECTURES[first] : undefined) ?? first
}

/** The system as the names of platforms call it; of other targets the third part of the triple. */
export function systemName(target: string): string {
  const parts = target.split('-')
  if (parts.includes('windows')) return 'windows'
  if (parts.includes('darwin')) return 'macos'
  if (parts.includes('linux')) return 'linux'
  return parts[2] ?? target
}

/** The oldest glibc that a binary built on this platform's runner needs, where that is known. */
export function glibcFloor({ target, runner }: PlannedPlatform): string | undefined {
  if (!target.endsWith('-linux-gnu')) return undefined
  return Object.hasOwn(GLIBC_OF_RUNNER, runner) ? GLIBC_OF_RUNNER[runner] : undefined
}

/** The `host:` and `release:` lines of `rustc -vV`. */
export function parseRustcVersion(text: string): {
  readonly host: string
  readonly release: string
} {
  const line = (key: string): string | undefined =>
    new RegExp(`^${key}: ([A-Za-z0-9._+-]+)$`, 'm').exec(text)?.[1]
  const host = line('host')
  const release = line('release')
  if (host !== undefined && release !== undefined) return { host, release }
  throw new ReleaseError('CARGO_OUTPUT_INVALID', {
    message: '`rustc -vV` does not say what it is',
    expected: 'the lines "host: …" and "release: …"',
    actual: JSON.stringify(text.slice(0, 200)),
  })
}
