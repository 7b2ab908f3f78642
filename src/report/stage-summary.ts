/** The job summary of `stage`. */
import type { StageRecord } from '../attest/stage-record.ts'
import { code, escapeMarkdown, table } from './markdown.ts'

/** What was staged, with digests, and what comes next. */
export function stageSummary(records: readonly StageRecord[], uploaded: boolean): string {
  const rows = records.map(({ file, sbom, platform, target }) => [
    code(file.name),
    `${escapeMarkdown(platform)} (${code(target)})`,
    String(file.size),
    code(`sha256:${file.sha256}`),
    sbom === null ? 'none' : code(sbom.name),
  ])
  return [
    '## Staged files',
    table(['File', 'Platform', 'Bytes', 'Digest', 'SBOM'], rows),
    uploaded
      ? 'Each is in a workflow artifact of its own, with its SBOM and stage.json. Nothing is signed yet: `attest` does that, in a job that runs no project code.'
      : 'Nothing was uploaded (`upload-artifact: false`), and nothing is signed yet.',
  ].join('\n\n')
}
