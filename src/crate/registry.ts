/** Registries: crates.io, or another one by its sparse index. */
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, parseJson } from '../plan/fields.ts'
import { crateFileName, encodeVersion, indexPrefix, type CrateId } from './crate-name.ts'

/** Where a registry can be asked. */
export interface Registry {
  readonly kind: 'crates-io' | 'other'
  /** https, with a slash at its end. */
  readonly indexUrl: string
}

export const CRATES_IO: Registry = { kind: 'crates-io', indexUrl: 'https://index.crates.io/' }

/** https://doc.rust-lang.org/cargo/reference/registry-web-api.html is written from here on. */
export const CRATES_IO_API = 'https://crates.io/api/v1/crates'

/** `sparse+https://…` or `https://…` → the registry; undefined: no address of a sparse index. */
export function parseRegistryUrl(text: string): Registry | undefined {
  const bare = text.replace(/^sparse\+/, '')
  if (!/^https:\/\/[^\s?#@]+$/.test(bare) || !URL.canParse(bare)) return undefined
  const indexUrl = bare.endsWith('/') ? bare : `${bare}/`
  return indexUrl === CRATES_IO.indexUrl ? CRATES_IO : { kind: 'other', indexUrl }
}

/** config.json of a sparse index: the template of download addresses. */
export function parseRegistryConfig(text: string, { indexUrl }: Registry): string {
  const problems: string[] = []
  const fields = new Fields(parseJson(text), 'config.json', problems)
  if (fields.raw('auth-required') === true) {
    throw new ReleaseError('REGISTRY_UNSUPPORTED', {
      message: `the registry ${indexUrl} asks for a login before every download`,
    })
  }
  const dl = fields.text('dl', /^https:\/\/\S+$/, 'an https address')
  if (problems.length === 0) return dl
  throw new ReleaseError('REGISTRY_UNSUPPORTED', {
    message: `the index ${indexUrl} describes no registry: ${problems.join('; ')}`,
  })
}

/**
 * Every address at which the crate is served: on crates.io the canonical one and the one that cargo asks for, which the
 * CDN caches apart from each other.
 */
export function downloadUrls(
  registry: Registry,
  template: string | undefined,
  crate: CrateId,
  cksum: string,
): readonly string[] {
  const { name } = crate
  const version = encodeVersion(crate.version)
  if (registry.kind === 'crates-io' || template === undefined) {
    const base = `https://static.crates.io/crates/${name}`
    return [`${base}/${crateFileName({ name, version })}`, `${base}/${version}/download`]
  }
  const filled = fillTemplate(template, { name, version, cksum })
  return [filled]
}

// https://doc.rust-lang.org/cargo/reference/registry-index.html#index-configuration
function fillTemplate(
  template: string,
  {
    name,
    version,
    cksum,
  }: { readonly name: string; readonly version: string; readonly cksum: string },
): string {
  const markers: Readonly<Record<string, string>> = {
    '{crate}': name,
    '{version}': version,
    '{prefix}': indexPrefix(name),
    '{lowerprefix}': indexPrefix(name.toLowerCase()),
    '{sha256-checksum}': cksum,
  }
  const filled = template.replaceAll(
    /\{(?:crate|version|prefix|lowerprefix|sha256-checksum)\}/g,
    marker => markers[marker] ?? marker,
  )
  return filled === template ? `${template}/${name}/${version}/download` : filled
}
