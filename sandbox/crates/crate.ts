/** A published version, and how the registry's parts show it. */

/** Who published with a token of trusted publishing; crates.io shows it without a login. */
export interface TrustpubData {
  readonly provider: 'github'
  /** `owner/name` */
  readonly repository: string
  readonly run_id: string
  readonly sha: string
}

/** The parts of crates.io, which learn of a version one after the other. */
export type Surface = 'cdn' | 'index' | 'api'

export interface CrateVersion {
  readonly name: string
  readonly version: string
  /** What was uploaded. */
  content: Buffer
  /** The line of the index, but for `cksum` and `yanked`. */
  readonly index: Readonly<Record<string, unknown>>
  readonly trustpub: TrustpubData | null
  yanked: boolean
  /** How many more requests each part answers as if the version were not there. */
  readonly lag: Record<Surface, number>
  /** Lies, each of one part alone. */
  lies: {
    /** What the CDN serves instead; `cargo` is the address that ends in /download. */
    served?: Buffer
    servedToCargo?: Buffer
    cksum?: string
    checksum?: string
  }
}

/** A version as kept in the sandbox's state. */
export type StoredCrateVersion = Omit<CrateVersion, 'content' | 'lies' | 'lag'> & {
  /** base64 */
  readonly content: string
}
