/** The evidence file: every accepted bundle, one JSON document a line, as `gh attestation verify --bundle` reads it. */
import type { VerifiedArtifact } from '../verify/verified-artifact.ts'

/**
 * In the order of the files' names, then of the predicate types, then of the bundles' text. Ends with a new line,
 * since readers of JSONL skip a last line without one.
 */
export function evidenceText(files: readonly VerifiedArtifact[]): string {
  const lines = files.flatMap(file =>
    file.accepted.map(accepted => ({
      name: file.name ?? '',
      type: accepted.predicateType,
      line: JSON.stringify(accepted.bundle),
    })),
  )
  const ordered = lines.toSorted(
    (a, b) => compare(a.name, b.name) || compare(a.type, b.type) || compare(a.line, b.line),
  )
  return [...new Set(ordered.map(({ line }) => line))].map(line => `${line}\n`).join('')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
