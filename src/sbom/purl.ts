/** Package URLs (ECMA-427): https://github.com/package-url/purl-spec */
import type { CargoPackage } from '../plan/cargo-metadata.ts'

const CRATES_IO: readonly string[] = [
  'registry+https://github.com/rust-lang/crates.io-index',
  'sparse+https://index.crates.io/',
]

/** The checkout that path packages belong to. */
export interface Checkout {
  /** `https://github.com/owner/name` */
  readonly url: string
  readonly commit: string
  /** Id of the package whose binary is described; undefined: none is. */
  readonly released?: string
  /** Path of the package's folder below the checkout's top, `''` for the top; undefined: outside the checkout. */
  folderOf(item: CargoPackage): string | undefined
}

/** Whether the package comes from crates.io. */
export function isFromCratesIo({ source }: CargoPackage): boolean {
  return source !== null && CRATES_IO.includes(source)
}

/** Where a git dependency was taken from: `git+URL?rev=…#COMMIT` as cargo writes it; undefined: no git dependency. */
export function gitSource({
  source,
}: CargoPackage): { readonly url: string; readonly commit: string } | undefined {
  const { url, commit } =
    /^git\+(?<url>[^?#]+)(?:\?[^#]*)?#(?<commit>[0-9a-f]{40,64})$/.exec(source ?? '')?.groups ?? {}
  return url === undefined || commit === undefined ? undefined : { url, commit }
}

/** Address of the registry's index, without cargo's prefix. */
export function registryUrl({ source }: CargoPackage): string | undefined {
  const { url } = /^(?:registry|sparse)\+(?<url>.+)$/.exec(source ?? '')?.groups ?? {}
  return url
}

/**
 * The purl of a package. Only what comes from crates.io has the bare form. Packages of the repository do not even have
 * the type `cargo`: scanners drop qualifiers, and would take them for whatever crates.io has under their names. The one
 * that is released keeps it, unless it is never published there. Undefined for a path outside the checkout.
 */
export function cargoPurl(item: CargoPackage, checkout: Checkout): string | undefined {
  const bare = `pkg:cargo/${encode(item.name)}@${encode(item.version)}`
  if (isFromCratesIo(item)) return bare
  if (item.source === null) return pathPurl(item, checkout, bare)
  const git = gitSource(item)
  if (git !== undefined) {
    return `${bare}?vcs_url=${encode(`git+${git.url}@${git.commit}${place(gitFolder(item, git.commit))}`)}`
  }
  return `${bare}?repository_url=${encode(registryUrl(item) ?? item.source)}`
}

function pathPurl(item: CargoPackage, checkout: Checkout, bare: string): string | undefined {
  const folder = checkout.folderOf(item)
  if (folder === undefined) return undefined
  const vcs = `vcs_url=${encode(`git+${checkout.url}@${checkout.commit}${place(folder)}`)}`
  if (item.id === checkout.released && item.publish?.length !== 0) return `${bare}?${vcs}`
  const { owner, name } =
    /^https:\/\/github\.com\/(?<owner>[^/]+)\/(?<name>[^/]+)$/.exec(checkout.url)?.groups ?? {}
  if (owner === undefined || name === undefined) {
    return `pkg:generic/${encode(item.name)}@${encode(item.version)}?${vcs}`
  }
  const repository = `${encode(owner.toLowerCase())}/${encode(name.toLowerCase())}`
  const subpath = folder === '' ? '' : `#${folder.split('/').map(encode).join('/')}`
  return `pkg:github/${repository}@${checkout.commit}${subpath}`
}

function place(folder: string): string {
  return folder === '' ? '' : `#${folder}`
}

/** cargo checks a git dependency out below `git/checkouts/NAME-HASH/SHORT-COMMIT/`. */
function gitFolder({ manifestPath }: CargoPackage, commit: string): string {
  const parts = manifestPath.split(/[/\\]/)
  const at = parts.lastIndexOf('checkouts')
  const short = parts[at + 2] ?? ''
  if (at < 0 || short === '' || !commit.startsWith(short)) return ''
  return parts.slice(at + 3, -1).join('/')
}

/** Percent-encoding as purl wants it: `+` is encoded, the colon is not. */
export function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
}
