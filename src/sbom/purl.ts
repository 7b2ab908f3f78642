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
  /** Path of the package's folder below the checkout's top, `''` for the top; undefined: outside the checkout. */
  folderOf(item: CargoPackage): string | undefined
}

/** Whether the package comes from crates.io. */
export function isFromCratesIo({ source }: CargoPackage): boolean {
  return source !== null && CRATES_IO.includes(source)
}

/**
 * The purl of a package. Only packages of crates.io have the bare form: a package of this repository that bore it
 * would be taken for whatever crates.io has under its name. Undefined for a path outside the checkout.
 */
export function cargoPurl(item: CargoPackage, checkout: Checkout): string | undefined {
  const bare = `pkg:cargo/${encode(item.name)}@${encode(item.version)}`
  if (isFromCratesIo(item)) return bare
  if (item.source === null) {
    const folder = checkout.folderOf(item)
    if (folder === undefined) return undefined
    const place = folder === '' ? '' : `#${folder}`
    return `${bare}?vcs_url=${encode(`git+${checkout.url}@${checkout.commit}${place}`)}`
  }
  if (item.source.startsWith('git+')) return `${bare}?vcs_url=${encode(gitUrl(item.source))}`
  return `${bare}?repository_url=${encode(item.source.replace(/^(?:registry|sparse)\+/, ''))}`
}

// `git+URL?rev=…#COMMIT` → `git+URL@COMMIT`: the query is what was asked for, the commit is what was taken.
function gitUrl(source: string): string {
  return source.replace(/(?:\?[^#]*)?#/, '@')
}

/** Percent-encoding as purl wants it: `+` is encoded, the colon is not. */
export function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
}
