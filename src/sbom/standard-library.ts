/**
 * Rust's standard library: linked into every program, and the part of the toolchain that security advisories are
 * written about. It alone has a CPE; guessed ones are what makes scanners cry wolf.
 */
import type { Component } from './bill-of-materials.ts'
import type { Toolchain } from '../attest/build-facts.ts'
import { sha256Hash } from './component.ts'
import { order } from './order.ts'
import { encode } from './purl.ts'

/** One component for each target whose archive is known; without any, one for the release. */
export function standardLibraries(toolchain: Toolchain): readonly Component[] {
  const components = toolchain.standardLibraries.map(library => component(toolchain, library))
  const byRef = new Map(components.map(item => [item['bom-ref'], item]))
  return [...byRef.values()].sort((a, b) => order(a['bom-ref'], b['bom-ref']))
}

function component(
  { rustc, commit }: Toolchain,
  { target, archive }: Toolchain['standardLibraries'][number],
): Component {
  // Advisories name releases; a nightly goes by the release that it becomes.
  const version = rustc.replace(/-.*$/, '')
  const purl = `pkg:generic/rust-std@${encode(rustc)}${
    archive === null ? '' : `?checksum=sha256:${archive.sha256}&download_url=${encode(archive.url)}`
  }`
  const hashes = archive === null ? [] : [sha256Hash(archive.sha256)]
  return {
    type: 'library',
    'bom-ref': purl,
    supplier: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
    manufacturer: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
    name: 'rust-std',
    version: rustc,
    scope: 'required',
    ...(archive === null ? {} : { hashes }),
    licenses: [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }],
    cpe: `cpe:2.3:a:rust-lang:rust:${version}:*:*:*:*:*:*:*`,
    purl,
    externalReferences: [
      ...(archive === null ? [] : [{ type: 'distribution', url: archive.url, hashes }]),
      {
        type: 'vcs',
        url: 'https://github.com/rust-lang/rust',
        ...(commit === null ? {} : { comment: `commit ${commit}` }),
      },
      { type: 'website', url: 'https://www.rust-lang.org' },
    ],
    ...(archive === null
      ? {}
      : { properties: [{ name: 'cdx:rustc:sbom:target:triple', value: target }] }),
  }
}
