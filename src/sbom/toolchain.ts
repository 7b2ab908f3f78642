/** The toolchain that built, by its own words: `cargo -V`, `rustc -vV`, and the manifest that rustup keeps. */
import { parse } from 'smol-toml'
import { parseSha256 } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { parseRustcVersion } from '../plan/platform.ts'
import type { StandardLibrary, Toolchain } from '../attest/build-facts.ts'
import { order } from './order.ts'

/** What the tools print. */
export interface ToolchainTexts {
  readonly cargoVersion: string
  readonly rustcVersion: string
  /** `lib/rustlib/multirust-channel-manifest.toml` of the sysroot; undefined: rustup did not install it. */
  readonly channelManifest: string | undefined
}

/** Texts → Toolchain; CARGO_OUTPUT_INVALID for a tool that does not say its version. */
export function describeToolchain(texts: ToolchainTexts, targets: readonly string[]): Toolchain {
  const { host, release } = parseRustcVersion(texts.rustcVersion)
  const commit = /^commit-hash: ([0-9a-f]{40})$/m.exec(texts.rustcVersion)?.[1] ?? null
  const cargo = /^cargo (\d+\.\d+\.\d+\S*)/m.exec(texts.cargoVersion)?.[1]
  if (cargo === undefined) {
    throw new ReleaseError('CARGO_OUTPUT_INVALID', {
      message: '`cargo -V` does not say what it is',
      expected: 'cargo 1.2.3',
      actual: JSON.stringify(texts.cargoVersion.slice(0, 200)),
    })
  }
  const standardLibraries = targets
    .toSorted(order)
    .map(target => ({ target, archive: archiveOf(target, texts.channelManifest) }))
  return { rustc: release, commit, cargo, host, standardLibraries }
}

/** The manifest is one megabyte of TOML: only the table that is needed is parsed. */
function archiveOf(target: string, manifest: string | undefined): StandardLibrary['archive'] {
  const start = manifest?.indexOf(`\n[pkg.rust-std.target.${target}]\n`) ?? -1
  if (manifest === undefined || start < 0) return null
  const end = manifest.indexOf('\n[', start + 2)
  const table = readTable(manifest.slice(start, end < 0 ? undefined : end))
  const url = table['xz_url']
  const sha256 = parseSha256(table['xz_hash'])
  // A manifest of a mirror names the mirror; the file is the same, and only the public place helps anybody.
  const path = typeof url === 'string' ? /\/dist\/[A-Za-z0-9._/+-]+$/.exec(url)?.[0] : undefined
  if (path === undefined || sha256 === undefined) return null
  return { url: `https://static.rust-lang.org${path}`, sha256 }
}

function readTable(text: string): Record<string, unknown> {
  try {
    return parse(text.slice(text.indexOf(']') + 1))
  } catch {
    return {}
  }
}
