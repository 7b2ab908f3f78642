/** The job summary of `plan`. */
import { glibcFloor } from '../plan/platform.ts'
import type {
  PlannedArtifact,
  PlannedExtra,
  PlannedPlatform,
  ReleasePlan,
} from '../plan/release-plan.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'

/** What will be released, and how to ask for exactly that from a build job. */
export function planSummary(plan: ReleasePlan): string {
  return [
    `## Release plan: ${escapeMarkdown(plan.name)} ${escapeMarkdown(plan.version)}`,
    introduction(plan),
    plan.artifacts.length === 0
      ? undefined
      : table(
          ['File', 'Binary', 'Platform', 'SBOM'],
          plan.artifacts.map(artifact => artifactRow(artifact)),
        ),
    plan.platforms.length === 0
      ? undefined
      : table(
          ['Platform', 'Target', 'Runner', 'Remarks'],
          plan.platforms.map(platform => platformRow(platform)),
        ),
    includeRemark(plan),
    extrasTable(plan),
    `Beside them: ${code(plan.checksums)} and ${code(plan.evidence)}; ${plan.files.length} files in all.`,
    sbomRemark(plan),
    ...(plan.platforms.length === 0
      ? []
      : ['The build jobs take their work from this plan:', block('yaml', BUILD_JOB)]),
  ]
    .filter(part => part !== undefined)
    .join('\n\n')
}

const BUILD_JOB = `strategy:
  matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
runs-on: \${{ matrix.runner }}
continue-on-error: \${{ matrix.optional }}`

function introduction(plan: ReleasePlan): string {
  const commit = `commit ${code(plan.commit)} of ${escapeMarkdown(plan.repository)}`
  if (plan.tag === null) {
    return `**A rehearsal**: the run is of ${code(plan.ref)}, no tag, so nothing will be published. It is about ${commit}.`
  }
  const branch =
    plan.ref === `refs/tags/${plan.tag}`
      ? ''
      : ` **The evidence will bear the ref ${code(plan.ref)}**, not the tag's.`
  return `Tag ${code(plan.tag)}${plan.prerelease ? ', a prerelease' : ''}, ${commit}.${branch}`
}

function artifactRow({ name, bin, platform, sbom, archive }: PlannedArtifact): readonly string[] {
  const binary = archive === null ? code(bin) : `${code(archive.binary)}, inside`
  return [code(name), binary, escapeMarkdown(platform), sbom === null ? 'none' : code(sbom)]
}

function includeRemark({ include }: ReleasePlan): string | undefined {
  if (include.length === 0) return undefined
  return `Every archive holds besides: ${include.map(code).join(', ')}.`
}

const MADE: Readonly<Record<PlannedExtra['made'], string>> = {
  built: 'by jobs of this run',
  assembled: 'by another tool: attested as assembled, not as built',
}

function extrasTable({ extras }: ReleasePlan): string | undefined {
  if (extras.length === 0) return undefined
  return table(
    ['Other file', 'Made', 'SBOM'],
    extras.map(({ name, made, sbom }) => [
      code(name),
      MADE[made],
      sbom === null ? 'none' : code(sbom),
    ]),
  )
}

function platformRow(platform: PlannedPlatform): readonly string[] {
  const floor = glibcFloor(platform)
  const remarks = [
    ...(platform.optional ? ['optional'] : []),
    ...(floor === undefined ? [] : [`needs glibc ${floor} or newer`]),
  ]
  return [
    escapeMarkdown(platform.name),
    code(platform.target),
    escapeMarkdown(platform.runner),
    remarks.join(', '),
  ]
}

function sbomRemark({ artifacts }: ReleasePlan): string | undefined {
  if (artifacts.length === 0 || artifacts.some(({ sbom }) => sbom !== null)) return undefined
  return '**This release has no SBOMs**: `sbom` is false, so neither the files nor their attestations are required.'
}
