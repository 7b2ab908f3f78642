/** The plan, from what cargo says and what the maintainer asks for. The same input makes the same plan, always. */
import { prerelease as prereleaseParts } from 'semver'
import { ReleaseError } from '../errors/release-error.ts'
import type { RunContext } from '../run/run-context.ts'
import {
  archiveFormat,
  artifactName,
  assetStem,
  DEFAULT_ASSET_NAME,
  releaseFileNames,
  sbomFormat,
  sbomName,
} from './artifact-name.ts'
import { checkSbomPath } from './sbom-path.ts'
import { checkAssetNames } from './asset-name.ts'
import type { CargoMetadata, CargoPackage } from './cargo-metadata.ts'
import { planExtras } from './extra-file.ts'
import type { FeatureSelection } from './features.ts'
import { parseIncludes } from './include.ts'
import { DEFAULT_PLATFORMS, executableSuffix, parsePlatforms } from './platform.ts'
import {
  PLAN_SCHEMA,
  stagedFiles,
  type PlannedArtifact,
  type PlannedExtra,
  type PlannedPlatform,
  type ReleasePlan,
} from './release-plan.ts'
import { signatureName } from './signature-name.ts'
import { commonVersion, selectBins, selectPackages, type SelectedBin } from './selection.ts'
import { memberSettings, workspaceSettings, type Settings } from './settings.ts'
import { checkTag, chooseTag } from './tag.ts'

/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const MOST_ASSETS = 1000

/** Whether binaries are packed; `auto`: as people expect it on each system. */
export type ArchiveChoice = 'auto' | 'none'

/** What the inputs ask for; they win over Cargo.toml. */
export interface PlanRequest {
  readonly packages: readonly string[] | undefined
  readonly bins: readonly string[] | undefined
  readonly platforms: readonly string[] | undefined
  readonly name: string | undefined
  readonly assetName: string | undefined
  /** Path: the maintainer's own document for every file. */
  readonly sbom: boolean | string | undefined
  /** Detached OpenPGP signatures beside the files. */
  readonly gpg?: boolean | undefined
  readonly archive?: ArchiveChoice | undefined
  /** `pattern[=place]` */
  readonly include?: readonly string[] | undefined
  /** `path[=name]` */
  readonly extraAssets?: readonly string[] | undefined
  /** `path[=name]` */
  readonly prebuilt?: readonly string[] | undefined
  readonly tag: string | undefined
  readonly allowBranchRef: boolean
  readonly features: FeatureSelection | undefined
  /** Plan for this platform alone, whatever Cargo.toml says; the input `platforms` still wins. */
  readonly onlyPlatform: PlannedPlatform | undefined
}

/** Decides everything that the release will be; throws what stands against it. */
export function planRelease(
  request: PlanRequest,
  metadata: CargoMetadata,
  context: Pick<RunContext, 'ref' | 'repository' | 'sha'>,
): ReleasePlan {
  const outer = workspaceSettings(metadata)
  const tag = chooseTag(context.ref, request.tag, request.allowBranchRef)
  const selected = selectPackages(metadata, { packages: request.packages ?? outer.packages, tag })
  const bins = selectBins(selected, {
    bins: request.bins ?? outer.bins ?? memberBins(selected, metadata),
    features: request.features,
  })
  const packages = [...new Set(bins.map(item => item.package))]
  const cargoVersion = commonVersion(packages)
  if (tag !== null)
    checkTag(
      tag,
      packages.map(item => item.name),
      cargoVersion,
    )

  const settings = { ...outer, ...memberSettings(packages, metadata.rootPackage) }
  const extras = planExtras({
    extraAssets: request.extraAssets ?? settings.extraAssets ?? [],
    prebuilt: request.prebuilt ?? settings.prebuilt ?? [],
  })
  const platforms = choosePlatforms(request, settings, extras)
  const version = tag === null ? `${cargoVersion}-dev` : cargoVersion
  const name = request.name ?? settings.name ?? defaultName(bins, metadata)
  const sbom = request.sbom ?? settings.sbom ?? true
  const sbomPath = typeof sbom === 'string' ? checkSbomPath(sbom) : null
  const archive = request.archive ?? settings.archive ?? 'none'
  const artifacts = planArtifacts(bins, platforms, {
    template: request.assetName ?? settings.assetName ?? DEFAULT_ASSET_NAME,
    archive,
    tag,
    sbom: sbom !== false,
    sbomPath,
    name,
    version,
  })
  const own = releaseFileNames(name, version)
  return {
    schema: PLAN_SCHEMA,
    name,
    bins: platforms.length === 0 ? [] : sorted(new Set(bins.map(item => item.bin))),
    packages: sorted(packages.map(item => item.name)),
    version,
    tag,
    prerelease: prereleaseParts(cargoVersion) !== null,
    publishable: packages.every(isPublishable),
    commit: context.sha,
    ref: context.ref,
    repository: context.repository,
    platforms,
    sbomPath,
    include: chooseInclude(request, settings, archive),
    artifacts,
    extras,
    ...own,
    files: planFiles({ artifacts, extras }, own, request.gpg ?? settings.gpg ?? false),
  }
}

// A lone package's own `bin` setting must be known before its binaries are chosen.
function memberBins(
  selected: readonly CargoPackage[],
  { rootPackage }: CargoMetadata,
): readonly string[] | undefined {
  return selected.length === 1 ? memberSettings(selected, rootPackage).bins : undefined
}

/** Files to be packed without an archive to pack them in are a mistake; but `archive: none` wins over Cargo.toml. */
function chooseInclude(
  request: PlanRequest,
  settings: Settings,
  archive: ArchiveChoice,
): readonly string[] {
  const include =
    request.include ?? (request.archive === 'none' ? undefined : settings.include) ?? []
  parseIncludes(include)
  if (archive === 'auto' || include.length === 0) return include
  throw new ReleaseError('SELECTION_INVALID', {
    message: 'include names files that go into an archive, but nothing is packed',
    expected: 'archive: auto',
    actual: `archive: ${archive}`,
    remedy:
      'Set `archive: auto`, or name files that are released on their own with `extra-assets`.',
  })
}

// What another tool has made is not made again, unless somebody asks for both.
function choosePlatforms(
  request: PlanRequest,
  settings: Settings,
  extras: readonly PlannedExtra[],
): readonly PlannedPlatform[] {
  const asked = request.platforms ?? settings.platforms
  if (asked === undefined && extras.some(({ made }) => made === 'assembled')) return []
  if (request.platforms !== undefined) return parsePlatforms(request.platforms)
  if (request.onlyPlatform !== undefined) return [request.onlyPlatform]
  return parsePlatforms(settings.platforms ?? DEFAULT_PLATFORMS)
}

function defaultName(bins: readonly SelectedBin[], { rootPackage }: CargoMetadata): string {
  const [only, ...others] = new Set(bins.map(item => item.bin))
  const name = others.length === 0 ? only : rootPackage?.name
  if (name !== undefined) return name
  throw new ReleaseError('NAME_REQUIRED', {
    message: 'the release needs a name of its own',
    actual: `${bins.length} binaries: ${bins.map(item => item.bin).join(', ')}`,
  })
}

function isPublishable({ publish }: CargoPackage): boolean {
  return publish === null || publish.includes('crates-io')
}

interface Naming {
  readonly template: string
  readonly archive: ArchiveChoice
  readonly tag: string | null
  readonly sbom: boolean
  readonly sbomPath: string | null
  readonly name: string
  readonly version: string
}

function planArtifacts(
  bins: readonly SelectedBin[],
  platforms: readonly PlannedPlatform[],
  naming: Naming,
): readonly PlannedArtifact[] {
  const artifacts = bins.flatMap(item =>
    platforms.map(({ name: platform, target, optional }) => {
      const { bin } = item
      const packageName = item.package.name
      const parts = { ...naming, bin, package: packageName, platform, target }
      const stem = assetStem(naming.template, parts)
      const format = naming.archive === 'none' ? null : archiveFormat(target)
      const name = artifactName(stem, target, format)
      const sbom = naming.sbom ? sbomName(name, sbomFormat(naming.sbomPath)) : null
      const binary = `${stem}/${bin}${executableSuffix(target)}`
      const archive = format === null ? null : { format, binary }
      return { name, bin, package: packageName, platform, target, optional, sbom, archive }
    }),
  )
  // By code unit and never by locale, as sort() does: the order must not depend on the machine.
  return artifacts.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every file of the release, sorted; refuses names that GitHub would change, collisions, and too many. */
export function planFiles(
  planned: Pick<ReleasePlan, 'artifacts' | 'extras'>,
  own: { readonly checksums: string; readonly evidence: string },
  gpg = false,
): readonly string[] {
  const signed = [
    ...stagedFiles(planned).flatMap(({ name, sbom }) => (sbom === null ? [name] : [name, sbom])),
    own.checksums,
  ]
  const files = [...signed, ...(gpg ? signed.map(signatureName) : []), own.evidence]
  checkAssetNames(files)
  if (files.length > MOST_ASSETS) {
    throw new ReleaseError('SELECTION_INVALID', {
      message: 'GitHub does not take that many files on one release',
      expected: `at most ${MOST_ASSETS}`,
      actual: String(files.length),
    })
  }
  return sorted(files)
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort()
}
