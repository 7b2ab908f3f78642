/**
 * Native code that the build script of a `-sys` crate links in. cargo knows the names that it gives to the linker; the
 * version is known only where the crate's own version carries it (`zstd-sys 2.0.15+zstd.1.5.7`).
 */
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type { Component } from './bill-of-materials.ts'
import type { SpecVersion } from '../attest/build-facts.ts'
import { distinct } from './order.ts'
import { encode } from './purl.ts'

export interface NativeLibraries {
  /** Bundled: part of the binary. */
  readonly bundled: Component | undefined
  /** Looked up when the program starts, by name; CycloneDX 1.7 can say so. */
  readonly external: readonly Component[]
  /** Whether something is linked in that cannot be named with its version. */
  readonly unidentified: boolean
}

/** Build scripts' `linked_libs` of one package, or undefined when nobody has seen them. */
export function nativeLibraries(
  item: CargoPackage,
  libs: readonly string[] | undefined,
  ref: string,
  spec: SpecVersion,
): NativeLibraries {
  if (libs === undefined) {
    return { bundled: undefined, external: [], unidentified: item.links !== null }
  }
  const parsed = libs.map(parseLib)
  const statics = distinct(parsed.filter(({ kind }) => kind === 'static').map(({ name }) => name))
  const dynamics = distinct(parsed.filter(({ kind }) => kind === 'dylib').map(({ name }) => name))
  const identified = statics.length === 0 ? undefined : bundledVersion(item, statics)
  return {
    bundled: identified === undefined ? undefined : bundledComponent(identified, ref),
    external: spec === '1.7' ? dynamics.map(externalComponent) : [],
    unidentified: statics.length > 0 && identified === undefined,
  }
}

/** `KIND[:MODIFIERS]=NAME[:RENAME]`, or a name alone, which the linker looks up as a dynamic library. */
function parseLib(text: string): { readonly kind: string; readonly name: string } {
  const { kind = 'dylib', name = text } =
    /^(?:(?<kind>[a-z-]+)(?::[^=]*)?=)?(?<name>[^:]+)(?::.*)?$/.exec(text)?.groups ?? {}
  return { kind, name }
}

interface Identified {
  readonly name: string
  readonly version: string
}

/** SemVer build metadata `zstd.1.5.7` or `1.9.0`: the name and version of what the crate bundles. */
function bundledVersion(item: CargoPackage, statics: readonly string[]): Identified | undefined {
  const build = item.version.split('+')[1] ?? ''
  const { name, version } =
    /^(?:(?<name>(?!v\d)[A-Za-z][A-Za-z0-9_-]*)[.-])?v?(?<version>\d+(?:\.\d+)+[A-Za-z0-9.-]*)$/.exec(
      build,
    )?.groups ?? {}
  if (version === undefined) return undefined
  return { name: name ?? item.links ?? statics[0] ?? item.name, version }
}

function bundledComponent({ name, version }: Identified, ref: string): Component {
  return {
    type: 'library',
    'bom-ref': `${ref}#native:${name}`,
    name,
    version,
    scope: 'required',
    purl: `pkg:generic/${encode(name)}@${encode(version)}`,
  }
}

function externalComponent(name: string): Component {
  return { type: 'library', 'bom-ref': `native:${name}`, name, isExternal: true }
}
