/** The evidence file: every accepted bundle, one JSON document a line, as `gh attestation verify --bundle` reads it. */
import type { VerifiedArtifact } from '../verify/verified-artifact.ts'

/**
 * In the order of the files' names, then of the predicate types, then of the bundles' text. Ends with a new line,
 * since readers of JSONL skip a last line without one.
 */
export function evidenceText(files: readonly VerifiedArtifact[]): string {
  const all = files.flatMap(file => (file.contains === null ? [file] : [file, file.contains]))
  const lines = all.flatMap(file =>
    file.accepted.map(accepted => ({
      name: file.name ?? '',
      type: accepted.predicateType,
      line: JSON.stringify(accepted.bundle),
    })),
  )
  const ordered = lines.toSorted(
    (a, b) => order(a.name, b.name) ?? order(a.type, b.type) ?? order(a.line, b.line) ?? 0,
  )
  return [...new Set(ordered.map(({ line }) => line))].map(line => `${line}\n`).join('')
}

/** By code unit: no locale has a say in the bytes of the file. */
function order(a: string, b: string): -1 | 1 | undefined {
  if (a === b) return undefined
  return a < b ? -1 : 1
}
