/** One cargo package as a CycloneDX component. */
import type { Sha256 } from '../attest/digest.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type { Component, ExternalReference, Hash } from './bill-of-materials.ts'
import { licences } from './licence.ts'
import { cargoPurl, isFromCratesIo, type Checkout } from './purl.ts'

/** Reference of a package within the document: its purl, never cargo's id, which holds local paths. */
export function packageRef(item: CargoPackage, checkout: Checkout): string {
  return cargoPurl(item, checkout) ?? `path:${item.name}@${item.version}`
}

export interface Library {
  readonly package: CargoPackage
  readonly features: readonly string[]
  readonly checksum: Sha256 | undefined
}

/** A dependency that is compiled for the target and passed on towards the link. */
export function libraryComponent(library: Library, checkout: Checkout): Component {
  const { package: item, features, checksum } = library
  const hashes = checksum === undefined ? undefined : [sha256Hash(checksum)]
  return {
    type: 'library',
    'bom-ref': packageRef(item, checkout),
    ...(isFromCratesIo(item) ? { supplier: CRATES_IO_SUPPLIER } : {}),
    ...describePackage(item, checkout),
    name: item.name,
    version: item.version,
    scope: 'required',
    ...(hashes === undefined ? {} : { hashes }),
    ...listed('externalReferences', [...distribution(item, hashes), ...links(item)]),
    ...listed('properties', packageProperties(item, features)),
  }
}

const CRATES_IO_SUPPLIER = { name: 'crates.io', url: ['https://crates.io'] }

/** What a package says of itself. */
export function describePackage(
  item: CargoPackage,
  checkout: Checkout,
): Pick<Component, 'authors' | 'description' | 'licenses' | 'purl'> {
  const description = item.description?.replaceAll(/\s+/g, ' ').trim() ?? ''
  const purl = cargoPurl(item, checkout)
  return {
    ...listed(
      'authors',
      item.authors.map(parseAuthor).sort((a, b) => order(a.name, b.name)),
    ),
    ...(description === '' ? {} : { description }),
    ...listed('licenses', licences(item.name, item.license, item.licenseFile)),
    ...(purl === undefined ? {} : { purl }),
  }
}

/** Properties in cargo's namespace: what is switched on, and the licence exactly as it is written. */
export function packageProperties(
  item: CargoPackage,
  features: readonly string[],
): Component['properties'] & object {
  return [
    ...[...features].sort(order).map(value => ({ name: 'cargo:feature', value })),
    ...(item.license === null ? [] : [{ name: 'cargo:license', value: item.license }]),
  ]
}

export function sha256Hash(sha256: Sha256): Hash {
  return { alg: 'SHA-256', content: sha256 }
}

function distribution(
  item: CargoPackage,
  hashes: readonly Hash[] | undefined,
): readonly ExternalReference[] {
  if (!isFromCratesIo(item)) return []
  const file = `${item.name}-${item.version}.crate`
  const url = `https://static.crates.io/crates/${item.name}/${encodeURIComponent(file)}`
  return [{ type: 'distribution', url, ...(hashes === undefined ? {} : { hashes }) }]
}

/** Links from Cargo.toml; a text that is no absolute web address would make the document invalid elsewhere. */
export function links(item: CargoPackage): readonly ExternalReference[] {
  return [
    { type: 'documentation', url: item.documentation },
    { type: 'vcs', url: item.repository },
    { type: 'website', url: item.homepage },
  ].flatMap(({ type, url }) => (url !== null && isWebAddress(url) ? [{ type, url }] : []))
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url) && URL.canParse(url)
}

function parseAuthor(text: string): { name: string; email?: string } {
  const { name, email } =
    /^(?<name>[^<]*?)\s*<(?<email>[^<>\s]+@[^<>\s]+)>$/.exec(text)?.groups ?? {}
  if (email === undefined) return { name: text }
  return { name: name === undefined || name === '' ? email : name, email }
}

/** A list as a field, or no field: CycloneDX tools stumble over empty ones. */
export function listed<K extends string, T>(
  key: K,
  list: readonly T[],
): Partial<Record<K, readonly T[]>> {
  return list.length === 0 ? {} : ({ [key]: list } as Partial<Record<K, readonly T[]>>)
}

/** By code unit, never by locale: the order must not depend on the machine. */
export function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
