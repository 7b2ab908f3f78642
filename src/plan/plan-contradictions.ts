/** Where a plan contradicts itself. */
import {
  archiveFormat,
  releaseFileNames,
  SBOM_FORMATS,
  sbomFormat,
  sbomName,
} from './artifact-name.ts'
import { planFiles } from './make-plan.ts'
import { executableSuffix } from './platform.ts'
import {
  stagedFiles,
  type PlannedArtifact,
  type PlannedExtra,
  type ReleasePlan,
} from './release-plan.ts'
import { plansSignatures } from './signature-name.ts'
import { acceptedTags } from './tag.ts'

/** What is said twice must be said alike: a plan is the one word on what a release may hold. */
export function contradictions(plan: ReleasePlan): readonly string[] {
  const own = releaseFileNames(plan.name, plan.version)
  return [
    ...(stagedFiles(plan).length === 0 ? ['plan.artifacts: empty'] : []),
    ...plan.artifacts.flatMap(artifact => artifactContradictions(plan, artifact)),
    ...plan.extras.flatMap(extraContradictions),
    ...(plan.include.length > 0 && plan.artifacts.every(({ archive }) => archive === null)
      ? ['plan.include: nothing is packed']
      : []),
    ...differs('checksums', plan.checksums, own.checksums),
    ...differs('evidence', plan.evidence, own.evidence),
    ...differs('bins', plan.bins.join(), distinct(plan.artifacts.map(item => item.bin))),
    // A release of what another tool has made has a version and a tag, and those are of packages.
    ...(plan.artifacts.length === 0
      ? []
      : differs(
          'packages',
          plan.packages.join(),
          distinct(plan.artifacts.map(item => item.package)),
        )),
    ...differs('files', plan.files.join(), expectedFiles(plan)),
    ...tagContradictions(plan),
  ]
}

function artifactContradictions(plan: ReleasePlan, artifact: PlannedArtifact): readonly string[] {
  const at = `artifacts: ${artifact.name}`
  const platform = plan.platforms.find(({ name }) => name === artifact.platform)
  if (platform === undefined) return [`plan.${at}: no platform ${artifact.platform} is planned`]
  return [
    ...differs(`${at}: target`, artifact.target, platform.target),
    ...differs(`${at}: optional`, String(artifact.optional), String(platform.optional)),
    ...(artifact.sbom === null
      ? []
      : differs(`${at}: sbom`, artifact.sbom, sbomName(artifact.name, sbomFormat(plan.sbomPath)))),
    ...archiveContradictions(artifact, at),
  ]
}

/** The one folder of an archive is named after it, and the binary lies in it under its own name. */
function archiveContradictions(
  { name, bin, target, archive }: PlannedArtifact,
  at: string,
): readonly string[] {
  if (archive === null) return []
  const suffix = `.${archive.format}`
  const stem = name.endsWith(suffix)
    ? name.slice(0, -suffix.length)
    : `(a name that ends in ${suffix})`
  return [
    ...differs(`${at}: archive.format`, archive.format, archiveFormat(target)),
    ...differs(
      `${at}: archive.binary`,
      archive.binary,
      `${stem}/${bin}${executableSuffix(target)}`,
    ),
  ]
}

function extraContradictions({ name, sbom, sbomPath }: PlannedExtra): readonly string[] {
  const names = SBOM_FORMATS.map(format => sbomName(name, format))
  return [
    ...(sbom === null || names.includes(sbom)
      ? []
      : [`plan.extras: ${name}: sbom: expected ${names.join(' or ')}, got ${sbom}`]),
    ...differs(`extras: ${name}: sbomPath`, String(sbomPath !== null), String(sbom !== null)),
  ]
}

function tagContradictions({ tag, packages, version }: ReleasePlan): readonly string[] {
  if (tag === null) {
    return version.endsWith('-dev')
      ? []
      : ['plan.version: a rehearsal has a version that ends in -dev']
  }
  const accepted = acceptedTags(packages, version)
  return accepted.includes(tag) ? [] : [`plan.tag: expected ${accepted.join(' or ')}, got ${tag}`]
}

// The names themselves may be refused, which is a problem of the plan here.
function expectedFiles(plan: ReleasePlan): string {
  try {
    return planFiles(plan, plan, plansSignatures(plan)).join()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

/** One line where two texts are not the same, else none. */
export function differs(path: string, actual: string, expected: string): readonly string[] {
  return actual === expected ? [] : [`plan.${path}: expected ${expected}, got ${actual}`]
}

/** The texts once each, sorted, as one text. */
export function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join()
}
