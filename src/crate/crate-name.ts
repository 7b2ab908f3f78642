/** Names of crates: files, index paths, addresses. https://doc.rust-lang.org/cargo/reference/registry-index.html */

/** A crate of one version, with the name as Cargo.toml spells it: `-`, `_` and capitals count in addresses. */
export interface CrateId {
  readonly name: string
  readonly version: string
}

/** What the attestation's subject is called, and how cargo names the file. */
export function crateFileName({ name, version }: CrateId): string {
  return `${name}-${version}.crate`
}

/** The one folder that holds everything in the archive. */
export function crateRoot({ name, version }: CrateId): string {
  return `${name}-${version}`
}

/** `1`, `2`, `3/{first}`, `{first two}/{next two}`. */
export function indexPrefix(name: string): string {
  if (name.length <= 2) return String(name.length)
  if (name.length === 3) return `3/${name.slice(0, 1)}`
  return `${name.slice(0, 2)}/${name.slice(2, 4)}`
}

/** Path below the index: prefix and name in lower case; separators stay as they are. */
export function indexPath(name: string): string {
  const lower = name.toLowerCase()
  return `${indexPrefix(lower)}/${lower}`
}

/** For a path: a plus sign would be read as a blank by some servers. */
export function encodeVersion(version: string): string {
  return version.replaceAll('+', '%2B')
}

/** Registries take versions that differ in build metadata alone for one: https://semver.org/#spec-item-10 */
export function withoutBuild(version: string): string {
  return version.replace(/\+.*$/s, '')
}
