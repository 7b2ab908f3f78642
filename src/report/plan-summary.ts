/** The job summary of `plan`. */
import { glibcFloor } from '../plan/platform.ts'
import type { PlannedArtifact, PlannedPlatform, ReleasePlan } from '../plan/release-plan.ts'
import { block, code, escapeMarkdown, table } from './markdown.ts'

/** What will be released, and how to ask for exactly that from a build job. */
export function planSummary(plan: ReleasePlan): string {
  return [
    `## Release plan: ${escapeMarkdown(plan.name)} ${escapeMarkdown(plan.version)}`,
    introduction(plan),
    table(
      ['File', 'Binary', 'Platform', 'SBOM'],
      plan.artifacts.map(artifact => artifactRow(artifact)),
    ),
    table(
      ['Platform', 'Target', 'Runner', 'Remarks'],
      plan.platforms.map(platform => platformRow(platform)),
    ),
    `Beside them: ${code(plan.checksums)} and ${code(plan.evidence)}; ${plan.files.length} files in all.`,
    sbomRemark(plan),
    'The build jobs take their work from this plan:',
    block('yaml', BUILD_JOB),
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

function artifactRow({ name, bin, platform, sbom }: PlannedArtifact): readonly string[] {
  return [code(name), code(bin), escapeMarkdown(platform), sbom === null ? 'none' : code(sbom)]
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
  if (artifacts.some(({ sbom }) => sbom !== null)) return undefined
  return '**This release has no SBOMs**: `sbom` is false, so neither the files nor their attestations are required.'
}
