/** The job summary of `stage`. */
import type { StageRecord } from '../attest/stage-record.ts'
import { code, escapeMarkdown, table } from './markdown.ts'

/** What becomes of the staged files: another job signs them, this very step does, or somebody else must. */
export type AfterStaging = 'uploaded' | 'kept' | 'same step'

const UPLOADED = 'Each is in a workflow artifact of its own, with its SBOM and stage.json.'

const NEXT: Readonly<Record<AfterStaging, string>> = {
  uploaded: `${UPLOADED} Nothing is signed yet: \`attest\` does that, in a job that runs no project code.`,
  kept: 'Nothing was uploaded (`upload-artifact: false`), and nothing is signed yet.',
  'same step': UPLOADED,
}

/** What was staged, with digests, and what comes next. */
export function stageSummary(records: readonly StageRecord[], next: AfterStaging): string {
  const rows = records.map(({ file, sbom, platform, target, archive }) => [
    archive === null
      ? code(file.name)
      : [code(file.name), ...archive.entries.map(({ path }) => `↳ ${code(path)}`)].join('<br>'),
    platform === null || target === null
      ? 'not built by cargo'
      : `${escapeMarkdown(platform)} (${code(target)})`,
    String(file.size),
    code(`sha256:${file.sha256}`),
    sbom === null ? 'none' : code(sbom.name),
  ])
  return [
    '## Staged files',
    table(['File', 'Platform', 'Bytes', 'Digest', 'SBOM'], rows),
    NEXT[next],
  ].join('\n\n')
}
