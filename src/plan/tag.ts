/** Tags: which forms are understood, and whether a tag says what Cargo.toml says. */
import { ReleaseError } from '../errors/release-error.ts'

const SEMVER =
  /(?<version>(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)/
const PLAIN = new RegExp(`^v?${SEMVER.source}$`)
const WITH_PACKAGE = new RegExp(`^(?<package>[A-Za-z0-9_-]+?)(?:-|/)v${SEMVER.source}$`)

export interface ParsedTag {
  /** Only in the forms {package}-v{version} and {package}/v{version}. */
  readonly package: string | undefined
  readonly version: string
}

/** A tag of one of the known forms; undefined: it has none of them. */
export function parseTag(tag: string): ParsedTag | undefined {
  const groups = (PLAIN.exec(tag) ?? WITH_PACKAGE.exec(tag))?.groups
  const version = groups?.['version']
  return version === undefined ? undefined : { package: groups?.['package'], version }
}

/** Every tag under which these packages of this version may be released. */
export function acceptedTags(packages: readonly string[], version: string): readonly string[] {
  return [
    `v${version}`,
    ...packages.flatMap(name => [`${name}-v${version}`, `${name}/v${version}`]),
    version,
  ]
}

/** TAG_VERSION_MISMATCH or TAG_FORM_UNKNOWN unless the tag is one of {@link acceptedTags}. */
export function checkTag(tag: string, packages: readonly string[], version: string): void {
  const accepted = acceptedTags(packages, version)
  if (accepted.includes(tag)) return
  const parsed = parseTag(tag)
  const foreign = parsed?.package !== undefined && !packages.includes(parsed.package)
  if (parsed === undefined || foreign) {
    throw new ReleaseError('TAG_FORM_UNKNOWN', {
      message: 'the tag does not name what is to be released',
      expected: accepted.join(' or '),
      actual: tag,
    })
  }
  throw new ReleaseError('TAG_VERSION_MISMATCH', {
    message: 'the tag and Cargo.toml disagree about the version',
    expected: accepted.join(' or '),
    actual: tag,
  })
}

const TAG_REF = 'refs/tags/'

/** The tag of this release, null for a rehearsal: the pushed tag, or the one given to a branch run. */
export function chooseTag(
  ref: string,
  given: string | undefined,
  allowBranchRef: boolean,
): string | null {
  const pushed = ref.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined
  const wanted = given?.startsWith(TAG_REF) === true ? given.slice(TAG_REF.length) : given
  if (wanted === undefined) return pushed ?? null
  if (wanted === pushed) return wanted
  if (allowBranchRef && pushed === undefined) return wanted
  throw new ReleaseError('BRANCH_REF_REFUSED', {
    message: `the tag ${wanted} is to be released by a run of another ref`,
    expected: `${TAG_REF}${wanted}`,
    actual: ref,
  })
}
