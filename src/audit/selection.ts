/** Which releases are audited. */

/** A release as the choice sees it. */
export interface Choosable {
  readonly tag: string
  readonly draft: boolean
  readonly prerelease: boolean
}

/** The input `releases`, read. */
export interface ReleaseSelection {
  /** `all`, the youngest so many, or exactly these tags. */
  readonly which: 'all' | { readonly youngest: number } | { readonly tags: readonly string[] }
  readonly prereleases: boolean
  readonly drafts: boolean
}

const FULL_REF = 'refs/tags/'

/**
 * `all`, a count, or tags; beside the first two the words `prereleases` and `drafts`. A tag that looks like one of
 * these is written in full, `refs/tags/2024`. A text is what is wrong.
 */
export function parseSelection(entries: readonly string[]): ReleaseSelection | string {
  const words = new Set(['prereleases', 'drafts'])
  const rest = entries.filter(entry => !words.has(entry))
  const asked = { prereleases: entries.includes('prereleases'), drafts: entries.includes('drafts') }
  const [first = 'all', ...more] = rest
  const isCount = /^[1-9][0-9]{0,5}$/.test(first)
  if (first === 'all' || isCount) {
    if (more.length > 0) return `${first} and tags contradict each other: ${more.join(', ')}`
    return { which: isCount ? { youngest: Number(first) } : 'all', ...asked }
  }
  if (asked.prereleases || asked.drafts) {
    return 'prereleases and drafts stand beside all or a count; a tag names its release, whatever it is'
  }
  const odd = rest.find(entry => /^(?:all|[0-9]+)$/.test(entry) || /[\s~^:?*[\\]/.test(entry))
  if (odd !== undefined) {
    return `expected all, a count above 0, or tags, got ${JSON.stringify(odd)} (a tag of digits is written refs/tags/…)`
  }
  const tags = rest.map(tag => (tag.startsWith(FULL_REF) ? tag.slice(FULL_REF.length) : tag))
  return { which: { tags }, prereleases: true, drafts: true }
}

/** Takes releases as they are listed, youngest first, and knows when there can be no more. */
export class Chooser {
  readonly #selection: ReleaseSelection
  readonly #missing: Set<string>
  #taken = 0

  constructor(selection: ReleaseSelection) {
    this.#selection = selection
    const { which } = selection
    this.#missing = new Set(typeof which === 'object' && 'tags' in which ? which.tags : [])
  }

  takes(release: Choosable): boolean {
    const { which, prereleases, drafts } = this.#selection
    if ((release.draft && !drafts) || (release.prerelease && !prereleases)) return false
    if (typeof which === 'object' && 'tags' in which) {
      if (!which.tags.includes(release.tag)) return false
      // A draft of the same tag does not stand in for the published release, which may come later in the list.
      if (!release.draft) this.#missing.delete(release.tag)
      this.#seen.add(release.tag)
      return true
    }
    if (this.done) return false
    this.#taken += 1
    return true
  }

  readonly #seen = new Set<string>()

  get done(): boolean {
    const { which } = this.#selection
    if (which === 'all') return false
    return 'youngest' in which ? this.#taken >= which.youngest : this.#missing.size === 0
  }

  /** Named tags of which no release was seen. */
  get absent(): readonly string[] {
    return [...this.#missing].filter(tag => !this.#seen.has(tag))
  }
}
